//! What a supervisor asks.

use crate::given::{Fixed, Visitor};
use axum::http::StatusCode;
use server::http::health::{Ailment, Health};
use std::sync::Arc;

fn ill(ailment: Ailment) -> Visitor {
    Visitor::of(|surface| surface.health = Arc::new(Health::new(Arc::new(Fixed(Err(ailment))))))
}

#[tokio::test]
async fn a_healthy_process_is_alive_and_ready() {
    let visitor = Visitor::new();
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(visitor.get("/readyz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_ill_part_makes_the_process_not_ready_and_is_named_while_it_stays_alive() {
    for (ailment, name) in [(Ailment::Database, "database"), (Ailment::Migrations, "migrations"), (Ailment::Queue, "queue")] {
        let visitor = ill(ailment);
        let answer = visitor.get("/readyz").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.json()["because"], name);
        assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_process_that_stops_is_not_ready_while_it_still_answers() {
    let health = Arc::new(Health::new(Arc::new(Fixed(Ok(())))));
    let visitor = Visitor::of(|surface| surface.health = Arc::clone(&health));
    health.stop();
    assert_eq!(visitor.get("/readyz").await.json()["because"], "stopping");
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_bare_ping_passes_no_layer() {
    let answer = Visitor::new().get("/ping").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.header("x-request-id"), "");
}

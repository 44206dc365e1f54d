//! Server functions.

use crate::given::{Answer, Visitor};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::json;

async fn call(visitor: &Visitor, name: &str, argument: &serde_json::Value) -> Answer {
    let request = Request::post(format!("/fn/{name}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "text/html, application/json")
        .header(header::REFERER, "https://elsewhere.example/");
    visitor.send(request.body(Body::from(argument.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_function_answers_its_view_and_never_redirects() {
    let visitor = Visitor::new();
    let answer = call(&visitor, "show_hold", &json!({ "token": "h1" })).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json()["token"], "h1");
    assert_eq!(visitor.called.list(), ["show_hold"]);
}

#[tokio::test]
async fn a_refusal_has_its_status_and_travels_typed() {
    let answer = call(&Visitor::new(), "show_hold", &json!({ "token": "unknown" })).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("not_found"), "{}", answer.text());
}

#[tokio::test]
async fn a_function_is_never_called_by_get() {
    let visitor = Visitor::new();
    let answer = visitor.get("/fn/show_hold?token=h1").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(visitor.called.list(), [""; 0]);
}

#[tokio::test]
async fn an_unknown_function_is_a_problem_without_internals() {
    let answer = call(&Visitor::new(), "drop_tables", &json!({})).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["type"], "urn:rdv-apprentissage:problem:not-found");
}

#[tokio::test]
async fn a_plain_form_cannot_call_a_function() {
    let visitor = Visitor::new();
    let answer = visitor.post("/fn/show_hold", "token=h1").await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(visitor.called.list(), [""; 0]);
}

#[tokio::test]
async fn a_broken_argument_reaches_no_port_and_tells_nothing() {
    let visitor = Visitor::new();
    let answer = call(&visitor, "show_hold", &json!({ "wrong": 1 })).await;
    assert!(!answer.status.is_success());
    assert!(!answer.text().contains("missing field"), "{}", answer.text());
    assert_eq!(visitor.called.list(), [""; 0]);
}

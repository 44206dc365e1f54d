//! Server functions.

use crate::given::{Answer, Visitor};
use app::{
    server_fns::{AppError, booking::ShowHoldCall},
    wire::WireEncoding,
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use contract::{booking::HoldStatus, refusal::Refusal};
use leptos::server_fn::{Bytes, Decodes, Encodes};
use serde::de::DeserializeOwned;

async fn send(visitor: &Visitor, name: &str, message: Vec<u8>) -> Answer {
    let request = Request::post(format!("/fn/{name}"))
        .header(header::CONTENT_TYPE, "application/postcard")
        .header(header::ACCEPT, "text/html, application/postcard")
        .header(header::REFERER, "https://elsewhere.example/");
    visitor.send(request.body(Body::from(message)).unwrap()).await
}

async fn show_hold(visitor: &Visitor, token: &str) -> Answer {
    let argument = ShowHoldCall { token: token.to_owned() };
    send(visitor, "show_hold", WireEncoding::encode(&argument).unwrap().to_vec()).await
}

fn read<T: DeserializeOwned>(answer: &Answer) -> T {
    WireEncoding::decode(Bytes::copy_from_slice(&answer.body)).expect("a message of ours")
}

#[tokio::test]
async fn a_function_answers_its_view_and_never_redirects() {
    let visitor = Visitor::new();
    let answer = show_hold(&visitor, "h1").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(matches!(read(&answer), HoldStatus::Open(hold) if hold.token == "h1"));
    assert_eq!(visitor.called.list(), ["show_hold"]);
}

#[tokio::test]
async fn a_refusal_has_its_status_and_travels_typed() {
    let answer = show_hold(&Visitor::new(), "unknown").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(read::<AppError>(&answer), AppError::Refused(Refusal::NotFound));
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
    let answer = send(&Visitor::new(), "drop_tables", Vec::new()).await;
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
async fn a_broken_argument_or_one_of_another_version_reaches_no_port_and_tells_nothing() {
    let visitor = Visitor::new();
    let whole = WireEncoding::encode(&ShowHoldCall { token: "h1".to_owned() }).unwrap().to_vec();
    let mut older = whole.clone();
    older[0] ^= 1;
    for message in [Vec::new(), b"{}".to_vec(), whole[..5].to_vec(), older] {
        let answer = send(&visitor, "show_hold", message).await;
        assert!(!answer.status.is_success());
        assert_eq!(read::<AppError>(&answer), AppError::Outdated);
    }
    assert_eq!(visitor.called.list(), [""; 0]);
}

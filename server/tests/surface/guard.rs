//! What every request passes.

use crate::given::{Visitor, form_request, guard_settings};
use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use server::{
    config::Network,
    http::{GuardSettings, guard::rate::Rate},
};
use std::{net::SocketAddr, sync::Arc};

const CANCEL: &str = "/suivi/abc/annuler";

async fn from_site(headers: &[(&str, &str)]) -> (StatusCode, Vec<String>) {
    let visitor = Visitor::new();
    let mut request = form_request(CANCEL, "motif=");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = visitor.send(request.body(Body::from("motif=")).unwrap()).await;
    (answer.status, visitor.called.list())
}

#[tokio::test]
async fn a_form_sent_by_another_site_is_refused_before_anybody_is_asked() {
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://elsewhere.example")],
        &[("origin", "null")],
    ] {
        assert_eq!(from_site(headers).await, (StatusCode::FORBIDDEN, Vec::new()), "{headers:?}");
    }
}

#[tokio::test]
async fn a_form_of_our_own_site_passes_with_an_old_browser_too() {
    for headers in [&[("sec-fetch-site", "same-origin"), ("origin", "null")][..], &[("origin", "http://rdv.example")]] {
        assert_eq!(from_site(headers).await.0, StatusCode::SEE_OTHER, "{headers:?}");
    }
}

#[tokio::test]
async fn a_body_larger_than_any_form_is_refused_whether_announced_or_not() {
    let large = "a".repeat(64 * 1024 + 1);
    let announced = form_request(CANCEL, &large).body(Body::from(large.clone())).unwrap();
    let chunked = Request::post(CANCEL)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from_stream(futures_util::stream::iter(vec![Ok::<_, std::io::Error>(large.clone())])))
        .unwrap();
    for request in [announced, chunked] {
        let visitor = Visitor::new();
        assert_eq!(visitor.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(visitor.called.list(), [""; 0]);
    }
}

#[tokio::test]
async fn every_answer_protects_its_reader() {
    let visitor = Visitor::new();
    for address in ["/", "/suivi/abc", "/pkg/app.1111.js", "/healthz", "/nowhere", "/fn/none", "/suivi/abc/rendez-vous.ics"] {
        let answer = visitor.get(address).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{address}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{address}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert!(!answer.header("content-security-policy").contains("unsafe-inline"), "{address}");
        assert!(!answer.header("x-request-id").is_empty(), "{address}");
    }
}

#[tokio::test]
async fn a_page_runs_only_the_script_that_bears_its_nonce() {
    let visitor = Visitor::new();
    let answer = visitor.get("/").await;
    let policy = answer.header("content-security-policy");
    let (_, rest) = policy.split_once("'nonce-").unwrap();
    let nonce = rest.split_once('\'').unwrap().0.to_owned();
    assert!(nonce.len() >= 16);
    assert!(answer.text().contains(&format!("nonce=\"{nonce}\"")));
    assert!(!visitor.get("/").await.header("content-security-policy").contains(&nonce), "a nonce is used once");
    assert!(visitor.get("/healthz").await.header("content-security-policy").starts_with("default-src 'none'; base-uri"));
}

#[tokio::test]
async fn an_address_that_is_a_secret_goes_to_nobody_and_stays_in_no_cache() {
    let visitor = Visitor::new();
    for address in ["/suivi/abc", "/rdv/confirmation/abc", "/rdv/coordonnees?reservation=h1"] {
        let answer = visitor.get(address).await;
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{address}");
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
    }
    assert_eq!(visitor.get("/").await.header("referrer-policy"), "strict-origin-when-cross-origin");
}

#[tokio::test]
async fn only_a_site_reached_by_https_asks_for_https() {
    assert_eq!(Visitor::new().get("/").await.header("strict-transport-security"), "");
    let secure = GuardSettings { public_url: "https://rdv.example".to_owned(), ..guard_settings() };
    let visitor = Visitor::of(|surface| surface.guard = Arc::new(secure));
    assert!(visitor.get("/").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits_and_its_neighbour_does_not() {
    let limited = GuardSettings { rate: Some(Rate::new(1)), ..guard_settings() };
    let visitor = Visitor::of(|surface| surface.guard = Arc::new(limited));
    let mut refused = None;
    for _ in 0..20 {
        let answer = visitor.get("/healthz").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
        }
    }
    let refused = refused.expect("twenty requests at once are too many for one a second");
    assert!(refused.header("retry-after").parse::<u32>().unwrap() >= 1);
    assert!(refused.text().contains("<h1>"), "a browser is answered by a page");
    assert_eq!(visitor.get("/pkg/app.1111.js").await.status, StatusCode::OK, "files are not counted");
    let mut neighbour = Request::get("/healthz").body(Body::empty()).unwrap();
    neighbour.extensions_mut().insert(ConnectInfo("192.0.2.11:1".parse::<SocketAddr>().unwrap()));
    assert_eq!(visitor.send(neighbour).await.status, StatusCode::OK);
}

async fn seen_behind(trusted: &str) -> String {
    let trusted_proxies = Network::parse_list(trusted).unwrap();
    let visitor = Visitor::of(|surface| surface.guard = Arc::new(GuardSettings { trusted_proxies, ..guard_settings() }));
    let request = Request::get("/formation/K").header("x-forwarded-for", "203.0.113.5").body(Body::empty()).unwrap();
    visitor.send(request).await;
    visitor.called.scopes()[0].address_key.clone()
}

#[tokio::test]
async fn the_ports_learn_the_address_that_a_trusted_proxy_reports_and_no_other() {
    assert_eq!(seen_behind("").await, "192.0.2.10");
    assert_eq!(seen_behind("192.0.2.0/24").await, "203.0.113.5");
}

#[tokio::test]
async fn each_request_has_an_identifier_of_its_own() {
    let visitor = Visitor::new();
    let (first, second) = (visitor.get("/healthz").await, visitor.get("/healthz").await);
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
}

#[tokio::test]
async fn a_panic_is_a_500_page_with_an_incident_and_nothing_of_what_was_typed() {
    let answer = Visitor::new().get("/suivi/panic/rendez-vous.ics").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text().contains(answer.header("x-request-id")));
    assert!(!answer.text().contains("lea@exemple.fr"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn a_method_that_an_address_does_not_have_is_a_problem_document() {
    let answer = Visitor::new().post("/formation/K", "a=b").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

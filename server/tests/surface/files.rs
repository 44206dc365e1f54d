//! The site's files.

use crate::given::{Answer, Visitor};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

async fn ask(address: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    Visitor::new().send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_file_is_sent_in_the_best_form_that_the_browser_reads() {
    for (accepted, coding, content) in [
        ("gzip, deflate, br", "br", "brotli script"),
        ("gzip", "gzip", "gzip script"),
        ("br;q=0, gzip", "gzip", "gzip script"),
        ("identity", "", "plain script"),
    ] {
        let answer = ask("/pkg/app.1111.js", &[(header::ACCEPT_ENCODING, accepted)]).await;
        assert_eq!(answer.header("content-encoding"), coding, "{accepted}");
        assert_eq!(answer.text(), content, "{accepted}");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    }
}

#[tokio::test]
async fn a_name_with_a_hash_is_kept_for_ever_and_another_is_not() {
    assert!(ask("/pkg/style.3333.css", &[]).await.header("cache-control").contains("immutable"));
    assert!(!ask("/robots.txt", &[]).await.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn a_known_version_is_not_sent_again_and_each_form_has_its_own_tag() {
    let brotli = (header::ACCEPT_ENCODING, "br");
    let tag = ask("/robots.txt", std::slice::from_ref(&brotli)).await.header("etag").to_owned();
    let again = ask("/robots.txt", &[brotli, (header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    let other_form = ask("/robots.txt", &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(other_form.status, StatusCode::OK);
}

#[tokio::test]
async fn the_program_is_sent_as_wasm() {
    assert_eq!(ask("/pkg/app_bg.2222.wasm", &[]).await.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn what_the_list_does_not_name_does_not_exist() {
    for address in ["/secret.txt", "/manifest.json", "/pkg/app.9999.js", "/pkg/..%2Fsecret.txt", "/pkg/app.1111.js.br"] {
        let answer = ask(address, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!answer.text().contains("not in the list"), "{address}");
    }
}

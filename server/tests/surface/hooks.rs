//! The mail provider's reports: who is believed, and what they are answered.

use crate::given::{
    Answer, Visitor,
    office::{Office, Stopped},
    ports::{Called, Fake},
};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use server::{
    config::HookSecret,
    http::{
        GuardSettings,
        guard::rate::Rate,
        hooks::{MAIL, MailHook},
    },
};
use sha2::Sha256;
use std::sync::Arc;
use store::Db;
use testkit::{FixedClock, NOW};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BOUNCE: &str = r#"{"type":"bounce","email":"lea@exemple.fr","permanent":true}"#;

fn hook(called: &Called) -> MailHook {
    MailHook {
        secret: HookSecret::parse(SECRET).unwrap(),
        deliveries: Arc::new(Fake(called.clone())),
        clock: Arc::new(Stopped(FixedClock::at(NOW))),
    }
}

/// In front of a surface whose provider signs with [`SECRET`], and what its port was asked.
fn provider() -> (Visitor, Called) {
    let called = Called::default();
    let hook = hook(&called);
    (Visitor::of(|surface| surface.mail_hook = Some(hook)), called)
}

/// A report as the provider sends it, `late_s` seconds after it was signed.
fn signed(id: &str, body: &str, late_s: i64) -> Request<Body> {
    let sent_at = NOW.plus_seconds(-late_s).epoch();
    let mut mac = Hmac::<Sha256>::new_from_slice(HookSecret::parse(SECRET).unwrap().bytes()).unwrap();
    mac.update(format!("{id}.{sent_at}.{body}").as_bytes());
    let signature = format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()));
    Request::post(MAIL)
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", sent_at)
        .header("webhook-signature", signature)
        .body(Body::from(body.to_owned()))
        .unwrap()
}

/// The answer and what the port was asked.
async fn answered(request: Request<Body>) -> (Answer, Vec<String>) {
    let (visitor, called) = provider();
    let answer = visitor.send(request).await;
    (answer, called.list())
}

fn with(mut request: Request<Body>, name: &'static str, value: &str) -> Request<Body> {
    request.headers_mut().insert(name, value.parse().unwrap());
    request
}

#[tokio::test]
async fn a_signed_report_is_taken_in() {
    let (answer, asked) = answered(signed("msg_1", BOUNCE, 0)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(asked, ["failed msg_1 bounce lea@exemple.fr"]);
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_wrong_signature_is_a_401_that_asks_nobody() {
    let good = || signed("msg_1", BOUNCE, 0);
    let mut unsigned = good();
    unsigned.headers_mut().remove("webhook-signature");
    let other_body = Request::from_parts(good().into_parts().0, Body::from(BOUNCE.replace("lea", "tom")));
    for request in [
        unsigned,
        other_body,
        with(good(), "webhook-id", "msg_2"),
        with(good(), "webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        with(good(), "webhook-signature", "nonsense"),
    ] {
        let (answer, asked) = answered(request).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.json()["type"], "urn:rdv-apprentissage:problem:unsigned");
        assert_eq!(asked, [""; 0]);
    }
}

#[tokio::test]
async fn a_report_is_good_for_five_minutes_on_either_side_of_our_clock() {
    for (late_s, status) in
        [(300, StatusCode::OK), (301, StatusCode::UNAUTHORIZED), (-300, StatusCode::OK), (-301, StatusCode::UNAUTHORIZED)]
    {
        assert_eq!(answered(signed("msg_1", BOUNCE, late_s)).await.0.status, status, "{late_s}");
    }
}

#[tokio::test]
async fn one_good_signature_among_several_is_enough() {
    let request = signed("msg_1", BOUNCE, 0);
    let own = request.headers()["webhook-signature"].to_str().unwrap().to_owned();
    let request = with(request, "webhook-signature", &format!("v1,AAAA {own} v2,x"));
    assert_eq!(answered(request).await.0.status, StatusCode::OK);
}

#[tokio::test]
async fn a_report_that_cannot_be_understood_is_a_400_and_several_lines_are_one_report() {
    for body in ["", "{}", r#"{"type":"delivered","email":"lea@exemple.fr"}"#, &format!("[{BOUNCE},1]")] {
        let (answer, asked) = answered(signed("msg_1", body, 0)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(answer.json()["type"], "urn:rdv-apprentissage:problem:not-our-report");
        assert_eq!(asked, [""; 0]);
    }
    let complaint = r#"{"type":"complaint","email":"tom@exemple.fr"}"#;
    let (answer, asked) = answered(signed("msg_1", &format!("[{BOUNCE},{complaint}]"), 0)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(asked, ["failed msg_1 bounce lea@exemple.fr, complaint tom@exemple.fr"]);
}

#[tokio::test]
async fn without_a_secret_the_address_does_not_exist() {
    let answer = Visitor::new().send(signed("msg_1", BOUNCE, 0)).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn the_provider_is_asked_to_send_again_what_could_not_be_noted() {
    assert_eq!(answered(signed("busy", BOUNCE, 0)).await.0.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_report_may_come_from_anywhere_and_nothing_else_may() {
    let from_elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://provider.example")];
    for (name, value) in from_elsewhere {
        assert_eq!(answered(with(signed("msg_1", BOUNCE, 0), name, value)).await.0.status, StatusCode::OK, "{name}");
        for address in ["/hooks/courriel/", "/hooks", "/rdv", "/suivi/abc/annuler"] {
            let request = Request::post(address).header("host", "rdv.example").header(name, value).body(Body::empty()).unwrap();
            assert_eq!(answered(request).await.0.status, StatusCode::FORBIDDEN, "{address} with {name}");
        }
    }
    assert_eq!(provider().0.get(MAIL).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn reports_are_limited_as_everything_else() {
    let large = format!("[{}]", vec![BOUNCE; 1200].join(","));
    assert_eq!(answered(signed("msg_1", &large, 0)).await.0.status, StatusCode::PAYLOAD_TOO_LARGE);
    let guard =
        GuardSettings { public_url: "http://rdv.example".to_owned(), trusted_proxies: Vec::new(), rate: Some(Rate::new(1)) };
    let hook = hook(&Called::default());
    let visitor = Visitor::of(|surface| {
        surface.guard = Arc::new(guard);
        surface.mail_hook = Some(hook);
    });
    let mut statuses = Vec::new();
    for _ in 0..10 {
        statuses.push(visitor.send(signed("msg_1", BOUNCE, 0)).await.status);
    }
    assert_eq!(statuses[0], StatusCode::OK);
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS));
}

async fn a_report_that_comes_again_is_answered_alike_and_does_nothing_twice(db: &Db) {
    let office = Office::new(db).await;
    let hook = MailHook { deliveries: Arc::new(office.services.clone()), ..hook(&Called::default()) };
    let visitor = Visitor::of(|surface| surface.mail_hook = Some(hook));
    for _ in 0..2 {
        assert_eq!(visitor.send(signed("msg_1", BOUNCE, 0)).await.status, StatusCode::OK);
    }
    let hashes = [office.services.address_hash("LEA@exemple.fr")];
    let blocked = store::deliveries::list_blocked(db.read(), &hashes).await.unwrap();
    assert_eq!((blocked.len(), blocked[0].n), (1, 1));
}

testkit::on_both_engines!(a_report_that_comes_again_is_answered_alike_and_does_nothing_twice);

//! The session's cookie.

use crate::{
    entrance::given::{AWA, PASSWORD, is_signed_in, log_in, somebody},
    staffed::Staffed,
};
use axum::http::StatusCode;
use domain::staff::Role;

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts() {
    let house = Staffed::secure().await;
    somebody(&house, AWA, Role::Manager).await;
    let visitor = house.visitor();
    let answer = log_in(&visitor, AWA, PASSWORD).await;
    let cookies = answer.set_cookies();
    let [cookie] = cookies.as_slice() else { panic!("{cookies:?}") };
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.split("; ").any(|part| part == flag), "{flag} is missing: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn logging_out_ends_the_session_and_takes_the_cookie_away() {
    let house = Staffed::secure().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    let kept = visitor.cookie("__Host-session").expect("a session");
    let out = visitor.post("/deconnexion", "").await;
    assert_eq!((out.status, out.header("location")), (StatusCode::SEE_OTHER, "/connexion"));
    let [cookie] = out.set_cookies().try_into().expect("one cookie");
    assert!(cookie.starts_with("__Host-session=;") && cookie.contains("Max-Age=0") && cookie.contains("; Secure"), "{cookie}");
    assert_eq!(visitor.cookie("__Host-session"), None);
    visitor.set_cookie("__Host-session", &kept);
    assert!(!is_signed_in(&visitor).await, "the old cookie opens nothing");
}

#[tokio::test]
async fn a_link_cannot_log_anybody_out() {
    let house = Staffed::new().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    assert_eq!(visitor.get("/deconnexion").await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(is_signed_in(&visitor).await);
}

#[tokio::test]
async fn a_session_planted_before_signing_in_is_worth_nothing_after() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    let attacker = somebody(&house, "eve@cfa.example.org", Role::Advisor).await;
    let planted = attacker.cookie("session").unwrap();
    let victim = house.visitor();
    victim.set_cookie("session", &planted);
    assert_eq!(log_in(&victim, AWA, PASSWORD).await.status, StatusCode::SEE_OTHER);
    assert_ne!(victim.cookie("session").unwrap(), planted);
    assert!(is_signed_in(&victim).await);
    assert!(!is_signed_in(&attacker).await, "the planted session has ended");
}

#[tokio::test]
async fn an_invented_session_is_never_kept() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    let victim = house.visitor();
    victim.set_cookie("session", "AAAAAAAAAAAAAAAAAAAAAA");
    log_in(&victim, AWA, PASSWORD).await;
    assert_ne!(victim.cookie("session").as_deref(), Some("AAAAAAAAAAAAAAAAAAAAAA"));
    let attacker = house.visitor();
    attacker.set_cookie("session", "AAAAAAAAAAAAAAAAAAAAAA");
    assert!(!is_signed_in(&attacker).await);
}

#[tokio::test]
async fn a_session_ends_twelve_hours_after_its_last_use_and_thirty_days_after_its_first() {
    let house = Staffed::new().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    for _ in 0..70 {
        house.clock.advance_minutes(12 * 60 - 1);
        if house.clock.now() > testkit::NOW.plus_minutes(30 * 24 * 60) {
            break;
        }
        assert!(is_signed_in(&visitor).await, "used in time, it goes on");
    }
    assert!(!is_signed_in(&visitor).await, "after thirty days it ends, used or not");
    let idle = house.visitor();
    log_in(&idle, AWA, PASSWORD).await;
    house.clock.advance_minutes(12 * 60);
    assert!(!is_signed_in(&idle).await);
}

#[tokio::test]
async fn two_processes_share_their_sessions() {
    let house = Staffed::on_postgres().await;
    let visitor = somebody(&house, AWA, Role::Manager).await;
    let other = house.other_process().await;
    other.set_cookie("session", &visitor.cookie("session").unwrap());
    assert!(is_signed_in(&other).await);
    other.post("/deconnexion", "").await;
    assert!(!is_signed_in(&visitor).await, "out at one is out at both");
}

#[tokio::test]
async fn candidates_get_no_cookie() {
    let house = Staffed::new().await;
    let visitor = house.visitor();
    for address in ["/", "/centre/inconnu", "/connexion", "/mot-de-passe"] {
        assert_eq!(visitor.get(address).await.set_cookies(), [""; 0], "{address}");
    }
}

//! The log of a whole visit: nobody and nothing secret in it.

use crate::{
    captured::Captured,
    entrance::given::{AWA, PASSWORD, invitation, log_in, somebody},
    staffed::Staffed,
};
use domain::staff::Role;

#[tokio::test]
async fn the_log_names_nobody_and_holds_no_password_no_token_no_session() {
    let log = Captured::start();
    let house = Staffed::new().await;
    let token = invitation(&house, "noe@cfa.example.org", Role::Advisor).await;
    let awa = somebody(&house, AWA, Role::Manager).await;
    awa.get(&format!("/invitation/{token}")).await;
    log_in(&house.visitor(), AWA, "trois+girafes+violettes").await;
    let planted = house.visitor();
    planted.set_cookie("session", "AAAAAAAAAAAAAAAAAAAAAA");
    log_in(&planted, AWA, PASSWORD).await;
    planted.post("/mot-de-passe", "email=awa%40cfa.example.org").await;
    planted.post("/deconnexion", "").await;
    awa.get("/compte").await;
    let session = awa.cookie("session").unwrap();
    let kept = [token.as_str(), AWA, "awa%40", "Awa Sow", PASSWORD, "girafes", session.as_str(), "argon2id"];
    log.assert_tells_and_keeps(&["/invitation/{token}"], &kept);
}

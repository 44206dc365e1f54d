//! The forms of the way in without JavaScript.

use crate::{
    entrance::given::{AWA, PASSWORD, account, invitation, is_signed_in, log_in, somebody},
    staffed::Staffed,
};
use axum::http::StatusCode;
use domain::staff::Role;
use services::jobs::{StaffMail, StaffMailPayload};
use store::{jobs, members};

/// The number in the payload of the only queued mail of that kind.
async fn mailed(house: &Staffed, mail: StaffMail) -> i64 {
    let now = house.clock.now();
    let leased =
        house.test.db.write(|tx| async move { jobs::lease(&tx, "t", (now, now.plus_seconds(1)), 50).await }).await.unwrap();
    house.test.db.write(|tx| async move { jobs::release(&tx, "t").await }).await.unwrap();
    let job = leased.iter().find(|job| job.name == mail.job()).expect("a mail");
    serde_json::from_str::<StaffMailPayload>(&job.payload).unwrap().about
}

#[tokio::test]
async fn a_private_page_leads_to_the_door_and_the_door_back_to_it() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    let visitor = house.visitor();
    let page = format!("/gestion/{}/equipe?tri=nom", house.slug);
    let sent = visitor.get(&page).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let door = sent.header("location").to_owned();
    assert!(door.starts_with("/connexion?retour=%2Fgestion%2F"), "{door}");
    let form = format!("email=awa%40cfa.example.org&mot_de_passe={PASSWORD}");
    let back = visitor.post(&door, &form).await;
    assert_eq!((back.status, back.header("location")), (StatusCode::SEE_OTHER, page.as_str()));
    assert_eq!(visitor.get(&page).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    for elsewhere in
        ["//evil.example", "https://evil.example/gestion", "/\\evil.example", "javascript:alert(1)", "/gestion/%0d%0ax"]
    {
        let escaped = elsewhere.replace('%', "%25").replace('/', "%2F").replace('\\', "%5C").replace(':', "%3A");
        let form = format!("email=awa%40cfa.example.org&mot_de_passe={PASSWORD}");
        let answer = house.visitor().post(&format!("/connexion?retour={escaped}"), &form).await;
        let location = answer.header("location");
        assert!(location == "/gestion" || location.starts_with("/gestion/%"), "{elsewhere} led to {location}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_a_422_that_keeps_the_address_and_not_the_password() {
    let house = Staffed::new().await;
    let wrong = log_in(&house.visitor(), AWA, "trois+girafes+violettes").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = wrong.text();
    assert!(page.contains("value=\"awa@cfa.example.org\""), "the address is lost");
    assert!(page.contains("ne convient pas"), "no reason is given");
    assert!(!page.contains("girafes"), "the password stands in the page");
    assert_eq!(wrong.set_cookies(), [""; 0], "nobody gets a session before they are known");
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_page() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    let without_nonces = |page: String| {
        let mut parts = page.split("nonce=\"");
        let head = parts.next().unwrap_or_default().to_owned();
        parts.fold(head, |whole, part| whole + part.split_once('"').map_or("", |(_, rest)| rest))
    };
    let known = log_in(&house.visitor(), AWA, "trois+girafes+violettes").await;
    let unknown = log_in(&house.visitor(), "awb@cfa.example.org", "trois+girafes+violettes").await;
    assert_eq!(known.status, unknown.status);
    let unknown = unknown.text().replace("awb@", "awa@");
    // What the page hands to the browser's program is packed, the address with it: only its words are compared.
    let words = |page: String| without_nonces(page).split("<script").next().unwrap_or_default().to_owned();
    assert_eq!(words(known.text()), words(unknown));
}

#[tokio::test]
async fn after_five_wrong_passwords_the_answer_is_a_429_that_says_how_long() {
    let house = Staffed::new().await;
    somebody(&house, AWA, Role::Manager).await;
    let visitor = house.visitor();
    for _ in 0..5 {
        assert_eq!(log_in(&visitor, AWA, "trois+girafes+violettes").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let waits = log_in(&visitor, AWA, PASSWORD).await;
    assert_eq!((waits.status, waits.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "15"));
    assert!(waits.text().contains("15 secondes"));
    let mut elsewhere = house.visitor();
    elsewhere.peer = "198.51.100.7:1".parse().unwrap();
    assert_eq!(log_in(&elsewhere, AWA, PASSWORD).await.status, StatusCode::SEE_OTHER, "a stranger locks nobody out");
}

#[tokio::test]
async fn an_invitation_becomes_an_account_with_the_role_it_says_whatever_the_form_says() {
    let house = Staffed::new().await;
    let (_, other) = house.another_centre().await;
    let token = invitation(&house, AWA, Role::Advisor).await;
    let visitor = house.visitor();
    let address = format!("/invitation/{token}");
    let page = visitor.get(&address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("no-referrer", "no-store"));
    let form = format!(
        "nom=Awa+Sow&nouveau_mot_de_passe={PASSWORD}&role=manager&centre={other}&email=evil%40evil.example&conseiller=1&token=x"
    );
    let done = visitor.post(&address, &form).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, format!("/gestion/{}", house.slug).as_str()));
    let awa = account(&house, AWA).await;
    let member = members::find(house.test.db.read(), awa, &house.slug).await.unwrap().unwrap().membership;
    assert_eq!((member.role, member.advisor), (Role::Advisor, None));
    assert_eq!(members::find(house.test.db.read(), awa, &other).await.unwrap(), None);
    assert!(is_signed_in(&visitor).await);
}

#[tokio::test]
async fn a_refused_invitation_keeps_the_name_and_not_the_password() {
    let house = Staffed::new().await;
    let token = invitation(&house, AWA, Role::Advisor).await;
    let refused = house.visitor().post(&format!("/invitation/{token}"), "nom=Awa+Sow&nouveau_mot_de_passe=court").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(page.contains("value=\"Awa Sow\"") && page.contains("12 caractères au moins"));
    assert!(!page.contains("value=\"court\""));
}

#[tokio::test]
async fn an_unknown_invitation_and_an_unknown_reset_are_pages_that_say_what_to_do() {
    let house = Staffed::new().await;
    let visitor = house.visitor();
    for address in ["/invitation/inconnu", "/mot-de-passe/inconnu"] {
        let page = visitor.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.text().contains("ne marche pas, ou plus"), "{address}");
        let posted = visitor.post(address, &format!("nom=Awa+Sow&nouveau_mot_de_passe={PASSWORD}")).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_the_link_in_the_mail() {
    let house = Staffed::new().await;
    let before = somebody(&house, AWA, Role::Manager).await;
    let visitor = house.visitor();
    let known = visitor.post("/mot-de-passe", "email=awa%40cfa.example.org").await;
    let unknown = visitor.post("/mot-de-passe", "email=awb%40cfa.example.org").await;
    assert_eq!((known.status, unknown.status), (StatusCode::OK, StatusCode::OK));
    assert!(known.text().contains("Regardez vos messages") && unknown.text().contains("Regardez vos messages"));
    let letter = house.services.reset_letter(mailed(&house, StaffMail::Reset).await).await.unwrap().unwrap();
    let address = letter.url.strip_prefix("http://rdv.example").unwrap();
    assert_eq!(visitor.get(address).await.status, StatusCode::OK);
    let done = visitor.post(address, "nouveau_mot_de_passe=trois+girafes+violettes").await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/connexion?change=1"));
    assert!(!is_signed_in(&before).await, "the other device is signed out");
    assert!(visitor.get("/connexion?change=1").await.text().contains("Votre mot de passe est changé"));
    assert_eq!(log_in(&visitor, AWA, "trois+girafes+violettes").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_code_is_a_step_of_its_own_and_before_it_there_is_no_session() {
    use contract::accounts::{CodesOffer, ConfirmCodes, Hidden, Outcome, RecoveryCodes};
    let house = Staffed::new().await;
    let awa = somebody(&house, AWA, Role::Manager).await;
    let offer: CodesOffer = awa.call("offer_codes", &app::server_fns::accounts::OfferCodesCall {}).await.read();
    let ask = ConfirmCodes { present: Hidden(PASSWORD.to_owned()), code: Hidden(code(&offer.secret, house.clock.now().epoch())) };
    let on = app::server_fns::accounts::TurnCodesOnCall { ask };
    let Outcome::Done(RecoveryCodes(recovery)) = awa.call("turn_codes_on", &on).await.read() else { panic!("refused") };

    let visitor = house.visitor();
    let first =
        visitor.post("/connexion?retour=%2Fcompte", &format!("email=awa%40cfa.example.org&mot_de_passe={PASSWORD}")).await;
    let step = first.header("location").to_owned();
    assert!(step.starts_with("/connexion/code?suite=") && step.ends_with("&retour=%2Fcompte"), "{step}");
    assert_eq!(first.set_cookies(), [""; 0]);
    let page = visitor.get(&step).await;
    assert_eq!((page.status, page.header("referrer-policy")), (StatusCode::OK, "no-referrer"));
    assert_eq!(visitor.post(&step, "code=000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = visitor.post(&step, &format!("code={}", recovery[0])).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/compte"));
    assert!(is_signed_in(&visitor).await);
    let forged = house.visitor().post("/connexion/code?suite=1.2.3", "code=000000").await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
}

/// What a code program shows: RFC 6238.
fn code(typed_secret: &str, now: i64) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let secret = data_encoding::BASE32_NOPAD.decode(typed_secret.replace(' ', "").as_bytes()).unwrap();
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&(now / 30).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = (digest[19] & 15) as usize;
    let number = digest[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

#[tokio::test]
async fn every_page_of_the_way_in_has_one_heading_and_its_form() {
    let house = Staffed::new().await;
    let token = invitation(&house, AWA, Role::Advisor).await;
    let visitor = house.visitor();
    for address in ["/connexion".to_owned(), "/mot-de-passe".to_owned(), format!("/invitation/{token}")] {
        let page = visitor.get(&address).await.text();
        assert_eq!(page.matches("<h1").count(), 1, "{address}");
        assert!(page.contains("method=\"post\""), "{address}");
    }
}

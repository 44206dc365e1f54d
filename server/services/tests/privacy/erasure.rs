//! A candidate has what is kept about them erased.

use crate::house::{DAY, House, hash, scope};
use contract::{
    manage::{AskLinks, Managing},
    own_data::{OwnData, Reach},
    refusal::Refusal,
};
use services::own_data::{ErasedPayload, MAIL_CENTRE_ERASED};
use store::{Db, busy, tokens};
use testkit::{
    NOW, Scene,
    schema::{columns_with, n_rows},
};

/// The link to everything, as mailed to the address.
async fn mailed_link(house: &House, email: &str) -> String {
    house.services.send_links(&scope(), AskLinks { email: email.to_owned() }).await.unwrap();
    let job = house.jobs(services::jobs::MAIL_LINKS).await.pop().expect("a mail is asked for");
    let payload: services::jobs::LinksPayload = serde_json::from_str(&job.payload).unwrap();
    let letter = house.services.links_letter(domain::ids::RequestId(payload.request)).await.unwrap().unwrap();
    let path = letter.data_url.strip_prefix("https://rdv.example.org/suivi/").unwrap();
    path.strip_suffix("/donnees").unwrap().to_owned()
}

async fn nothing_that_names_the_person_is_left_in_any_column(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    house.services.erase(&scope(), token.clone()).await.unwrap();
    for kept in ["philomene", "Zyskind", "Philomène", "639981234", "boulangerie", token.as_str(), hash(&token).as_str()] {
        assert_eq!(columns_with(db, kept).await, Vec::<String>::new(), "{kept}");
    }
}

async fn an_appointment_to_come_is_called_off_whatever_the_notice_and_its_time_is_free(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 1).await;
    house.clock.set(NOW.plus_seconds(DAY + 3600 - 60)); // a minute before: too late to cancel
    let shown = OwnData::show(&house.services, &scope(), token.clone()).await.unwrap();
    assert!(shown.requests[0].calls_off.is_some());
    house.services.erase(&scope(), token).await.unwrap();
    let range = Scene::slot(0, 72 * 60);
    let left = busy::list_busy(db.read(), &[house.scene.advisor], range, house.clock.now()).await.unwrap();
    assert!(left.values().all(Vec::is_empty), "{left:?}");
    assert_eq!(columns_with(db, "cancelled").await, ["past_request.state"]);
    assert_eq!(n_rows(db, "appointment").await, 0);
}

async fn the_centre_is_told_by_a_mail_that_names_nobody(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    house.services.erase(&scope(), token).await.unwrap();
    let told = house.jobs(MAIL_CENTRE_ERASED).await;
    assert_eq!(told.len(), 1);
    let payload: ErasedPayload = serde_json::from_str(&told[0].payload).unwrap();
    let letter = house.services.erased_letter(&payload).await.unwrap().unwrap();
    assert_eq!(letter.interval, Scene::slot(8 * 24 + 1, 30));
    assert_eq!((letter.sequence, letter.purpose.as_str()), (1, "Entretien"));
    assert!(letter.uid.starts_with("rdv-") && letter.uid.ends_with("@rdv.example.org"), "{}", letter.uid);
}

async fn what_is_over_is_erased_without_a_word_to_the_centre(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 1).await;
    house.clock.set(NOW.plus_seconds(3 * DAY));
    assert_eq!(OwnData::show(&house.services, &scope(), token.clone()).await.unwrap().requests[0].calls_off, None);
    house.services.erase(&scope(), token).await.unwrap();
    assert!(house.jobs(MAIL_CENTRE_ERASED).await.is_empty());
    assert!(columns_with(db, "booked").await.contains(&"past_request.state".to_owned()), "it took place as agreed");
    assert_eq!(n_rows(db, "appointment").await, 0);
}

async fn the_link_is_then_as_unknown_as_any_other(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    house.services.erase(&scope(), token.clone()).await.unwrap();
    for again in [token, "never-given".to_owned()] {
        assert_eq!(house.services.erase(&scope(), again.clone()).await, Err(Refusal::NotFound));
        assert!(matches!(OwnData::show(&house.services, &scope(), again.clone()).await, Err(Refusal::NotFound)));
        assert!(matches!(Managing::show(&house.services, &scope(), again).await, Err(Refusal::NotFound)));
    }
}

async fn a_manage_link_erases_its_own_request_and_no_other(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    let same_person = house.enquiry("philomene@example.org", NOW).await;
    let other_person = house.enquiry("lina@example.org", NOW).await;
    house.services.erase(&scope(), token).await.unwrap();
    assert!(house.is_there(same_person).await && house.is_there(other_person).await);
}

async fn the_mailed_link_erases_everything_of_the_address_and_nothing_else(db: &Db) {
    let house = House::new(db).await;
    house.booked("philomene@example.org", 8).await;
    house.enquiry("philomene@example.org", NOW).await;
    let other_person = house.enquiry("lina@example.org", NOW).await;
    let token = mailed_link(&house, "philomene@example.org").await;
    let shown = OwnData::show(&house.services, &scope(), token.clone()).await.unwrap();
    assert_eq!((shown.reach, shown.requests.len()), (Reach::Address, 2));
    house.services.erase(&scope(), token.clone()).await.unwrap();
    assert_eq!(columns_with(db, "philomene").await, Vec::<String>::new());
    assert!(house.is_there(other_person).await);
    assert_eq!(house.services.erase(&scope(), token).await, Err(Refusal::NotFound));
}

async fn the_mailed_link_ends_after_a_week(db: &Db) {
    let house = House::new(db).await;
    house.booked("philomene@example.org", 30).await;
    let token = mailed_link(&house, "philomene@example.org").await;
    house.clock.advance_seconds(7 * DAY - 1);
    assert!(OwnData::show(&house.services, &scope(), token.clone()).await.is_ok());
    house.clock.advance_seconds(1);
    assert!(matches!(OwnData::show(&house.services, &scope(), token.clone()).await, Err(Refusal::NotFound)));
}

async fn what_was_merged_into_a_request_of_the_same_person_goes_with_it(db: &Db) {
    let house = House::new(db).await;
    let main = house.enquiry("philomene@example.org", NOW).await;
    let merged = house.enquiry("philomene@example.org", NOW).await;
    let sql = format!("UPDATE contact_request SET state = 'merged', merged_into = {main} WHERE id = {merged}");
    testkit::schema::change(db, &sql).await;
    let token = house.public_id(main).await;
    house.services.erase(&scope(), token).await.unwrap();
    assert!(!house.is_there(merged).await);
}

async fn two_who_press_at_once_erase_once(db: &Db) {
    let house = House::new(db).await;
    let token = house.booked("philomene@example.org", 8).await;
    let scope = scope();
    let (one, two) = tokio::join!(house.services.erase(&scope, token.clone()), house.services.erase(&scope, token.clone()));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(n_rows(db, "past_request").await, 1);
    assert_eq!(house.jobs(MAIL_CENTRE_ERASED).await.len(), 1);
    assert_eq!(tokens::list_live(db.read(), &[hash(&token)], tokens::TokenScope::Manage, NOW).await.unwrap().len(), 0);
}

testkit::on_both_engines!(
    nothing_that_names_the_person_is_left_in_any_column,
    an_appointment_to_come_is_called_off_whatever_the_notice_and_its_time_is_free,
    the_centre_is_told_by_a_mail_that_names_nobody,
    what_is_over_is_erased_without_a_word_to_the_centre,
    the_link_is_then_as_unknown_as_any_other,
    a_manage_link_erases_its_own_request_and_no_other,
    the_mailed_link_erases_everything_of_the_address_and_nothing_else,
    the_mailed_link_ends_after_a_week,
    what_was_merged_into_a_request_of_the_same_person_goes_with_it,
    two_who_press_at_once_erase_once,
);

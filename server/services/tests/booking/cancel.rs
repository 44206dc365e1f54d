//! The manage link: see, cancel, download.

use crate::house::{House, at, scope};
use contract::{
    manage::{CancelByLink, EventCode, Managing},
    refusal::{Refusal, Rule},
};
use domain::appointment::{AppointmentState, CancelRefused, Party};
use store::Db;

async fn booked(house: &House) -> String {
    let hold = house.hold(at(1, 10, 0)).await.unwrap();
    house.book(&hold, "lina").await.unwrap().manage_token
}

fn cancel(token: &str) -> CancelByLink {
    CancelByLink { token: token.to_owned(), reason: "Empêchée".to_owned() }
}

async fn the_link_shows_the_appointment_and_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    for _ in 0..3 {
        let view = house.services.show(&scope("v"), token.clone()).await.unwrap().appointment().unwrap();
        assert_eq!((view.state, view.slot.starts.at), (AppointmentState::Booked, at(1, 10, 0)));
        assert_eq!(view.email_hint, "l…@example.org");
        assert_eq!(view.history.iter().map(|event| event.what).collect::<Vec<_>>(), [EventCode::Booked]);
    }
    assert_eq!(house.n_jobs().await, 2);
}

async fn cancelling_frees_the_slot_tells_both_and_counts_once(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    assert!(house.hold(at(1, 10, 0)).await.is_err());
    let view = house.services.cancel(&scope("v"), cancel(&token)).await.unwrap();
    let by_candidate = matches!(view.state, AppointmentState::Cancelled { by: Party::Candidate, .. });
    assert!(by_candidate, "{:?}", view.state);
    house.services.cancel(&scope("v"), cancel(&token)).await.expect("twice is as once");
    assert_eq!(house.n_jobs().await, 4);
    assert_eq!(house.appointments().await[0].cancel_reason.as_deref(), Some("Empêchée"));
    house.hold(at(1, 10, 0)).await.expect("the slot is free again");
}

async fn inside_the_notice_cancelling_is_refused(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    house.clock.set(at(1, 6, 0));
    let refused = house.services.cancel(&scope("v"), cancel(&token)).await;
    assert_eq!(refused, Err(Refusal::Rule(Rule::Cancel(CancelRefused::TooLate { notice_min: 240 }))));
    house.clock.set(at(1, 6, 0).plus_seconds(-1));
    house.services.cancel(&scope("v"), cancel(&token)).await.expect("one second earlier it is allowed");
}

async fn unknown_and_expired_links_are_answered_alike(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    assert_eq!(house.services.show(&scope("v"), "unknown".to_owned()).await, Err(Refusal::NotFound));
    house.clock.set(at(61, 10, 29));
    assert!(house.services.show(&scope("v"), token.clone()).await.is_ok(), "60 days after the end it still opens");
    house.clock.set(at(61, 10, 30));
    assert_eq!(house.services.show(&scope("v"), token).await, Err(Refusal::NotFound));
}

async fn the_file_says_the_same_as_the_page(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    let file = house.services.calendar_file(&scope("v"), token).await.unwrap();
    assert!(file.body.contains("DTSTART:20270302T090000Z"), "{}", file.body);
    assert!(file.body.contains("METHOD:PUBLISH"), "{}", file.body);
}

testkit::on_both_engines!(
    the_link_shows_the_appointment_and_changes_nothing,
    cancelling_frees_the_slot_tells_both_and_counts_once,
    inside_the_notice_cancelling_is_refused,
    unknown_and_expired_links_are_answered_alike,
    the_file_says_the_same_as_the_page,
);

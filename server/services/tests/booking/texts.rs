//! Reminders by short text message: beside the mails, to the telephones that can receive one.

use crate::house::{House, at, draft, scope};
use contract::{
    booking::{BookAppointment, Booking},
    manage::{CancelByLink, Managing, MoveByLink},
};
use domain::{candidate::CandidateDraft, time::Timestamp};
use services::texting::Text;
use store::{Db, jobs};

const HOUR: i64 = 3600;

/// The messages in the queue: which job, about which sequence.
async fn queued(house: &House) -> Vec<(String, i64)> {
    let now = house.clock.now();
    let lease = (now, now.plus_seconds(60));
    let leased = house.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 100).await }).await.unwrap();
    house.db.write(|tx| async move { jobs::release(&tx, "reader").await }).await.unwrap();
    let sequence = |payload: &str| serde_json::from_str::<serde_json::Value>(payload).unwrap()["sequence"].as_i64().unwrap();
    let texts = leased.iter().filter(|job| job.name.starts_with("sms_"));
    texts.map(|job| (job.name.clone(), sequence(&job.payload))).collect()
}

async fn look_at(house: &House, instant: Timestamp) {
    house.clock.advance_seconds(instant.since(house.clock.now()));
    house.services.remind().await.unwrap();
}

/// An appointment on Monday 8 March at ten, of somebody with this telephone; the manage link's token.
async fn booked_with(house: &House, phone: &str) -> String {
    booked_at(house, at(7, 10, 0), ("lina", phone)).await
}

async fn booked_at(house: &House, start: Timestamp, (who, phone): (&str, &str)) -> String {
    let hold = house.hold(start).await.unwrap();
    house.clock.advance_seconds(5);
    let form = BookAppointment { draft: CandidateDraft { phone: phone.to_owned(), ..draft(who) }, ..House::form(&hold, who) };
    house.services.book(&scope(who), form).await.unwrap().manage_token
}

async fn a_mobile_is_told_two_days_and_two_hours_before_and_once_each(db: &Db) {
    let house = House::new(db).await;
    booked_with(&house, "06 39 98 12 34").await;
    let start = at(7, 10, 0);
    look_at(&house, start.plus_seconds(-48 * HOUR - 1)).await;
    assert!(queued(&house).await.is_empty());
    look_at(&house, start.plus_seconds(-48 * HOUR)).await;
    look_at(&house, start.plus_seconds(-47 * HOUR)).await;
    assert_eq!(queued(&house).await, [(Text::CandidateRemindedTwoDays.job().to_owned(), 0)]);
    look_at(&house, start.plus_seconds(-2 * HOUR)).await;
    look_at(&house, start.plus_seconds(-HOUR)).await;
    assert_eq!(queued(&house).await.len(), 2);
    assert_eq!(queued(&house).await[1], (Text::CandidateRemindedTwoHours.job().to_owned(), 0));
}

async fn a_telephone_that_receives_no_message_is_sent_none(db: &Db) {
    let house = House::new(db).await;
    booked_at(&house, at(7, 10, 0), ("lina", "04 91 00 12 34")).await;
    booked_at(&house, at(7, 10, 30), ("tom", "+32 470 12 34 56")).await;
    look_at(&house, at(5, 11, 0)).await;
    assert_eq!(house.appointments().await.len(), 2);
    assert!(queued(&house).await.is_empty());
}

async fn no_message_is_sent_of_what_is_called_off(db: &Db) {
    let house = House::new(db).await;
    let token = booked_with(&house, "06 39 98 12 34").await;
    house.services.cancel(&scope("lina"), CancelByLink { token, reason: String::new() }).await.unwrap();
    look_at(&house, at(7, 9, 0)).await;
    assert!(queued(&house).await.is_empty());
}

async fn no_message_is_sent_of_what_has_begun(db: &Db) {
    let house = House::new(db).await;
    booked_with(&house, "06 39 98 12 34").await;
    look_at(&house, at(7, 10, 0)).await;
    assert!(queued(&house).await.is_empty());
}

async fn who_moves_is_told_of_the_new_hour(db: &Db) {
    let house = House::new(db).await;
    let token = booked_with(&house, "06 39 98 12 34").await;
    house.services.move_to(&scope("lina"), MoveByLink { token, starts_at: at(9, 11, 0), sequence: 0 }).await.unwrap();
    look_at(&house, at(7, 9, 0)).await;
    assert!(queued(&house).await.is_empty(), "the old hour is nobody's");
    look_at(&house, at(7, 11, 0)).await;
    assert_eq!(queued(&house).await, [(Text::CandidateRemindedTwoDays.job().to_owned(), 1)]);
}

testkit::on_both_engines!(
    a_mobile_is_told_two_days_and_two_hours_before_and_once_each,
    a_telephone_that_receives_no_message_is_sent_none,
    no_message_is_sent_of_what_is_called_off,
    no_message_is_sent_of_what_has_begun,
    who_moves_is_told_of_the_new_hour,
);

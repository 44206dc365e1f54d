//! Reminders: each once, at its time, about the hour that stands.

use crate::house::{House, at, scope};
use contract::manage::{CancelByLink, Managing, MoveByLink};
use domain::{reminder::Reminders, time::Timestamp};
use store::{Db, jobs};

const HOUR: i64 = 3600;

/// The reminders by mail in the queue: which job, about which sequence.
async fn queued(house: &House) -> Vec<(String, i64)> {
    // Which mails wait for which others is not the question here.
    testkit::schema::change(&house.db, "UPDATE job SET chain = NULL").await;
    let now = house.clock.now();
    let lease = (now, now.plus_seconds(60));
    let leased = house.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 100).await }).await.unwrap();
    house.db.write(|tx| async move { jobs::release(&tx, "reader").await }).await.unwrap();
    let sequence = |payload: &str| serde_json::from_str::<serde_json::Value>(payload).unwrap()["sequence"].as_i64().unwrap();
    let reminders = leased.iter().filter(|job| job.name.starts_with("mail_candidate_reminded"));
    reminders.map(|job| (job.name.clone(), sequence(&job.payload))).collect()
}

async fn look_at(house: &House, instant: Timestamp) -> usize {
    house.clock.advance_seconds(instant.since(house.clock.now()));
    house.services.remind().await.unwrap()
}

/// An appointment on Monday 8 March at ten; the manage link's token.
async fn booked(house: &House) -> String {
    let hold = house.hold(at(7, 10, 0)).await.unwrap();
    house.book(&hold, "lina").await.unwrap().manage_token
}

async fn a_candidate_is_reminded_two_days_and_two_hours_before_and_once_each(db: &Db) {
    let house = House::new(db).await;
    booked(&house).await;
    let start = at(7, 10, 0);
    assert_eq!(look_at(&house, start.plus_seconds(-48 * HOUR - 1)).await, 0);
    assert!(queued(&house).await.is_empty());
    look_at(&house, start.plus_seconds(-48 * HOUR)).await;
    look_at(&house, start.plus_seconds(-47 * HOUR)).await;
    assert_eq!(queued(&house).await, [("mail_candidate_reminded_2_days".to_owned(), 0)]);
    look_at(&house, start.plus_seconds(-2 * HOUR)).await;
    look_at(&house, start.plus_seconds(-HOUR)).await;
    assert_eq!(queued(&house).await.len(), 2);
    assert_eq!(queued(&house).await[1], ("mail_candidate_reminded_2_hours".to_owned(), 0));
}

async fn a_type_sends_the_reminders_it_chose(db: &Db) {
    let house = House::with_type(db, |kind| kind.reminders = Reminders::TwoHours).await;
    booked(&house).await;
    assert_eq!(look_at(&house, at(7, 10, 0).plus_seconds(-48 * HOUR)).await, 0);
    look_at(&house, at(7, 10, 0).plus_seconds(-2 * HOUR)).await;
    assert_eq!(queued(&house).await, [("mail_candidate_reminded_2_hours".to_owned(), 0)]);
}

async fn nobody_is_reminded_of_what_has_begun(db: &Db) {
    let house = House::new(db).await;
    booked(&house).await;
    assert_eq!(look_at(&house, at(7, 10, 0)).await, 0);
}

async fn nobody_is_reminded_of_what_is_called_off(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    house.services.cancel(&scope("lina"), CancelByLink { token, reason: String::new() }).await.unwrap();
    assert_eq!(look_at(&house, at(7, 9, 0)).await, 0);
}

async fn who_moves_is_reminded_of_the_new_hour(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house).await;
    look_at(&house, at(5, 10, 0)).await;
    house.services.move_to(&scope("lina"), MoveByLink { token, starts_at: at(9, 11, 0), sequence: 0 }).await.unwrap();
    assert_eq!(look_at(&house, at(7, 9, 0)).await, 0, "the old hour is nobody's");
    look_at(&house, at(7, 11, 0)).await;
    assert_eq!(queued(&house).await.last(), Some(&("mail_candidate_reminded_2_days".to_owned(), 1)));
}

async fn who_books_inside_the_time_of_a_reminder_is_spared_it(db: &Db) {
    let house = House::new(db).await;
    let hold = house.hold(at(1, 10, 0)).await.unwrap();
    house.book(&hold, "lina").await.unwrap();
    assert_eq!(look_at(&house, at(0, 12, 0)).await, 0);
    assert_eq!(look_at(&house, at(1, 8, 0)).await, 1);
    assert_eq!(queued(&house).await, [("mail_candidate_reminded_2_hours".to_owned(), 0)]);
}

async fn after_a_long_absence_the_early_reminder_is_left_out_and_the_late_one_leaves(db: &Db) {
    let house = House::new(db).await;
    booked(&house).await;
    assert_eq!(look_at(&house, at(6, 10, 0)).await, 0, "a day before is too late for two days before");
    assert_eq!(look_at(&house, at(7, 9, 50)).await, 1);
}

testkit::on_both_engines!(
    a_type_sends_the_reminders_it_chose,
    a_candidate_is_reminded_two_days_and_two_hours_before_and_once_each,
    nobody_is_reminded_of_what_has_begun,
    nobody_is_reminded_of_what_is_called_off,
    who_moves_is_reminded_of_the_new_hour,
    who_books_inside_the_time_of_a_reminder_is_spared_it,
    after_a_long_absence_the_early_reminder_is_left_out_and_the_late_one_leaves,
);

//! What was tried wrongly waits; who tries rightly does not.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD, log_in, process, scope_from};
use contract::{
    Answer,
    accounts::{Outcome, Step},
    refusal::Refusal,
};
use domain::{contact::EmailAddress, staff::Role};
use services::accounts::UnlockCodes;
use std::sync::Arc;
use store::Db;

const AWA: &str = "awa@cfa.example.org";

async fn attempt(house: &House, address: &str, email: &str, password: &str) -> Answer<Outcome<Step>> {
    house.at(&Browser::default()).log_in(&scope_from(address, None), log_in(email, password)).await
}

/// Seconds that the next try has to wait.
fn wait(answer: &Answer<Outcome<Step>>) -> Option<u32> {
    match answer {
        Err(Refusal::TooMany { retry_after_s, .. }) => Some(*retry_after_s),
        Ok(_) | Err(_) => None,
    }
}

async fn five_wrong_passwords_are_free_then_each_waits_twice_as_long(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    for _ in 0..5 {
        assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), None);
    }
    for seconds in [15, 30, 60] {
        assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), Some(seconds));
        house.clock.advance_seconds(i64::from(seconds) - 1);
        assert_eq!(wait(&attempt(&house, "a", AWA, PASSWORD).await), Some(1), "the right one waits as well");
        house.clock.advance_seconds(1);
        assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), None);
    }
}

async fn waiting_makes_no_wait_longer_and_the_right_password_ends_them(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    for _ in 0..5 {
        attempt(&house, "a", AWA, OTHER_PASSWORD).await.unwrap();
    }
    for _ in 0..10 {
        assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), Some(15));
    }
    house.clock.advance_seconds(15);
    assert_eq!(attempt(&house, "a", AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
    for _ in 0..5 {
        assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), None, "counted from nothing again");
    }
}

async fn a_stranger_at_another_address_keeps_nobody_out(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    for _ in 0..40 {
        let _ = attempt(&house, "the stranger's", AWA, OTHER_PASSWORD).await;
    }
    assert_eq!(attempt(&house, "awa's", AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
}

async fn an_address_that_tries_many_accounts_waits_as_well(db: &Db) {
    let house = House::new(db).await;
    for n in 0..30 {
        assert_eq!(wait(&attempt(&house, "a", &format!("nobody{n}@cfa.example.org"), PASSWORD).await), None, "{n}");
    }
    assert_eq!(wait(&attempt(&house, "a", "nobody30@cfa.example.org", PASSWORD).await), Some(15));
    assert_eq!(wait(&attempt(&house, "b", "nobody30@cfa.example.org", PASSWORD).await), None);
}

async fn a_school_behind_one_address_comes_in_however_many_they_are(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    for _ in 0..40 {
        assert_eq!(attempt(&house, "a", AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
    }
}

async fn tries_at_once_are_counted_before_they_are_judged(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    let tries = (0..12).map(|_| attempt(&house, "a", AWA, OTHER_PASSWORD));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
}

async fn two_processes_count_together(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    let other = process(db, &house.clock, 2).at(Arc::new(Browser::default()));
    for _ in 0..3 {
        attempt(&house, "a", AWA, OTHER_PASSWORD).await.unwrap();
    }
    for _ in 0..2 {
        other.log_in(&scope_from("a", None), log_in(AWA, OTHER_PASSWORD)).await.unwrap();
    }
    assert_eq!(wait(&attempt(&house, "a", AWA, OTHER_PASSWORD).await), Some(15));
}

async fn the_command_line_lets_somebody_try_again_at_once(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    for _ in 0..6 {
        let _ = attempt(&house, "a", AWA, OTHER_PASSWORD).await;
    }
    house.services.unlock(&EmailAddress::parse(AWA).unwrap(), UnlockCodes::Kept).await.unwrap();
    assert_eq!(attempt(&house, "a", AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
}

testkit::on_both_engines!(
    five_wrong_passwords_are_free_then_each_waits_twice_as_long,
    waiting_makes_no_wait_longer_and_the_right_password_ends_them,
    a_stranger_at_another_address_keeps_nobody_out,
    an_address_that_tries_many_accounts_waits_as_well,
    a_school_behind_one_address_comes_in_however_many_they_are,
    tries_at_once_are_counted_before_they_are_judged,
    two_processes_count_together,
    the_command_line_lets_somebody_try_again_at_once,
);

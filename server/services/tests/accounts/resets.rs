//! Another password by a link: two hours, once, said to nobody.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD, scope_from};
use contract::{
    accounts::{Hidden, Outcome, ResetPassword, Step},
    refusal::Refusal,
};
use domain::{
    account::{Errors, Field, InvalidPassword, Problem},
    contact::InvalidEmail,
    staff::Role,
};
use services::jobs::StaffMail;
use store::{
    Db,
    sessions::{self, Kept, SessionRow},
};

const AWA: &str = "awa@cfa.example.org";

async fn ask(house: &House, address: &str, email: &str) -> contract::Answer<Outcome<()>> {
    house.at(&Browser::default()).ask_reset(&scope_from(address, None), email.to_owned()).await
}

/// Asks, and reads the link in the letter.
async fn link(house: &House) -> String {
    ask(house, "a", AWA).await.unwrap();
    let last = *house.mails(StaffMail::Reset).await.last().expect("a letter");
    house.mailed_reset(last).await.expect("a link")
}

async fn choose(house: &House, token: &str, password: &str) -> contract::Answer<Outcome<()>> {
    let ask = ResetPassword { token: token.to_owned(), password: Hidden(password.to_owned()) };
    house.at(&Browser::default()).reset_password(&scope_from("a", None), ask).await
}

async fn a_link_changes_the_password_ends_every_session_and_signs_nobody_in(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let row = SessionRow {
        id_hash: "other device".to_owned(),
        staff: awa.who(),
        content: "{}".to_owned(),
        device: String::new(),
        seen_at: testkit::NOW,
        expires_at: testkit::NOW.plus_minutes(60),
    };
    let row = &row;
    db.write(|tx| async move { sessions::put(&tx, row, Kept::New).await }).await.unwrap();
    let token = link(&house).await;
    let browser = Browser::default();
    assert_eq!(house.at(&browser).show_reset(&browser.scope(), token.clone()).await.unwrap(), AWA);
    assert_eq!(choose(&house, &token, OTHER_PASSWORD).await, Ok(Outcome::Done(())));
    assert_eq!(sessions::list(db.read(), awa.who().unwrap(), testkit::NOW).await.unwrap(), []);
    assert_eq!(house.log_in(&browser, AWA, OTHER_PASSWORD).await, Ok(Outcome::Done(Step::In)));
    assert!(matches!(house.log_in(&browser, AWA, PASSWORD).await, Ok(Outcome::Wrong(_))));
    assert_eq!(house.mails(StaffMail::PasswordChanged).await, [awa.who().unwrap().0]);
}

async fn known_and_unknown_addresses_are_answered_alike_and_one_letter_leaves(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    assert_eq!(ask(&house, "a", AWA).await, Ok(Outcome::Done(())));
    assert_eq!(ask(&house, "a", "nobody@cfa.example.org").await, Ok(Outcome::Done(())));
    assert_eq!(house.mails(StaffMail::Reset).await.len(), 1);
    assert_eq!(ask(&house, "a", "awa").await, Ok(Outcome::Wrong(Errors::one(Field::Email, Problem::Email(InvalidEmail::NoAt)))));
}

async fn a_link_lasts_two_hours_and_not_a_second_more(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    let token = link(&house).await;
    house.clock.advance_seconds(7200 - 1);
    assert!(house.at(&Browser::default()).show_reset(&scope_from("a", None), token.clone()).await.is_ok());
    house.clock.advance_seconds(1);
    assert_eq!(choose(&house, &token, OTHER_PASSWORD).await, Err(Refusal::NotFound));
}

async fn a_link_serves_once_and_ends_the_others(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    let (first, second) = (link(&house).await, link(&house).await);
    assert_ne!(first, second);
    choose(&house, &first, OTHER_PASSWORD).await.unwrap();
    for token in [first, second] {
        assert_eq!(choose(&house, &token, PASSWORD).await, Err(Refusal::NotFound));
    }
}

async fn a_weak_password_uses_no_link_up(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    let token = link(&house).await;
    assert_eq!(
        choose(&house, &token, "motdepasse2027").await,
        Ok(Outcome::Wrong(Errors::one(Field::NewPassword, Problem::Password(InvalidPassword::Guessable))))
    );
    assert_eq!(choose(&house, &token, OTHER_PASSWORD).await, Ok(Outcome::Done(())));
}

async fn three_letters_in_two_hours_are_enough_and_the_fourth_is_answered_alike(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    for n in 0..5 {
        assert_eq!(ask(&house, &format!("address {n}"), AWA).await, Ok(Outcome::Done(())));
    }
    assert_eq!(house.mails(StaffMail::Reset).await.len(), 3);
}

async fn an_address_that_asks_for_many_links_waits(db: &Db) {
    let house = House::new(db).await;
    for n in 0..10 {
        assert!(ask(&house, "a", &format!("nobody{n}@cfa.example.org")).await.is_ok());
    }
    assert!(matches!(ask(&house, "a", AWA).await, Err(Refusal::TooMany { retry_after_s: 60, .. })));
    assert!(ask(&house, "b", AWA).await.is_ok());
}

async fn who_reads_the_account_s_mail_need_not_wait_for_what_strangers_tried(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    let browser = Browser::default();
    for _ in 0..6 {
        let _ = house.log_in(&browser, AWA, OTHER_PASSWORD).await;
    }
    let token = link(&house).await;
    choose(&house, &token, OTHER_PASSWORD).await.unwrap();
    assert_eq!(house.log_in(&browser, AWA, OTHER_PASSWORD).await, Ok(Outcome::Done(Step::In)));
}

async fn a_letter_that_comes_too_late_is_not_written(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Manager).await;
    ask(&house, "a", AWA).await.unwrap();
    let id = house.mails(StaffMail::Reset).await[0];
    house.clock.advance_seconds(7200);
    assert_eq!(house.mailed_reset(id).await, None);
}

testkit::on_both_engines!(
    a_link_changes_the_password_ends_every_session_and_signs_nobody_in,
    known_and_unknown_addresses_are_answered_alike_and_one_letter_leaves,
    a_link_lasts_two_hours_and_not_a_second_more,
    a_link_serves_once_and_ends_the_others,
    a_weak_password_uses_no_link_up,
    three_letters_in_two_hours_are_enough_and_the_fourth_is_answered_alike,
    an_address_that_asks_for_many_links_waits,
    who_reads_the_account_s_mail_need_not_wait_for_what_strangers_tried,
    a_letter_that_comes_too_late_is_not_written,
);

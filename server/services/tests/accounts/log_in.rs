//! Address and password.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD};
use contract::accounts::{Outcome, Step};
use domain::{
    account::{Errors, Field, Problem},
    staff::Role,
};
use store::Db;

const AWA: &str = "awa@cfa.example.org";

async fn the_right_password_lets_in_whatever_the_case_of_the_address(db: &Db) {
    let house = House::new(db).await;
    let opened = house.somebody(AWA, Role::Advisor).await;
    for email in [AWA, " AWA@CFA.example.ORG "] {
        let browser = Browser::default();
        assert_eq!(house.log_in(&browser, email, PASSWORD).await.unwrap(), Outcome::Done(Step::In));
        assert_eq!(browser.who(), opened.who());
    }
}

async fn an_unknown_address_and_a_wrong_password_are_answered_alike(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    let browser = Browser::default();
    let wrong = house.log_in(&browser, AWA, OTHER_PASSWORD).await.unwrap();
    assert_eq!(wrong, Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::WrongCredentials)));
    assert_eq!(house.log_in(&browser, "nobody@cfa.example.org", PASSWORD).await.unwrap(), wrong);
    assert_eq!(house.log_in(&browser, "no address", PASSWORD).await.unwrap(), wrong);
    assert_eq!(browser.who(), None);
}

async fn what_was_left_empty_is_said_and_nothing_is_tried(db: &Db) {
    let house = House::new(db).await;
    let browser = Browser::default();
    for _ in 0..20 {
        let Outcome::Wrong(wrong) = house.log_in(&browser, " ", "").await.unwrap() else { panic!("let in") };
        assert_eq!(wrong.of(Field::Email), Some(Problem::Missing));
        assert_eq!(wrong.of(Field::PresentPassword), Some(Problem::Missing));
    }
}

async fn logging_out_ends_what_logging_in_began(db: &Db) {
    let house = House::new(db).await;
    let browser = house.somebody(AWA, Role::Advisor).await;
    assert_eq!(house.at(&browser).show_door(&browser.scope()).await.unwrap().as_deref(), Some("Awa Sow"));
    house.at(&browser).log_out(&browser.scope()).await.unwrap();
    assert_eq!(browser.who(), None);
    assert_eq!(house.at(&browser).show_door(&browser.scope()).await.unwrap(), None);
}

async fn a_password_under_a_weaker_hash_is_hashed_again_when_it_is_given(db: &Db) {
    let house = House::new(db).await;
    house.somebody(AWA, Role::Advisor).await;
    let person = house.account(AWA).await.unwrap();
    let weak =
        argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, argon2::Params::new(8192, 1, 1, None).unwrap());
    let weak = argon2::PasswordHasher::hash_password_with_salt(&weak, PASSWORD.as_bytes(), &[7; 16]).unwrap().to_string();
    let (id, hash) = (person.id, weak.as_str());
    db.write(|tx| async move { store::staff::set_password(&tx, id, hash, testkit::NOW).await }).await.unwrap();
    assert_eq!(house.log_in(&Browser::default(), AWA, PASSWORD).await.unwrap(), Outcome::Done(Step::In));
    let stronger = house.account(AWA).await.unwrap().password_hash.unwrap();
    assert!(stronger.contains("m=19456,t=2,p=1"), "{stronger}");
    assert_eq!(house.log_in(&Browser::default(), AWA, PASSWORD).await.unwrap(), Outcome::Done(Step::In));
}

testkit::on_both_engines!(
    the_right_password_lets_in_whatever_the_case_of_the_address,
    an_unknown_address_and_a_wrong_password_are_answered_alike,
    what_was_left_empty_is_said_and_nothing_is_tried,
    logging_out_ends_what_logging_in_began,
    a_password_under_a_weaker_hash_is_hashed_again_when_it_is_given,
);

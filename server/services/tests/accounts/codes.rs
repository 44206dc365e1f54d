//! One-time codes and recovery codes.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD, code_at, confirm, scope_from, secret_of};
use contract::{
    accounts::{CodesView, EnterCode, Hidden, Outcome, SecondStep, Step},
    refusal::Refusal,
};
use domain::{
    account::{Errors, Field, Problem},
    contact::EmailAddress,
    staff::Role,
};
use services::accounts::UnlockCodes;
use store::Db;

const AWA: &str = "awa@cfa.example.org";

/// Somebody with codes, the secret in their phone, their recovery codes.
async fn with_codes(house: &House) -> (Browser, Vec<u8>, Vec<String>) {
    let awa = house.somebody(AWA, Role::Manager).await;
    let secret = secret_of(&house.at(&awa).offer_codes(&awa.scope()).await.unwrap().secret);
    let recovery = house.turn_codes_on(&awa).await;
    house.clock.advance_seconds(30);
    (awa, secret, recovery.0)
}

/// The first step; its ticket.
async fn ticket(house: &House, browser: &Browser) -> String {
    match house.log_in(browser, AWA, PASSWORD).await.unwrap() {
        Outcome::Done(Step::Code { ticket }) => ticket,
        other => panic!("{other:?}"),
    }
}

async fn enter(house: &House, browser: &Browser, ticket: &str, code: &str) -> contract::Answer<Outcome<()>> {
    let ask = EnterCode { ticket: ticket.to_owned(), code: Hidden(code.to_owned()) };
    house.at(browser).enter_code(&browser.scope(), ask).await
}

fn wrong_code() -> Outcome<()> {
    Outcome::Wrong(Errors::one(Field::Code, Problem::WrongCode))
}

async fn codes_are_on_once_a_first_one_was_given_back_with_the_password(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let offer = house.at(&awa).offer_codes(&awa.scope()).await.unwrap();
    assert!(offer.address.starts_with("otpauth://totp/"));
    let code = code_at(&secret_of(&offer.secret), house.clock.now());
    for (ask, field, problem) in [
        (confirm(PASSWORD, ""), Field::Code, Problem::Missing),
        (confirm("", &code), Field::PresentPassword, Problem::Missing),
        (confirm(OTHER_PASSWORD, &code), Field::PresentPassword, Problem::WrongPassword),
        (confirm(PASSWORD, "000000"), Field::Code, Problem::WrongCode),
    ] {
        let answer = house.at(&awa).turn_codes_on(&awa.scope(), ask).await.unwrap();
        assert!(matches!(&answer, Outcome::Wrong(wrong) if wrong.of(field) == Some(problem)), "{problem:?}");
    }
    assert_eq!(house.at(&awa).show_account(&awa.scope()).await.unwrap().codes, CodesView::Off);
    let Outcome::Done(recovery) = house.at(&awa).turn_codes_on(&awa.scope(), confirm(PASSWORD, &code)).await.unwrap() else {
        panic!("refused")
    };
    assert_eq!(recovery.0.len(), 10);
    let codes = house.at(&awa).show_account(&awa.scope()).await.unwrap().codes;
    assert_eq!(codes, CodesView::On { n_recovery_codes: 10 });
}

async fn with_codes_the_password_alone_lets_nobody_in(db: &Db) {
    let house = House::new(db).await;
    let (_, secret, _) = with_codes(&house).await;
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    assert_eq!(browser.who(), None);
    assert_eq!(house.at(&browser).show_second_step(&browser.scope(), ticket.clone()).await, Ok(SecondStep::Open));
    assert_eq!(enter(&house, &browser, &ticket, "123456").await, Ok(wrong_code()));
    assert_eq!(browser.who(), None);
    let spaced = code_at(&secret, house.clock.now());
    let spaced = format!("{} {}", &spaced[..3], &spaced[3..]);
    assert_eq!(enter(&house, &browser, &ticket, &spaced).await, Ok(Outcome::Done(())));
    assert!(browser.who().is_some());
}

async fn a_code_works_once_and_so_does_none_before_it(db: &Db) {
    let house = House::new(db).await;
    let (_, secret, _) = with_codes(&house).await;
    let (browser, now) = (Browser::default(), house.clock.now());
    let ticket = ticket(&house, &browser).await;
    let code = code_at(&secret, now);
    assert_eq!(enter(&house, &browser, &ticket, &code).await, Ok(Outcome::Done(())));
    assert_eq!(enter(&house, &browser, &ticket, &code).await, Ok(wrong_code()));
    assert_eq!(enter(&house, &browser, &ticket, &code_at(&secret, now.plus_seconds(-30))).await, Ok(wrong_code()));
    assert_eq!(enter(&house, &browser, &ticket, &code_at(&secret, now.plus_seconds(30))).await, Ok(Outcome::Done(())));
}

async fn the_code_that_turned_codes_on_does_not_let_in_as_well(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let secret = secret_of(&house.at(&awa).offer_codes(&awa.scope()).await.unwrap().secret);
    house.turn_codes_on(&awa).await;
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    assert_eq!(enter(&house, &browser, &ticket, &code_at(&secret, house.clock.now())).await, Ok(wrong_code()));
}

async fn the_same_code_given_twice_at_once_lets_in_once(db: &Db) {
    let house = House::new(db).await;
    let (_, secret, _) = with_codes(&house).await;
    let (one, two) = (Browser::default(), Browser::default());
    let ticket = ticket(&house, &one).await;
    let code = code_at(&secret, house.clock.now());
    let (first, second) = tokio::join!(enter(&house, &one, &ticket, &code), enter(&house, &two, &ticket, &code));
    let n_in = [first, second].iter().filter(|answer| **answer == Ok(Outcome::Done(()))).count();
    assert_eq!(n_in, 1);
}

async fn each_recovery_code_lets_in_once(db: &Db) {
    let house = House::new(db).await;
    let (awa, _, recovery) = with_codes(&house).await;
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    assert_eq!(enter(&house, &browser, &ticket, &recovery[0].to_uppercase()).await, Ok(Outcome::Done(())));
    assert_eq!(enter(&house, &browser, &ticket, &recovery[0]).await, Ok(wrong_code()));
    assert_eq!(enter(&house, &browser, &ticket, &recovery[9]).await, Ok(Outcome::Done(())));
    let codes = house.at(&awa).show_account(&awa.scope()).await.unwrap().codes;
    assert_eq!(codes, CodesView::On { n_recovery_codes: 8 });
}

async fn new_recovery_codes_take_the_place_of_the_old(db: &Db) {
    let house = House::new(db).await;
    let (awa, secret, old) = with_codes(&house).await;
    let ask = confirm(PASSWORD, &code_at(&secret, house.clock.now()));
    let Outcome::Done(new) = house.at(&awa).renew_recovery_codes(&awa.scope(), ask).await.unwrap() else { panic!("refused") };
    assert!(new.0.iter().all(|code| !old.contains(code)));
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    assert_eq!(enter(&house, &browser, &ticket, &old[0]).await, Ok(wrong_code()));
    assert_eq!(enter(&house, &browser, &ticket, &new.0[0]).await, Ok(Outcome::Done(())));
}

async fn codes_off_need_password_and_code_and_the_next_secret_is_another(db: &Db) {
    let house = House::new(db).await;
    let (awa, secret, recovery) = with_codes(&house).await;
    let refused = house.at(&awa).turn_codes_off(&awa.scope(), confirm(PASSWORD, "123456")).await.unwrap();
    assert!(matches!(refused, Outcome::Wrong(_)));
    let done = house.at(&awa).turn_codes_off(&awa.scope(), confirm(PASSWORD, &recovery[0])).await.unwrap();
    assert!(matches!(done, Outcome::Done(account) if account.codes == CodesView::Off));
    assert_eq!(house.log_in(&Browser::default(), AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
    let next = secret_of(&house.at(&awa).offer_codes(&awa.scope()).await.unwrap().secret);
    assert_ne!(next, secret);
}

async fn five_wrong_codes_are_free_then_they_wait_from_anywhere(db: &Db) {
    let house = House::new(db).await;
    let (_, secret, _) = with_codes(&house).await;
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    for _ in 0..5 {
        assert_eq!(enter(&house, &browser, &ticket, "123456").await, Ok(wrong_code()));
    }
    let code = code_at(&secret, house.clock.now());
    let elsewhere = scope_from("198.51.100.7", None);
    let ask = EnterCode { ticket: ticket.clone(), code: Hidden(code) };
    let waits = house.at(&browser).enter_code(&elsewhere, ask).await;
    assert!(matches!(waits, Err(Refusal::TooMany { retry_after_s: 30, .. })), "{waits:?}");
    house.clock.advance_seconds(30);
    let code = code_at(&secret, house.clock.now());
    assert_eq!(enter(&house, &browser, &ticket, &code).await, Ok(Outcome::Done(())));
}

async fn a_ticket_lasts_ten_minutes_and_is_worth_nothing_when_changed(db: &Db) {
    let house = House::new(db).await;
    let (_, secret, recovery) = with_codes(&house).await;
    let browser = Browser::default();
    let ticket = ticket(&house, &browser).await;
    let (head, proof) = ticket.rsplit_once('.').unwrap();
    let (_, issued) = head.split_once('.').unwrap();
    for forged in [String::new(), head.to_owned(), format!("999.{issued}.{proof}"), format!("{head}.{}", &proof[1..])] {
        assert_eq!(house.at(&browser).show_second_step(&browser.scope(), forged.clone()).await, Ok(SecondStep::Over), "{forged}");
        assert_eq!(enter(&house, &browser, &forged, &recovery[0]).await, Err(Refusal::NotFound), "{forged}");
    }
    house.clock.advance_seconds(599);
    assert_eq!(house.at(&browser).show_second_step(&browser.scope(), ticket.clone()).await, Ok(SecondStep::Open));
    house.clock.advance_seconds(1);
    let code = code_at(&secret, house.clock.now());
    assert_eq!(enter(&house, &browser, &ticket, &code).await, Err(Refusal::NotFound));
    assert_eq!(browser.who(), None);
}

async fn the_command_line_helps_who_has_lost_the_phone_and_the_codes(db: &Db) {
    let house = House::new(db).await;
    with_codes(&house).await;
    house.services.unlock(&EmailAddress::parse(AWA).unwrap(), UnlockCodes::TurnedOff).await.unwrap();
    assert_eq!(house.log_in(&Browser::default(), AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
}

testkit::on_both_engines!(
    codes_are_on_once_a_first_one_was_given_back_with_the_password,
    with_codes_the_password_alone_lets_nobody_in,
    a_code_works_once_and_so_does_none_before_it,
    the_code_that_turned_codes_on_does_not_let_in_as_well,
    the_same_code_given_twice_at_once_lets_in_once,
    each_recovery_code_lets_in_once,
    new_recovery_codes_take_the_place_of_the_old,
    codes_off_need_password_and_code_and_the_next_secret_is_another,
    five_wrong_codes_are_free_then_they_wait_from_anywhere,
    a_ticket_lasts_ten_minutes_and_is_worth_nothing_when_changed,
    the_command_line_helps_who_has_lost_the_phone_and_the_codes,
);

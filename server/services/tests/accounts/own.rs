//! One's own account: name, password, devices.

use crate::house::{Browser, House, OTHER_PASSWORD, PASSWORD};
use contract::{
    accounts::{ChangePassword, Hidden, Outcome, Step},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    account::{Field, InvalidPassword, Problem},
    contact::InvalidName,
    staff::Role,
};
use services::jobs::StaffMail;
use store::{
    Db,
    sessions::{self, Kept, SessionRow},
};
use testkit::NOW;

const AWA: &str = "awa@cfa.example.org";

/// A device of who is signed in with `browser`; what its requests say.
async fn device(house: &House, browser: &Browser, id: &str) -> StaffScope {
    let row = SessionRow {
        id_hash: id.to_owned(),
        staff: browser.who(),
        content: "{}".to_owned(),
        device: format!("Navigateur {id}"),
        seen_at: NOW,
        expires_at: NOW.plus_minutes(60),
    };
    let row = &row;
    house.db.write(|tx| async move { sessions::put(&tx, row, Kept::New).await }).await.unwrap();
    StaffScope { session: Some(id.to_owned()), ..browser.scope() }
}

fn change(present: &str, password: &str) -> ChangePassword {
    ChangePassword { present: Hidden(present.to_owned()), password: Hidden(password.to_owned()) }
}

async fn nobody_s_account_is_shown_to_who_is_signed_out(db: &Db) {
    let house = House::new(db).await;
    let browser = Browser::default();
    let port = house.at(&browser);
    assert_eq!(port.show_account(&browser.scope()).await, Err(Refusal::SignedOut));
    assert_eq!(port.rename(&browser.scope(), "Awa".to_owned()).await, Err(Refusal::SignedOut));
    assert_eq!(port.change_password(&browser.scope(), change(PASSWORD, OTHER_PASSWORD)).await, Err(Refusal::SignedOut));
    assert_eq!(port.offer_codes(&browser.scope()).await.err(), Some(Refusal::SignedOut));
    assert_eq!(port.end_device(&browser.scope(), "x".to_owned()).await, Err(Refusal::SignedOut));
    assert_eq!(port.end_every_device(&browser.scope()).await, Err(Refusal::SignedOut));
}

async fn a_name_is_changed_when_it_is_one(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let refused = house.at(&awa).rename(&awa.scope(), "https://evil.example".to_owned()).await.unwrap();
    assert!(matches!(refused, Outcome::Wrong(wrong) if wrong.of(Field::Name) == Some(Problem::Name(InvalidName::Address))));
    let done = house.at(&awa).rename(&awa.scope(), " Awa  Diallo ".to_owned()).await.unwrap();
    assert!(matches!(done, Outcome::Done(account) if account.name == "Awa Diallo"));
}

async fn the_present_password_is_asked_before_another_is_taken(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    for (ask, field, problem) in [
        (change("", OTHER_PASSWORD), Field::PresentPassword, Problem::Missing),
        (change(OTHER_PASSWORD, OTHER_PASSWORD), Field::PresentPassword, Problem::WrongPassword),
        (change(PASSWORD, "court"), Field::NewPassword, Problem::Password(InvalidPassword::TooShort { min: 12 })),
        (change(PASSWORD, "azertyuiop123"), Field::NewPassword, Problem::Password(InvalidPassword::Guessable)),
    ] {
        let answer = house.at(&awa).change_password(&awa.scope(), ask).await.unwrap();
        assert!(matches!(&answer, Outcome::Wrong(wrong) if wrong.of(field) == Some(problem)), "{problem:?}");
    }
    assert_eq!(house.log_in(&Browser::default(), AWA, PASSWORD).await, Ok(Outcome::Done(Step::In)));
}

async fn the_present_password_cannot_be_tried_for_ever_either(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    for _ in 0..5 {
        house.at(&awa).change_password(&awa.scope(), change("autre chose que cela", OTHER_PASSWORD)).await.unwrap();
    }
    let sixth = house.at(&awa).change_password(&awa.scope(), change(PASSWORD, OTHER_PASSWORD)).await;
    assert!(matches!(sixth, Err(Refusal::TooMany { .. })));
}

async fn another_password_ends_every_session_but_this_one_and_is_told_by_mail(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let here = device(&house, &awa, "here").await;
    device(&house, &awa, "there").await;
    let done = house.at(&awa).change_password(&here, change(PASSWORD, OTHER_PASSWORD)).await.unwrap();
    let Outcome::Done(account) = done else { panic!("refused") };
    let devices: Vec<_> = account.devices.iter().map(|device| (device.id.as_str(), device.is_this)).collect();
    assert_eq!(devices, [("here", true)]);
    assert_eq!(house.mails(StaffMail::PasswordChanged).await, [awa.who().unwrap().0]);
    assert!(matches!(house.log_in(&Browser::default(), AWA, PASSWORD).await, Ok(Outcome::Wrong(_))));
}

async fn devices_are_listed_this_one_first_and_signed_out_one_by_one(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let noe = house.somebody("noe@cfa.example.org", Role::Advisor).await;
    device(&house, &awa, "a").await;
    let here = device(&house, &awa, "b").await;
    device(&house, &noe, "noe's").await;
    let account = house.at(&awa).show_account(&here).await.unwrap();
    assert_eq!(account.devices.iter().map(|device| device.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(house.at(&awa).end_device(&here, "noe's".to_owned()).await, Err(Refusal::NotFound));
    let account = house.at(&awa).end_device(&here, "a".to_owned()).await.unwrap();
    assert_eq!(account.devices.len(), 1);
    assert_eq!(sessions::list(db.read(), noe.who().unwrap(), NOW).await.unwrap().len(), 1);
}

async fn signing_out_everywhere_ends_this_device_too(db: &Db) {
    let house = House::new(db).await;
    let awa = house.somebody(AWA, Role::Manager).await;
    let here = device(&house, &awa, "here").await;
    device(&house, &awa, "there").await;
    let who = awa.who().unwrap();
    house.at(&awa).end_every_device(&here).await.unwrap();
    assert_eq!(awa.who(), None);
    assert_eq!(sessions::list(db.read(), who, NOW).await.unwrap(), []);
}

testkit::on_both_engines!(
    nobody_s_account_is_shown_to_who_is_signed_out,
    a_name_is_changed_when_it_is_one,
    the_present_password_is_asked_before_another_is_taken,
    the_present_password_cannot_be_tried_for_ever_either,
    another_password_ends_every_session_but_this_one_and_is_told_by_mail,
    devices_are_listed_this_one_first_and_signed_out_one_by_one,
    signing_out_everywhere_ends_this_device_too,
);

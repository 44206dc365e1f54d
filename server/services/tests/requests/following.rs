//! Who waits too long.

use crate::house::{House, at};
use contract::requests::RequestAct;
use domain::request::Way;
use services::{
    contact_jobs::{ContactMail, MAIL_DIGEST},
    contacts::FollowedUp,
};
use store::Db;

async fn look(house: &House) -> FollowedUp {
    house.services.follow_up().await.unwrap()
}

async fn a_candidate_is_asked_once_after_five_opening_days_without_an_answer(db: &Db) {
    let house = House::new(db).await;
    house.asked(Way::Callback, "lina").await; // on a Monday
    house.clock.set(at(6, 23, 0));
    assert_eq!(look(&house).await.asked, 0, "Sunday: four opening days and a weekend");
    house.clock.set(at(7, 9, 0));
    assert_eq!(look(&house).await.asked, 1, "the Monday after: the fifth opening day");
    for hour in 10..14 {
        house.clock.set(at(7, hour, 0));
        look(&house).await;
    }
    assert_eq!(house.letters(ContactMail::WereYouContacted).await.len(), 1);
    house.clock.set(at(11, 9, 0));
    assert_eq!(look(&house).await.asked, 0, "never long afterwards");
}

async fn who_was_answered_or_withdrew_is_not_asked(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Enquiry, "lina").await;
    house.act(row.id, RequestAct::Write { body: "Oui".into() }).await.unwrap();
    let (token, _) = house.asked(Way::Enquiry, "yanis").await;
    contract::manage::Managing::withdraw(&house.services, &crate::house::scope("y"), token).await.unwrap();
    house.clock.set(at(7, 9, 0));
    assert_eq!(look(&house).await.asked, 0);
}

async fn a_centre_is_told_once_each_working_morning_what_waits_for_two_opening_days(db: &Db) {
    let house = House::new(db).await;
    house.asked(Way::Callback, "lina").await;
    house.clock.set(at(1, 9, 0));
    assert_eq!(look(&house).await.told, 0, "one opening day");
    house.clock.set(at(2, 7, 59));
    assert_eq!(look(&house).await.told, 0, "too early in the morning");
    house.clock.set(at(2, 8, 0));
    assert_eq!(look(&house).await.told, 1);
    house.clock.set(at(2, 9, 0));
    assert_eq!(look(&house).await.told, 0, "once a day");
    house.clock.set(at(5, 9, 0));
    assert_eq!(look(&house).await.told, 0, "Saturday");
    house.clock.set(at(7, 9, 0));
    assert_eq!(look(&house).await.told, 1, "Monday");
    assert_eq!(house.payloads(MAIL_DIGEST).await.len(), 2);
    let letters = house.services.digest_letters(house.scene.centre).await.unwrap();
    assert_eq!(letters.len(), 1, "one mail for an address");
    assert_eq!((letters[0].to.as_str(), letters[0].lines.len()), ("accueil@cfa.example.org", 1));
}

async fn what_was_answered_before_the_mail_is_written_is_not_in_it(db: &Db) {
    let house = House::new(db).await;
    let (_, row) = house.asked(Way::Callback, "lina").await;
    house.clock.set(at(2, 8, 0));
    assert_eq!(look(&house).await.told, 1);
    house.act(row.id, RequestAct::OtherChannel).await.unwrap();
    assert!(house.services.digest_letters(house.scene.centre).await.unwrap().is_empty());
}

testkit::on_both_engines!(
    a_candidate_is_asked_once_after_five_opening_days_without_an_answer,
    who_was_answered_or_withdrew_is_not_asked,
    a_centre_is_told_once_each_working_morning_what_waits_for_two_opening_days,
    what_was_answered_before_the_mail_is_written_is_not_in_it,
);

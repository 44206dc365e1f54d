//! "Where are my requests?": the links go to the address that was given, and nobody learns whether there are any.

use crate::house::{House, at, scope};
use contract::{
    manage::{AskLinks, Managing},
    refusal::Refusal,
};
use domain::candidate::Field;
use services::{jobs::MAIL_LINKS, own_links::LinksLetter};
use store::{Db, jobs};

const DAY: i64 = 86_400;

async fn ask(house: &House, email: &str) -> Result<(), Refusal> {
    house.services.send_links(&scope("somebody"), AskLinks { email: email.to_owned() }).await
}

/// The requests about which a mail with links is in the queue.
async fn asked_about(house: &House) -> Vec<i64> {
    let now = house.clock.now();
    let lease = (now, now.plus_seconds(60));
    let leased = house.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 100).await }).await.unwrap();
    house.db.write(|tx| async move { jobs::release(&tx, "reader").await }).await.unwrap();
    let request = |payload: &str| serde_json::from_str::<serde_json::Value>(payload).unwrap()["request"].as_i64().unwrap();
    leased.iter().filter(|job| job.name == MAIL_LINKS).map(|job| request(&job.payload)).collect()
}

async fn letter(house: &House) -> LinksLetter {
    let latest = asked_about(house).await.pop().expect("a mail is asked for");
    house.services.links_letter(domain::ids::RequestId(latest)).await.unwrap().expect("the request is there")
}

/// Books at ten, days from now; the manage link's token.
async fn booked(house: &House, days: i64) -> String {
    let hold = house.hold(at(days, 10, 0)).await.unwrap();
    let token = house.book(&hold, "lina").await.unwrap().manage_token;
    house.clock.advance_seconds(4 * DAY + 1); // the same wish may be made again
    token
}

async fn the_links_of_every_request_of_an_address_go_to_it(db: &Db) {
    let house = House::new(db).await;
    let (first, second) = (booked(&house, 1).await, booked(&house, 8).await);
    ask(&house, " Lina@Example.org ").await.unwrap();
    let letter = letter(&house).await;
    let urls: Vec<&str> = letter.lines.iter().map(|line| line.url.as_str()).collect();
    assert_eq!(letter.to, "lina@example.org");
    assert_eq!(urls, [second, first].map(|token| format!("https://rdv.example.org/suivi/{token}")));
}

async fn who_made_no_request_is_answered_alike_and_gets_no_mail(db: &Db) {
    let house = House::new(db).await;
    booked(&house, 1).await;
    ask(&house, "nobody@example.org").await.unwrap();
    assert!(asked_about(&house).await.is_empty());
}

async fn a_link_that_ended_is_given_anew_and_the_old_one_stays_ended(db: &Db) {
    let house = House::new(db).await;
    let old = booked(&house, 1).await;
    house.clock.advance_seconds(70 * DAY);
    let shown = house.services.show(&scope("lina"), old.clone()).await;
    assert!(matches!(shown, Err(Refusal::NotFound)), "the link has ended");
    ask(&house, "lina@example.org").await.unwrap();
    let fresh = letter(&house).await.lines[0].url.rsplit('/').next().unwrap().to_owned();
    assert_ne!(fresh, old);
    house.services.show(&scope("lina"), fresh).await.unwrap();
    assert!(matches!(house.services.show(&scope("lina"), old).await, Err(Refusal::NotFound)));
}

async fn an_address_is_not_flooded(db: &Db) {
    let house = House::new(db).await;
    booked(&house, 1).await;
    for _ in 0..6 {
        ask(&house, "lina@example.org").await.unwrap();
        house.clock.advance_seconds(60);
    }
    assert_eq!(asked_about(&house).await.len(), 3);
}

async fn what_is_no_address_is_told_at_its_field(db: &Db) {
    let house = House::new(db).await;
    let Err(Refusal::Invalid(wrong)) = ask(&house, "lina").await else { panic!("taken for an address") };
    assert!(wrong.of(Field::Email).is_some());
}

testkit::on_both_engines!(
    the_links_of_every_request_of_an_address_go_to_it,
    who_made_no_request_is_answered_alike_and_gets_no_mail,
    a_link_that_ended_is_given_anew_and_the_old_one_stays_ended,
    an_address_is_not_flooded,
    what_is_no_address_is_told_at_its_field,
);

//! Mails that did not arrive: what is blocked, which requests are concerned, and what is asked for.

use crate::house::{House, at, scope};
use contract::{
    delivery::{Deliveries, FailedDelivery, NoteDeliveryFailure, NotedFailure},
    manage::{CancelByLink, Managing},
};
use domain::delivery::DeliveryFailure::{self, Bounce, Complaint, Delay};
use services::jobs::{DeliveryFailedPayload, MAIL_DELIVERY_FAILED};
use store::{
    Db,
    deliveries::{self, BlockedAddress},
    events, jobs,
};

const CONTACT: &str = "accueil@cfa.example.org";
const DAY: i64 = 86_400;

fn failed(what: DeliveryFailure, email: &str, message_id: Option<&str>) -> FailedDelivery {
    FailedDelivery { what, email: email.to_owned(), message_id: message_id.map(str::to_owned) }
}

async fn note(house: &House, event: &str, failures: Vec<FailedDelivery>) -> NotedFailure {
    let ask = NoteDeliveryFailure { event: event.to_owned(), failures };
    house.services.note_delivery_failure(&scope("the provider"), ask).await.unwrap()
}

/// Books on Tuesday at ten; the identity of a mail about it, and the manage link's token.
async fn booked(house: &House) -> (impl Fn(&str) -> String, String) {
    let hold = house.hold(at(1, 10, 0)).await.unwrap();
    let token = house.book(&hold, "lina").await.unwrap().manage_token;
    let appointment = house.appointments().await[0].id;
    (move |job: &str| format!("<rdv-{appointment}.0.{job}@rdv.example.org>"), token)
}

/// The requests whose candidates are to be told.
async fn told(house: &House) -> Vec<i64> {
    // Which mails wait for which others is not the question here.
    testkit::schema::change(&house.db, "UPDATE job SET chain = NULL").await;
    let now = house.clock.now();
    let lease = (now, now.plus_seconds(60));
    let leased = house.db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 100).await }).await.unwrap();
    house.db.write(|tx| async move { jobs::release(&tx, "reader").await }).await.unwrap();
    let asked = leased.iter().filter(|job| job.name == MAIL_DELIVERY_FAILED);
    asked.map(|job| serde_json::from_str::<DeliveryFailedPayload>(&job.payload).unwrap().request).collect()
}

/// What the history says of mails that came back.
async fn history(house: &House) -> Vec<String> {
    let request = house.requests().await[0].id;
    let events = events::list(house.db.read(), request).await.unwrap();
    events.into_iter().filter(|event| event.code == "delivery_failed").map(|event| event.facts).collect()
}

async fn blocked(house: &House, email: &str) -> Vec<BlockedAddress> {
    deliveries::list_blocked(house.db.read(), &[house.services.address_hash(email)]).await.unwrap()
}

async fn a_bounce_or_a_complaint_blocks_the_address_however_it_is_written_and_a_delay_does_not(db: &Db) {
    let house = House::new(db).await;
    note(&house, "1", vec![failed(Bounce, "Lina@Example.ORG", None), failed(Delay, "tom@example.org", None)]).await;
    note(&house, "2", vec![failed(Complaint, "eve@example.org", None)]).await;
    for (email, is_blocked) in [(" lina@example.org", true), ("eve@example.org", true), ("tom@example.org", false)] {
        assert_eq!(house.services.is_blocked(email).await.unwrap(), is_blocked, "{email}");
    }
    let row = &blocked(&house, "lina@example.org").await[0];
    assert_eq!((row.what, row.n, row.at), (Bounce, 1, house.clock.now()));
    assert!(!row.address_hash.contains("lina"));
}

async fn a_report_that_comes_again_does_nothing_twice(db: &Db) {
    let house = House::new(db).await;
    let (mail, _) = booked(&house).await;
    let report = || vec![failed(Bounce, CONTACT, Some(&mail("mail_centre_booked.0")))];
    let first = note(&house, "same", report()).await;
    let again = note(&house, "same", report()).await;
    assert_eq!((first.is_replay, first.requests.len()), (false, 1));
    assert_eq!((again.is_replay, again.requests.len()), (true, 0));
    assert_eq!(blocked(&house, CONTACT).await[0].n, 1);
    assert_eq!((history(&house).await.len(), told(&house).await.len()), (1, 1));
    note(&house, "another", report()).await;
    assert_eq!(blocked(&house, CONTACT).await[0].n, 2);
    assert_eq!((history(&house).await.len(), told(&house).await.len()), (2, 1), "a candidate is told once");
}

async fn the_candidate_is_told_when_the_contact_of_the_centre_was_not_reached_and_only_then(db: &Db) {
    let house = House::new(db).await;
    let (mail, _) = booked(&house).await;
    let request = house.requests().await[0].id;
    for (event, job) in [("1", "mail_candidate_booked.0"), ("2", "mail_centre_booked.1"), ("3", "mail_colleagues_moved.0")] {
        assert!(note(&house, event, vec![failed(Bounce, CONTACT, Some(&mail(job)))]).await.requests.is_empty(), "{job}");
    }
    let delayed = failed(Delay, CONTACT, Some(&mail("mail_centre_booked.0")));
    assert!(note(&house, "4", vec![delayed]).await.requests.is_empty());
    assert!(told(&house).await.is_empty());
    let noted = note(&house, "5", vec![failed(Complaint, CONTACT, Some(&mail("mail_centre_booked.0")))]).await;
    assert_eq!(noted.requests, [request]);
    assert_eq!(told(&house).await, [request.0]);
    let to = ["candidate", "colleague", "colleague"].map(|to| format!(r#"{{"kind":"bounce","to":"{to}"}}"#));
    let centre = r#"{"kind":"complaint","to":"centre"}"#.to_owned();
    assert_eq!(history(&house).await, to.into_iter().chain([centre]).collect::<Vec<_>>());
}

async fn nobody_is_told_of_what_is_called_off_or_over(db: &Db) {
    let house = House::new(db).await;
    let (mail, token) = booked(&house).await;
    let report = || vec![failed(Bounce, CONTACT, Some(&mail("mail_centre_booked.0")))];
    house.clock.set(at(1, 10, 30));
    assert!(note(&house, "over", report()).await.requests.is_empty());
    house.clock.set(at(0, 10, 0));
    house.services.cancel(&scope("lina"), CancelByLink { token, reason: String::new() }).await.unwrap();
    assert!(note(&house, "called off", report()).await.requests.is_empty());
    assert!(told(&house).await.is_empty());
    assert_eq!(history(&house).await.len(), 2, "the history says it all the same");
}

async fn a_mail_that_nobody_knows_blocks_its_address_alone(db: &Db) {
    let house = House::new(db).await;
    let strange = ["<rdv-987654.0.mail_centre_booked.0@rdv.example.org>", "<x@provider.example>", ""];
    for (nth, id) in strange.into_iter().enumerate() {
        assert!(note(&house, &nth.to_string(), vec![failed(Bounce, CONTACT, Some(id))]).await.requests.is_empty());
    }
    assert_eq!(blocked(&house, CONTACT).await[0].n, 3);
}

async fn several_lines_about_one_address_are_counted_together(db: &Db) {
    let house = House::new(db).await;
    let lines =
        vec![failed(Bounce, CONTACT, None), failed(Complaint, CONTACT, None), failed(Bounce, "ACCUEIL@cfa.example.org", None)];
    note(&house, "1", lines).await;
    let kinds: Vec<_> = blocked(&house, CONTACT).await.into_iter().map(|row| (row.what, row.n)).collect();
    assert_eq!(kinds, [(Bounce, 2), (Complaint, 1)]);
    assert!(house.services.unblock(CONTACT).await.unwrap());
    assert!(!house.services.unblock(CONTACT).await.unwrap());
    assert!(!house.services.is_blocked(CONTACT).await.unwrap());
}

async fn the_same_report_twice_at_once_is_taken_in_once(db: &Db) {
    let house = House::new(db).await;
    let report = || note(&house, "same", vec![failed(Bounce, CONTACT, None)]);
    let (one, two) = tokio::join!(report(), report());
    assert_ne!(one.is_replay, two.is_replay);
    assert_eq!(blocked(&house, CONTACT).await[0].n, 1);
}

async fn after_two_years_without_a_failure_an_address_is_tried_again(db: &Db) {
    let house = House::new(db).await;
    note(&house, "1", vec![failed(Bounce, CONTACT, None)]).await;
    house.clock.advance_seconds(730 * DAY);
    note(&house, "2", Vec::new()).await;
    assert!(house.services.is_blocked(CONTACT).await.unwrap());
    house.clock.advance_seconds(1);
    note(&house, "3", Vec::new()).await;
    assert!(!house.services.is_blocked(CONTACT).await.unwrap());
}

testkit::on_both_engines!(
    a_bounce_or_a_complaint_blocks_the_address_however_it_is_written_and_a_delay_does_not,
    a_report_that_comes_again_does_nothing_twice,
    the_candidate_is_told_when_the_contact_of_the_centre_was_not_reached_and_only_then,
    nobody_is_told_of_what_is_called_off_or_over,
    a_mail_that_nobody_knows_blocks_its_address_alone,
    several_lines_about_one_address_are_counted_together,
    the_same_report_twice_at_once_is_taken_in_once,
    after_two_years_without_a_failure_an_address_is_tried_again,
);

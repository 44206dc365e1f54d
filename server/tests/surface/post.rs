//! Addresses that take no mail: what is kept back, and what the history says.

use crate::given::office::{CONTACT, Office};
use contract::{
    delivery::{Deliveries as _, FailedDelivery, NoteDeliveryFailure},
    scope::RequestScope,
};
use domain::{delivery::DeliveryFailure, ids::RequestId};
use services::jobs::{MAIL_DELIVERY_FAILED, Mail, enqueue_mail};
use store::{Db, events, jobs};
use testkit::NOW;

async fn ask_for(office: &Office, mail: Mail, request: RequestId) {
    office.db.write(|tx| async move { enqueue_mail(&tx, mail, request, 0, NOW).await }).await.unwrap();
}

async fn came_back(office: &Office, email: &str, message_id: Option<String>) -> Vec<RequestId> {
    let scope = RequestScope { address_key: "provider".to_owned(), request_id: "test".to_owned() };
    let failures = vec![FailedDelivery { what: DeliveryFailure::Bounce, email: email.to_owned(), message_id }];
    let report = NoteDeliveryFailure { event: "one".to_owned(), failures };
    office.services.note_delivery_failure(&scope, report).await.unwrap().requests
}

async fn the_mail_that_came_back_names_its_request_and_the_next_one_is_kept_back(db: &Db) {
    let office = Office::new(db).await;
    let (_, request) = office.booked(72, None).await;
    ask_for(&office, Mail::CentreBooked, request).await;
    office.work().await;
    let sent = office.mails.lock().unwrap().pop().unwrap();
    assert_eq!(sent.to, CONTACT);

    assert_eq!(came_back(&office, "Accueil@CFA.example.org", Some(format!("<{}>", sent.message_id))).await, [request]);
    let told = events::list(db.read(), request).await.unwrap();
    let last = told.last().unwrap();
    assert_eq!((last.code.as_str(), last.facts.as_str()), ("delivery_failed", r#"{"kind":"bounce","to":"centre"}"#));
    let lease = (NOW, NOW.plus_seconds(60));
    let waiting = db.write(|tx| async move { jobs::lease(&tx, "reader", lease, 10).await }).await.unwrap();
    assert_eq!(waiting.iter().map(|job| job.name.as_str()).collect::<Vec<_>>(), [MAIL_DELIVERY_FAILED]);
    let (id, now) = (waiting[0].id, NOW);
    assert!(db.write(|tx| async move { jobs::complete(&tx, id, "reader", now).await }).await.unwrap());

    ask_for(&office, Mail::CentreMoved, request).await;
    ask_for(&office, Mail::CandidateMoved, request).await;
    office.work().await;
    let left: Vec<String> = office.mails.lock().unwrap().iter().map(|mail| mail.to.clone()).collect();
    assert_eq!(left.len(), 1, "the candidate's alone: {left:?}");
    assert!(left[0].starts_with("lea"));
    assert_eq!(office.queue().await.n_dead, 1, "the other is given up, where it can be seen");

    assert!(office.services.unblock(CONTACT).await.unwrap());
    ask_for(&office, Mail::CentreCancelled, request).await;
    ask_for(&office, Mail::ColleaguesMoved, request).await;
    office.work().await;
    assert_eq!(office.queue().await.n_dead, 1);
}

async fn who_asks_a_centre_that_takes_no_mail_is_told_once(db: &Db) {
    let office = Office::new(db).await;
    assert!(came_back(&office, CONTACT, None).await.is_empty(), "no request is known to be concerned");
    let (_, request) = office.booked(72, None).await;
    ask_for(&office, Mail::CentreBooked, request).await;
    ask_for(&office, Mail::CentreMoved, request).await;
    office.work().await;
    office.work().await;
    let left: Vec<String> = office.mails.lock().unwrap().iter().map(|mail| mail.message_id.clone()).collect();
    assert_eq!(left, [format!("undelivered-{request}@rdv.example.org")]);
    let told = events::list(db.read(), request).await.unwrap();
    assert_eq!(told.iter().filter(|event| event.code == "delivery_failed").count(), 1);
    assert_eq!(office.queue().await.n_dead, 2, "what was to be said stays where it can be seen");
}

testkit::on_both_engines!(
    who_asks_a_centre_that_takes_no_mail_is_told_once,
    the_mail_that_came_back_names_its_request_and_the_next_one_is_kept_back,
);

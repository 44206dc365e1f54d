//! PostgreSQL stops under a running service and comes back; so does the mail server. Meanwhile everybody is told to try again, afterwards everything
//! works without a restart, and nothing that was acknowledged is missing.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod service;
mod silence;
#[expect(dead_code, reason = "the mailer's own tests need more of it")]
#[path = "../../mailer/tests/all/sink.rs"]
mod sink;
#[path = "../surface/given/site.rs"]
mod site;

use axum::http::StatusCode;
use contract::{booking::Booking as _, manage::Managing as _, refusal::Refusal};
use domain::ids::AdvisorId;
use locales::fr::refusals::sentence;
use service::{Service, scope, slot};
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};
use store::{StoreError, appointments::AppointmentRow, settings};
use testkit::Cluster;
use tokio::task::JoinSet;

/// Bookings on their way when the database goes away.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_is_said_so_and_found_again_without_a_restart() {
    let cluster = Arc::new(Cluster::start());
    let service = Arc::new(Service::over(&cluster).await);
    testkit::scene::give_address(&service.db, service.centre(), "accueil@cfa.example.org").await;
    let stop = service.send_mails();
    assert_eq!(service.get(&service.desk()).await.status, StatusCode::OK);

    let late_hold = service.hold(slot(0)).await.unwrap();
    let mut acknowledged = stop_under_bookings(&cluster, &service).await;
    everybody_is_told(&service).await;
    let form = || Service::form(&late_hold, "patient");
    assert_eq!(service.services.book(&scope("patient"), form()).await, Err(Refusal::Unavailable));

    cluster.start_again();
    service.until_ready().await;
    assert_eq!(service.get(&service.desk()).await.status, StatusCode::OK);
    assert_eq!(service.choose(slot(1)).await.status, StatusCode::SEE_OTHER);
    let patient = service.services.book(&scope("patient"), form()).await.expect("the same form, a little later");
    acknowledged.push((0, patient.manage_token));

    for (nth, token) in &acknowledged {
        let view = service.services.show(&scope("v"), token.clone()).await.expect("acknowledged is kept");
        let view = view.appointment().expect("an appointment");
        assert_eq!(view.slot.starts.at, slot(*nth));
    }
    assert_eq!(testkit::audit(&service.db, AdvisorId(0)).await, testkit::Audit::default());
    let all = service.appointments().await;
    assert!(all.len() >= acknowledged.len());
    mails_left(&service, &all).await;
    stop.notify_one();
    println!("{} acknowledged, {} found", acknowledged.len(), all.len());
}

/// Takes the database away while bookings come in; those that were acknowledged.
async fn stop_under_bookings(cluster: &Arc<Cluster>, service: &Arc<Service>) -> Vec<(i64, String)> {
    let (next, gone) = (Arc::new(AtomicI64::new(2)), Arc::new(AtomicBool::new(false)));
    let mut bookings = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (service, next, gone) = (Arc::clone(service), Arc::clone(&next), Arc::clone(&gone));
        bookings.spawn(async move {
            let mut acknowledged = Vec::new();
            while !gone.load(Ordering::SeqCst) {
                let nth = next.fetch_add(1, Ordering::SeqCst);
                match service.book(nth).await {
                    Ok(token) => acknowledged.push((nth, token)),
                    Err(refusal) => assert_eq!(refusal, Refusal::Unavailable),
                }
            }
            acknowledged
        });
    }
    while next.load(Ordering::SeqCst) < 20 {
        tokio::task::yield_now().await;
    }
    let stopping = Arc::clone(cluster);
    tokio::task::spawn_blocking(move || stopping.stop()).await.unwrap();
    gone.store(true, Ordering::SeqCst);
    let acknowledged = bookings.join_all().await.concat();
    assert!(acknowledged.len() >= 10, "too few bookings to prove anything");
    acknowledged
}

/// Pages, forms and probes answer, and say when to come back.
async fn everybody_is_told(service: &Service) {
    let excuse = sentence(&Refusal::Unavailable);
    for answer in [service.get(&service.desk()).await, service.choose(slot(1)).await] {
        assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
        assert!(answer.text().contains(&excuse), "{}", answer.text());
    }
    let ready = service.get("/readyz").await;
    assert_eq!((ready.status, ready.text().contains("database")), (StatusCode::SERVICE_UNAVAILABLE, true));
    assert_eq!(service.get("/healthz").await.status, StatusCode::OK);
}

/// The mails about each appointment leave, once more at most if the database went away before it could be noted.
async fn mails_left(service: &Service, all: &[AppointmentRow]) {
    let mut left: HashMap<String, u32> = HashMap::new();
    for identity in service.all_mails().await {
        *left.entry(identity).or_default() += 1;
    }
    let of_one =
        |row: &AppointmentRow| ["candidate", "centre"].map(|to| format!("rdv-{}.0.mail_{to}_booked.0@rdv.example", row.id));
    let due: HashSet<String> = all.iter().flat_map(of_one).collect();
    assert_eq!(left.keys().cloned().collect::<HashSet<_>>(), due);
    assert!(left.values().all(|n| *n <= 2), "{left:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_in_the_middle_keeps_nothing_and_is_no_defect() {
    let cluster = Cluster::start();
    let db = service::connect(&cluster).await;
    let lost: Result<(), StoreError> = db
        .write(|tx| {
            let cluster = &cluster;
            async move {
                settings::put(&tx, "first", "half").await?;
                tokio::task::block_in_place(|| cluster.stop());
                settings::put(&tx, "second", "half").await
            }
        })
        .await;
    assert!(matches!(lost, Err(StoreError::Unavailable(_))), "{lost:?}");
    cluster.start_again();
    let put = || db.write(|tx| async move { settings::put(&tx, "third", "whole").await });
    put().await.expect("a new connection");
    for (key, value) in [("first", None), ("second", None), ("third", Some("whole".to_owned()))] {
        assert_eq!(settings::find(db.read(), key).await.unwrap(), value);
    }
}

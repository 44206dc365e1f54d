//! Transactions, jobs, limits, links, history, settings.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::{
    delivery::DeliveryFailure::{Bounce, Complaint, Delay},
    ids::RequestId,
    time::Timestamp,
};
use sea_orm::ConnectionTrait;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{
    Constraint, Db, StoreError,
    deliveries::{self, BlockedAddress},
    events,
    events::{Actor, RequestEvent},
    jobs::{self, Enqueued, LeasedJob, NewJob},
    limits, requests, settings,
    tokens::{self, TokenScope},
};
use testkit::{NOW, Scene, a_request};

testkit::on_both_engines!(
    a_failed_work_leaves_nothing_behind,
    a_busy_database_is_tried_three_times,
    a_transaction_runs_inside_a_spawned_task,
    the_same_work_is_queued_once_and_not_again_once_done,
    a_leased_job_is_nobody_elses_until_the_lease_ends,
    a_worker_that_lost_its_lease_changes_nothing,
    a_buried_job_waits_for_somebody,
    jobs_that_two_workers_lease_at_once_are_given_once,
    a_job_waits_for_the_earlier_ones_of_its_chain,
    acts_are_counted_inside_their_window,
    a_link_opens_its_own_scope_until_it_expires,
    history_is_never_rewritten,
    a_setting_is_replaced,
    a_report_is_taken_in_once_until_it_is_forgotten,
    an_address_is_blocked_for_a_reason_until_it_is_forgotten,
);

async fn a_job(db: &Db, key: Option<&str>, run_at: Timestamp) -> Enqueued {
    let job =
        NewJob { name: "send".to_owned(), payload: "{}".to_owned(), dedupe_key: key.map(ToOwned::to_owned), chain: None, run_at };
    let job = &job;
    db.write(|tx| async move { jobs::enqueue(&tx, job, NOW).await }).await.unwrap()
}

async fn a_job_waits_for_the_earlier_ones_of_its_chain(db: &Db) {
    let chained = |chain: &str, run_at| NewJob {
        name: "send".to_owned(),
        payload: "{}".to_owned(),
        dedupe_key: None,
        chain: Some(chain.to_owned()),
        run_at,
    };
    let jobs = [chained("a", NOW), chained("a", NOW), chained("b", NOW.plus_seconds(60)), chained("b", NOW)];
    let jobs = &jobs;
    db.write(|tx| async move { jobs::enqueue_later(&tx, jobs, NOW).await }).await.unwrap();
    let first = lease(db, "one", NOW).await;
    assert_eq!(first.len(), 1, "the second of a waits for the first, that of b for one that is not due");
    assert!(lease(db, "two", NOW).await.is_empty(), "also while the first one runs elsewhere");
    let id = first[0].id;
    let later = NOW.plus_seconds(120);
    assert!(db.write(|tx| async move { jobs::retry(&tx, id, "one", later, "away").await }).await.unwrap());
    assert!(lease(db, "two", NOW.plus_seconds(30)).await.is_empty(), "and while it waits for its next try");
    assert_eq!(jobs::next_due(db.read(), NOW).await.unwrap(), Some(NOW.plus_seconds(60)), "nobody looks for what must wait");
    let due = lease(db, "two", later).await;
    assert_eq!(due.len(), 2, "the first of each");
    for job in &due {
        let id = job.id;
        assert!(db.write(|tx| async move { jobs::bury(&tx, id, "two", "for good").await }).await.unwrap());
    }
    assert_eq!(lease(db, "two", later).await.len(), 2, "what is given up holds nobody back");
}

async fn lease(db: &Db, worker: &str, now: Timestamp) -> Vec<LeasedJob> {
    db.write(|tx| async move { jobs::lease(&tx, worker, (now, now.plus_seconds(60)), 10).await }).await.unwrap()
}

async fn a_failed_work_leaves_nothing_behind(db: &Db) {
    let failed: Result<(), StoreError> = db
        .write(|tx| async move {
            settings::put(&tx, "colour", "blue").await?;
            assert_eq!(settings::find(tx.read(), "colour").await?.as_deref(), Some("blue"));
            Err(StoreError::Unexpected("stop".into()))
        })
        .await;
    assert!(failed.is_err());
    assert_eq!(settings::find(db.read(), "colour").await.unwrap(), None);
}

async fn a_busy_database_is_tried_three_times(db: &Db) {
    let tries = AtomicU32::new(0);
    let tries = &tries;
    let third: Result<u32, StoreError> = db
        .write(|_| async move {
            match tries.fetch_add(1, Ordering::SeqCst) + 1 {
                3 => Ok(3),
                _ => Err(StoreError::Busy),
            }
        })
        .await;
    assert_eq!(third.unwrap(), 3);
    let never: Result<(), StoreError> = db
        .write(|_| async move {
            tries.fetch_add(1, Ordering::SeqCst);
            Err(StoreError::Busy)
        })
        .await;
    assert!(matches!(never, Err(StoreError::Busy)));
    assert_eq!(tries.load(Ordering::SeqCst), 6);
}

async fn a_transaction_runs_inside_a_spawned_task(db: &Db) {
    let db = db.clone();
    let owned = "blue".to_owned();
    let task = tokio::spawn(async move {
        let lent = &owned;
        db.write(|tx| async move { settings::put(&tx, "colour", lent).await }).await?;
        settings::find(db.read(), "colour").await
    });
    assert_eq!(task.await.unwrap().unwrap().as_deref(), Some("blue"));
}

async fn the_same_work_is_queued_once_and_not_again_once_done(db: &Db) {
    assert_eq!(a_job(db, Some("mail 1"), NOW).await, Enqueued::Added);
    assert_eq!(a_job(db, Some("mail 1"), NOW).await, Enqueued::Known);
    let leased = lease(db, "w", NOW).await;
    assert_eq!(leased.len(), 1);
    let id = leased[0].id;
    assert!(db.write(|tx| async move { jobs::complete(&tx, id, "w", NOW).await }).await.unwrap());
    assert_eq!(a_job(db, Some("mail 1"), NOW).await, Enqueued::Known);
    assert_eq!(a_job(db, None, NOW).await, Enqueued::Added);
    assert_eq!(a_job(db, None, NOW).await, Enqueued::Added);
    assert_eq!(lease(db, "w", NOW).await.len(), 2);
}

async fn a_leased_job_is_nobody_elses_until_the_lease_ends(db: &Db) {
    a_job(db, None, NOW.plus_seconds(5)).await;
    assert!(lease(db, "early", NOW).await.is_empty());
    assert_eq!(jobs::next_due(db.read(), NOW).await.unwrap(), Some(NOW.plus_seconds(5)));
    assert_eq!(lease(db, "first", NOW.plus_seconds(5)).await[0].attempts, 1);
    assert!(lease(db, "second", NOW.plus_seconds(64)).await.is_empty());
    assert_eq!(lease(db, "second", NOW.plus_seconds(65)).await[0].attempts, 2);
}

async fn a_worker_that_lost_its_lease_changes_nothing(db: &Db) {
    a_job(db, Some("once"), NOW).await;
    let id = lease(db, "slow", NOW).await[0].id;
    lease(db, "quick", NOW.plus_seconds(60)).await;
    let late = |work: &'static str| async move {
        db.write(|tx| async move {
            match work {
                "complete" => jobs::complete(&tx, id, "slow", NOW).await,
                "retry" => jobs::retry(&tx, id, "slow", NOW, "why").await,
                _ => jobs::bury(&tx, id, "slow", "why").await,
            }
        })
        .await
    };
    for work in ["complete", "retry", "bury"] {
        assert!(!late(work).await.unwrap(), "{work}");
    }
    assert!(db.write(|tx| async move { jobs::complete(&tx, id, "quick", NOW).await }).await.unwrap());
}

async fn a_buried_job_waits_for_somebody(db: &Db) {
    a_job(db, None, NOW).await;
    let id = lease(db, "w", NOW).await[0].id;
    db.write(|tx| async move { jobs::retry(&tx, id, "w", NOW.plus_seconds(30), "no answer").await }).await.unwrap();
    let state = jobs::state(db.read(), NOW.plus_seconds(40)).await.unwrap();
    assert_eq!((state.n_queued, state.n_dead, state.oldest_due_at), (1, 0, Some(NOW.plus_seconds(30))));
    assert_eq!(lease(db, "w", NOW.plus_seconds(30)).await.len(), 1);
    db.write(|tx| async move { jobs::bury(&tx, id, "w", "gone").await }).await.unwrap();
    assert!(lease(db, "w", NOW.plus_seconds(9_999)).await.is_empty());
    assert_eq!(jobs::state(db.read(), NOW).await.unwrap().n_dead, 1);
    assert!(db.write(|tx| async move { jobs::requeue(&tx, id, NOW).await }).await.unwrap());
    assert_eq!(lease(db, "w", NOW).await[0].attempts, 1);
}

async fn jobs_that_two_workers_lease_at_once_are_given_once(db: &Db) {
    for _ in 0..15 {
        a_job(db, None, NOW).await;
    }
    let worker = |name: &'static str| {
        let db = db.clone();
        tokio::spawn(async move { lease(&db, name, NOW).await })
    };
    let (first, second) = (worker("first"), worker("second"));
    let mut ids: Vec<_> = first.await.unwrap().into_iter().chain(second.await.unwrap()).map(|job| job.id).collect();
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n);
}

async fn acts_are_counted_inside_their_window(db: &Db) {
    for minutes in [0, 10, 20] {
        let at = NOW.plus_minutes(minutes);
        db.write(|tx| async move {
            limits::lock(&tx, "create", "me").await?;
            limits::record(&tx, "create", "me", at).await
        })
        .await
        .unwrap();
    }
    let count = limits::count(db.read(), "create", "me", NOW).await.unwrap();
    assert_eq!((count.n, count.oldest_at), (2, Some(NOW.plus_minutes(10))));
    assert_eq!(limits::count(db.read(), "create", "you", NOW).await.unwrap().n, 0);
    assert_eq!(limits::count(db.read(), "login", "me", NOW).await.unwrap().n, 0);
    assert_eq!(db.write(|tx| async move { limits::purge(&tx, NOW.plus_minutes(20)).await }).await.unwrap(), 2);
}

async fn a_written_request(db: &Db) -> RequestId {
    let scene = Scene::new(db).await;
    db.write(|tx| async move { requests::insert(&tx, &a_request(scene.centre)).await }).await.unwrap()
}

async fn a_link_opens_its_own_scope_until_it_expires(db: &Db) {
    let request = a_written_request(db).await;
    let insert = || async move {
        db.write(|tx| async move {
            tokens::insert(&tx, request, &[("hash".to_owned(), TokenScope::Manage)], (NOW, NOW.plus_seconds(60))).await
        })
        .await
    };
    insert().await.unwrap();
    assert_eq!(insert().await.unwrap_err().constraint(), Some(Constraint::AccessToken));
    let find = async |hash, scope, seconds| tokens::find(db.read(), hash, scope, NOW.plus_seconds(seconds)).await.unwrap();
    assert_eq!(find("hash", TokenScope::Manage, 59).await, Some(request));
    assert_eq!(find("hash", TokenScope::Manage, 60).await, None);
    assert_eq!(find("hash", TokenScope::Answer, 0).await, None);
    assert_eq!(find("other", TokenScope::Manage, 0).await, None);
    let later = NOW.plus_seconds(600);
    db.write(|tx| async move { tokens::update_expiry(&tx, request, later).await }).await.unwrap();
    assert_eq!(find("hash", TokenScope::Manage, 599).await, Some(request));
}

async fn history_is_never_rewritten(db: &Db) {
    let request = a_written_request(db).await;
    let event = RequestEvent {
        at: NOW,
        actor: Actor::Candidate,
        actor_name: None,
        way: "form".to_owned(),
        code: "created".to_owned(),
        facts: "{}".to_owned(),
    };
    let lent = &event;
    db.write(|tx| async move { events::append(&tx, request, lent).await }).await.unwrap();
    let rewritten = db.connection().execute_unprepared("UPDATE request_event SET code = 'moved'").await;
    assert_eq!(StoreError::from(rewritten.unwrap_err()).constraint(), Some(Constraint::EventAppendOnly));
    assert_eq!(events::list(db.read(), request).await.unwrap(), [event]);
}

async fn a_setting_is_replaced(db: &Db) {
    for value in ["1", "2"] {
        db.write(|tx| async move { settings::put(&tx, "generation", value).await }).await.unwrap();
    }
    assert_eq!(settings::find(db.read(), "generation").await.unwrap().as_deref(), Some("2"));
}

async fn a_report_is_taken_in_once_until_it_is_forgotten(db: &Db) {
    let take_in = async |id| db.write(|tx| async move { deliveries::insert_event(&tx, id, NOW).await }).await.unwrap();
    assert!(take_in("one").await);
    assert!(!take_in("one").await);
    assert!(take_in("two").await);
    let purge = async |before| db.write(|tx| async move { deliveries::purge_events(&tx, before).await }).await.unwrap();
    assert_eq!(purge(NOW).await, 0);
    assert_eq!(purge(NOW.plus_seconds(1)).await, 2);
    assert!(take_in("one").await);
}

async fn an_address_is_blocked_for_a_reason_until_it_is_forgotten(db: &Db) {
    let block = async |hash, what, at| db.write(|tx| async move { deliveries::block(&tx, hash, (what, 2), at).await }).await;
    assert_eq!(block("a", Delay, NOW).await.unwrap_err().constraint(), Some(Constraint::Check), "a delay blocks nothing");
    let later = NOW.plus_seconds(60);
    for (hash, what, at) in [("a", Bounce, NOW), ("a", Bounce, later), ("a", Complaint, NOW), ("b", Bounce, NOW)] {
        block(hash, what, at).await.unwrap();
    }
    let asked = ["a", "c"].map(str::to_owned);
    let blocked = deliveries::list_blocked(db.read(), &asked).await.unwrap();
    let row = |what, at, n| BlockedAddress { address_hash: "a".to_owned(), what, at, n };
    assert_eq!(blocked, [row(Bounce, later, 4), row(Complaint, NOW, 2)]);
    assert!(deliveries::list_blocked(db.read(), &[]).await.unwrap().is_empty());
    assert!(!deliveries::is_blocked(db.read(), "c").await.unwrap());
    assert_eq!(db.write(|tx| async move { deliveries::purge_blocked(&tx, later).await }).await.unwrap(), 2);
    assert!(deliveries::is_blocked(db.read(), "a").await.unwrap());
    assert!(!deliveries::is_blocked(db.read(), "b").await.unwrap());
    assert!(db.write(|tx| async move { deliveries::unblock(&tx, "a").await }).await.unwrap());
    assert!(!deliveries::is_blocked(db.read(), "a").await.unwrap());
}

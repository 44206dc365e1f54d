//! Commands that share a commit on SQLite.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::time::Duration;
use store::{
    Db, StoreError,
    centres::{self, NewCentre},
    settings,
};
use testkit::{SeededRandom, TestDb, a_centre, disk};
use tokio::task::JoinSet;

const MANY: usize = 64;

async fn put(db: &Db, key: &str) -> Result<(), StoreError> {
    put_value(db, key, "kept").await
}

async fn put_value(db: &Db, key: &str, value: &str) -> Result<(), StoreError> {
    db.write(|tx| async move { settings::put(&tx, key, value).await }).await
}

async fn kept(db: &Db, key: &str) -> bool {
    settings::find(db.read(), key).await.unwrap().is_some()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_acknowledged_is_committed_and_many_share_one_commit() {
    let test = TestDb::sqlite().await;
    let before = test.db.n_commits();
    let mut writes = JoinSet::new();
    for n in 0..MANY {
        let db = test.db.clone();
        writes.spawn(async move {
            let key = format!("key {n}");
            put(&db, &key).await.unwrap();
            assert!(kept(&db, &key).await, "another connection reads it as soon as it is acknowledged");
        });
    }
    writes.join_all().await;
    let commits = test.db.n_commits() - before;
    assert!(commits < MANY as u64, "{commits} commits for {MANY} writes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_that_fails_undoes_itself_alone() {
    let test = TestDb::sqlite().await;
    let mut writes = JoinSet::new();
    for n in 0..MANY {
        let db = test.db.clone();
        writes.spawn(async move {
            let key = format!("key {n}");
            let key = key.as_str();
            let outcome: Result<(), StoreError> = db
                .write(|tx| async move {
                    settings::put(&tx, key, "kept").await?;
                    if n.is_multiple_of(3) { Err(StoreError::Unexpected("on purpose".into())) } else { Ok(()) }
                })
                .await;
            assert_eq!(outcome.is_err(), n.is_multiple_of(3));
        });
    }
    writes.join_all().await;
    for n in 0..MANY {
        assert_eq!(kept(&test.db, &format!("key {n}")).await, !n.is_multiple_of(3), "key {n}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_whose_caller_goes_away_takes_nobody_along() {
    let test = TestDb::sqlite().await;
    let mut writes = JoinSet::new();
    for n in 0..MANY {
        let db = test.db.clone();
        writes.spawn(async move {
            let key = format!("key {n}");
            let key = key.as_str();
            if n.is_multiple_of(8) {
                let never = db.write(|tx| async move {
                    settings::put(&tx, key, "kept").await?;
                    std::future::pending::<Result<(), StoreError>>().await
                });
                tokio::time::timeout(Duration::from_millis(20), never).await.unwrap_err();
            } else {
                put_until_kept(&db, key).await;
            }
        });
    }
    writes.join_all().await;
    for n in 0..MANY {
        assert_eq!(kept(&test.db, &format!("key {n}")).await, !n.is_multiple_of(8), "key {n}");
    }
}

/// A write that shares several lost transactions in a row gives up as busy; its caller asks again.
async fn put_until_kept(db: &Db, key: &str) {
    loop {
        match put(db, key).await {
            Ok(()) => return,
            Err(StoreError::Busy) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Were it told that nothing was kept, it would be tried again and meet itself.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_whose_caller_goes_away_while_all_are_committed_leaves_the_others_certain() {
    let test = TestDb::sqlite().await;
    let chance = SeededRandom::new(3);
    for _ in 0..60 {
        let mut writes = JoinSet::new();
        for n in 0..8 {
            let (db, leaves_after) = (test.db.clone(), Duration::from_micros(chance.next_u64() % 6000));
            writes.spawn(async move {
                let new = a_centre();
                if n % 2 == 0 {
                    let _ = tokio::time::timeout(leaves_after, found(&db, &new)).await; // gone, or done by then
                    return;
                }
                match found(&db, &new).await {
                    Ok(()) | Err(StoreError::Busy) => {}
                    Err(error) => panic!("{error}"),
                }
            });
        }
        writes.join_all().await;
    }
}

/// Writes what can be written once.
async fn found(db: &Db, new: &NewCentre) -> Result<(), StoreError> {
    db.write(|tx| async move { centres::insert(&tx, new).await.map(drop) }).await
}

#[tokio::test]
async fn what_is_acknowledged_after_the_disk_was_full_is_committed() {
    let test = TestDb::sqlite().await;
    let large = "x".repeat(100_000);
    put(&test.db, "before").await.unwrap();
    disk::fill(&test.db).await;
    let full = put_value(&test.db, "large", &large).await;
    assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");
    // A command that undoes itself is what used to leave the transaction open, for those after it to be lost in.
    let undone: Result<(), StoreError> = test
        .db
        .write(|tx| async move {
            settings::put(&tx, "undone", "kept").await?;
            Err(StoreError::Unexpected("on purpose".into()))
        })
        .await;
    undone.unwrap_err();
    put(&test.db, "after").await.unwrap();
    for (key, is_kept) in [("before", true), ("large", false), ("undone", false), ("after", true)] {
        assert_eq!(kept(&test.db, key).await, is_kept, "{key}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_who_share_a_transaction_with_one_that_fills_the_disk_are_kept_or_told() {
    let test = TestDb::sqlite().await;
    for round in 0..20 {
        disk::fill(&test.db).await;
        let mut writes = JoinSet::new();
        for n in 0..16 {
            let db = test.db.clone();
            writes.spawn(async move {
                let (key, value) = (format!("key {round} {n}"), if n == 7 { "x".repeat(100_000) } else { "kept".to_owned() });
                let outcome = put_value(&db, &key, &value).await;
                assert!(matches!(outcome, Ok(()) | Err(StoreError::Busy | StoreError::Unavailable(_))), "{outcome:?}");
                assert_eq!(kept(&db, &key).await, outcome.is_ok(), "{key}");
            });
        }
        writes.join_all().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stream_that_never_ends_does_not_keep_its_first_waiting() {
    const STREAM: usize = 400;
    let test = TestDb::sqlite().await;
    let before = test.db.n_commits();
    let mut writes = JoinSet::new();
    for n in 0..STREAM {
        let db = test.db.clone();
        writes.spawn(async move { put(&db, &format!("key {n}")).await.unwrap() });
    }
    writes.join_all().await;
    assert!(test.db.n_commits() - before >= (STREAM / MANY) as u64, "64 share a commit at most");
}

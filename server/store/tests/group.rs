//! Commands that share a commit on SQLite.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use store::{Db, StoreError, settings};
use testkit::TestDb;

const MANY: usize = 64;

async fn put(db: &Db, key: &str) -> Result<(), StoreError> {
    db.write(|tx| async move { settings::put(&tx, key, "kept").await }).await
}

async fn kept(db: &Db, key: &str) -> bool {
    settings::find(db.read(), key).await.unwrap().is_some()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_acknowledged_is_committed_and_many_share_one_commit() {
    let test = TestDb::sqlite().await;
    let before = test.db.n_commits();
    let mut writes = tokio::task::JoinSet::new();
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
    let mut writes = tokio::task::JoinSet::new();
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
    let mut writes = tokio::task::JoinSet::new();
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
                tokio::time::timeout(std::time::Duration::from_millis(20), never).await.unwrap_err();
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

//! One writer for SQLite: commands that arrive while another is being written share its commit.
//!
//! A commit waits for the disk, and SQLite writes one transaction at a time: bookings that each commit alone queue behind
//! one `fsync` each. Here every command runs in a savepoint of an open transaction, in the order of arrival, and whoever
//! finds nobody waiting commits for all. A command is answered after that commit, never before.
//!
//! A command that fails undoes its own savepoint only. One whose caller goes away in the middle takes the whole open
//! transaction with it; the others learn that nothing of theirs was kept ([`StoreError::Busy`]) and are tried again.

use crate::{
    db::{Engine, Tx},
    error::{StoreError, WriteError},
};
use sea_orm::{DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};
use tokio::sync::{Mutex, oneshot};

/// The commands that wait for one commit.
#[derive(Debug)]
struct Open {
    transaction: DatabaseTransaction,
    /// Told once it is committed; dropped when it is lost.
    members: Vec<oneshot::Sender<()>>,
}

/// The writer.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// Taken in the order of arrival: tokio's mutex is fair.
    open: Mutex<Option<Open>>,
    n_waiting: AtomicUsize,
    n_commits: AtomicU64,
}

/// Counts somebody as waiting for as long as it lives, even when their future is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Group {
    /// Commits so far: fewer than the commands that succeeded when some shared one.
    pub(crate) fn n_commits(&self) -> u64 {
        self.n_commits.load(Ordering::Relaxed)
    }

    /// Runs `work` in a savepoint and answers once it is committed.
    pub(crate) async fn write<T, E, W, F>(&self, connection: &DatabaseConnection, work: &W) -> Result<T, E>
    where
        W: Fn(Tx) -> F + Send + Sync,
        F: Future<Output = Result<T, E>> + Send,
        T: Send,
        E: WriteError + Send,
    {
        let waiting = Waiting::new(&self.n_waiting);
        let mut place = self.open.lock().await;
        drop(waiting);
        let mut open = match place.take() {
            Some(open) => open,
            None => Open { transaction: begin(connection).await?, members: Vec::new() },
        };
        // From here to the end of the savepoint `open` is ours: dropped on the way, it rolls everything back.
        let outcome = in_savepoint(&open.transaction, work).await?;
        let Ok(value) = outcome else {
            self.leave(&mut place, open).await?;
            return outcome;
        };
        let (told, mut committed) = oneshot::channel();
        open.members.push(told);
        self.leave(&mut place, open).await?;
        drop(place);
        if self.is_committed(&mut committed).await? { Ok(value) } else { Err(StoreError::Busy.into()) }
    }

    /// Leaves the transaction to whoever waits, or commits it when nobody does. One that keeps nothing is never left: were
    /// those who wait to go away, nobody would end it.
    async fn leave(&self, place: &mut Option<Open>, open: Open) -> Result<(), StoreError> {
        if open.members.is_empty() {
            return Ok(open.transaction.rollback().await?);
        }
        if self.n_waiting.load(Ordering::Relaxed) > 0 {
            *place = Some(open);
            return Ok(());
        }
        self.commit(open).await
    }

    async fn commit(&self, open: Open) -> Result<(), StoreError> {
        open.transaction.commit().await?;
        self.n_commits.fetch_add(1, Ordering::Relaxed);
        for member in open.members {
            let _ = member.send(()); // whoever went away meanwhile is kept all the same
        }
        Ok(())
    }

    /// Whether the transaction this command stands in was committed. Those who were waiting when it was left come first;
    /// should they all have gone away, it is committed here.
    async fn is_committed(&self, committed: &mut oneshot::Receiver<()>) -> Result<bool, StoreError> {
        if let Ok(()) = committed.try_recv() {
            return Ok(true);
        }
        let mut place = self.open.lock().await;
        match committed.try_recv() {
            Ok(()) => Ok(true),
            Err(oneshot::error::TryRecvError::Closed) => Ok(false),
            Err(oneshot::error::TryRecvError::Empty) => {
                let Some(open) = place.take() else { return Ok(false) };
                self.commit(open).await?;
                Ok(true)
            }
        }
    }
}

async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    let options =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
    Ok(connection.begin_with_options(options).await?)
}

/// The outer error means that the whole transaction is lost.
#[expect(clippy::disallowed_methods, reason = "this is store::Db's own way to open transactions")]
async fn in_savepoint<T, E, W, F>(transaction: &DatabaseTransaction, work: &W) -> Result<Result<T, E>, StoreError>
where
    W: Fn(Tx) -> F + Send + Sync,
    F: Future<Output = Result<T, E>> + Send,
    T: Send,
    E: WriteError + Send,
{
    let savepoint = Arc::new(transaction.begin().await?);
    let outcome = work(Tx::new(Arc::clone(&savepoint), Engine::Sqlite)).await;
    let Some(savepoint) = Arc::into_inner(savepoint) else {
        return Err(StoreError::Unexpected("a transaction outlived its work".into()));
    };
    match &outcome {
        Ok(_) => savepoint.commit().await?,
        Err(_) => savepoint.rollback().await?,
    }
    Ok(outcome)
}

//! One writer for SQLite: commands that arrive while another is being written share its commit.
//!
//! A commit waits for the disk, and SQLite writes one transaction at a time: bookings that each commit alone queue behind
//! one `fsync` each. Here every command runs in a savepoint of an open transaction, in the order of arrival, and whoever
//! finds nobody waiting commits for all. A command is answered after that commit, never before.
//!
//! A command that fails undoes its own savepoint only. Two things take the whole open transaction along: a caller who goes
//! away in the middle of a command, and a disk that refuses (full, broken), after which SQLite has rolled everything back by
//! itself. The others learn that nothing of theirs was kept ([`StoreError::Busy`]) and are tried again. A commit that has
//! begun is finished whoever goes away: nobody is told that nothing was kept of what was.

use crate::{
    db::{Engine, Tx},
    error::{StoreError, WriteError},
    tx::Lent,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// Commands that share a commit at most: under a stream that never ends, somebody must be answered.
const MOST: usize = 64;

/// The commands that wait for one commit.
#[derive(Debug)]
struct Open {
    transaction: Arc<DatabaseTransaction>,
    /// Told once it is committed; dropped when it is lost.
    members: Vec<oneshot::Sender<()>>,
}

/// The writer.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// Taken in the order of arrival: tokio's mutex is fair. Held until a commit has ended and its members are told.
    open: Arc<Mutex<Option<Open>>>,
    n_waiting: AtomicUsize,
    n_commits: Arc<AtomicU64>,
}

/// Why a command kept nothing, and what became of the transaction around it.
enum Failed<E> {
    /// Its savepoint is undone; the others' stand.
    Alone(E),
    /// Nothing is left of the transaction.
    WithAll(E),
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
        let mut place = Arc::clone(&self.open).lock_owned().await;
        drop(waiting);
        let mut open = match place.take() {
            Some(open) => open,
            None => Open { transaction: Arc::new(begin(connection).await?), members: Vec::new() },
        };
        // From here to the end of the savepoint `open` is ours: dropped on the way, it rolls everything back.
        let value = match in_savepoint(&open.transaction, work).await {
            Ok(value) => value,
            Err(Failed::Alone(error)) => {
                self.leave(place, open).await?;
                return Err(error);
            }
            Err(Failed::WithAll(error)) => return Err(error),
        };
        let (told, mut committed) = oneshot::channel();
        open.members.push(told);
        self.leave(place, open).await?;
        if self.is_committed(&mut committed).await? { Ok(value) } else { Err(StoreError::Busy.into()) }
    }

    /// Leaves the transaction to whoever waits, or commits it when nobody does. One that keeps nothing is never left: were
    /// those who wait to go away, nobody would end it.
    async fn leave(&self, mut place: OwnedMutexGuard<Option<Open>>, open: Open) -> Result<(), StoreError> {
        if open.members.is_empty() {
            return Ok(alone(open.transaction)?.rollback().await?);
        }
        if self.n_waiting.load(Ordering::Relaxed) > 0 && open.members.len() < MOST {
            *place = Some(open);
            return Ok(());
        }
        self.commit(place, open).await
    }

    /// In a task of its own, with the place: were it dropped with its caller while the disk works, the others would be told
    /// that nothing was kept, and be tried again, although all was.
    async fn commit(&self, place: OwnedMutexGuard<Option<Open>>, open: Open) -> Result<(), StoreError> {
        let n_commits = Arc::clone(&self.n_commits);
        let committing = tokio::spawn(async move {
            alone(open.transaction)?.commit().await?;
            n_commits.fetch_add(1, Ordering::Relaxed);
            for member in open.members {
                let _ = member.send(()); // whoever went away meanwhile is kept all the same
            }
            drop(place);
            Ok(())
        });
        committing.await.unwrap_or_else(|lost| Err(StoreError::Unexpected(Box::new(lost))))
    }

    /// Whether the transaction this command stands in was committed. Those who were waiting when it was left come first;
    /// should they all have gone away, it is committed here.
    async fn is_committed(&self, committed: &mut oneshot::Receiver<()>) -> Result<bool, StoreError> {
        if let Ok(()) = committed.try_recv() {
            return Ok(true);
        }
        let mut place = Arc::clone(&self.open).lock_owned().await;
        match committed.try_recv() {
            Ok(()) => Ok(true),
            Err(oneshot::error::TryRecvError::Closed) => Ok(false),
            Err(oneshot::error::TryRecvError::Empty) => {
                let Some(open) = place.take() else { return Ok(false) };
                self.commit(place, open).await?;
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

/// The transaction, when no work has it any more.
fn alone(transaction: Arc<DatabaseTransaction>) -> Result<DatabaseTransaction, StoreError> {
    Arc::into_inner(transaction).ok_or_else(outlived)
}

fn outlived() -> StoreError {
    StoreError::Unexpected("a transaction outlived its work".into())
}

/// The savepoint is written as SQL, so that it begins and ends on the way of the work's own first and last statement.
async fn in_savepoint<T, E, W, F>(transaction: &Arc<DatabaseTransaction>, work: &W) -> Result<T, Failed<E>>
where
    W: Fn(Tx) -> F + Send + Sync,
    F: Future<Output = Result<T, E>> + Send,
    T: Send,
    E: WriteError + Send,
{
    let lent = Lent::new(Arc::clone(transaction), Engine::Sqlite);
    lent.keep("SAVEPOINT command", Vec::new());
    let outcome = work(lent.tx()).await;
    let Some(lent) = Arc::into_inner(lent) else { return Err(Failed::WithAll(outlived().into())) };
    let error = match outcome {
        Ok(value) => {
            lent.keep("RELEASE command", Vec::new());
            match lent.send_kept().await {
                Ok(()) => return Ok(value),
                Err(error) => StoreError::from(error).into(),
            }
        }
        Err(error) => error,
    };
    if !lent.has_sent() {
        return Err(Failed::Alone(error));
    }
    match transaction.execute_unprepared("ROLLBACK TO command; RELEASE command").await {
        Ok(_) => Err(Failed::Alone(error)),
        // There is no savepoint any more: SQLite has rolled everything back when the disk refused. The command's own error
        // tells that, this one does not.
        Err(_) => Err(Failed::WithAll(error)),
    }
}

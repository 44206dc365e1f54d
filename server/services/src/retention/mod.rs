//! What is kept no longer than it must be: once a day, a bounded number at a time, each batch in one transaction. Run again,
//! it finds what is over since.

mod accounts;

pub use accounts::IdleLetter;

use crate::{Services, accounts::Purged, jobs::enqueue_daily};
use domain::{ids::RequestId, retention, time::Timestamp};
use store::{
    StoreError, Tx, WriteError, erasure,
    retention::{self as over, Remains},
};

/// The job that does it.
pub const RETAIN: &str = "retain";

const DAY: i64 = 24 * 3600;
/// Requests in one transaction.
const REQUESTS: u32 = 100;
/// Links, holds or jobs in one transaction.
const REMAINS: u32 = 1000;
/// Batches of each kind in one day's work: after a long absence the rest waits for tomorrow.
const BATCHES_A_DAY: usize = 200;

/// How much of what is over goes at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// A day's work.
    Day,
    /// All of it.
    Whole,
}

/// How much was over, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retained {
    /// Requests that became anonymous rows.
    pub n_requests: u64,
    /// Secret links that ended.
    pub n_links: u64,
    /// Holds that ended.
    pub n_holds: u64,
    /// Jobs given up long ago.
    pub n_dead_jobs: u64,
    /// Keys of jobs done long ago.
    pub n_done_jobs: u64,
    /// Owners of idle accounts who are told.
    pub n_told: u64,
    /// Idle accounts that end.
    pub n_accounts: u64,
}

impl Services {
    /// Asks for today's work, as every process does when it starts.
    pub async fn schedule_retention(&self) -> Result<(), StoreError> {
        let now = self.now();
        self.0.db.write(|tx| async move { enqueue_daily(&tx, RETAIN, now, now).await }).await
    }

    /// Deletes what is over, and asks for tomorrow's work first. Run twice, it finds nothing the second time.
    pub async fn retain(&self, pace: Pace) -> Result<Retained, StoreError> {
        let now = self.now();
        self.0.db.write(|tx| async move { enqueue_daily(&tx, RETAIN, now.plus_seconds(DAY), now).await }).await?;
        let most = match pace {
            Pace::Day => BATCHES_A_DAY,
            Pace::Whole => usize::MAX,
        };
        Ok(Retained {
            n_requests: self.forget_ended_requests(now, most).await?,
            n_links: self.delete_remains(Remains::Links, now, most).await?,
            n_holds: self.delete_remains(Remains::Holds, now, most).await?,
            n_dead_jobs: self.delete_remains(Remains::DeadJobs, now, most).await?,
            n_done_jobs: self.delete_remains(Remains::DoneJobs, now, most).await?,
            n_accounts: self.end_idle_accounts(now, most).await?,
            n_told: self.tell_idle_accounts(now, most).await?,
        })
    }

    /// How much [`Self::retain`] would find; nothing changes.
    pub async fn count_retained(&self) -> Result<Retained, StoreError> {
        let (now, reader) = (self.now(), self.0.db.read());
        let remains = async |what| over::count_remains(reader, what, ended_by(what, now)).await;
        let (n_told, n_accounts) = self.count_idle_accounts(now).await?;
        Ok(Retained {
            n_requests: over::count_ended_requests(reader, retention::requests_ended_by(now)).await?,
            n_links: remains(Remains::Links).await?,
            n_holds: remains(Remains::Holds).await?,
            n_dead_jobs: remains(Remains::DeadJobs).await?,
            n_done_jobs: remains(Remains::DoneJobs).await?,
            n_told,
            n_accounts,
        })
    }

    /// What [`Self::purge_staff`] would forget: it is done, counted and taken back.
    pub async fn count_purged(&self) -> Result<Purged, StoreError> {
        let now = self.now();
        match self.0.db.write(|tx| rehearse(tx, now)).await {
            Ok(()) => Ok(Purged::default()),
            Err(Rehearsed::Counted(purged)) => Ok(purged),
            Err(Rehearsed::Store(error)) => Err(error),
        }
    }

    async fn forget_ended_requests(&self, now: Timestamp, most: usize) -> Result<u64, StoreError> {
        let by = retention::requests_ended_by(now);
        let (mut n, mut after) = (0, RequestId(0));
        for _ in 0..most {
            let ended = over::list_ended_requests(self.0.db.read(), by, after, REQUESTS).await?;
            let Some(last) = ended.last() else { break };
            after = *last;
            let ended = &ended;
            n += self.0.db.write(|tx| forget_in(tx, ended, by)).await?;
        }
        Ok(n)
    }

    async fn delete_remains(&self, what: Remains, now: Timestamp, most: usize) -> Result<u64, StoreError> {
        let by = ended_by(what, now);
        let mut n = 0;
        for _ in 0..most {
            let gone: u64 = self.0.db.write(|tx| async move { over::delete_remains(&tx, what, by, REMAINS).await }).await?;
            n += gone;
            if gone < u64::from(REMAINS) {
                break;
            }
        }
        Ok(n)
    }
}

/// Asked again behind the lock: somebody may have written in the meantime.
async fn forget_in(tx: Tx, requests: &[RequestId], by: Timestamp) -> Result<u64, StoreError> {
    erasure::lock(&tx, requests).await?;
    let ended = over::still_ended(tx.read(), by, requests).await?;
    if ended.is_empty() { Ok(0) } else { erasure::forget(&tx, &ended).await }
}

fn ended_by(what: Remains, now: Timestamp) -> Timestamp {
    match what {
        Remains::Links | Remains::Holds => retention::links_ended_by(now),
        Remains::DeadJobs | Remains::DoneJobs => retention::work_ended_by(now),
    }
}

/// How a purge that must not stay ends.
#[derive(Debug)]
enum Rehearsed {
    Counted(Purged),
    Store(StoreError),
}

async fn rehearse(tx: Tx, now: Timestamp) -> Result<(), Rehearsed> {
    Err(Rehearsed::Counted(Purged::of(&tx, now).await?))
}

impl From<StoreError> for Rehearsed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl WriteError for Rehearsed {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::Counted(_) => None,
        }
    }
}

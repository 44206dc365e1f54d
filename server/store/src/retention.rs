//! What is over, a bounded number at a time: requests whose time has come, links, holds and work that ended.

use crate::{
    db::Tx,
    erasure::{found, ids},
    error::StoreError,
    sql::{Reader, marks, values},
};
use domain::{ids::RequestId, time::Timestamp};

/// A request that ended at the bound instant or before: an appointment at its end; anything else with the last thing that
/// happened or was said. Four times the same instant.
const ENDED: &str = "(a.ends_at <= ? OR (a.id IS NULL AND r.created_at <= ?
        AND NOT EXISTS (SELECT 1 FROM request_event e WHERE e.request_id = r.id AND e.at > ?)
        AND NOT EXISTS (SELECT 1 FROM request_message m WHERE m.request_id = r.id AND m.at > ?)))";
const FROM: &str = "FROM contact_request r LEFT JOIN appointment a ON a.request_id = r.id";

/// The requests after `after` that ended at `by` or before, in the order of the ids, at most `limit`: going on after the last
/// one, a round reads the table once.
pub async fn list_ended_requests(
    reader: Reader<'_>,
    by: Timestamp,
    after: RequestId,
    limit: u32,
) -> Result<Vec<RequestId>, StoreError> {
    let sql = format!("SELECT r.id {FROM} WHERE r.id > ? AND {ENDED} ORDER BY r.id LIMIT ?");
    let by = by.epoch();
    found(&reader.all(&sql, values![after.0, by, by, by, by, i64::from(limit)]).await?)
}

/// Those of `requests` that ended at `by` or before: asked again behind the lock.
pub async fn still_ended(reader: Reader<'_>, by: Timestamp, requests: &[RequestId]) -> Result<Vec<RequestId>, StoreError> {
    let sql = format!("SELECT r.id {FROM} WHERE r.id IN ({}) AND {ENDED} ORDER BY r.id", marks(requests.len()));
    let by = by.epoch();
    let bound = ids(requests).into_iter().chain(values![by, by, by, by]).collect();
    found(&reader.all(&sql, bound).await?)
}

/// How many requests ended at `by` or before.
pub async fn count_ended_requests(reader: Reader<'_>, by: Timestamp) -> Result<u64, StoreError> {
    let by = by.epoch();
    reader.count(&format!("SELECT COUNT(*) {FROM} WHERE {ENDED}"), values![by, by, by, by]).await
}

/// What is deleted once it has been over for a while, and identifies nobody outside the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// Secret links that ended.
    Links,
    /// Holds that ended.
    Holds,
    /// Work that was given up, by its last try.
    DeadJobs,
    /// The keys of work that was done.
    DoneJobs,
}

impl Remains {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Links, Self::Holds, Self::DeadJobs, Self::DoneJobs];

    /// Table, key, and what is over at the bound instant.
    const fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Links => ("access_token", "token_hash", "expires_at <= ?"),
            Self::Holds => ("hold", "id", "expires_at <= ?"),
            Self::DeadJobs => ("job", "id", "state = 'dead' AND run_at <= ?"),
            Self::DoneJobs => ("job_done", "dedupe_key", "done_at <= ?"),
        }
    }
}

/// Deletes what ended at `by` or before, at most `limit`; how many there were.
pub async fn delete_remains(tx: &Tx, what: Remains, by: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let (table, key, over) = what.told();
    let sql = format!("DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE {over} LIMIT ?)");
    tx.run(&sql, values![by.epoch(), i64::from(limit)]).await
}

/// How many ended at `by` or before.
pub async fn count_remains(reader: Reader<'_>, what: Remains, by: Timestamp) -> Result<u64, StoreError> {
    let (table, _, over) = what.told();
    reader.count(&format!("SELECT COUNT(*) FROM {table} WHERE {over}"), values![by.epoch()]).await
}

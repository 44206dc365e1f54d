//! Counted acts: how often somebody did something lately. They hold across processes.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::time::Timestamp;

/// What was counted in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many acts.
    pub n: u64,
    /// The oldest of them: when it leaves the window, one more is allowed.
    pub oldest_at: Option<Timestamp>,
}

/// The acts of `key_hash` under `scope` after `since`, exclusive.
pub async fn count(reader: Reader<'_>, scope: &str, key_hash: &str, since: Timestamp) -> Result<Count, StoreError> {
    let row = reader
        .one(
            "SELECT COUNT(*), MIN(at) FROM limit_hit WHERE scope = ? AND key_hash = ? AND at > ?",
            values![scope, key_hash, since.epoch()],
        )
        .await?;
    let Some(row) = row else { return Ok(Count { n: 0, oldest_at: None }) };
    let oldest: Option<i64> = at(&row, 1)?;
    Ok(Count { n: at::<i64>(&row, 0)?.unsigned_abs(), oldest_at: oldest.map(Timestamp::from_epoch) })
}

/// How many acts of `key_hash` under `scope` there were after `since`, exclusive, and when the last one was.
pub async fn count_to_last(
    reader: Reader<'_>,
    scope: &str,
    key_hash: &str,
    since: Timestamp,
) -> Result<(u64, Option<Timestamp>), StoreError> {
    let sql = "SELECT COUNT(*), MAX(at) FROM limit_hit WHERE scope = ? AND key_hash = ? AND at > ?";
    let Some(row) = reader.one(sql, values![scope, key_hash, since.epoch()]).await? else { return Ok((0, None)) };
    Ok((at::<i64>(&row, 0)?.unsigned_abs(), at::<Option<i64>>(&row, 1)?.map(Timestamp::from_epoch)))
}

/// Forgets every act of `key_hash` under `scope`, as once the right password was given.
pub async fn forget(tx: &Tx, scope: &str, key_hash: &str) -> Result<u64, StoreError> {
    tx.run("DELETE FROM limit_hit WHERE scope = ? AND key_hash = ?", values![scope, key_hash]).await
}

/// Takes back one act counted at `at`: it turned out to be right.
pub async fn take_back(tx: &Tx, scope: &str, key_hash: &str, at: Timestamp) -> Result<u64, StoreError> {
    let sql = "DELETE FROM limit_hit WHERE id = (
                   SELECT MAX(id) FROM limit_hit WHERE scope = ? AND key_hash = ? AND at = ?)";
    tx.run(sql, values![scope, key_hash, at.epoch()]).await
}

/// Forgets every act of `key_hash` under the scopes that begin with `scopes`; how many.
pub async fn forget_all(tx: &Tx, scopes: &str, key_hash: &str) -> Result<u64, StoreError> {
    tx.run("DELETE FROM limit_hit WHERE key_hash = ? AND scope LIKE ?", values![key_hash, format!("{scopes}%")]).await
}

/// Counts one act.
pub async fn record(tx: &Tx, scope: &str, key_hash: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.run("INSERT INTO limit_hit (scope, key_hash, at) VALUES (?, ?, ?)", values![scope, key_hash, now.epoch()]).await.map(drop)
}

/// Keeps other transactions from counting for the same `key_hash` until this one ends, so that count-then-record is one
/// act. On SQLite the transaction is alone anyway.
pub async fn lock(tx: &Tx, scope: &str, key_hash: &str) -> Result<(), StoreError> {
    match tx.engine() {
        crate::Engine::Sqlite => Ok(()),
        crate::Engine::Postgres => tx
            .read()
            .one("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(?), hashtext(?))) held", values![scope, key_hash])
            .await
            .map(drop),
    }
}

/// Forgets the acts before `before`; how many there were.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM limit_hit WHERE at < ?", values![before.epoch()]).await
}

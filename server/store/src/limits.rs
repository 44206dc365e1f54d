//! Counted acts: how often somebody did something lately. They hold across processes.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::time::Timestamp;
use sea_orm::{QueryResult, Value};

/// What was counted in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many acts.
    pub n: u64,
    /// The oldest of them: when it leaves the window, one more is allowed.
    pub oldest_at: Option<Timestamp>,
}

/// What is counted together: a scope and the hash of a key.
pub type Act<'a> = (&'a str, &'a str);

/// The acts of `key_hash` under `scope` after `since`, exclusive.
pub async fn count(reader: Reader<'_>, scope: &str, key_hash: &str, since: Timestamp) -> Result<Count, StoreError> {
    let row = reader.one(&format!("SELECT {}", columns(1)), columns_values(&[((scope, key_hash), since)])).await?;
    let counts = row.map_or(Ok(Vec::new()), |row| counts_from(&row, 0, 1))?;
    Ok(counts.first().copied().unwrap_or(Count { n: 0, oldest_at: None }))
}

/// The columns that count `n` acts, for a statement that asks for more; their values; and how they are read.
pub(crate) fn columns(n: usize) -> String {
    const ONE: &str = "(SELECT COUNT(*) FROM limit_hit WHERE scope = ? AND key_hash = ? AND at > ?),
                       (SELECT MIN(at) FROM limit_hit WHERE scope = ? AND key_hash = ? AND at > ?)";
    vec![ONE; n].join(", ")
}

pub(crate) fn columns_values(acts: &[(Act<'_>, Timestamp)]) -> Vec<Value> {
    let one = |((scope, key_hash), since): &(Act<'_>, Timestamp)| values![*scope, *key_hash, since.epoch()];
    acts.iter().flat_map(|act| [one(act), one(act)].concat()).collect()
}

pub(crate) fn counts_from(row: &QueryResult, first: usize, n: usize) -> Result<Vec<Count>, StoreError> {
    let count = |column: usize| {
        let oldest: Option<i64> = at(row, column + 1)?;
        Ok(Count { n: at::<i64>(row, column)?.unsigned_abs(), oldest_at: oldest.map(Timestamp::from_epoch) })
    };
    (0..n).map(|nth| count(first + 2 * nth)).collect()
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

/// Counts one act, with the next statement.
pub async fn record(tx: &Tx, scope: &str, key_hash: &str, now: Timestamp) -> Result<(), StoreError> {
    record_each(tx, &[(scope, key_hash)], now).await
}

/// The same for several.
pub async fn record_each(tx: &Tx, acts: &[Act<'_>], now: Timestamp) -> Result<(), StoreError> {
    let sql = format!("INSERT INTO limit_hit (scope, key_hash, at) VALUES {}", vec!["(?, ?, ?)"; acts.len()].join(", "));
    let bound = acts.iter().flat_map(|(scope, key_hash)| values![*scope, *key_hash, now.epoch()]).collect();
    tx.later(&sql, bound).await
}

/// Keeps other transactions from counting for the same `key_hash` until this one ends, so that count-then-record is one
/// act. On SQLite the transaction is alone anyway.
pub async fn lock(tx: &Tx, scope: &str, key_hash: &str) -> Result<(), StoreError> {
    lock_each(tx, &[(scope, key_hash)]).await
}

/// The same for several, in their order: two that lock some of the same must do it in the same order.
pub async fn lock_each(tx: &Tx, acts: &[Act<'_>]) -> Result<(), StoreError> {
    match tx.engine() {
        crate::Engine::Sqlite => Ok(()),
        crate::Engine::Postgres => {
            let locks = vec!["pg_advisory_xact_lock(hashtext(?), hashtext(?))"; acts.len()].join(", ");
            let bound = acts.iter().flat_map(|(scope, key_hash)| values![*scope, *key_hash]).collect();
            tx.read().one(&format!("SELECT 1 FROM (SELECT {locks}) held"), bound).await.map(drop)
        }
    }
}

/// Forgets the acts before `before`; how many there were.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM limit_hit WHERE at < ?", values![before.epoch()]).await
}

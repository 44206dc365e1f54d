//! Links to choose another password. Known here by the hash of their token.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{ids::StaffId, time::Timestamp};

/// A link that can still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetRow {
    /// Which.
    pub id: i64,
    /// What its token is derived from.
    pub seed: String,
    /// Whose password it changes.
    pub staff: StaffId,
    /// The first instant at which it is worth nothing.
    pub expires_at: Timestamp,
}

/// Keeps a link; its number.
pub async fn insert(
    tx: &Tx,
    staff: StaffId,
    (token_hash, seed): (&str, &str),
    (created_at, expires_at): (Timestamp, Timestamp),
) -> Result<i64, StoreError> {
    let sql =
        "INSERT INTO password_reset (token_hash, seed, staff_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?) RETURNING id";
    let row = tx.read().one(sql, values![token_hash, seed, staff.0, created_at.epoch(), expires_at.epoch()]).await?;
    row.map_or_else(|| Err(StoreError::corrupt("password reset", "no id")), |row| at(&row, 0))
}

/// The link of that token, if it can be used at `now`.
pub async fn find_open(reader: Reader<'_>, token_hash: &str, now: Timestamp) -> Result<Option<ResetRow>, StoreError> {
    let sql =
        "SELECT id, seed, staff_id, expires_at FROM password_reset WHERE token_hash = ? AND expires_at > ? AND used_at IS NULL";
    reader.one(sql, values![token_hash, now.epoch()]).await?.map(|found| row(&found)).transpose()
}

/// The link of that number, if it can be used at `now`.
pub async fn find_to_mail(reader: Reader<'_>, id: i64, now: Timestamp) -> Result<Option<ResetRow>, StoreError> {
    let sql = "SELECT id, seed, staff_id, expires_at FROM password_reset WHERE id = ? AND expires_at > ? AND used_at IS NULL";
    reader.one(sql, values![id, now.epoch()]).await?.map(|found| row(&found)).transpose()
}

/// Uses a link: once, before it expires.
pub async fn take(tx: &Tx, id: i64, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE password_reset SET used_at = ? WHERE id = ? AND expires_at > ? AND used_at IS NULL";
    Ok(tx.run(sql, values![now.epoch(), id, now.epoch()]).await? > 0)
}

/// Ends every link of somebody: their password has changed.
pub async fn delete_of(tx: &Tx, staff: StaffId) -> Result<u64, StoreError> {
    tx.run("DELETE FROM password_reset WHERE staff_id = ?", values![staff.0]).await
}

/// Forgets the links that ended before `before`.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM password_reset WHERE expires_at < ?", values![before.epoch()]).await
}

fn row(found: &sea_orm::QueryResult) -> Result<ResetRow, StoreError> {
    Ok(ResetRow {
        id: at(found, 0)?,
        seed: at(found, 1)?,
        staff: StaffId(at(found, 2)?),
        expires_at: Timestamp::from_epoch(at(found, 3)?),
    })
}

//! Accounts that nobody has used for long: whom to tell, who goes.
//!
//! Seen is who signed in, or whose browser that stayed signed in showed something. An account without which a centre would
//! have no manager stays: somebody must be able to hand it over.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{ids::StaffId, time::Timestamp};
use sea_orm::QueryResult;

/// The last sign of an account.
const SEEN: &str = "MAX(COALESCE(s.last_seen_at, s.created_at),
    COALESCE((SELECT MAX(o.seen_at) FROM staff_session o WHERE o.staff_id = s.id), 0))";
/// Its word came after its last sign: an earlier one counts no more.
const TOLD: &str = "s.idle_told_at IS NOT NULL AND s.idle_told_at >=";
/// Some centre would be left without a manager.
const NEEDED: &str = "EXISTS (SELECT 1 FROM membership m WHERE m.staff_id = s.id AND m.role = 'manager' AND NOT EXISTS (
    SELECT 1 FROM membership o WHERE o.centre_id = m.centre_id AND o.role = 'manager' AND o.staff_id <> s.id))";

fn seen(reader: Reader<'_>) -> String {
    match reader.engine() {
        crate::Engine::Sqlite => SEEN.to_owned(),
        crate::Engine::Postgres => SEEN.replacen("MAX(", "GREATEST(", 1),
    }
}

/// The accounts whose last sign was at `since` or before and whose owner was not told yet, at most `limit`.
pub async fn list_untold(reader: Reader<'_>, since: Timestamp, limit: u32) -> Result<Vec<StaffId>, StoreError> {
    let seen = seen(reader);
    let sql = format!(
        "SELECT s.id FROM staff_member s WHERE {seen} <= ? AND NOT ({TOLD} {seen}) AND NOT {NEEDED} ORDER BY s.id LIMIT ?"
    );
    found(&reader.all(&sql, values![since.epoch(), i64::from(limit)]).await?)
}

/// The accounts after `after` whose last sign was at `since` or before and whose owner was told at `told_by` or before, at
/// most `limit`.
pub async fn list_over(
    reader: Reader<'_>,
    (since, told_by): (Timestamp, Timestamp),
    after: StaffId,
    limit: u32,
) -> Result<Vec<StaffId>, StoreError> {
    let seen = seen(reader);
    let sql = format!(
        "SELECT s.id FROM staff_member s WHERE s.id > ? AND {seen} <= ? AND {TOLD} {seen} AND s.idle_told_at <= ?
             AND NOT {NEEDED} ORDER BY s.id LIMIT ?"
    );
    found(&reader.all(&sql, values![after.0, since.epoch(), told_by.epoch(), i64::from(limit)]).await?)
}

/// When an account gave its last sign, and when its owner was told; `None` when it is gone.
pub async fn find(reader: Reader<'_>, id: StaffId) -> Result<Option<(Timestamp, Option<Timestamp>)>, StoreError> {
    let sql = format!("SELECT {}, s.idle_told_at FROM staff_member s WHERE s.id = ?", seen(reader));
    let row = reader.one(&sql, values![id.0]).await?;
    row.map(|row| {
        let told_at: Option<i64> = at(&row, 1)?;
        Ok((Timestamp::from_epoch(at(&row, 0)?), told_at.map(Timestamp::from_epoch)))
    })
    .transpose()
}

/// Notes that the owner is told.
pub async fn note_told(tx: &Tx, id: StaffId, now: Timestamp) -> Result<(), StoreError> {
    tx.run("UPDATE staff_member SET idle_told_at = ? WHERE id = ?", values![now.epoch(), id.0]).await.map(drop)
}

/// Deletes an account with its memberships, sessions, codes and links. Conflict: `LastManager`.
pub async fn delete(tx: &Tx, id: StaffId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM staff_member WHERE id = ?", values![id.0]).await? > 0)
}

fn found(rows: &[QueryResult]) -> Result<Vec<StaffId>, StoreError> {
    rows.iter().map(|row| Ok(StaffId(at(row, 0)?))).collect()
}

//! Browsers that are signed in, or on their way in. Known by the hash of their session's id.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{ids::StaffId, time::Timestamp};

/// A session to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Hash of the id that the browser holds.
    pub id_hash: String,
    /// Who is signed in; `None` before that.
    pub staff: Option<StaffId>,
    /// JSON of its values.
    pub content: String,
    /// What browser it is, in a few words.
    pub device: String,
    /// When it was last used, to within some minutes.
    pub seen_at: Timestamp,
    /// When it ends unless it is used before.
    pub expires_at: Timestamp,
}

/// A device of somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Hash of the session's id.
    pub id_hash: String,
    /// What browser it is.
    pub device: String,
    /// When somebody signed in with it.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// Keeps a session, in place of what it was; its creation date stays. A session that was ended meanwhile is not brought back
/// to life by this: `Kept::Existing` asks for the row to be there still.
pub async fn put(tx: &Tx, session: &SessionRow, kept: Kept) -> Result<bool, StoreError> {
    let bound = values![
        session.staff.map(|staff| staff.0),
        session.content.as_str(),
        session.device.as_str(),
        session.seen_at.epoch(),
        session.expires_at.epoch(),
        session.id_hash.as_str(),
    ];
    let updated = tx
        .run(
            "UPDATE staff_session SET staff_id = ?, content = ?, device = ?, seen_at = ?, expires_at = ? WHERE id_hash = ?",
            bound,
        )
        .await?;
    if updated > 0 || kept == Kept::Existing {
        return Ok(updated > 0);
    }
    let sql = "INSERT INTO staff_session (id_hash, staff_id, content, device, created_at, seen_at, expires_at)
               VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id_hash) DO NOTHING";
    let bound = values![
        session.id_hash.as_str(),
        session.staff.map(|staff| staff.0),
        session.content.as_str(),
        session.device.as_str(),
        session.seen_at.epoch(),
        session.seen_at.epoch(),
        session.expires_at.epoch(),
    ];
    Ok(tx.run(sql, bound).await? > 0)
}

/// Whether a session may be new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was read before: only if it still is there.
    Existing,
    /// It is new.
    New,
}

/// The values of a session that has not ended at `now`.
pub async fn find(reader: Reader<'_>, id_hash: &str, now: Timestamp) -> Result<Option<(String, Timestamp)>, StoreError> {
    let sql = "SELECT content, expires_at FROM staff_session WHERE id_hash = ? AND expires_at > ?";
    let row = reader.one(sql, values![id_hash, now.epoch()]).await?;
    row.map(|row| Ok((at(&row, 0)?, Timestamp::from_epoch(at(&row, 1)?)))).transpose()
}

/// Where somebody is signed in at `now`, last used first.
pub async fn list(reader: Reader<'_>, staff: StaffId, now: Timestamp) -> Result<Vec<DeviceRow>, StoreError> {
    let sql = "SELECT id_hash, device, created_at, seen_at FROM staff_session WHERE staff_id = ? AND expires_at > ?
               ORDER BY seen_at DESC, id_hash";
    let rows = reader.all(sql, values![staff.0, now.epoch()]).await?;
    rows.iter()
        .map(|row| {
            Ok(DeviceRow {
                id_hash: at(row, 0)?,
                device: at(row, 1)?,
                created_at: Timestamp::from_epoch(at(row, 2)?),
                seen_at: Timestamp::from_epoch(at(row, 3)?),
            })
        })
        .collect()
}

/// Ends a session.
pub async fn delete(tx: &Tx, id_hash: &str) -> Result<u64, StoreError> {
    tx.run("DELETE FROM staff_session WHERE id_hash = ?", values![id_hash]).await
}

/// Ends one of somebody's own sessions; `false` when it is not theirs.
pub async fn delete_own(tx: &Tx, staff: StaffId, id_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM staff_session WHERE id_hash = ? AND staff_id = ?", values![id_hash, staff.0]).await? > 0)
}

/// Ends every session of somebody but `kept`; how many.
pub async fn delete_others(tx: &Tx, staff: StaffId, kept: Option<&str>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM staff_session WHERE staff_id = ? AND id_hash <> ?";
    tx.run(sql, values![staff.0, kept.unwrap_or_default()]).await
}

/// Forgets the sessions that ended at `now` or before; how many.
pub async fn purge(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM staff_session WHERE expires_at <= ?", values![now.epoch()]).await
}

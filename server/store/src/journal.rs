//! Who looked at which lists of persons: kept twelve months.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::{CentreId, StaffId},
    time::Timestamp,
};

/// Notes that `staff` saw, exported or looked up `n_persons` persons of `centre`. `act` is a stable code: `agenda_seen`,
/// `requests_exported`…
pub async fn record(
    tx: &Tx,
    (staff, centre): (StaffId, CentreId),
    (act, n_persons): (&str, u64),
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO access_journal (at, staff_id, centre_id, act, n_persons) VALUES (?, ?, ?, ?, ?)";
    let n = i64::try_from(n_persons).unwrap_or(i64::MAX);
    tx.run(sql, values![now.epoch(), staff.0, centre.0, act, n]).await.map(drop)
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// When.
    pub at: Timestamp,
    /// Who; `None` when the account is gone.
    pub staff: Option<StaffId>,
    /// What.
    pub act: String,
    /// How many persons.
    pub n_persons: u64,
}

/// A centre's journal, the latest first; at most `limit` lines.
pub async fn list(reader: Reader<'_>, centre: CentreId, limit: u64) -> Result<Vec<JournalRow>, StoreError> {
    let sql = "SELECT at, staff_id, act, n_persons FROM access_journal WHERE centre_id = ? ORDER BY at DESC, id DESC LIMIT ?";
    let rows = reader.all(sql, values![centre.0, i64::try_from(limit).unwrap_or(i64::MAX)]).await?;
    rows.iter()
        .map(|row| {
            Ok(JournalRow {
                at: Timestamp::from_epoch(at(row, 0)?),
                staff: at::<Option<i64>>(row, 1)?.map(StaffId),
                act: at(row, 2)?,
                n_persons: at::<i64>(row, 3)?.unsigned_abs(),
            })
        })
        .collect()
}

/// Forgets the lines before `before`.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM access_journal WHERE at < ?", values![before.epoch()]).await
}

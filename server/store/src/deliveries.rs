//! Addresses that take no mail, known here by a keyed hash alone, and the provider's reports already taken in.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    delivery::DeliveryFailure,
    ids::{AppointmentId, RequestId},
    time::Timestamp,
};

/// Why an address takes no mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockedAddress {
    /// Hash of the address.
    pub address_hash: String,
    /// What happened.
    pub what: DeliveryFailure,
    /// When it last happened.
    pub at: Timestamp,
    /// How often.
    pub n: u32,
}

/// A request about whose appointment a mail was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// Which.
    pub request: RequestId,
    /// The appointment is live and not over.
    pub is_coming: bool,
}

/// Takes a report in; `false` when it was taken in before. Two that come at once wait for each other.
pub async fn insert_event(tx: &Tx, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "INSERT INTO hook_event (id, at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
    Ok(tx.run(sql, values![id, now.epoch()]).await? > 0)
}

/// Blocks an address, which failed `n` times more. Conflict: `Check` for a failure that blocks nothing.
pub async fn block(tx: &Tx, address_hash: &str, (what, n): (DeliveryFailure, u32), now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO delivery_failure (address_hash, kind, at, n) VALUES (?, ?, ?, ?)
               ON CONFLICT (address_hash, kind) DO UPDATE SET at = excluded.at, n = delivery_failure.n + excluded.n";
    tx.run(sql, values![address_hash, what.code(), now.epoch(), i64::from(n)]).await.map(drop)
}

/// Whether an address takes no mail.
pub async fn is_blocked(reader: Reader<'_>, address_hash: &str) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM delivery_failure WHERE address_hash = ?";
    Ok(reader.count(sql, values![address_hash]).await? > 0)
}

/// Which of these addresses take no mail, and why; one that bounced and complained is there twice.
pub async fn list_blocked(reader: Reader<'_>, address_hashes: &[String]) -> Result<Vec<BlockedAddress>, StoreError> {
    let sql = format!(
        "SELECT address_hash, kind, at, n FROM delivery_failure WHERE address_hash IN ({}) ORDER BY address_hash, kind",
        marks(address_hashes.len())
    );
    let rows = reader.all(&sql, address_hashes.iter().map(|hash| hash.as_str().into()).collect()).await?;
    rows.iter()
        .map(|row| {
            let kind: String = at(row, 1)?;
            Ok(BlockedAddress {
                address_hash: at(row, 0)?,
                what: DeliveryFailure::from_code(&kind).ok_or_else(|| StoreError::corrupt("kind", &kind))?,
                at: Timestamp::from_epoch(at(row, 2)?),
                n: at::<i32>(row, 3)?.unsigned_abs(),
            })
        })
        .collect()
}

/// Lets mails go to an address again; `false` when it was not blocked.
pub async fn unblock(tx: &Tx, address_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM delivery_failure WHERE address_hash = ?", values![address_hash]).await? > 0)
}

/// The request of an appointment that a mail was about, whatever the centre: the program asks, for nobody.
pub async fn find_concerned(reader: Reader<'_>, id: AppointmentId, now: Timestamp) -> Result<Option<Concerned>, StoreError> {
    let sql = "SELECT request_id, CASE WHEN state IN ('pending', 'booked') AND ends_at > ? THEN 1 ELSE 0 END
               FROM appointment WHERE id = ?";
    let row = reader.one(sql, values![now.epoch(), id.0]).await?;
    row.map(|row| Ok(Concerned { request: RequestId(at(&row, 0)?), is_coming: at::<i32>(&row, 1)? == 1 })).transpose()
}

/// The call-back or message that a mail was about; it is still to come while the centre has something to do.
pub async fn find_concerned_request(reader: Reader<'_>, id: RequestId) -> Result<Option<Concerned>, StoreError> {
    let sql = "SELECT CASE WHEN state IN ('new', 'read', 'in_progress', 'reopened', 'pending') THEN 1 ELSE 0 END
               FROM contact_request WHERE id = ?";
    let row = reader.one(sql, values![id.0]).await?;
    row.map(|row| Ok(Concerned { request: id, is_coming: at::<i32>(&row, 0)? == 1 })).transpose()
}

/// Forgets the reports taken in before `before`; how many there were.
pub async fn purge_events(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM hook_event WHERE at < ?", values![before.epoch()]).await
}

/// Forgets the addresses that last failed before `before`; how many there were.
pub async fn purge_blocked(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM delivery_failure WHERE at < ?", values![before.epoch()]).await
}

//! Slots proposed to candidates, each held for them until it ends.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    appointment::Mode,
    ids::{AppointmentTypeId, RequestId},
    time::{Interval, Timestamp},
};

/// A slot proposed on account of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Counts the proposals of the request, from 1: the link is derived from both.
    pub n: i32,
    /// Which type.
    pub type_id: AppointmentTypeId,
    /// How to meet.
    pub mode: Mode,
    /// When.
    pub interval: Interval,
    /// When it was proposed.
    pub created_at: Timestamp,
    /// Until when it is held.
    pub expires_at: Timestamp,
}

/// Writes a proposal down.
pub async fn insert(tx: &Tx, request: RequestId, new: &Proposal) -> Result<(), StoreError> {
    let sql = "INSERT INTO slot_proposal (request_id, n, type_id, mode, starts_at, ends_at, created_at, expires_at)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let bound = values![
        request.0,
        new.n,
        new.type_id.0,
        new.mode.code(),
        new.interval.start.epoch(),
        new.interval.end.epoch(),
        new.created_at.epoch(),
        new.expires_at.epoch(),
    ];
    tx.run(sql, bound).await.map(drop)
}

/// The proposals of a request, in order.
pub async fn list(reader: Reader<'_>, request: RequestId) -> Result<Vec<Proposal>, StoreError> {
    let sql = "SELECT n, type_id, mode, starts_at, ends_at, created_at, expires_at FROM slot_proposal
               WHERE request_id = ? ORDER BY n";
    let rows = reader.all(sql, values![request.0]).await?;
    let instant = |row: &sea_orm::QueryResult, column| Ok::<_, StoreError>(Timestamp::from_epoch(at(row, column)?));
    rows.iter()
        .map(|row| {
            Ok(Proposal {
                n: at(row, 0)?,
                type_id: AppointmentTypeId(at(row, 1)?),
                mode: codes::mode(&at::<String>(row, 2)?)?,
                interval: Interval::new(instant(row, 3)?, instant(row, 4)?),
                created_at: instant(row, 5)?,
                expires_at: instant(row, 6)?,
            })
        })
        .collect()
}

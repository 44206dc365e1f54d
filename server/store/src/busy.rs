//! Who is taken when: the only thing the slot engine reads as busy, and the only place that writes it.

use crate::{
    db::{Engine, Tx},
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    agenda::{Busy, BusyKind},
    ids::{AdvisorId, AppointmentId, HoldId},
    time::{Interval, Timestamp},
};
use sea_orm::Value;

/// Nobody keeps more than a day free around an appointment: how far around a range the neighbours' buffers are looked for.
const WIDEST_BUFFER_MIN: i64 = 24 * 60;

/// What takes the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BusySource {
    /// A live appointment.
    Appointment(AppointmentId),
    /// A hold, until it expires.
    Hold(HoldId, Timestamp),
    /// A group session.
    Session,
    /// An outside calendar.
    External,
}

/// Whether staff insisted on an overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlap {
    /// The database refuses it.
    #[default]
    Refused,
    /// Taken all the same.
    Forced,
}

/// Minutes kept free around an appointment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buffers {
    /// Before.
    pub before_min: i32,
    /// After.
    pub after_min: i32,
}

/// [`Busy::id`] of an appointment.
pub const fn id_of_appointment(id: AppointmentId) -> i64 {
    id.0
}

/// [`Busy::id`] of a hold: negative, so that it is never taken for an appointment's.
pub const fn id_of_hold(id: HoldId) -> i64 {
    -id.0
}

/// What takes the time of these advisors in `range` and within a day around it (for the buffers), expired holds left out.
///
/// One statement and one row per advisor, whatever the number of intervals; what ended before the range is not visited.
pub async fn list_busy(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    range: Interval,
    now: Timestamp,
) -> Result<Vec<(AdvisorId, Vec<Busy>)>, StoreError> {
    if advisors.is_empty() {
        return Ok(Vec::new());
    }
    let join = match reader.engine() {
        Engine::Sqlite => "group_concat",
        Engine::Postgres => "string_agg",
    };
    let sql = format!(
        "SELECT advisor_id, {join}(starts_at || ' ' || ends_at || ' ' || substr(kind, 1, 1) || ' ' || buffer_before_min || ' '
                || buffer_after_min || ' ' || COALESCE(appointment_id, -hold_id, 0), ';')
         FROM busy_interval
         WHERE advisor_id IN ({}) AND ends_at > ? AND starts_at < ? AND (expires_at IS NULL OR expires_at > ?)
         GROUP BY advisor_id",
        marks(advisors.len())
    );
    let mut bound = ids(advisors);
    bound.extend(values![
        range.start.plus_minutes(-WIDEST_BUFFER_MIN).epoch(),
        range.end.plus_minutes(WIDEST_BUFFER_MIN).epoch(),
        now.epoch(),
    ]);
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            let packed: String = at(row, 1)?;
            let busy = packed.split(';').map(unpack).collect::<Option<Vec<_>>>();
            Ok((AdvisorId(at(row, 0)?), busy.ok_or_else(|| StoreError::corrupt("busy interval", &packed))?))
        })
        .collect()
}

/// Takes `interval` for each of these advisors. Conflicts: `BusyOverlap` unless forced, `BusyNotLive`.
pub async fn insert(
    tx: &Tx,
    advisors: &[AdvisorId],
    interval: Interval,
    (source, buffers, overlap): (BusySource, Buffers, Overlap),
) -> Result<(), StoreError> {
    if advisors.is_empty() {
        return Ok(());
    }
    let (kind, appointment, hold, expires) = match source {
        BusySource::Appointment(id) => ("appointment", Some(id.0), None, None),
        BusySource::Hold(id, until) => ("appointment", None, Some(id.0), Some(until.epoch())),
        BusySource::Session => ("session", None, None, None),
        BusySource::External => ("external", None, None, None),
    };
    let sql = format!(
        "INSERT INTO busy_interval (advisor_id, starts_at, ends_at, kind, buffer_before_min, buffer_after_min,
             appointment_id, hold_id, expires_at, forced) VALUES {}",
        vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"; advisors.len()].join(", ")
    );
    let bound = advisors
        .iter()
        .flat_map(|advisor| {
            values![
                advisor.0,
                interval.start.epoch(),
                interval.end.epoch(),
                kind,
                buffers.before_min,
                buffers.after_min,
                appointment,
                hold,
                expires,
                overlap == Overlap::Forced,
            ]
        })
        .collect();
    tx.run(&sql, bound).await.map(drop)
}

/// Replaces everything that an outside calendar takes of this advisor.
pub async fn replace_external(tx: &Tx, advisor: AdvisorId, intervals: &[Interval]) -> Result<(), StoreError> {
    tx.run("DELETE FROM busy_interval WHERE advisor_id = ? AND kind = 'external'", values![advisor.0]).await?;
    for interval in intervals {
        insert(tx, &[advisor], *interval, (BusySource::External, Buffers::default(), Overlap::Refused)).await?;
    }
    Ok(())
}

/// Makes the transactions that take these advisors' time wait for each other, always in the same order. On SQLite a write
/// transaction is alone already.
pub async fn lock_advisors(tx: &Tx, advisors: &[AdvisorId]) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = format!("SELECT id FROM advisor WHERE id IN ({}) ORDER BY id FOR NO KEY UPDATE", marks(advisors.len()));
            tx.read().all(&sql, ids(advisors)).await.map(drop)
        }
    }
}

/// Frees the time of these advisors whose holds expired at `now` or before; how many intervals. The holds stay known until
/// [`crate::holds::purge`]: their forms may still be sent. To be called before taking time: until then the database still
/// sees an overlap.
pub async fn purge_expired_holds(tx: &Tx, advisors: &[AdvisorId], now: Timestamp) -> Result<u64, StoreError> {
    let sql = format!(
        "DELETE FROM busy_interval WHERE expires_at <= ? AND hold_id IS NOT NULL AND advisor_id IN ({})",
        marks(advisors.len())
    );
    let mut bound = values![now.epoch()];
    bound.extend(ids(advisors));
    tx.run(&sql, bound).await
}

fn ids(advisors: &[AdvisorId]) -> Vec<Value> {
    advisors.iter().map(|advisor| Value::from(advisor.0)).collect()
}

fn unpack(packed: &str) -> Option<Busy> {
    let mut parts = packed.split(' ');
    let number = |parts: &mut std::str::Split<'_, char>| parts.next()?.parse::<i64>().ok();
    let (start, end) = (number(&mut parts)?, number(&mut parts)?);
    let kind = match parts.next()? {
        "a" => BusyKind::Appointment,
        "s" => BusyKind::Session,
        "e" => BusyKind::External,
        _ => return None, // a text, not an enum
    };
    let (before, after, id) = (number(&mut parts)?, number(&mut parts)?, number(&mut parts)?);
    Some(Busy {
        id: (id != 0).then_some(id),
        interval: Interval::new(Timestamp::from_epoch(start), Timestamp::from_epoch(end)),
        kind,
        buffer_before_min: before as i32,
        buffer_after_min: after as i32,
    })
}

//! Who is taken when: the only thing the slot engine reads as busy, and the only place that writes it.

use crate::{
    codes,
    db::{Engine, Tx},
    error::StoreError,
    sql::{Reader, at, marks, packed, packed_lists, values},
};
use domain::{
    agenda::{Busy, BusyKind},
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, HoldId},
    time::{Interval, Timestamp},
};
use sea_orm::Value;
use serde::Deserialize;
use std::{collections::HashMap, iter};

/// Seconds that few intervals are longer than. Those that are have an index of their own (`busy_interval_long`), so that both
/// ends of what is read are bounded: neither years that have passed nor appointments far ahead are visited.
const LONG: i64 = 86_400;

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

/// Whether each [`Busy`] is to say which appointment or hold it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// In [`Busy::id`].
    Told,
    /// [`Busy::id`] is `None`: a third less to write and to read where only the time counts.
    Dropped,
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

/// What takes the time of these advisors in `range`, expired holds left out.
///
/// One statement and one row, whatever the number of intervals; what does not touch the range is not visited.
pub async fn list_busy(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    range: Interval,
    now: Timestamp,
) -> Result<HashMap<AdvisorId, Vec<Busy>>, StoreError> {
    let sql = format!("SELECT {}", packed_columns(reader.engine(), &marks(advisors.len()), Identity::Told));
    let row = reader.one(&sql, packed_values(&ids(advisors), range, now)).await?;
    row.map_or_else(|| Ok(HashMap::new()), |row| unpack(&[at(&row, 0)?, at(&row, 1)?]))
}

/// Two columns that [`unpack`] reads: what is not long, and what is. `whose` is what stands after `IN`.
///
/// Advisors may have thousands of those that are not long, and each number is written and read as text: there, three numbers
/// stand for an interval, or two. See [`Near`].
pub(crate) fn packed_columns(engine: Engine, whose: &str, identity: Identity) -> String {
    let kind = "CASE kind WHEN 'appointment' THEN 0 WHEN 'session' THEN 1 ELSE 2 END";
    let when = format!("starts_at * {LENGTHS} + ends_at - starts_at");
    let who = format!("((advisor_id * {KINDS} + {kind}) * {MINUTES} + buffer_before_min) * {MINUTES} + buffer_after_min");
    let near = match identity {
        Identity::Told => packed_lists(engine, [&when, &who, ID]),
        Identity::Dropped => packed_lists(engine, [&when, &who]),
    };
    let id = if identity == Identity::Told { ID } else { "0" };
    let long = packed(engine, &format!("advisor_id, starts_at, ends_at, kind, buffer_before_min, buffer_after_min, {id}"));
    format!(
        "(SELECT {near} FROM busy_interval WHERE advisor_id IN ({whose}) AND ends_at > ? AND ends_at <= ? AND starts_at < ?
              AND ends_at - starts_at <= {LONG} AND (expires_at IS NULL OR expires_at > ?)),
         (SELECT {long} FROM busy_interval WHERE advisor_id IN ({whose}) AND ends_at - starts_at > {LONG} AND ends_at > ?
              AND starts_at < ? AND (expires_at IS NULL OR expires_at > ?))"
    )
}

/// The values of [`packed_columns`], those of its `whose` given.
pub(crate) fn packed_values(whose: &[Value], range: Interval, now: Timestamp) -> Vec<Value> {
    let (start, end, now) = (range.start.epoch(), range.end.epoch(), now.epoch());
    let near = end.saturating_add(LONG);
    let mut bound = whose.to_vec();
    bound.extend(values![start, near, end, now]);
    bound.extend_from_slice(whose);
    bound.extend(values![start, end, now]);
    bound
}

/// Takes `interval` for each of these advisors, with the next statement. Conflicts: `BusyOverlap` unless forced, `BusyNotLive`.
pub async fn insert(
    tx: &Tx,
    advisors: &[AdvisorId],
    interval: Interval,
    (source, buffers, overlap): (BusySource, Buffers, Overlap),
) -> Result<(), StoreError> {
    if advisors.is_empty() {
        return Ok(());
    }
    if [buffers.before_min, buffers.after_min].iter().any(|minutes| !(0..MINUTES).contains(&i64::from(*minutes))) {
        return Err(StoreError::corrupt("busy_interval", "a buffer that cannot be packed"));
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
    tx.later(&sql, bound).await
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

/// The same for the advisors of this type.
pub async fn lock_advisors_of(tx: &Tx, kind: AppointmentTypeId) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = "SELECT id FROM advisor WHERE id IN (SELECT advisor_id FROM appointment_type_advisor WHERE type_id = ?)
                       ORDER BY id FOR NO KEY UPDATE";
            tx.read().all(sql, values![kind.0]).await.map(drop)
        }
    }
}

/// The same for the advisors whose time this hold takes, and which they are: none once it takes no time. On SQLite nobody has to
/// be asked.
pub async fn lock_advisors_of_hold(tx: &Tx, hold: HoldId) -> Result<Vec<AdvisorId>, StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(Vec::new()),
        Engine::Postgres => {
            let sql = "SELECT id FROM advisor WHERE id IN (SELECT advisor_id FROM busy_interval WHERE hold_id = ?)
                       ORDER BY id FOR NO KEY UPDATE";
            let rows = tx.read().all(sql, values![hold.0]).await?;
            rows.iter().map(|row| Ok(AdvisorId(at(row, 0)?))).collect()
        }
    }
}

/// Frees the time of these advisors whose holds expired at `now` or before, with the next statement. The holds stay known
/// until [`crate::holds::purge`]: their forms may still be sent. To be called before taking time: until then the database
/// still sees an overlap.
pub async fn purge_expired_holds(tx: &Tx, advisors: &[AdvisorId], now: Timestamp) -> Result<(), StoreError> {
    let sql = format!(
        "DELETE FROM busy_interval WHERE expires_at <= ? AND hold_id IS NOT NULL AND advisor_id IN ({})",
        marks(advisors.len())
    );
    let mut bound = values![now.epoch()];
    bound.extend(ids(advisors));
    tx.later(&sql, bound).await
}

fn ids(advisors: &[AdvisorId]) -> Vec<Value> {
    advisors.iter().map(|advisor| Value::from(advisor.0)).collect()
}

/// Lengths in seconds that share a number with an instant: up to [`LONG`].
const LENGTHS: i64 = 1 << 17;
/// Kinds that share a number with an advisor and two buffers, each of less than `MINUTES`.
const KINDS: i64 = 1 << 2;
const MINUTES: i64 = 1 << 12;
/// As [`Busy::id`], with 0 for none.
const ID: &str = "COALESCE(appointment_id, -hold_id, 0)";

/// Intervals that are not long, as they were packed: when, whose and of which kind, which unless that was dropped.
#[derive(Deserialize)]
struct Near(Vec<i64>, Vec<i64>, #[serde(default)] Option<Vec<i64>>);

impl Near {
    fn intervals(&self) -> impl Iterator<Item = (AdvisorId, Busy)> {
        let ids = self.2.iter().flatten().copied();
        let dropped = iter::repeat_n(0, if self.2.is_none() { self.0.len() } else { 0 });
        self.0.iter().zip(&self.1).zip(ids.chain(dropped)).map(|((when, who), id)| {
            let (start, length) = (when.div_euclid(LENGTHS), when.rem_euclid(LENGTHS));
            let minutes = |packed: i64| i32::try_from(packed.rem_euclid(MINUTES)).unwrap_or_default(); // below 4096
            let whose = who / MINUTES / MINUTES;
            let kind = match whose % KINDS {
                0 => BusyKind::Appointment,
                1 => BusyKind::Session,
                _ => BusyKind::External,
            };
            let one = Busy {
                id: (id != 0).then_some(id),
                interval: Interval::lasting(Timestamp::from_epoch(start), length),
                kind,
                buffer_before_min: minutes(who / MINUTES),
                buffer_after_min: minutes(*who),
            };
            (AdvisorId(whose / KINDS), one)
        })
    }
}

/// A long interval as it was packed.
#[derive(Deserialize)]
struct Long(AdvisorId, Timestamp, Timestamp, BusyKind, i32, i32, i64);

impl Long {
    fn interval(self) -> (AdvisorId, Busy) {
        let Self(advisor, start, end, kind, buffer_before_min, buffer_after_min, id) = self;
        let interval = Interval::new(start, end);
        (advisor, Busy { id: (id != 0).then_some(id), interval, kind, buffer_before_min, buffer_after_min })
    }
}

/// Reads the columns of [`packed_columns`].
pub(crate) fn unpack([near, long]: &[String; 2]) -> Result<HashMap<AdvisorId, Vec<Busy>>, StoreError> {
    let (near, long): (Near, Vec<Long>) = (codes::from_json(near)?, codes::from_json(long)?);
    let mut busy: HashMap<AdvisorId, Vec<Busy>> = HashMap::new();
    for (advisor, one) in near.intervals().chain(long.into_iter().map(Long::interval)) {
        busy.entry(advisor).or_default().push(one);
    }
    Ok(busy)
}

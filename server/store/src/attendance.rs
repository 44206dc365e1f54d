//! What a centre notes of an appointment: who is there, who came, a word among colleagues.

use crate::{
    busy::{self, Buffers, BusySource, Overlap},
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::{AdvisorId, AppointmentId},
    time::{Interval, Timestamp},
};

/// What is noted of an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// Since when the candidate is there.
    pub arrived_at: Option<Timestamp>,
    /// A word among colleagues; may be empty.
    pub note: String,
    /// Its time was taken although something else was there.
    pub forced: bool,
}

/// What is noted of an appointment; nothing of one that does not exist.
pub async fn find(reader: Reader<'_>, id: AppointmentId) -> Result<Noted, StoreError> {
    let sql = "SELECT arrived_at, note, EXISTS (SELECT 1 FROM busy_interval b WHERE b.appointment_id = a.id AND b.forced)
               FROM appointment a WHERE a.id = ?";
    let Some(row) = reader.one(sql, values![id.0]).await? else { return Ok(Noted::default()) };
    Ok(Noted { arrived_at: at::<Option<i64>>(&row, 0)?.map(Timestamp::from_epoch), note: at(&row, 1)?, forced: at(&row, 2)? })
}

/// Notes since when the candidate is there, or that they are not; neither is a change of the appointment that calendars
/// hear of, so its sequence stays. `false` when it is not agreed any more, or not as the caller read it.
pub async fn update_arrival(
    tx: &Tx,
    (id, sequence): (AppointmentId, i32),
    arrived_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE appointment SET arrived_at = ?, updated_at = ? WHERE id = ? AND sequence = ? AND state = 'booked'";
    let arrived = arrived_at.map(Timestamp::epoch);
    Ok(tx.run(sql, values![arrived, now.epoch(), id.0, sequence]).await? > 0)
}

/// Writes the word among colleagues, if the one there is still `seen`. `false` when it is another by now.
pub async fn update_note(tx: &Tx, id: AppointmentId, (seen, note): (&str, &str), now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE appointment SET note = ?, updated_at = ? WHERE id = ? AND note = ?";
    Ok(tx.run(sql, values![note, now.epoch(), id.0, seen]).await? > 0)
}

/// Agreed again: nobody said who came. Takes the advisors' time again. `false` when it is not as the caller read it.
/// Conflict: `BusyOverlap` unless forced.
pub async fn reopen(
    tx: &Tx,
    (id, sequence): (AppointmentId, i32),
    (advisors, overlap): (&[AdvisorId], Overlap),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE appointment SET state = 'booked', settled_at = NULL, sequence = sequence + 1, updated_at = ?
               WHERE id = ? AND sequence = ? AND state IN ('attended', 'no_show')
               RETURNING starts_at, ends_at, buffer_before_min, buffer_after_min";
    let rows = tx.read().all(sql, values![now.epoch(), id.0, sequence]).await?;
    let Some(row) = rows.first() else { return Ok(false) };
    let interval = Interval::new(Timestamp::from_epoch(at(row, 0)?), Timestamp::from_epoch(at(row, 1)?));
    let buffers = Buffers { before_min: at(row, 2)?, after_min: at(row, 3)? };
    busy::insert(tx, advisors, interval, (BusySource::Appointment(id), buffers, overlap)).await?;
    Ok(true)
}

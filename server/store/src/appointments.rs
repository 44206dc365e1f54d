//! Appointments, who takes part in them, and the time they take.

use crate::{
    busy::{self, Buffers, BusySource, Overlap},
    codes,
    db::{Engine, Tx},
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    appointment::{AppointmentState, Mode, Party},
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, RequestId, SiteId},
    reminder::Reminders,
    time::{Interval, Timestamp},
};
use entity::appointment;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// An appointment to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAppointment {
    /// Its request.
    pub request: RequestId,
    /// Whose.
    pub centre: CentreId,
    /// Which type.
    pub type_id: AppointmentTypeId,
    /// Where.
    pub site: Option<SiteId>,
    /// How.
    pub mode: Mode,
    /// When.
    pub interval: Interval,
    /// Minutes kept free around it.
    pub buffers: Buffers,
    /// Pending or booked.
    pub state: AppointmentState,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A stored appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentRow {
    /// Which.
    pub id: AppointmentId,
    /// What was agreed, as it stands.
    pub appointment: NewAppointment,
    /// Why it was called off, in their words.
    pub cancel_reason: Option<String>,
    /// Rises with every change; the calendars' SEQUENCE (RFC 5545, 3.8.7.4).
    pub sequence: i32,
    /// How often it was moved.
    pub n_moves: u32,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// Another time for an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// When.
    pub interval: Interval,
    /// Where.
    pub site: Option<SiteId>,
    /// How.
    pub mode: Mode,
    /// Pending or booked.
    pub state: AppointmentState,
    /// Who takes part from now on.
    pub advisors: Vec<AdvisorId>,
    /// Whether staff insisted.
    pub overlap: Overlap,
    /// Who moves it: only the candidate's moves are counted.
    pub by: Party,
}

/// Writes an appointment down and takes its advisors' time. Conflicts: `BusyOverlap` unless forced, `AppointmentRequest`.
pub async fn insert(
    tx: &Tx,
    new: &NewAppointment,
    advisors: &[AdvisorId],
    overlap: Overlap,
) -> Result<AppointmentId, StoreError> {
    let id = AppointmentId(appointment::Entity::insert(active(new)).exec(&tx.read()).await?.last_insert_id);
    take_time(tx, (id, new), advisors, overlap).await?;
    Ok(id)
}

/// The same under an identity that was drawn, with the next statement.
pub async fn insert_as(
    tx: &Tx,
    id: AppointmentId,
    new: &NewAppointment,
    advisors: &[AdvisorId],
    overlap: Overlap,
) -> Result<(), StoreError> {
    tx.later_built(appointment::Entity::insert(appointment::ActiveModel { id: Set(id.0), ..active(new) })).await?;
    tx.in_order().await?; // the database looks whether the appointment is live before it takes time for it
    take_time(tx, (id, new), advisors, overlap).await
}

async fn take_time(
    tx: &Tx,
    (id, new): (AppointmentId, &NewAppointment),
    advisors: &[AdvisorId],
    overlap: Overlap,
) -> Result<(), StoreError> {
    take_part(tx, id, advisors).await?;
    if new.state.is_live() {
        busy::insert(tx, advisors, new.interval, (BusySource::Appointment(id), new.buffers, overlap)).await?;
    }
    Ok(())
}

fn active(new: &NewAppointment) -> appointment::ActiveModel {
    let (pending, by, cancelled, settled) = facts(new.state);
    appointment::ActiveModel {
        request_id: Set(new.request.0),
        centre_id: Set(new.centre.0),
        type_id: Set(new.type_id.0),
        site_id: Set(new.site.map(|site| site.0)),
        mode: Set(new.mode.code().to_owned()),
        starts_at: Set(new.interval.start.epoch()),
        ends_at: Set(new.interval.end.epoch()),
        buffer_before_min: Set(new.buffers.before_min),
        buffer_after_min: Set(new.buffers.after_min),
        state: Set(new.state.code().to_owned()),
        pending_until: Set(pending),
        cancelled_by: Set(by),
        cancelled_at: Set(cancelled),
        settled_at: Set(settled),
        sequence: Set(0),
        n_moves: Set(0),
        created_at: Set(new.created_at.epoch()),
        updated_at: Set(new.created_at.epoch()),
        ..Default::default()
    }
}

/// Makes the transactions that change this appointment wait for each other: what is read of it afterwards stays true until
/// the end. On SQLite a write transaction is alone already.
pub async fn lock(tx: &Tx, id: AppointmentId) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = "SELECT id FROM appointment WHERE id = ? FOR NO KEY UPDATE";
            tx.read().one(sql, values![id.0]).await.map(drop)
        }
    }
}

/// Puts an appointment in another state, if it is still as the caller read it (`sequence`); what is not live any more frees
/// its time. `false` when somebody was faster: read again. Conflict: `CancelledForGood`.
pub async fn update_state(
    tx: &Tx,
    (id, sequence): (AppointmentId, i32),
    state: AppointmentState,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (pending, by, cancelled, settled) = facts(state);
    let n = tx
        .run(
            "UPDATE appointment SET state = ?, pending_until = ?, cancelled_by = ?, cancelled_at = ?, settled_at = ?,
                 cancel_reason = ?, sequence = sequence + 1, updated_at = ? WHERE id = ? AND sequence = ?",
            values![state.code(), pending, by, cancelled, settled, reason.map(ToOwned::to_owned), now.epoch(), id.0, sequence,],
        )
        .await?;
    if n > 0 && !state.is_live() {
        tx.run("DELETE FROM busy_interval WHERE appointment_id = ?", values![id.0]).await?;
    }
    Ok(n > 0)
}

/// Gives an appointment another time, if it is still as the caller read it (`sequence`). `false` when somebody was faster.
/// Conflict: `BusyOverlap` unless forced.
pub async fn update_time(tx: &Tx, (id, sequence): (AppointmentId, i32), to: &Move, now: Timestamp) -> Result<bool, StoreError> {
    let (pending, ..) = facts(to.state);
    let rows = tx
        .read()
        .all(
            "UPDATE appointment SET starts_at = ?, ends_at = ?, site_id = ?, mode = ?, state = ?, pending_until = ?,
                 sequence = sequence + 1, n_moves = n_moves + ?, arrived_at = NULL, updated_at = ?
             WHERE id = ? AND sequence = ? AND state IN ('pending', 'booked')
             RETURNING buffer_before_min, buffer_after_min",
            values![
                to.interval.start.epoch(),
                to.interval.end.epoch(),
                to.site.map(|site| site.0),
                to.mode.code(),
                to.state.code(),
                pending,
                i32::from(to.by == Party::Candidate),
                now.epoch(),
                id.0,
                sequence,
            ],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(false) };
    let buffers = Buffers { before_min: at(row, 0)?, after_min: at(row, 1)? };
    tx.run("DELETE FROM busy_interval WHERE appointment_id = ?", values![id.0]).await?;
    tx.run("DELETE FROM appointment_advisor WHERE appointment_id = ?", values![id.0]).await?;
    take_part(tx, id, &to.advisors).await?;
    busy::insert(tx, &to.advisors, to.interval, (BusySource::Appointment(id), buffers, to.overlap)).await?;
    Ok(true)
}

/// The appointment, if it is one of this centre.
pub async fn find(reader: Reader<'_>, centre: CentreId, id: AppointmentId) -> Result<Option<AppointmentRow>, StoreError> {
    let found = appointment::Entity::find_by_id(id.0).filter(appointment::Column::CentreId.eq(centre.0)).one(&reader).await?;
    found.map(row).transpose()
}

/// The appointment of a request.
pub async fn find_by_request(reader: Reader<'_>, request: RequestId) -> Result<Option<AppointmentRow>, StoreError> {
    let found = appointment::Entity::find().filter(appointment::Column::RequestId.eq(request.0)).one(&reader).await?;
    found.map(row).transpose()
}

/// The appointments of a centre that start in `range`, earliest first, at most `limit`.
pub async fn list(reader: Reader<'_>, centre: CentreId, range: Interval, limit: u64) -> Result<Vec<AppointmentRow>, StoreError> {
    let found = appointment::Entity::find()
        .filter(appointment::Column::CentreId.eq(centre.0))
        .filter(appointment::Column::StartsAt.gte(range.start.epoch()))
        .filter(appointment::Column::StartsAt.lt(range.end.epoch()))
        .order_by_asc(appointment::Column::StartsAt)
        .order_by_asc(appointment::Column::Id)
        .limit(limit)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// The appointments whose wait for the centre ended at `now` or before, at most `limit`.
pub async fn list_overdue(reader: Reader<'_>, now: Timestamp, limit: u64) -> Result<Vec<AppointmentRow>, StoreError> {
    let found = appointment::Entity::find()
        .filter(appointment::Column::State.eq("pending"))
        .filter(appointment::Column::PendingUntil.lte(now.epoch()))
        .order_by_asc(appointment::Column::PendingUntil)
        .limit(limit)
        .all(&reader)
        .await?;
    found.into_iter().map(row).collect()
}

/// An appointment of whom to remind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Of which request.
    pub request: RequestId,
    /// Its sequence.
    pub sequence: i32,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The candidate's phone, E.164.
    pub phone: Option<String>,
    /// Which reminders its type sends.
    pub reminders: Reminders,
}

/// The booked appointments that start after the first instant and at the second at the latest, the next one first.
pub async fn list_coming(reader: Reader<'_>, (after, until): (Timestamp, Timestamp)) -> Result<Vec<Coming>, StoreError> {
    let sql = "SELECT a.request_id, a.sequence, a.starts_at, a.updated_at, r.phone, t.reminders
               FROM appointment a JOIN contact_request r ON r.id = a.request_id JOIN appointment_type t ON t.id = a.type_id
               WHERE a.state = 'booked' AND a.starts_at > ? AND a.starts_at <= ? ORDER BY a.starts_at, a.id";
    let rows = reader.all(sql, values![after.epoch(), until.epoch()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Coming {
                request: RequestId(at(row, 0)?),
                sequence: at(row, 1)?,
                starts_at: Timestamp::from_epoch(at(row, 2)?),
                updated_at: Timestamp::from_epoch(at(row, 3)?),
                phone: at(row, 4)?,
                reminders: codes::reminders(&at::<String>(row, 5)?)?,
            })
        })
        .collect()
}

/// Who takes part in each of these appointments, in the order of the ids.
pub async fn list_advisors(
    reader: Reader<'_>,
    appointments: &[AppointmentId],
) -> Result<Vec<(AppointmentId, AdvisorId)>, StoreError> {
    let sql = format!(
        "SELECT appointment_id, advisor_id FROM appointment_advisor WHERE appointment_id IN ({})
         ORDER BY appointment_id, advisor_id",
        marks(appointments.len())
    );
    let rows = reader.all(&sql, appointments.iter().map(|id| id.0.into()).collect()).await?;
    rows.iter().map(|row| Ok((AppointmentId(at(row, 0)?), AdvisorId(at(row, 1)?)))).collect()
}

/// How many live appointments that are not over yet a person has at a centre: their key, the centre, the present instant.
pub(crate) const COUNT_LIVE: &str = "SELECT COUNT(*) FROM contact_request r JOIN appointment a ON a.request_id = r.id
    WHERE r.email_key = ? AND r.centre_id = ? AND a.state IN ('pending', 'booked') AND a.ends_at > ?";

async fn take_part(tx: &Tx, id: AppointmentId, advisors: &[AdvisorId]) -> Result<(), StoreError> {
    for advisor in advisors {
        let sql = "INSERT INTO appointment_advisor (appointment_id, advisor_id) VALUES (?, ?)";
        tx.later(sql, values![id.0, advisor.0]).await?;
    }
    Ok(())
}

/// The columns that carry a state's facts: pending until, cancelled by, cancelled at, settled at.
fn facts(state: AppointmentState) -> (Option<i64>, Option<String>, Option<i64>, Option<i64>) {
    match state {
        AppointmentState::Pending { until } => (Some(until.epoch()), None, None, None),
        AppointmentState::Booked => (None, None, None, None),
        AppointmentState::Attended { at } | AppointmentState::NoShow { at } => (None, None, None, Some(at.epoch())),
        AppointmentState::Cancelled { by, at } => (None, Some(by.code().to_owned()), Some(at.epoch()), None),
    }
}

fn state(model: &appointment::Model) -> Result<AppointmentState, StoreError> {
    let unreadable = || StoreError::corrupt("appointment state", &model.state);
    let instant = |at: Option<i64>| at.map(Timestamp::from_epoch).ok_or_else(unreadable);
    match model.state.as_str() {
        "pending" => Ok(AppointmentState::Pending { until: instant(model.pending_until)? }),
        "booked" => Ok(AppointmentState::Booked),
        "attended" => Ok(AppointmentState::Attended { at: instant(model.settled_at)? }),
        "no_show" => Ok(AppointmentState::NoShow { at: instant(model.settled_at)? }),
        "cancelled" => {
            let by = codes::party(model.cancelled_by.as_deref().ok_or_else(unreadable)?)?;
            Ok(AppointmentState::Cancelled { by, at: instant(model.cancelled_at)? })
        }
        _ => Err(unreadable()), // a text, not an enum
    }
}

fn row(model: appointment::Model) -> Result<AppointmentRow, StoreError> {
    Ok(AppointmentRow {
        id: AppointmentId(model.id),
        appointment: NewAppointment {
            request: RequestId(model.request_id),
            centre: CentreId(model.centre_id),
            type_id: AppointmentTypeId(model.type_id),
            site: model.site_id.map(SiteId),
            mode: codes::mode(&model.mode)?,
            interval: Interval::new(Timestamp::from_epoch(model.starts_at), Timestamp::from_epoch(model.ends_at)),
            buffers: Buffers { before_min: model.buffer_before_min, after_min: model.buffer_after_min },
            state: state(&model)?,
            created_at: Timestamp::from_epoch(model.created_at),
        },
        cancel_reason: model.cancel_reason,
        sequence: model.sequence,
        n_moves: model.n_moves.unsigned_abs(),
        updated_at: Timestamp::from_epoch(model.updated_at),
    })
}

//! What an agenda shows: narrow rows, one statement a page whatever the number of appointments.

use crate::{
    codes,
    db::Engine,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    appointment::Mode,
    attendance::Standing,
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, SiteId},
    time::{Interval, Timestamp},
};
use sea_orm::{QueryResult, Value};

/// No appointment is longer than this: how far before a range one may begin and still reach into it.
pub(crate) const LONGEST_S: i64 = 2 * 24 * 3600;

/// Which appointments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whose.
    pub centre: CentreId,
    /// In which agendas; `None` for all of the centre.
    pub advisors: Option<Vec<AdvisorId>>,
    /// Where; `None` for everywhere.
    pub site: Option<SiteId>,
    /// Those that share an instant with this.
    pub within: Interval,
    /// Which of them.
    pub which: Which,
}

/// Which of the appointments of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All that are not called off.
    Standing,
    /// Those called off as well.
    All,
    /// Those that wait for the centre's word.
    Pending,
    /// Those agreed of which nobody said who came.
    Agreed,
}

/// An appointment as an agenda shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Which.
    pub id: AppointmentId,
    /// Its last change.
    pub sequence: i32,
    /// When.
    pub interval: Interval,
    /// Where it stands.
    pub standing: Standing,
    /// When the wait for the centre's word ends.
    pub pending_until: Option<Timestamp>,
    /// Its type.
    pub type_id: AppointmentTypeId,
    /// How.
    pub mode: Mode,
    /// Where.
    pub site: Option<SiteId>,
    /// The candidate's.
    pub first_name: String,
    /// The candidate's.
    pub last_name: String,
    /// The candidate's, E.164.
    pub phone: Option<String>,
    /// Who receives, by id.
    pub advisors: Vec<AdvisorId>,
}

/// Time taken by something else than an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenRow {
    /// Whose.
    pub advisor: AdvisorId,
    /// When.
    pub interval: Interval,
    /// By what.
    pub by: TakenBy,
}

/// What takes time besides appointments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBy {
    /// A visitor's hold.
    Hold,
    /// An outside calendar.
    External,
    /// A group session.
    Session,
}

/// A few numbers that change with what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PulseRow {
    /// How many appointments.
    pub n: u64,
    /// How many of them have arrived.
    pub n_arrived: u64,
    /// Their last changes, summed.
    pub updated: i64,
    /// Their sequences, summed.
    pub sequences: i64,
}

/// The appointments shown, by start, at most `limit`: one statement.
pub async fn list_entries(reader: Reader<'_>, shown: &Shown, limit: u64) -> Result<Vec<EntryRow>, StoreError> {
    let (condition, mut bound) = condition(shown);
    let sql = format!("{} WHERE {condition} ORDER BY a.starts_at, a.id LIMIT ?", entries(reader.engine()));
    bound.push(Value::from(i64::try_from(limit).unwrap_or(i64::MAX)));
    reader.all(&sql, bound).await?.iter().map(entry).collect()
}

/// One appointment of a centre as an agenda shows it.
pub async fn find_entry(reader: Reader<'_>, centre: CentreId, id: AppointmentId) -> Result<Option<EntryRow>, StoreError> {
    let sql = format!("{} WHERE a.id = ? AND a.centre_id = ?", entries(reader.engine()));
    reader.one(&sql, values![id.0, centre.0]).await?.map(|row| entry(&row)).transpose()
}

/// How many appointments are shown, and what changes when one of them does.
pub async fn pulse(reader: Reader<'_>, shown: &Shown) -> Result<PulseRow, StoreError> {
    let (condition, bound) = condition(shown);
    let sql = format!(
        "SELECT COUNT(*), COUNT(a.arrived_at), CAST(COALESCE(SUM(a.updated_at), 0) AS BIGINT),
                CAST(COALESCE(SUM(a.sequence), 0) AS BIGINT) FROM appointment a WHERE {condition}"
    );
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(PulseRow::default()) };
    Ok(PulseRow {
        n: at::<i64>(&row, 0)?.unsigned_abs(),
        n_arrived: at::<i64>(&row, 1)?.unsigned_abs(),
        updated: at(&row, 2)?,
        sequences: at(&row, 3)?,
    })
}

/// What else takes the time of these advisors in `within`, by start, expired holds left out: one statement.
pub async fn list_taken(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    within: Interval,
    now: Timestamp,
) -> Result<Vec<TakenRow>, StoreError> {
    let sql = format!(
        "SELECT advisor_id, starts_at, ends_at, kind FROM busy_interval
         WHERE advisor_id IN ({}) AND ends_at > ? AND starts_at < ? AND appointment_id IS NULL
           AND (expires_at IS NULL OR expires_at > ?) ORDER BY starts_at, advisor_id, id",
        marks(advisors.len())
    );
    let mut bound: Vec<Value> = advisors.iter().map(|advisor| advisor.0.into()).collect();
    bound.extend(values![within.start.epoch(), within.end.epoch(), now.epoch()]);
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            let kind: String = at(row, 3)?;
            Ok(TakenRow {
                advisor: AdvisorId(at(row, 0)?),
                interval: Interval::new(Timestamp::from_epoch(at(row, 1)?), Timestamp::from_epoch(at(row, 2)?)),
                by: match kind.as_str() {
                    "appointment" => TakenBy::Hold, // the schema: an appointment's own row or a hold's
                    "external" => TakenBy::External,
                    "session" => TakenBy::Session,
                    _ => return Err(StoreError::corrupt("busy kind", &kind)), // a text, not an enum
                },
            })
        })
        .collect()
}

/// How many such things there are.
pub async fn count_taken(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    within: Interval,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COUNT(*) FROM busy_interval
         WHERE advisor_id IN ({}) AND ends_at > ? AND starts_at < ? AND appointment_id IS NULL
           AND (expires_at IS NULL OR expires_at > ?)",
        marks(advisors.len())
    );
    let mut bound: Vec<Value> = advisors.iter().map(|advisor| advisor.0.into()).collect();
    bound.extend(values![within.start.epoch(), within.end.epoch(), now.epoch()]);
    reader.count(&sql, bound).await
}

/// The first start of an appointment that is not called off at `from` or later, in these agendas.
pub async fn next_start(
    reader: Reader<'_>,
    centre: CentreId,
    advisors: Option<&[AdvisorId]>,
    from: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let mut bound = values![centre.0, from.epoch()];
    let only = only(advisors, &mut bound);
    let sql = format!(
        "SELECT MIN(a.starts_at) FROM appointment a WHERE a.centre_id = ? AND a.starts_at >= ? AND a.state <> 'cancelled'{only}"
    );
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(None) };
    Ok(at::<Option<i64>>(&row, 0)?.map(Timestamp::from_epoch))
}

/// From when to when the live appointments of a centre stand that share an instant with `within`, with their sites.
pub async fn list_intervals(
    reader: Reader<'_>,
    centre: CentreId,
    within: Interval,
) -> Result<Vec<(Interval, Option<SiteId>)>, StoreError> {
    let sql = "SELECT starts_at, ends_at, site_id FROM appointment
               WHERE centre_id = ? AND starts_at < ? AND starts_at > ? AND ends_at > ? AND state IN ('pending', 'booked')";
    let start = within.start.epoch();
    let rows = reader.all(sql, values![centre.0, within.end.epoch(), start - LONGEST_S, start]).await?;
    rows.iter()
        .map(|row| {
            let interval = Interval::new(Timestamp::from_epoch(at(row, 0)?), Timestamp::from_epoch(at(row, 1)?));
            Ok((interval, at::<Option<i64>>(row, 2)?.map(SiteId)))
        })
        .collect()
}

/// The columns that [`entry`] reads, and where they come from.
fn entries(engine: Engine) -> String {
    let join = match engine {
        Engine::Sqlite => "group_concat",
        Engine::Postgres => "string_agg",
    };
    format!(
        "SELECT a.id, a.sequence, a.starts_at, a.ends_at, a.state, a.arrived_at, a.pending_until, a.type_id, a.mode, a.site_id,
                r.first_name, r.last_name, r.phone,
                (SELECT {join}(CAST(t.advisor_id AS TEXT), ' ') FROM appointment_advisor t WHERE t.appointment_id = a.id)
         FROM appointment a JOIN contact_request r ON r.id = a.request_id"
    )
}

/// The condition on `appointment a`, and what it binds, in order.
fn condition(shown: &Shown) -> (String, Vec<Value>) {
    let state = match shown.which {
        Which::Standing => " AND a.state <> 'cancelled'",
        Which::All => "",
        Which::Pending => " AND a.state = 'pending'",
        Which::Agreed => " AND a.state = 'booked'",
    };
    let start = shown.within.start.epoch();
    let mut bound = values![shown.centre.0, start - LONGEST_S, shown.within.end.epoch(), start];
    let mut sql = format!("a.centre_id = ? AND a.starts_at > ? AND a.starts_at < ? AND a.ends_at > ?{state}");
    sql.push_str(&only(shown.advisors.as_deref(), &mut bound));
    if let Some(site) = shown.site {
        sql.push_str(" AND a.site_id = ?");
        bound.push(site.0.into());
    }
    (sql, bound)
}

/// The condition that one of these advisors takes part.
fn only(advisors: Option<&[AdvisorId]>, bound: &mut Vec<Value>) -> String {
    let Some(advisors) = advisors else { return String::new() };
    bound.extend(advisors.iter().map(|advisor| Value::from(advisor.0)));
    format!(
        " AND EXISTS (SELECT 1 FROM appointment_advisor s WHERE s.appointment_id = a.id AND s.advisor_id IN ({}))",
        marks(advisors.len())
    )
}

fn entry(row: &QueryResult) -> Result<EntryRow, StoreError> {
    let state: String = at(row, 4)?;
    let arrived: Option<i64> = at(row, 5)?;
    let advisors: Option<String> = at(row, 13)?;
    let mut advisors: Vec<AdvisorId> =
        advisors.iter().flat_map(|ids| ids.split(' ')).filter_map(|id| id.parse().ok()).map(AdvisorId).collect();
    advisors.sort_unstable();
    Ok(EntryRow {
        id: AppointmentId(at(row, 0)?),
        sequence: at(row, 1)?,
        interval: Interval::new(Timestamp::from_epoch(at(row, 2)?), Timestamp::from_epoch(at(row, 3)?)),
        standing: standing(&state, arrived.is_some())?,
        pending_until: at::<Option<i64>>(row, 6)?.map(Timestamp::from_epoch),
        type_id: AppointmentTypeId(at(row, 7)?),
        mode: codes::mode(&at::<String>(row, 8)?)?,
        site: at::<Option<i64>>(row, 9)?.map(SiteId),
        first_name: at(row, 10)?,
        last_name: at(row, 11)?,
        phone: at(row, 12)?,
        advisors,
    })
}

fn standing(state: &str, arrived: bool) -> Result<Standing, StoreError> {
    Ok(match (state, arrived) {
        ("pending", _) => Standing::Pending,
        ("booked", false) => Standing::Booked,
        ("booked", true) => Standing::Arrived,
        ("attended", _) => Standing::Attended,
        ("no_show", _) => Standing::NoShow,
        ("cancelled", _) => Standing::Cancelled,
        _ => return Err(StoreError::corrupt("appointment state", state)), // a text, not an enum
    })
}

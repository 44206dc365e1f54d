//! A centre's queue: the requests of the three ways, filtered, searched and counted in one index.

use crate::{
    codes,
    db::Engine,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    callback::HalfDay,
    ids::{AppointmentId, CentreId, RequestId, SiteId, StaffId, TrainingId},
    life::{RequestState, Stage},
    request::{Asker, Referrer, Subject, Way},
    time::{Timestamp, Tz},
};
use sea_orm::{QueryResult, Value};

/// The states in which the centre has something to do, as the partial index writes them.
const WAITING: &str = "state IN ('new', 'read', 'in_progress', 'reopened', 'pending')";

/// Whose requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Care {
    /// Anybody's.
    #[default]
    Anybody,
    /// Nobody's yet.
    Nobody,
    /// Of this person.
    Of(StaffId),
}

/// What a page of the queue shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where they stand.
    pub stage: Stage,
    /// Which way.
    pub way: Option<Way>,
    /// About which training.
    pub training: Option<TrainingId>,
    /// Where.
    pub site: Option<SiteId>,
    /// Who takes care of them.
    pub care: Care,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Asked before this instant.
    pub asked_before: Option<Timestamp>,
    /// Words that must all be found, folded.
    pub words: Vec<String>,
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Who waits longest first.
    OldestFirst,
    /// The latest first.
    LatestFirst,
}

/// The last line of a page: the next one begins behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind(pub Timestamp, pub RequestId);

/// A request as the queue shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    /// Which.
    pub id: RequestId,
    /// Its identity outside.
    pub public_id: String,
    /// Which way.
    pub way: Way,
    /// Where it stands.
    pub state: RequestState,
    /// First and last name of the candidate.
    pub candidate: (String, String),
    /// Who filled the form.
    pub asker: Asker,
    /// When.
    pub created_at: Timestamp,
    /// Calls tried.
    pub n_attempts: u32,
    /// In which half-days to call.
    pub wanted: Vec<HalfDay>,
    /// What about.
    pub subjects: Vec<Subject>,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Who takes care of it, by name.
    pub assigned: Option<(StaffId, String)>,
    /// About which training.
    pub training_id: Option<TrainingId>,
    /// Its title.
    pub training: Option<String>,
    /// Its appointment: which, and when.
    pub appointment: Option<(AppointmentId, Timestamp)>,
    /// The zone of its place.
    pub zone: Tz,
    /// As [`crate::requests::Course::revision`].
    pub revision: i32,
}

/// How many wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of each way, in the order of [`Way::ALL`].
    pub by_way: [u64; 3],
    /// Of this person.
    pub own: u64,
}

/// A page of at most `limit` lines. Two statements: which ones in the queue's index, then those.
pub async fn list(
    reader: Reader<'_>,
    centre: CentreId,
    filter: &Filter,
    (order, behind, limit): (Order, Option<Behind>, u32),
) -> Result<Vec<QueueRow>, StoreError> {
    let (mut sql, mut bound) = conditions(reader.engine(), centre, filter);
    let (direction, beyond) = match order {
        Order::OldestFirst => ("ASC", ">"),
        Order::LatestFirst => ("DESC", "<"),
    };
    if let Some(Behind(asked_at, id)) = behind {
        sql = format!("{sql} AND (created_at, id) {beyond} (?, ?)");
        bound.extend(values![asked_at.epoch(), id.0]);
    }
    bound.push(i64::from(limit).into());
    let found = format!("SELECT id FROM contact_request WHERE {sql} ORDER BY created_at {direction}, id {direction} LIMIT ?");
    let rows = reader.all(&found, bound).await?;
    let ids = rows.iter().map(|row| at(row, 0)).collect::<Result<Vec<i64>, _>>()?;
    lines(reader, &ids, direction).await
}

/// How many requests pass a filter.
pub async fn count(reader: Reader<'_>, centre: CentreId, filter: &Filter) -> Result<u64, StoreError> {
    let (sql, bound) = conditions(reader.engine(), centre, filter);
    reader.count(&format!("SELECT COUNT(*) FROM contact_request WHERE {sql}"), bound).await
}

/// How many wait, by way, and how many of them `staff` takes care of.
pub async fn counts(reader: Reader<'_>, centre: CentreId, staff: StaffId) -> Result<Counts, StoreError> {
    let sql = format!(
        "SELECT way, COUNT(*), COUNT(CASE WHEN assigned_to = ? THEN 1 END)
         FROM contact_request WHERE centre_id = ? AND {WAITING} GROUP BY way"
    );
    let mut counts = Counts::default();
    for row in reader.all(&sql, values![staff.0, centre.0]).await? {
        let code: String = at(&row, 0)?;
        let rank = Way::ALL.iter().position(|way| way.code() == code).ok_or_else(|| StoreError::corrupt("way", &code))?;
        counts.by_way[rank] = at::<i64>(&row, 1)?.unsigned_abs();
        counts.own += at::<i64>(&row, 2)?.unsigned_abs();
    }
    Ok(counts)
}

/// What waits, by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub n: u64,
    /// Of these, asked before an instant.
    pub n_before: u64,
    /// When the oldest was asked.
    pub oldest_at: Option<Timestamp>,
}

/// How many wait, and how many of them were asked before an instant.
pub async fn waiting(reader: Reader<'_>, centre: CentreId, before: Timestamp) -> Result<Waiting, StoreError> {
    let sql = format!(
        "SELECT COUNT(*), COUNT(CASE WHEN created_at < ? THEN 1 END), MIN(created_at)
         FROM contact_request WHERE centre_id = ? AND {WAITING}"
    );
    let Some(row) = reader.one(&sql, values![before.epoch(), centre.0]).await? else { return Ok(Waiting::default()) };
    Ok(Waiting {
        n: at::<i64>(&row, 0)?.unsigned_abs(),
        n_before: at::<i64>(&row, 1)?.unsigned_abs(),
        oldest_at: at::<Option<i64>>(&row, 2)?.map(Timestamp::from_epoch),
    })
}

/// The request as the queue shows it, if it was asked of this centre.
pub async fn find(reader: Reader<'_>, centre: CentreId, id: RequestId) -> Result<Option<QueueRow>, StoreError> {
    let sql = "SELECT id FROM contact_request WHERE centre_id = ? AND id = ?";
    let Some(row) = reader.one(sql, values![centre.0, id.0]).await? else { return Ok(None) };
    Ok(lines(reader, &[at(&row, 0)?], "ASC").await?.into_iter().next())
}

/// The requests that go on in this one.
pub async fn list_merged(reader: Reader<'_>, into: RequestId) -> Result<Vec<RequestId>, StoreError> {
    let rows = reader.all("SELECT id FROM contact_request WHERE merged_into = ? ORDER BY id", values![into.0]).await?;
    rows.iter().map(|row| Ok(RequestId(at(row, 0)?))).collect()
}

/// Who takes care of these requests of a centre; those of another centre are not there.
pub async fn list_assigned(
    reader: Reader<'_>,
    centre: CentreId,
    ids: &[RequestId],
) -> Result<Vec<(RequestId, Option<StaffId>)>, StoreError> {
    let sql =
        format!("SELECT id, assigned_to FROM contact_request WHERE centre_id = ? AND id IN ({}) ORDER BY id", marks(ids.len()));
    let bound = [centre.0].into_iter().chain(ids.iter().map(|id| id.0)).map(Value::from).collect();
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| Ok((RequestId(at(row, 0)?), at::<Option<i64>>(row, 1)?.map(StaffId)))).collect()
}

/// A request as an export tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    /// When it was asked.
    pub created_at: Timestamp,
    /// Which way.
    pub way: Way,
    /// Where it stands.
    pub state: RequestState,
    /// The candidate's.
    pub first_name: String,
    /// The candidate's.
    pub last_name: String,
    /// The candidate's.
    pub email: String,
    /// E.164.
    pub phone: Option<String>,
    /// About which training.
    pub training: Option<String>,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// Who takes care of it.
    pub assigned: Option<String>,
    /// When it was first answered.
    pub answered_at: Option<Timestamp>,
    /// When the appointment begins.
    pub starts_at: Option<Timestamp>,
}

/// Every request that passes a filter, latest first. One statement.
pub async fn export(reader: Reader<'_>, centre: CentreId, filter: &Filter) -> Result<Vec<ExportRow>, StoreError> {
    let (sql, bound) = conditions(reader.engine(), centre, filter);
    let sql = format!(
        "SELECT r.created_at, r.way, r.state, r.first_name, r.last_name, r.email, r.phone, t.title, r.referrer, m.name,
            r.answered_at, a.starts_at
         FROM contact_request r
         LEFT JOIN training t ON t.id = r.training_id
         LEFT JOIN appointment a ON a.request_id = r.id
         LEFT JOIN staff_member m ON m.id = r.assigned_to
         WHERE r.id IN (SELECT id FROM contact_request WHERE {sql}) ORDER BY r.created_at DESC, r.id DESC"
    );
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            let (way, state): (String, String) = (at(row, 1)?, at(row, 2)?);
            Ok(ExportRow {
                created_at: Timestamp::from_epoch(at(row, 0)?),
                way: Way::from_code(&way).ok_or_else(|| StoreError::corrupt("way", &way))?,
                state: RequestState::from_code(&state).ok_or_else(|| StoreError::corrupt("state", &state))?,
                first_name: at(row, 3)?,
                last_name: at(row, 4)?,
                email: at(row, 5)?,
                phone: at(row, 6)?,
                training: at(row, 7)?,
                referrer: at::<Option<String>>(row, 8)?.as_deref().and_then(Referrer::from_code),
                assigned: at(row, 9)?,
                answered_at: at::<Option<i64>>(row, 10)?.map(Timestamp::from_epoch),
                starts_at: at::<Option<i64>>(row, 11)?.map(Timestamp::from_epoch),
            })
        })
        .collect()
}

/// Other requests of the same person at the same centre, latest first.
pub async fn list_of_person(
    reader: Reader<'_>,
    centre: CentreId,
    (email_key, but): (&str, RequestId),
    limit: u32,
) -> Result<Vec<QueueRow>, StoreError> {
    // The plus keeps SQLite from reading the whole centre in the order asked for rather than the person's few.
    let sql = "SELECT id FROM contact_request WHERE email_key = ? AND +centre_id = ? AND id <> ? AND state <> 'merged'
               ORDER BY created_at DESC, id DESC LIMIT ?";
    let rows = reader.all(sql, values![email_key, centre.0, but.0, i64::from(limit)]).await?;
    let ids = rows.iter().map(|row| at(row, 0)).collect::<Result<Vec<i64>, _>>()?;
    lines(reader, &ids, "DESC").await
}

fn conditions(engine: Engine, centre: CentreId, filter: &Filter) -> (String, Vec<Value>) {
    // For PostgreSQL a rare word after LIKE is a reason to read the table itself; by position it reads the queue's index.
    let has_word = match engine {
        Engine::Sqlite => "INSTR(search, ?) > 0",
        Engine::Postgres => "STRPOS(search, ?) > 0",
    };
    let mut sql = "centre_id = ?".to_owned();
    let mut bound = values![centre.0];
    match filter.stage {
        Stage::Waiting => sql = format!("{sql} AND {WAITING}"),
        Stage::Settled => sql = format!("{sql} AND NOT ({WAITING}) AND state <> 'merged'"),
        Stage::Any => sql.push_str(" AND state <> 'merged'"),
        Stage::In(state) => {
            sql.push_str(" AND state = ?");
            bound.push(state.code().into());
            if state.waits() {
                sql = format!("{sql} AND {WAITING}"); // says to the engine that the partial index has them
            }
        }
    }
    let mut with = |condition: &str, value: Value| {
        sql.push_str(" AND ");
        sql.push_str(condition);
        bound.push(value);
    };
    if let Some(way) = filter.way {
        with("way = ?", way.code().into());
    }
    if let Some(training) = filter.training {
        with("training_id = ?", training.0.into());
    }
    if let Some(site) = filter.site {
        with("site_id = ?", site.0.into());
    }
    if let Some(referrer) = filter.referrer {
        with("referrer = ?", referrer.code().into());
    }
    if let Some(before) = filter.asked_before {
        with("created_at < ?", before.epoch().into());
    }
    for word in &filter.words {
        with(has_word, word.as_str().into());
    }
    match filter.care {
        Care::Anybody => {}
        Care::Nobody => sql.push_str(" AND assigned_to IS NULL"),
        Care::Of(staff) => with("assigned_to = ?", staff.0.into()),
    }
    (sql, bound)
}

async fn lines(reader: Reader<'_>, ids: &[i64], direction: &str) -> Result<Vec<QueueRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT r.id, r.way, r.state, r.first_name, r.last_name, r.asker, r.created_at, r.n_attempts, r.wanted, r.subjects,
            r.referrer, r.assigned_to, m.name, t.title, a.id, a.starts_at, COALESCE(s.own_zone, s.zone, c.zone), r.revision,
            r.public_id, r.training_id
         FROM contact_request r
         JOIN training_centre c ON c.id = r.centre_id
         LEFT JOIN site s ON s.id = r.site_id
         LEFT JOIN training t ON t.id = r.training_id
         LEFT JOIN appointment a ON a.request_id = r.id
         LEFT JOIN staff_member m ON m.id = r.assigned_to
         WHERE r.id IN ({}) ORDER BY r.created_at {direction}, r.id {direction}",
        marks(ids.len())
    );
    let rows = reader.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.iter().map(line).collect()
}

fn line(row: &QueryResult) -> Result<QueueRow, StoreError> {
    let (way, state, asker): (String, String, String) = (at(row, 1)?, at(row, 2)?, at(row, 5)?);
    let assigned = at::<Option<i64>>(row, 11)?.map(StaffId).zip(at::<Option<String>>(row, 12)?);
    let appointment = at::<Option<i64>>(row, 14)?.map(AppointmentId).zip(at::<Option<i64>>(row, 15)?);
    Ok(QueueRow {
        id: RequestId(at(row, 0)?),
        way: Way::from_code(&way).ok_or_else(|| StoreError::corrupt("way", &way))?,
        state: RequestState::from_code(&state).ok_or_else(|| StoreError::corrupt("state", &state))?,
        candidate: (at(row, 3)?, at(row, 4)?),
        asker: Asker::from_code(&asker).ok_or_else(|| StoreError::corrupt("asker", &asker))?,
        created_at: Timestamp::from_epoch(at(row, 6)?),
        n_attempts: at::<i32>(row, 7)?.unsigned_abs(),
        wanted: codes::from_json(&at::<String>(row, 8)?)?,
        subjects: codes::from_json(&at::<String>(row, 9)?)?,
        referrer: at::<Option<String>>(row, 10)?.as_deref().and_then(Referrer::from_code),
        assigned,
        training: at(row, 13)?,
        appointment: appointment.map(|(id, starts)| (id, Timestamp::from_epoch(starts))),
        zone: codes::zone(&at::<String>(row, 16)?)?,
        revision: at(row, 17)?,
        public_id: at(row, 18)?,
        training_id: at::<Option<i64>>(row, 19)?.map(TrainingId),
    })
}

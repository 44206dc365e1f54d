//! The figures of a centre, or of all: counted by the database, in as many statements whatever there is to count.

use crate::{
    agenda_views::LONGEST_S,
    codes,
    error::StoreError,
    sql::{Reader, at, packed_lists, values},
};
use domain::{
    appointment::Party,
    ids::{AdvisorId, CentreId},
    request::{Referrer, Way},
    time::{Interval, Timestamp},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashMap;

/// Whose figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One centre's.
    Centre(CentreId),
    /// Those of all centres together.
    Every,
}

impl Whose {
    /// The condition on the centre, with its value. Both are answered by an index that begins with the centre.
    fn condition(self) -> (&'static str, Vec<Value>) {
        match self {
            Self::Centre(centre) => ("centre_id = ?", values![centre.0]),
            Self::Every => ("centre_id IN (SELECT id FROM training_centre)", Vec::new()),
        }
    }

    /// What counts as received in a period, with its values. What was merged counts in the request it goes on in.
    fn received(self, within: Interval) -> (String, Vec<Value>) {
        let (whose, mut bound) = self.condition();
        bound.extend(values![within.start.epoch(), within.end.epoch()]);
        (format!("{whose} AND created_at >= ? AND created_at < ? AND state <> 'merged'"), bound)
    }
}

/// Requests of one way in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekRow {
    /// Which way.
    pub way: Way,
    /// The week's place among those asked for.
    pub week: usize,
    /// How many.
    pub n: u64,
    /// How many of them are about no training.
    pub no_training: u64,
}

/// The requests received in `weeks`, by way and week. The weeks follow each other without a gap; each begins at its instant.
pub async fn weeks(reader: Reader<'_>, whose: Whose, weeks: &[Interval]) -> Result<Vec<WeekRow>, StoreError> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Ok(Vec::new()) };
    let (received, values) = whose.received(Interval::new(first.start, last.end));
    let cases: Vec<String> = (0..weeks.len()).map(|rank| format!("WHEN created_at < ? THEN {rank}")).collect();
    let sql = format!(
        "SELECT way, CAST(CASE {} END AS BIGINT) AS week, COUNT(*), COUNT(CASE WHEN training_id IS NULL THEN 1 END)
         FROM contact_request WHERE {received} GROUP BY 1, 2 ORDER BY 2, 1",
        cases.join(" ")
    );
    let mut bound: Vec<Value> = weeks.iter().map(|week| week.end.epoch().into()).collect();
    bound.extend(values);
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            let way: String = at(row, 0)?;
            Ok(WeekRow {
                way: Way::from_code(&way).ok_or_else(|| StoreError::corrupt("way", &way))?,
                week: usize::try_from(at::<i64>(row, 1)?).unwrap_or(usize::MAX),
                n: at::<i64>(row, 2)?.unsigned_abs(),
                no_training: at::<i64>(row, 3)?.unsigned_abs(),
            })
        })
        .collect()
}

/// The trainings of a centre most asked about in `within`, most first, by their titles; at most `limit`.
pub async fn trainings(
    reader: Reader<'_>,
    centre: CentreId,
    within: Interval,
    limit: u32,
) -> Result<Vec<(String, u64)>, StoreError> {
    let (received, mut bound) = Whose::Centre(centre).received(within);
    let sql = format!(
        "SELECT t.title, n.n
         FROM (SELECT training_id, COUNT(*) AS n FROM contact_request WHERE {received} AND training_id IS NOT NULL
               GROUP BY training_id ORDER BY COUNT(*) DESC, training_id LIMIT ?) n
         JOIN training t ON t.id = n.training_id ORDER BY n.n DESC, n.training_id"
    );
    bound.push(i64::from(limit).into());
    reader.all(&sql, bound).await?.iter().map(titled).collect()
}

/// The titles of trainings most asked about in `within` wherever they are taught, most first; at most `limit`. Titles that
/// differ in capitals and accents alone are one.
pub async fn titles(reader: Reader<'_>, within: Interval, limit: u32) -> Result<Vec<(String, u64)>, StoreError> {
    let (received, mut bound) = Whose::Every.received(within);
    let sql = format!(
        "SELECT MIN(t.title), CAST(SUM(n.n) AS BIGINT)
         FROM (SELECT training_id, COUNT(*) AS n FROM contact_request WHERE {received} AND training_id IS NOT NULL
               GROUP BY training_id) n
         JOIN training t ON t.id = n.training_id GROUP BY t.sort_title ORDER BY 2 DESC, t.sort_title LIMIT ?"
    );
    bound.push(i64::from(limit).into());
    reader.all(&sql, bound).await?.iter().map(titled).collect()
}

fn titled(row: &QueryResult) -> Result<(String, u64), StoreError> {
    Ok((at(row, 0)?, at::<i64>(row, 1)?.unsigned_abs()))
}

/// The requests received in `within` by platform, most first.
pub async fn referrers(reader: Reader<'_>, whose: Whose, within: Interval) -> Result<Vec<(Option<Referrer>, u64)>, StoreError> {
    let (received, bound) = whose.received(within);
    let sql = format!(
        "SELECT referrer, COUNT(*) FROM contact_request WHERE {received}
         GROUP BY referrer ORDER BY COUNT(*) DESC, COALESCE(referrer, '')"
    );
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            let code: Option<String> = at(row, 0)?;
            let known =
                code.map(|code| Referrer::from_code(&code).ok_or_else(|| StoreError::corrupt("referrer", &code))).transpose()?;
            Ok((known, at::<i64>(row, 1)?.unsigned_abs()))
        })
        .collect()
}

/// Seconds from asking to what the centre did first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delays {
    /// To looking, of each that somebody looked at.
    pub to_open: Vec<i64>,
    /// To answering, of each that was answered.
    pub to_answer: Vec<i64>,
}

/// The delays of the call-backs and messages received in `within`. One row, however many there are.
pub async fn delays(reader: Reader<'_>, whose: Whose, within: Interval) -> Result<Delays, StoreError> {
    let (received, bound) = whose.received(within);
    let lists = packed_lists(reader.engine(), ["opened_at - created_at", "answered_at - created_at"]);
    let sql = format!("SELECT {lists} FROM contact_request WHERE {received} AND {TO_ANSWER}");
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(Delays::default()) };
    // What did not happen is absent from PostgreSQL's list and nothing in SQLite's.
    let [to_open, to_answer]: [Vec<Option<i64>>; 2] = codes::from_json(&at::<String>(&row, 0)?)?;
    Ok(Delays { to_open: to_open.into_iter().flatten().collect(), to_answer: to_answer.into_iter().flatten().collect() })
}

/// The ways that wait for an answer.
const TO_ANSWER: &str = "way IN ('callback', 'enquiry')";

/// Centres, by what they did with what they were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CentresRow {
    /// All there are.
    pub n: u64,
    /// Those that received a request.
    pub n_asked: u64,
    /// Those that received a call-back or a message.
    pub n_to_answer: u64,
    /// Those of the latter that let none of them wait longer.
    pub n_in_time: u64,
}

/// The centres and what they received in `within`. In time is who answered each call-back and message in `longest_s` seconds
/// at most; what has not waited that long at `now`, or was withdrawn before an answer, counts as in time.
pub async fn centres(reader: Reader<'_>, within: Interval, (longest_s, now): (i64, Timestamp)) -> Result<CentresRow, StoreError> {
    let (received, values) = Whose::Every.received(within);
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM training_centre), COUNT(*), COUNT(CASE WHEN f.n > 0 THEN 1 END),
                COUNT(CASE WHEN f.n > 0 AND f.late = 0 THEN 1 END)
         FROM (SELECT COUNT(CASE WHEN {TO_ANSWER} THEN 1 END) AS n,
                      COUNT(CASE WHEN {TO_ANSWER} AND (answered_at IS NOT NULL OR state <> 'withdrawn')
                                  AND COALESCE(answered_at, ?) - created_at > ? THEN 1 END) AS late
               FROM contact_request WHERE {received} GROUP BY centre_id) f"
    );
    let mut bound = values![now.epoch(), longest_s];
    bound.extend(values);
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(CentresRow::default()) };
    let count = |index| at::<i64>(&row, index).map(i64::unsigned_abs);
    Ok(CentresRow { n: count(0)?, n_asked: count(1)?, n_to_answer: count(2)?, n_in_time: count(3)? })
}

/// Appointments of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentsRow {
    /// The stable code of their state.
    pub state: String,
    /// Who called them off.
    pub cancelled_by: Option<Party>,
    /// How many.
    pub n: u64,
    /// How many of them are over.
    pub over: u64,
}

/// The appointments that begin in `within`, by state.
pub async fn appointments(
    reader: Reader<'_>,
    whose: Whose,
    within: Interval,
    now: Timestamp,
) -> Result<Vec<AppointmentsRow>, StoreError> {
    let (whose, values) = whose.condition();
    let sql = format!(
        "SELECT state, cancelled_by, COUNT(*), COUNT(CASE WHEN ends_at <= ? THEN 1 END)
         FROM appointment WHERE {whose} AND starts_at >= ? AND starts_at < ? GROUP BY state, cancelled_by"
    );
    let mut bound = values![now.epoch()];
    bound.extend(values);
    bound.extend(values![within.start.epoch(), within.end.epoch()]);
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            Ok(AppointmentsRow {
                state: at(row, 0)?,
                cancelled_by: at::<Option<String>>(row, 1)?.map(|code| codes::party(&code)).transpose()?,
                n: at::<i64>(row, 2)?.unsigned_abs(),
                over: at::<i64>(row, 3)?.unsigned_abs(),
            })
        })
        .collect()
}

/// When appointments that were not called off take the time of a centre's advisors, of those that share an instant with
/// `within`. One row, however many there are.
pub async fn taken(
    reader: Reader<'_>,
    centre: CentreId,
    within: Interval,
) -> Result<HashMap<AdvisorId, Vec<Interval>>, StoreError> {
    let lists = packed_lists(reader.engine(), ["t.advisor_id", "a.starts_at", "a.ends_at"]);
    let sql = format!(
        "SELECT {lists} FROM appointment a JOIN appointment_advisor t ON t.appointment_id = a.id
         WHERE a.centre_id = ? AND a.starts_at > ? AND a.starts_at < ? AND a.ends_at > ? AND a.state <> 'cancelled'"
    );
    let (start, end) = (within.start.epoch(), within.end.epoch());
    let bound = values![centre.0, start.saturating_sub(LONGEST_S), end, start];
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(HashMap::new()) };
    let [advisors, starts, ends]: [Vec<i64>; 3] = codes::from_json(&at::<String>(&row, 0)?)?;
    let mut taken: HashMap<AdvisorId, Vec<Interval>> = HashMap::new();
    for ((advisor, start), end) in advisors.into_iter().zip(starts).zip(ends) {
        let interval = Interval::new(Timestamp::from_epoch(start), Timestamp::from_epoch(end));
        taken.entry(AdvisorId(advisor)).or_default().push(interval);
    }
    Ok(taken)
}

//! The figures of a centre: counted by the database, in as many statements whatever there is to count.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, packed_lists, values},
};
use domain::{
    appointment::Party,
    ids::{CentreId, TrainingId},
    request::{Referrer, Way},
    time::{Interval, Timestamp},
};
use sea_orm::Value;

/// What counts as received in a period, in the order of the queue's index. What was merged counts in the request it goes on in.
const RECEIVED: &str = "centre_id = ? AND created_at >= ? AND created_at < ? AND state <> 'merged'";

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
pub async fn weeks(reader: Reader<'_>, centre: CentreId, weeks: &[Interval]) -> Result<Vec<WeekRow>, StoreError> {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Ok(Vec::new()) };
    let cases: Vec<String> = (0..weeks.len()).map(|rank| format!("WHEN created_at < ? THEN {rank}")).collect();
    let sql = format!(
        "SELECT way, CAST(CASE {} END AS BIGINT) AS week, COUNT(*), COUNT(CASE WHEN training_id IS NULL THEN 1 END)
         FROM contact_request WHERE {RECEIVED} GROUP BY 1, 2 ORDER BY 2, 1",
        cases.join(" ")
    );
    let mut bound: Vec<Value> = weeks.iter().map(|week| week.end.epoch().into()).collect();
    bound.extend(received(centre, Interval::new(first.start, last.end)));
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

/// The trainings most asked about in `within`, most first, with their titles; at most `limit`.
pub async fn trainings(
    reader: Reader<'_>,
    centre: CentreId,
    within: Interval,
    limit: u32,
) -> Result<Vec<(TrainingId, String, u64)>, StoreError> {
    let sql = format!(
        "SELECT n.training_id, t.title, n.n
         FROM (SELECT training_id, COUNT(*) AS n FROM contact_request WHERE {RECEIVED} AND training_id IS NOT NULL
               GROUP BY training_id ORDER BY COUNT(*) DESC, training_id LIMIT ?) n
         JOIN training t ON t.id = n.training_id ORDER BY n.n DESC, n.training_id"
    );
    let mut bound = received(centre, within);
    bound.push(i64::from(limit).into());
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| Ok((TrainingId(at(row, 0)?), at(row, 1)?, at::<i64>(row, 2)?.unsigned_abs()))).collect()
}

/// The requests received in `within` by platform, most first.
pub async fn referrers(
    reader: Reader<'_>,
    centre: CentreId,
    within: Interval,
) -> Result<Vec<(Option<Referrer>, u64)>, StoreError> {
    let sql = format!(
        "SELECT referrer, COUNT(*) FROM contact_request WHERE {RECEIVED}
         GROUP BY referrer ORDER BY COUNT(*) DESC, COALESCE(referrer, '')"
    );
    let rows = reader.all(&sql, received(centre, within)).await?;
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
pub async fn delays(reader: Reader<'_>, centre: CentreId, within: Interval) -> Result<Delays, StoreError> {
    let lists = packed_lists(reader.engine(), ["opened_at - created_at", "answered_at - created_at"]);
    let sql = format!("SELECT {lists} FROM contact_request WHERE {RECEIVED} AND way IN ('callback', 'enquiry')");
    let Some(row) = reader.one(&sql, received(centre, within)).await? else { return Ok(Delays::default()) };
    // What did not happen is absent from PostgreSQL's list and nothing in SQLite's.
    let [to_open, to_answer]: [Vec<Option<i64>>; 2] = codes::from_json(&at::<String>(&row, 0)?)?;
    Ok(Delays { to_open: to_open.into_iter().flatten().collect(), to_answer: to_answer.into_iter().flatten().collect() })
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
    centre: CentreId,
    within: Interval,
    now: Timestamp,
) -> Result<Vec<AppointmentsRow>, StoreError> {
    let sql = "SELECT state, cancelled_by, COUNT(*), COUNT(CASE WHEN ends_at <= ? THEN 1 END)
         FROM appointment WHERE centre_id = ? AND starts_at >= ? AND starts_at < ? GROUP BY state, cancelled_by";
    let mut bound = values![now.epoch()];
    bound.extend(received(centre, within));
    let rows = reader.all(sql, bound).await?;
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

fn received(centre: CentreId, within: Interval) -> Vec<Value> {
    values![centre.0, within.start.epoch(), within.end.epoch()]
}

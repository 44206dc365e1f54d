//! The live appointments that a change of hours may touch.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, get, marks, values},
};
use domain::{
    appointment::Mode,
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, RequestId, SiteId},
    time::{Interval, Timestamp, Tz},
};
use sea_orm::QueryResult;

/// No appointment is longer, in seconds: from where the index of starts is read.
const LONGEST_S: i64 = 24 * 3600;
/// Databases bound how many values a statement takes.
const MOST_VALUES: usize = 500;

/// A live appointment with what names it. Its `Debug` is never logged: it names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveRow {
    /// Which.
    pub id: AppointmentId,
    /// Rises with every change.
    pub sequence: i32,
    /// Its request.
    pub request: RequestId,
    /// Which type.
    pub type_id: AppointmentTypeId,
    /// The type's name.
    pub purpose: String,
    /// Where.
    pub site: Option<SiteId>,
    /// The zone of that place.
    pub zone: Tz,
    /// How.
    pub mode: Mode,
    /// When.
    pub interval: Interval,
    /// The candidate's first and last name.
    pub candidate: (String, String),
    /// Who takes part, in the order of the ids.
    pub advisors: Vec<AdvisorId>,
}

const LIVE: &str = "SELECT a.id, a.sequence, a.request_id, a.type_id, ty.name AS purpose, a.site_id,
        COALESCE(s.zone, c.zone) AS zone, a.mode, a.starts_at, a.ends_at, r.first_name, r.last_name
    FROM appointment a JOIN contact_request r ON r.id = a.request_id
    JOIN appointment_type ty ON ty.id = a.type_id
    JOIN training_centre c ON c.id = a.centre_id LEFT JOIN site s ON s.id = a.site_id
    WHERE a.centre_id = ? AND a.state IN ('pending', 'booked')";

/// The live appointments of a centre that share an instant with `range`, of one advisor or of everybody, earliest first, at
/// most `limit`.
pub async fn list_live(
    reader: Reader<'_>,
    centre: CentreId,
    advisor: Option<AdvisorId>,
    (range, limit): (Interval, u32),
) -> Result<Vec<LiveRow>, StoreError> {
    let advisor = advisor.map(|advisor| advisor.0);
    let sql = format!(
        "{LIVE} AND a.starts_at > ? AND a.starts_at < ? AND a.ends_at > ?
         AND (? IS NULL OR EXISTS (SELECT 1 FROM appointment_advisor aa WHERE aa.appointment_id = a.id AND aa.advisor_id = ?))
         ORDER BY a.starts_at, a.id LIMIT ?"
    );
    let (start, end) = (range.start.epoch(), range.end.epoch());
    let bound = values![centre.0, start.saturating_sub(LONGEST_S), end, start, advisor, advisor, i64::from(limit)];
    whole(reader, &reader.all(&sql, bound).await?).await
}

/// Those of these appointments of a centre that are live, earliest first.
pub async fn list_live_some(reader: Reader<'_>, centre: CentreId, ids: &[AppointmentId]) -> Result<Vec<LiveRow>, StoreError> {
    let mut live = Vec::with_capacity(ids.len());
    for part in ids.chunks(MOST_VALUES) {
        let sql = format!("{LIVE} AND a.id IN ({}) ORDER BY a.starts_at, a.id", marks(part.len()));
        let bound = [centre.0].into_iter().chain(part.iter().map(|id| id.0)).map(sea_orm::Value::from).collect();
        live.extend(whole(reader, &reader.all(&sql, bound).await?).await?);
    }
    Ok(live)
}

async fn whole(reader: Reader<'_>, rows: &[QueryResult]) -> Result<Vec<LiveRow>, StoreError> {
    let mut live = rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    with_advisors(reader, &mut live).await?;
    Ok(live)
}

async fn with_advisors(reader: Reader<'_>, live: &mut [LiveRow]) -> Result<(), StoreError> {
    for part in live.chunks_mut(MOST_VALUES) {
        let ids: Vec<_> = part.iter().map(|row| row.id).collect();
        let taking_part = crate::appointments::list_advisors(reader, &ids).await?;
        for row in part {
            row.advisors = taking_part.iter().filter(|(id, _)| *id == row.id).map(|(_, advisor)| *advisor).collect();
        }
    }
    Ok(())
}

fn row(found: &QueryResult) -> Result<LiveRow, StoreError> {
    let instant = |name| Ok::<_, StoreError>(Timestamp::from_epoch(get(found, name)?));
    Ok(LiveRow {
        id: AppointmentId(at(found, 0)?),
        sequence: get(found, "sequence")?,
        request: RequestId(get(found, "request_id")?),
        type_id: AppointmentTypeId(get(found, "type_id")?),
        purpose: get(found, "purpose")?,
        site: get::<Option<i64>>(found, "site_id")?.map(SiteId),
        zone: codes::zone(&get::<String>(found, "zone")?)?,
        mode: codes::mode(&get::<String>(found, "mode")?)?,
        interval: Interval::new(instant("starts_at")?, instant("ends_at")?),
        candidate: (get(found, "first_name")?, get(found, "last_name")?),
        advisors: Vec::new(),
    })
}

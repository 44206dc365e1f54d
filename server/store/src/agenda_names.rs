//! Names for what an agenda refers to: people, types, trainings, candidates.

use crate::{
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, SiteId, TrainingId};
use sea_orm::{QueryResult, Value};

/// Somebody who receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Which.
    pub id: AdvisorId,
    /// Name shown.
    pub name: String,
    /// Still takes appointments.
    pub active: bool,
    /// The only site they serve.
    pub site: Option<SiteId>,
}

/// The advisors of a centre that receive or have received somebody, with whether they still do, in the order shown.
pub async fn list_people(reader: Reader<'_>, centre: CentreId) -> Result<Vec<PersonRow>, StoreError> {
    let sql = "SELECT v.id, v.name, v.active, v.site_id FROM advisor v WHERE v.centre_id = ?
               AND (v.active OR EXISTS (SELECT 1 FROM appointment_advisor t WHERE t.advisor_id = v.id))
               ORDER BY v.active DESC, v.position, v.id";
    let rows = reader.all(sql, values![centre.0]).await?;
    let row = |row: &QueryResult| {
        let site = at::<Option<i64>>(row, 3)?.map(SiteId);
        Ok(PersonRow { id: AdvisorId(at(row, 0)?), name: at(row, 1)?, active: at(row, 2)?, site })
    };
    rows.iter().map(row).collect()
}

/// Which active advisor of a centre takes which type, in the order shown.
pub async fn list_takers(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(AppointmentTypeId, AdvisorId)>, StoreError> {
    let sql = "SELECT ta.type_id, v.id FROM advisor v JOIN appointment_type_advisor ta ON ta.advisor_id = v.id
               WHERE v.centre_id = ? AND v.active ORDER BY v.position, v.id, ta.type_id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((AppointmentTypeId(at(row, 0)?), AdvisorId(at(row, 1)?)))).collect()
}

/// Titles and sites of the trainings of a centre that are published, by title, at most `limit`.
pub async fn list_trainings(
    reader: Reader<'_>,
    centre: CentreId,
    limit: u64,
) -> Result<Vec<(TrainingId, String, SiteId)>, StoreError> {
    let sql =
        "SELECT id, title, site_id FROM training WHERE centre_id = ? AND unpublished_at IS NULL ORDER BY sort_title, id LIMIT ?";
    let rows = reader.all(sql, values![centre.0, i64::try_from(limit).unwrap_or(i64::MAX)]).await?;
    rows.iter().map(|row| Ok((TrainingId(at(row, 0)?), at(row, 1)?, SiteId(at(row, 2)?)))).collect()
}

/// Name, colour and step of every type of a centre, archived ones last: id, name, colour, step in minutes.
pub async fn list_kinds(
    reader: Reader<'_>,
    centre: CentreId,
) -> Result<Vec<(AppointmentTypeId, String, String, i32)>, StoreError> {
    let sql = "SELECT id, name, colour, step_min FROM appointment_type WHERE centre_id = ?
               ORDER BY archived_at IS NOT NULL, position, id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((AppointmentTypeId(at(row, 0)?), at(row, 1)?, at(row, 2)?, at(row, 3)?))).collect()
}

/// The candidates' names of these appointments, for who may see them.
pub async fn list_names(
    reader: Reader<'_>,
    centre: CentreId,
    ids: &[AppointmentId],
) -> Result<Vec<(AppointmentId, String)>, StoreError> {
    let sql = format!(
        "SELECT a.id, r.first_name || ' ' || r.last_name FROM appointment a JOIN contact_request r ON r.id = a.request_id
         WHERE a.centre_id = ? AND a.id IN ({}) ORDER BY a.id",
        marks(ids.len())
    );
    let mut bound = values![centre.0];
    bound.extend(ids.iter().map(|id| Value::from(id.0)));
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| Ok((AppointmentId(at(row, 0)?), at(row, 1)?))).collect()
}

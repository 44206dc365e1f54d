//! What wants a look in a centre: advisors without hours, types nobody takes, closures and absences that come.

use crate::{
    agendas::{midnight, span},
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    agenda::CivilSpan,
    ids::{AdvisorId, CentreId, SiteId},
    time::NaiveDate,
};

/// A closure that comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingClosure {
    /// When.
    pub span: CivilSpan,
    /// Of which site; `None` for the whole centre.
    pub site: Option<SiteId>,
    /// In the centre's words; may be empty.
    pub label: String,
}

/// How far a centre is on the way to a first slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Somebody receives.
    pub has_advisor: bool,
    /// One of them has hours to come.
    pub has_hours: bool,
    /// Something can be booked.
    pub has_type: bool,
}

/// The condition that an advisor `v` has hours on `?` or later.
const HAS_HOURS: &str =
    "(EXISTS (SELECT 1 FROM availability w WHERE w.advisor_id = v.id AND (w.until_on IS NULL OR w.until_on >= ?))
     OR EXISTS (SELECT 1 FROM availability_override o WHERE o.advisor_id = v.id AND o.on_date >= ? AND o.windows <> '[]'))";

/// The active advisors of a centre without any hours on `today` or later, in the order shown.
pub async fn list_without_hours(
    reader: Reader<'_>,
    centre: CentreId,
    today: NaiveDate,
) -> Result<Vec<(AdvisorId, String)>, StoreError> {
    let sql = format!(
        "SELECT v.id, v.name FROM advisor v WHERE v.centre_id = ? AND v.active AND NOT {HAS_HOURS} ORDER BY v.position, v.id"
    );
    let rows = reader.all(&sql, values![centre.0, today.to_string(), today.to_string()]).await?;
    rows.iter().map(|row| Ok((AdvisorId(at(row, 0)?), at(row, 1)?))).collect()
}

/// Names and addresses of the types of a centre that can be booked and that no active advisor takes, in the order shown.
pub async fn list_unserved(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT ty.name, ty.slug FROM appointment_type ty WHERE ty.centre_id = ? AND ty.archived_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM appointment_type_advisor ta JOIN advisor v ON v.id = ta.advisor_id
                               WHERE ta.type_id = ty.id AND v.active)
               ORDER BY ty.position, ty.id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((at(row, 0)?, at(row, 1)?))).collect()
}

/// The closures of a centre that are not over on `from` and begin before `until`, by start.
pub async fn list_closures(
    reader: Reader<'_>,
    centre: CentreId,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<ComingClosure>, StoreError> {
    let sql = "SELECT from_civil, until_civil, site_id, label FROM closure
               WHERE centre_id = ? AND until_civil > ? AND from_civil < ? ORDER BY from_civil, id";
    let rows = reader.all(sql, values![centre.0, midnight(from), midnight(until)]).await?;
    rows.iter()
        .map(|row| Ok(ComingClosure { span: span(row, 0)?, site: at::<Option<i64>>(row, 2)?.map(SiteId), label: at(row, 3)? }))
        .collect()
}

/// The absences of a centre's active advisors that are not over on `from` and begin before `until`, by start.
pub async fn list_absences(
    reader: Reader<'_>,
    centre: CentreId,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<(AdvisorId, String, CivilSpan)>, StoreError> {
    let sql = "SELECT b.from_civil, b.until_civil, v.id, v.name FROM absence b JOIN advisor v ON v.id = b.advisor_id
               WHERE v.centre_id = ? AND v.active AND b.until_civil > ? AND b.from_civil < ? ORDER BY b.from_civil, b.id";
    let rows = reader.all(sql, values![centre.0, midnight(from), midnight(until)]).await?;
    rows.iter().map(|row| Ok((AdvisorId(at(row, 2)?), at(row, 3)?, span(row, 0)?))).collect()
}

/// Where requests of a centre's published trainings are told, each address with the number of trainings: the order is that of
/// [`crate::trainings`], but for an address guessed from siblings, which is another training's own.
pub async fn list_contacts(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(String, u32)>, StoreError> {
    let sql = "SELECT COALESCE(k.email, t.contact_email, b.email) AS contact, COUNT(*)
               FROM training t
               LEFT JOIN training_correction k ON k.training_id = t.id
               LEFT JOIN managing_body b ON b.id = t.managing_body_id
               WHERE t.centre_id = ? AND t.published = TRUE AND COALESCE(k.email, t.contact_email, b.email) IS NOT NULL
               GROUP BY 1 ORDER BY 1";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((at(row, 0)?, u32::try_from(at::<i64>(row, 1)?).unwrap_or(u32::MAX)))).collect()
}

/// How far a centre is on the way to a first slot.
pub async fn readiness(reader: Reader<'_>, centre: CentreId, today: NaiveDate) -> Result<Readiness, StoreError> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM advisor v WHERE v.centre_id = ? AND v.active),
                EXISTS (SELECT 1 FROM advisor v WHERE v.centre_id = ? AND v.active AND {HAS_HOURS}),
                EXISTS (SELECT 1 FROM appointment_type ty JOIN appointment_type_advisor ta ON ta.type_id = ty.id
                        JOIN advisor v ON v.id = ta.advisor_id
                        WHERE ty.centre_id = ? AND ty.archived_at IS NULL AND v.active)"
    );
    let bound = values![centre.0, centre.0, today.to_string(), today.to_string(), centre.0];
    let Some(row) = reader.one(&sql, bound).await? else { return Ok(Readiness::default()) };
    Ok(Readiness { has_advisor: at(&row, 0)?, has_hours: at(&row, 1)?, has_type: at(&row, 2)? })
}

//! Advisors, and what opens and closes their time.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    agenda::{Absence, Availability, AvailabilityOverride, CivilSpan},
    appointment::Mode,
    ids::{AdvisorId, AppointmentTypeId, AvailabilityId, CentreId, SiteId},
};
use entity::{advisor, availability};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What describes an advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAdvisor {
    /// Whose.
    pub centre: CentreId,
    /// The only site they serve; `None` for every site.
    pub site: Option<SiteId>,
    /// Name shown.
    pub name: String,
    /// Own address.
    pub email: Option<String>,
    /// Own phone, E.164.
    pub phone: Option<String>,
    /// Order of display.
    pub position: i32,
}

/// A stored advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisorRow {
    /// Which.
    pub id: AdvisorId,
    /// What describes them.
    pub advisor: NewAdvisor,
}

/// A weekly window and what it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAvailability {
    /// Whose.
    pub advisor: AdvisorId,
    /// When.
    pub weekly: Availability,
    /// Only at this site.
    pub site: Option<SiteId>,
    /// Only in this mode.
    pub mode: Option<Mode>,
    /// Only for these types; `None` for every type.
    pub types: Option<Vec<AppointmentTypeId>>,
}

/// The active advisors of a centre, in the order shown.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<AdvisorRow>, StoreError> {
    let found = advisor::Entity::find()
        .filter(advisor::Column::CentreId.eq(centre.0))
        .filter(advisor::Column::Active.eq(true))
        .order_by_asc(advisor::Column::Position)
        .order_by_asc(advisor::Column::Id)
        .all(&reader)
        .await?;
    Ok(found.into_iter().map(row).collect())
}

/// These advisors, those of other centres left out, in the order of their ids.
pub async fn list_some(reader: Reader<'_>, centre: CentreId, ids: &[AdvisorId]) -> Result<Vec<AdvisorRow>, StoreError> {
    let found = advisor::Entity::find()
        .filter(advisor::Column::CentreId.eq(centre.0))
        .filter(advisor::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(advisor::Column::Id)
        .all(&reader)
        .await?;
    Ok(found.into_iter().map(row).collect())
}

/// Adds an active advisor.
pub async fn insert(tx: &Tx, new: &NewAdvisor) -> Result<AdvisorId, StoreError> {
    let model = advisor::ActiveModel {
        centre_id: Set(new.centre.0),
        site_id: Set(new.site.map(|site| site.0)),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        phone: Set(new.phone.clone()),
        position: Set(new.position),
        active: Set(true),
        ..Default::default()
    };
    Ok(AdvisorId(advisor::Entity::insert(model).exec(tx.raw()).await?.last_insert_id))
}

/// Takes no appointment from now on; those agreed stay. `false` when there is no such advisor in the centre.
pub async fn deactivate(tx: &Tx, centre: CentreId, id: AdvisorId) -> Result<bool, StoreError> {
    Ok(tx.run("UPDATE advisor SET active = FALSE WHERE id = ? AND centre_id = ?", values![id.0, centre.0]).await? > 0)
}

/// Adds a weekly window.
pub async fn insert_availability(tx: &Tx, new: &NewAvailability) -> Result<AvailabilityId, StoreError> {
    let weekly = &new.weekly;
    let model = availability::ActiveModel {
        advisor_id: Set(new.advisor.0),
        weekdays: Set(i32::from(weekly.days.bits())),
        from_min: Set(i32::from(weekly.window.from.minutes())),
        to_min: Set(i32::from(weekly.window.to.minutes())),
        every_weeks: Set(i32::from(weekly.every_weeks)),
        starting_on: Set(weekly.starting.map(|date| date.to_string())),
        until_on: Set(weekly.until.map(|date| date.to_string())),
        site_id: Set(new.site.map(|site| site.0)),
        mode: Set(new.mode.map(|mode| mode.code().to_owned())),
        type_ids: Set(new.types.as_ref().map(codes::to_json).transpose()?),
        ..Default::default()
    };
    Ok(AvailabilityId(availability::Entity::insert(model).exec(tx.raw()).await?.last_insert_id))
}

/// Gives a date special hours, in place of those it had.
pub async fn put_override(tx: &Tx, advisor: AdvisorId, day: &AvailabilityOverride) -> Result<(), StoreError> {
    let windows: Vec<(u16, u16)> = day.windows.iter().map(|window| (window.from.minutes(), window.to.minutes())).collect();
    tx.run(
        "INSERT INTO availability_override (advisor_id, on_date, opens_holiday, windows) VALUES (?, ?, ?, ?)
         ON CONFLICT (advisor_id, on_date) DO UPDATE SET opens_holiday = excluded.opens_holiday, windows = excluded.windows",
        values![advisor.0, day.date.to_string(), day.opens_holiday, codes::to_json(&windows)?],
    )
    .await
    .map(drop)
}

/// Adds time away.
pub async fn insert_absence(tx: &Tx, advisor: AdvisorId, span: Absence, label: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO absence (advisor_id, from_civil, until_civil, label) VALUES (?, ?, ?, ?)";
    tx.run(sql, values![advisor.0, codes::civil_text(span.from), codes::civil_text(span.until), label]).await.map(drop)
}

/// Closes a centre, or one of its sites.
pub async fn insert_closure(
    tx: &Tx,
    centre: CentreId,
    site: Option<SiteId>,
    span: CivilSpan,
    label: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO closure (centre_id, site_id, from_civil, until_civil, label) VALUES (?, ?, ?, ?, ?)";
    let bound = values![centre.0, site.map(|site| site.0), codes::civil_text(span.from), codes::civil_text(span.until), label];
    tx.run(sql, bound).await.map(drop)
}

/// How many appointments that are not called off each of these advisors has in a span, for the least loaded of the day.
pub async fn count_load(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    within: domain::time::Interval,
) -> Result<Vec<(AdvisorId, u64)>, StoreError> {
    let sql = format!(
        "SELECT aa.advisor_id, COUNT(*) FROM appointment_advisor aa JOIN appointment a ON a.id = aa.appointment_id
         WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state <> 'cancelled' AND aa.advisor_id IN ({})
         GROUP BY aa.advisor_id",
        marks(advisors.len())
    );
    let mut bound = values![within.start.epoch(), within.end.epoch()];
    bound.extend(advisors.iter().map(|advisor| sea_orm::Value::from(advisor.0)));
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| Ok((AdvisorId(at(row, 0)?), at::<i64>(row, 1)?.unsigned_abs()))).collect()
}

fn row(model: advisor::Model) -> AdvisorRow {
    AdvisorRow {
        id: AdvisorId(model.id),
        advisor: NewAdvisor {
            centre: CentreId(model.centre_id),
            site: model.site_id.map(SiteId),
            name: model.name,
            email: model.email,
            phone: model.phone,
            position: model.position,
        },
    }
}

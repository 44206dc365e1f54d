//! What opens one advisor's time and what takes it away: weekly series, special days, absences.

use crate::{
    agendas, codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    agenda::{Absence, Availability, AvailabilityOverride, CivilSpan},
    appointment::Mode,
    hours::{AdvisorHours, HoursChange, LabelledSpan, Series, WeeklyHours},
    ids::{AbsenceId, AdvisorId, AppointmentTypeId, AvailabilityId, SiteId},
    time::NaiveDate,
};
use entity::availability;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Value};

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

/// A stored absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceRow {
    /// Which.
    pub id: AbsenceId,
    /// Whose.
    pub advisor: AdvisorId,
    /// When.
    pub span: Absence,
    /// Why; empty when it was not said.
    pub label: String,
}

/// Everything that opens the time of each of these advisors, in their order: the series as they were made, the special days
/// from `from` on. Two statements.
pub async fn list(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    from: NaiveDate,
) -> Result<Vec<(AdvisorId, AdvisorHours)>, StoreError> {
    let found = availability::Entity::find()
        .filter(availability::Column::AdvisorId.is_in(advisors.iter().map(|advisor| advisor.0)))
        .order_by_asc(availability::Column::Id)
        .all(&reader)
        .await?;
    let mut days = agendas::list_overrides(reader, advisors, from).await?;
    advisors
        .iter()
        .map(|advisor| {
            let own = found.iter().filter(|model| model.advisor_id == advisor.0);
            let series = own.map(series).collect::<Result<_, _>>()?;
            Ok((*advisor, AdvisorHours { series, days: days.remove(advisor).unwrap_or_default() }))
        })
        .collect()
}

/// The types that this advisor takes.
pub async fn list_types_taken(reader: Reader<'_>, advisor: AdvisorId) -> Result<Vec<AppointmentTypeId>, StoreError> {
    let sql = "SELECT type_id FROM appointment_type_advisor WHERE advisor_id = ? ORDER BY type_id";
    let rows = reader.all(sql, values![advisor.0]).await?;
    rows.iter().map(|row| Ok(AppointmentTypeId(at(row, 0)?))).collect()
}

/// The special days of these advisors from `from` on, by advisor and date.
pub async fn list_special_days(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    from: NaiveDate,
) -> Result<Vec<(AdvisorId, AvailabilityOverride)>, StoreError> {
    let mut by_advisor = agendas::list_overrides(reader, advisors, from).await?;
    let of =
        |advisor: &AdvisorId| by_advisor.remove(advisor).unwrap_or_default().into_iter().map(|day| (*advisor, day)).collect();
    Ok(advisors.iter().map(of).collect::<Vec<Vec<_>>>().concat())
}

/// Writes changes down, all of the same advisor.
pub async fn apply(tx: &Tx, advisor: AdvisorId, changes: &[HoursChange]) -> Result<(), StoreError> {
    for change in changes {
        match change {
            HoursChange::Insert(hours) => insert_series(tx, advisor, hours).await.map(drop)?,
            HoursChange::Update(id, hours) => update_series(tx, advisor, *id, hours).await?,
            HoursChange::Delete(id) => {
                tx.run("DELETE FROM availability WHERE id = ? AND advisor_id = ?", values![id.0, advisor.0]).await.map(drop)?;
            }
            HoursChange::PutDay(day) => put_override(tx, advisor, day).await?,
            HoursChange::DeleteDay(date) => {
                let sql = "DELETE FROM availability_override WHERE advisor_id = ? AND on_date = ?";
                tx.run(sql, values![advisor.0, date.to_string()]).await.map(drop)?;
            }
        }
    }
    Ok(())
}

/// Adds a weekly window.
pub async fn insert_availability(tx: &Tx, new: &NewAvailability) -> Result<AvailabilityId, StoreError> {
    let hours = WeeklyHours { weekly: new.weekly.clone(), site: new.site, mode: new.mode, types: new.types.clone() };
    insert_series(tx, new.advisor, &hours).await
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

/// The absences of these advisors that end after the beginning of `from`, by their start.
pub async fn list_absences(reader: Reader<'_>, advisors: &[AdvisorId], from: NaiveDate) -> Result<Vec<AbsenceRow>, StoreError> {
    let sql = format!(
        "SELECT id, advisor_id, from_civil, until_civil, label FROM absence
         WHERE advisor_id IN ({}) AND until_civil > ? ORDER BY from_civil, id",
        marks(advisors.len())
    );
    let mut bound: Vec<Value> = advisors.iter().map(|advisor| Value::from(advisor.0)).collect();
    bound.push(Value::from(agendas::midnight(from)));
    let rows = reader.all(&sql, bound).await?;
    rows.iter()
        .map(|row| {
            Ok(AbsenceRow {
                id: AbsenceId(at(row, 0)?),
                advisor: AdvisorId(at(row, 1)?),
                span: agendas::span(row, 2)?,
                label: at(row, 4)?,
            })
        })
        .collect()
}

/// Adds time away.
pub async fn insert_absence(tx: &Tx, advisor: AdvisorId, span: Absence, label: &str) -> Result<AbsenceId, StoreError> {
    let sql = "INSERT INTO absence (advisor_id, from_civil, until_civil, label) VALUES (?, ?, ?, ?) RETURNING id";
    let (from, until) = bounds(span);
    let row = tx.read().one(sql, values![advisor.0, from, until, label]).await?;
    row.map_or_else(|| Err(StoreError::corrupt("absence", "no id")), |row| Ok(AbsenceId(at(&row, 0)?)))
}

/// Other dates or another label for time away. `false` when the advisor has none of that identity.
pub async fn update_absence(tx: &Tx, advisor: AdvisorId, id: AbsenceId, to: &LabelledSpan) -> Result<bool, StoreError> {
    let sql = "UPDATE absence SET from_civil = ?, until_civil = ?, label = ? WHERE id = ? AND advisor_id = ?";
    let (from, until) = bounds(to.span);
    Ok(tx.run(sql, values![from, until, to.label.as_str(), id.0, advisor.0]).await? > 0)
}

/// No time away any more. `false` when the advisor has none of that identity.
pub async fn delete_absence(tx: &Tx, advisor: AdvisorId, id: AbsenceId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM absence WHERE id = ? AND advisor_id = ?", values![id.0, advisor.0]).await? > 0)
}

pub(crate) fn bounds(span: CivilSpan) -> (String, String) {
    (codes::civil_text(span.from), codes::civil_text(span.until))
}

async fn insert_series(tx: &Tx, advisor: AdvisorId, hours: &WeeklyHours) -> Result<AvailabilityId, StoreError> {
    let model = availability::ActiveModel { advisor_id: Set(advisor.0), ..active(hours)? };
    Ok(AvailabilityId(availability::Entity::insert(model).exec(&tx.read()).await?.last_insert_id))
}

async fn update_series(tx: &Tx, advisor: AdvisorId, id: AvailabilityId, hours: &WeeklyHours) -> Result<(), StoreError> {
    availability::Entity::update_many()
        .set(active(hours)?)
        .filter(availability::Column::Id.eq(id.0))
        .filter(availability::Column::AdvisorId.eq(advisor.0))
        .exec(&tx.read())
        .await?;
    Ok(())
}

fn active(hours: &WeeklyHours) -> Result<availability::ActiveModel, StoreError> {
    let weekly = &hours.weekly;
    Ok(availability::ActiveModel {
        weekdays: Set(i32::from(weekly.days.bits())),
        from_min: Set(i32::from(weekly.window.from.minutes())),
        to_min: Set(i32::from(weekly.window.to.minutes())),
        every_weeks: Set(i32::from(weekly.every_weeks)),
        starting_on: Set(weekly.starting.map(|date| date.to_string())),
        until_on: Set(weekly.until.map(|date| date.to_string())),
        site_id: Set(hours.site.map(|site| site.0)),
        mode: Set(hours.mode.map(|mode| mode.code().to_owned())),
        type_ids: Set(hours.types.as_ref().map(codes::to_json).transpose()?),
        ..Default::default()
    })
}

fn series(model: &availability::Model) -> Result<Series, StoreError> {
    Ok(Series {
        id: AvailabilityId(model.id),
        hours: WeeklyHours {
            weekly: agendas::availability_of(model)?,
            site: model.site_id.map(SiteId),
            mode: model.mode.as_deref().map(codes::mode).transpose()?,
            types: model.type_ids.as_deref().map(codes::from_json).transpose()?,
        },
    })
}

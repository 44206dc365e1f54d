//! Appointment types as their managers see and change them. What candidates read is in [`crate::types`].

use crate::{
    agendas::{self, AgendaAsk, Sources},
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
    types::{self, NewType, TypeRow, TypeTrainings},
};
use domain::{
    agenda::Agenda,
    ids::{AdvisorId, AppointmentTypeId, CentreId, SiteId, TrainingId},
    time::NaiveDate,
};
use entity::appointment_type;
use sea_orm::{ActiveValue::NotSet, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Value};

/// What a type is tied to.
#[derive(Clone, Copy, Debug)]
pub struct TypeTies<'a> {
    /// Who takes it.
    pub advisors: &'a [AdvisorId],
    /// Where it is held; none: everywhere.
    pub sites: &'a [SiteId],
}

/// A training that a type may serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedTraining {
    /// Which.
    pub id: TrainingId,
    /// Title.
    pub title: String,
    /// Town of its site.
    pub city: String,
    /// Candidates see it.
    pub published: bool,
}

/// For which types an advisor has hours; `None`: for every type.
pub type Hours = (AdvisorId, Option<Vec<AppointmentTypeId>>);

/// Every type of a centre, archived ones too, in the order shown.
pub async fn list(reader: Reader<'_>, centre: CentreId) -> Result<Vec<TypeRow>, StoreError> {
    let found = appointment_type::Entity::find()
        .filter(appointment_type::Column::CentreId.eq(centre.0))
        .order_by_asc(appointment_type::Column::Position)
        .order_by_asc(appointment_type::Column::Id)
        .all(&reader)
        .await?;
    found.into_iter().map(types::row).collect()
}

/// The type of this address in its centre, archived or not.
pub async fn find_by_slug(reader: Reader<'_>, centre: CentreId, slug: &str) -> Result<Option<TypeRow>, StoreError> {
    let found = appointment_type::Entity::find()
        .filter(appointment_type::Column::CentreId.eq(centre.0))
        .filter(appointment_type::Column::Slug.eq(slug))
        .one(&reader)
        .await?;
    found.map(types::row).transpose()
}

/// The types of a centre for which an appointment was ever taken.
pub async fn list_used(reader: Reader<'_>, centre: CentreId) -> Result<Vec<AppointmentTypeId>, StoreError> {
    let sql = "SELECT ty.id FROM appointment_type ty
               WHERE ty.centre_id = ? AND EXISTS (SELECT 1 FROM appointment a WHERE a.type_id = ty.id)";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok(AppointmentTypeId(at(row, 0)?))).collect()
}

/// Whether an appointment was ever taken for a type.
pub async fn is_used(reader: Reader<'_>, id: AppointmentTypeId) -> Result<bool, StoreError> {
    Ok(reader.one("SELECT 1 FROM appointment WHERE type_id = ? LIMIT 1", values![id.0]).await?.is_some())
}

/// Who takes which type of a centre, those who receive nobody any more left out.
pub async fn list_takers(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(AppointmentTypeId, AdvisorId)>, StoreError> {
    let sql = "SELECT ta.type_id, a.id FROM appointment_type_advisor ta JOIN advisor a ON a.id = ta.advisor_id
               WHERE a.centre_id = ? AND a.active ORDER BY ta.type_id, a.position, a.id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((AppointmentTypeId(at(row, 0)?), AdvisorId(at(row, 1)?)))).collect()
}

/// The advisors tied to a type, those who receive nobody any more included.
pub async fn list_tied(reader: Reader<'_>, id: AppointmentTypeId) -> Result<Vec<AdvisorId>, StoreError> {
    let sql = "SELECT advisor_id FROM appointment_type_advisor WHERE type_id = ? ORDER BY advisor_id";
    let rows = reader.all(sql, values![id.0]).await?;
    rows.iter().map(|row| Ok(AdvisorId(at(row, 0)?))).collect()
}

/// At which sites each type of a centre is held; a type that is not named is held everywhere.
pub async fn list_places(reader: Reader<'_>, centre: CentreId) -> Result<Vec<(AppointmentTypeId, SiteId)>, StoreError> {
    let sql = "SELECT ts.type_id, ts.site_id FROM appointment_type_site ts JOIN appointment_type ty ON ty.id = ts.type_id
               WHERE ty.centre_id = ? ORDER BY ts.type_id, ts.site_id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter().map(|row| Ok((AppointmentTypeId(at(row, 0)?), SiteId(at(row, 1)?)))).collect()
}

/// Who of a centre has hours from `today` on, weekly ones or those of a date, and for which types.
pub async fn list_hours(reader: Reader<'_>, centre: CentreId, today: NaiveDate) -> Result<Vec<Hours>, StoreError> {
    let sql = "SELECT v.advisor_id, v.type_ids FROM availability v JOIN advisor a ON a.id = v.advisor_id
               WHERE a.centre_id = ? AND a.active AND (v.until_on IS NULL OR v.until_on >= ?)
               UNION ALL
               SELECT o.advisor_id, NULL FROM availability_override o JOIN advisor a ON a.id = o.advisor_id
               WHERE a.centre_id = ? AND a.active AND o.on_date >= ? AND o.windows <> '[]'";
    let day = today.to_string();
    let rows = reader.all(sql, values![centre.0, day.clone(), centre.0, day]).await?;
    let read = |row: &sea_orm::QueryResult| {
        let only: Option<String> = at(row, 1)?;
        Ok((AdvisorId(at(row, 0)?), only.as_deref().map(codes::from_json).transpose()?))
    };
    rows.iter().map(read).collect()
}

/// The trainings of a centre that a type may serve: the published ones, and those already chosen for `id`; by title.
pub async fn list_served(
    reader: Reader<'_>,
    centre: CentreId,
    id: Option<AppointmentTypeId>,
) -> Result<Vec<ServedTraining>, StoreError> {
    let sql = "SELECT t.id, t.title, COALESCE(s.own_city, s.city), t.published FROM training t JOIN site s ON s.id = t.site_id
               WHERE t.centre_id = ? AND (t.published OR EXISTS
                   (SELECT 1 FROM appointment_type_training tt WHERE tt.training_id = t.id AND tt.type_id = ?))
               ORDER BY t.sort_title, t.id";
    // No type has this number.
    let rows = reader.all(sql, values![centre.0, id.map_or(0, |id| id.0)]).await?;
    let read = |row: &sea_orm::QueryResult| {
        Ok(ServedTraining { id: TrainingId(at(row, 0)?), title: at(row, 1)?, city: at(row, 2)?, published: at(row, 3)? })
    };
    rows.iter().map(read).collect()
}

/// How many of these trainings are the centre's.
pub async fn count_trainings(reader: Reader<'_>, centre: CentreId, ids: &[TrainingId]) -> Result<u64, StoreError> {
    let mut n = 0;
    // Below the number of parameters that a statement may have.
    for chunk in ids.chunks(1000) {
        let sql = format!("SELECT COUNT(*) FROM training WHERE centre_id = ? AND id IN ({})", marks(chunk.len()));
        let mut bound = values![centre.0];
        bound.extend(chunk.iter().map(|id| Value::from(id.0)));
        n += reader.count(&sql, bound).await?;
    }
    Ok(n)
}

/// The place after the last type of a centre.
pub async fn next_position(reader: Reader<'_>, centre: CentreId) -> Result<i32, StoreError> {
    let sql = "SELECT MAX(position) FROM appointment_type WHERE centre_id = ?";
    let last = reader.one(sql, values![centre.0]).await?;
    let last: Option<i32> = last.map(|row| at(&row, 0)).transpose()?.flatten();
    Ok(last.map_or(0, |last| last.saturating_add(1)))
}

/// Replaces the settings of a type and what it is tied to; its place in the order and its appointments stay. `false` when the
/// centre has no such type. Conflict: `TypeSlug`.
pub async fn update(tx: &Tx, id: AppointmentTypeId, new: &NewType, ties: TypeTies<'_>) -> Result<bool, StoreError> {
    let mut model = types::active(new)?;
    model.position = NotSet;
    model.archived_at = NotSet;
    let done = appointment_type::Entity::update_many()
        .set(model)
        .filter(appointment_type::Column::Id.eq(id.0))
        .filter(appointment_type::Column::CentreId.eq(new.centre.0))
        .exec(&tx.read())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let trainings: Vec<i64> = match &new.trainings {
        TypeTrainings::All => Vec::new(),
        TypeTrainings::Chosen(trainings) => trainings.iter().map(|id| id.0).collect(),
    };
    let advisors: Vec<i64> = ties.advisors.iter().map(|id| id.0).collect();
    let sites: Vec<i64> = ties.sites.iter().map(|id| id.0).collect();
    tie(tx, id, ("appointment_type_advisor", "advisor_id"), &advisors).await?;
    tie(tx, id, ("appointment_type_site", "site_id"), &sites).await?;
    tie(tx, id, ("appointment_type_training", "training_id"), &trainings).await?;
    Ok(true)
}

/// Makes `others` all that stands beside the type in a table of pairs.
async fn tie(tx: &Tx, id: AppointmentTypeId, (table, column): (&str, &str), others: &[i64]) -> Result<(), StoreError> {
    tx.run(&format!("DELETE FROM {table} WHERE type_id = ?"), values![id.0]).await?;
    for chunk in others.chunks(500) {
        let rows = vec!["(?, ?)"; chunk.len()].join(", ");
        let bound = chunk.iter().flat_map(|other| values![id.0, *other]).collect();
        tx.run(&format!("INSERT INTO {table} (type_id, {column}) VALUES {rows}"), bound).await?;
    }
    Ok(())
}

/// Numbers the types of a centre in this order.
pub async fn put_order(tx: &Tx, centre: CentreId, order: &[AppointmentTypeId]) -> Result<(), StoreError> {
    for (position, id) in (0_i32..).zip(order) {
        let sql = "UPDATE appointment_type SET position = ? WHERE id = ? AND centre_id = ? AND position <> ?";
        tx.run(sql, values![position, id.0, centre.0, position]).await?;
    }
    Ok(())
}

/// Offers an archived type again, after the others. `false` when there is none to bring back.
pub async fn restore(tx: &Tx, centre: CentreId, id: AppointmentTypeId) -> Result<bool, StoreError> {
    let position = next_position(tx.read(), centre).await?;
    let sql = "UPDATE appointment_type SET archived_at = NULL, position = ?
               WHERE id = ? AND centre_id = ? AND archived_at IS NOT NULL";
    Ok(tx.run(sql, values![position, id.0, centre.0]).await? > 0)
}

/// Takes a type away for which no appointment was ever taken; hours held for it at this moment are let go. `false` when the
/// centre has no such type, or it has appointments.
pub async fn delete(tx: &Tx, centre: CentreId, id: AppointmentTypeId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM appointment_type WHERE id = ? AND centre_id = ?
               AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.type_id = appointment_type.id)";
    Ok(tx.run(sql, values![id.0, centre.0]).await? > 0)
}

/// The agenda that settings would have which are not saved: as [`agendas::load`], for these advisors of the centre. A type
/// that does not exist yet has the number 0, which no hours name.
pub async fn load_agenda(
    reader: Reader<'_>,
    centre: CentreId,
    advisors: &[AdvisorId],
    ask: &AgendaAsk,
) -> Result<Option<Agenda>, StoreError> {
    let place = match ask.site {
        None => ("SELECT id, zone, territory FROM training_centre WHERE id = ?", values![centre.0]),
        Some(site) => (
            "SELECT centre_id AS id, COALESCE(own_zone, zone) AS zone, COALESCE(own_territory, territory) AS territory
             FROM site WHERE centre_id = ? AND id = ?",
            values![centre.0, site.0],
        ),
    };
    agendas::assemble(reader, ask, Sources { place, eligible: eligible(centre, advisors, ask.site) }, None).await
}

/// Those of them who receive, at that site.
fn eligible(centre: CentreId, advisors: &[AdvisorId], site: Option<SiteId>) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT id, position FROM advisor WHERE centre_id = ? AND active AND (? IS NULL OR site_id IS NULL OR site_id = ?)
             AND id IN ({})",
        marks(advisors.len())
    );
    let site = site.map(|site| site.0);
    let mut bound = values![centre.0, site, site];
    bound.extend(advisors.iter().map(|advisor| Value::from(advisor.0)));
    (sql, bound)
}

//! When the agendas of a centre are open, for who looks at them: the engine's rules with the centre's own words for
//! closures and absences.

use crate::{
    agendas::{availability_of, list_overrides, midnight, span},
    codes,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    agenda::{Absence, AdvisorSchedule, Agenda, Availability, CivilSpan},
    appointment::Mode,
    holidays::Territory,
    hours::{KeptFor, Served},
    ids::{AdvisorId, AppointmentTypeId, CentreId, SiteId},
    time::{NaiveDate, Tz},
};
use entity::availability;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Value};
use std::collections::HashMap;

/// Whose hours, and which of them.
#[derive(Clone, Copy, Debug)]
pub struct HoursAsk<'a> {
    /// Of which centre.
    pub centre: CentreId,
    /// In which zone its civil times are meant, and whose public holidays apply.
    pub place: (Tz, Territory),
    /// Of whom.
    pub advisors: &'a [AdvisorId],
    /// Only hours that serve this site.
    pub site: Option<SiteId>,
    /// Only hours that serve this type in this mode.
    pub serving: Option<(AppointmentTypeId, Mode)>,
    /// The first civil day wanted: what ended before it is left out.
    pub from: NaiveDate,
}

/// The rules, and the centre's words for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// What the engine takes; nothing is busy.
    pub agenda: Agenda,
    /// Closures of the centre and, when one is asked for, of the site.
    pub closures: Vec<(CivilSpan, String)>,
    /// Absences.
    pub absences: Vec<(AdvisorId, CivilSpan, String)>,
}

/// The hours of these advisors, in their order: four statements.
pub async fn load(reader: Reader<'_>, ask: &HoursAsk<'_>) -> Result<Hours, StoreError> {
    let closures = list_closures(reader, ask).await?;
    let absences = list_absences(reader, ask).await?;
    let mut weekly = list_weekly(reader, ask).await?;
    let mut overrides = list_overrides(reader, ask.advisors, ask.from).await?;
    let advisors = ask
        .advisors
        .iter()
        .map(|advisor| AdvisorSchedule {
            advisor: *advisor,
            weekly: weekly.remove(advisor).unwrap_or_default(),
            overrides: overrides.remove(advisor).unwrap_or_default(),
            absences: absences.iter().filter(|(whose, ..)| whose == advisor).map(|(_, span, _)| -> Absence { *span }).collect(),
            busy: Vec::new(),
        })
        .collect();
    let (zone, territory) = ask.place;
    let agenda = Agenda { zone, territory, closures: closures.iter().map(|(span, _)| *span).collect(), advisors };
    Ok(Hours { agenda, closures, absences })
}

async fn list_closures(reader: Reader<'_>, ask: &HoursAsk<'_>) -> Result<Vec<(CivilSpan, String)>, StoreError> {
    let sql = "SELECT from_civil, until_civil, label FROM closure
               WHERE centre_id = ? AND until_civil > ? AND (site_id IS NULL OR site_id = ?) ORDER BY from_civil, id";
    let rows = reader.all(sql, values![ask.centre.0, midnight(ask.from), ask.site.map(|site| site.0)]).await?;
    rows.iter().map(|row| Ok((span(row, 0)?, at(row, 2)?))).collect()
}

async fn list_absences(reader: Reader<'_>, ask: &HoursAsk<'_>) -> Result<Vec<(AdvisorId, CivilSpan, String)>, StoreError> {
    let sql = format!(
        "SELECT advisor_id, from_civil, until_civil, label FROM absence
         WHERE advisor_id IN ({}) AND until_civil > ? ORDER BY advisor_id, from_civil, id",
        marks(ask.advisors.len())
    );
    let mut bound: Vec<Value> = ask.advisors.iter().map(|advisor| advisor.0.into()).collect();
    bound.push(midnight(ask.from).into());
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| Ok((AdvisorId(at(row, 0)?), span(row, 1)?, at(row, 3)?))).collect()
}

async fn list_weekly(reader: Reader<'_>, ask: &HoursAsk<'_>) -> Result<HashMap<AdvisorId, Vec<Availability>>, StoreError> {
    let found = availability::Entity::find()
        .filter(availability::Column::AdvisorId.is_in(ask.advisors.iter().map(|advisor| advisor.0)))
        .order_by_asc(availability::Column::Id)
        .all(&reader)
        .await?;
    let mut weekly: HashMap<_, Vec<_>> = HashMap::new();
    for model in found {
        if serves(&model, ask)? {
            weekly.entry(AdvisorId(model.advisor_id)).or_default().push(availability_of(&model)?);
        }
    }
    Ok(weekly)
}

fn serves(model: &availability::Model, ask: &HoursAsk<'_>) -> Result<bool, StoreError> {
    let types = model.type_ids.as_deref().map(codes::from_json::<Vec<AppointmentTypeId>>).transpose()?;
    let kept_for = KeptFor {
        site: model.site_id.map(SiteId),
        mode: model.mode.as_deref().map(codes::mode).transpose()?,
        types: types.as_deref(),
    };
    let (type_id, mode) = ask.serving.unzip();
    Ok(kept_for.serves(Served { type_id, site: ask.site, mode }))
}

//! Everything the slot engine needs for one type, in a constant number of statements.

use crate::{
    codes,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    agenda::{
        Absence, AdvisorSchedule, Agenda, Availability, AvailabilityOverride, CivilSpan, MinuteOfDay, TimeWindow, WeekdaySet,
    },
    appointment::Mode,
    ids::{AdvisorId, AppointmentTypeId, SiteId},
    time::{NaiveDate, NaiveTime},
};
use entity::availability;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, Value};
use std::collections::HashMap;

/// For what the agenda is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaAsk {
    /// Which type.
    pub type_id: AppointmentTypeId,
    /// At which site; `None` for any.
    pub site: Option<SiteId>,
    /// In which mode; `None` for any.
    pub mode: Option<Mode>,
    /// The first civil day wanted: what ended before it is left out.
    pub from: NaiveDate,
}

/// The agenda of a type, its advisors in the order shown and without what takes their time: [`crate::busy::list_busy`]
/// adds that. `None` when there is no such type or the site is not one of its centre.
///
/// Advisors, windows and special hours that do not serve the asked type, site or mode are left out.
pub async fn load(reader: Reader<'_>, ask: &AgendaAsk) -> Result<Option<Agenda>, StoreError> {
    let Some((centre, zone, territory)) = place(reader, ask).await? else { return Ok(None) };
    let eligible = list_eligible(reader, ask).await?;
    let closures = list_closures(reader, centre, ask).await?;
    let mut weekly = list_weekly(reader, &eligible, ask).await?;
    let mut overrides = list_overrides(reader, &eligible, ask.from).await?;
    let mut absences = list_absences(reader, &eligible, ask.from).await?;
    let advisors = eligible
        .into_iter()
        .map(|advisor| AdvisorSchedule {
            advisor,
            weekly: weekly.remove(&advisor).unwrap_or_default(),
            overrides: overrides.remove(&advisor).unwrap_or_default(),
            absences: absences.remove(&advisor).unwrap_or_default(),
            busy: Vec::new(),
        })
        .collect();
    Ok(Some(Agenda { zone: codes::zone(&zone)?, territory: codes::territory(&territory)?, closures, advisors }))
}

/// The active advisors who take the type at the site, in the order shown.
pub async fn list_eligible(reader: Reader<'_>, ask: &AgendaAsk) -> Result<Vec<AdvisorId>, StoreError> {
    let site = ask.site.map(|site| site.0);
    let rows = reader
        .all(
            "SELECT a.id FROM appointment_type_advisor ta JOIN advisor a ON a.id = ta.advisor_id
             WHERE ta.type_id = ? AND a.active
               AND (? IS NULL OR ((a.site_id IS NULL OR a.site_id = ?)
                    AND (NOT EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ta.type_id)
                         OR EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ta.type_id AND ts.site_id = ?))))
             ORDER BY a.position, a.id",
            values![ask.type_id.0, site, site, site],
        )
        .await?;
    rows.iter().map(|row| Ok(AdvisorId(at(row, 0)?))).collect()
}

/// The centre, and the zone and territory in which its civil times are meant: the site's when one is asked for.
async fn place(reader: Reader<'_>, ask: &AgendaAsk) -> Result<Option<(i64, String, String)>, StoreError> {
    let row = match ask.site {
        None => {
            let sql = "SELECT c.id, c.zone, c.territory FROM appointment_type ty JOIN training_centre c ON c.id = ty.centre_id
                       WHERE ty.id = ?";
            reader.one(sql, values![ask.type_id.0]).await?
        }
        Some(site) => {
            let sql = "SELECT s.centre_id, COALESCE(s.own_zone, s.zone), COALESCE(s.own_territory, s.territory) FROM appointment_type ty
                       JOIN site s ON s.centre_id = ty.centre_id WHERE ty.id = ? AND s.id = ?";
            reader.one(sql, values![ask.type_id.0, site.0]).await?
        }
    };
    row.map(|row| Ok((at(&row, 0)?, at(&row, 1)?, at(&row, 2)?))).transpose()
}

pub(crate) async fn list_closures(reader: Reader<'_>, centre: i64, ask: &AgendaAsk) -> Result<Vec<CivilSpan>, StoreError> {
    let site = ask.site.map(|site| site.0);
    let rows = reader
        .all(
            "SELECT from_civil, until_civil FROM closure
             WHERE centre_id = ? AND until_civil > ? AND (site_id IS NULL OR site_id = ?) ORDER BY from_civil, id",
            values![centre, midnight(ask.from), site],
        )
        .await?;
    rows.iter().map(|row| span(row, 0)).collect()
}

pub(crate) async fn list_weekly(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    ask: &AgendaAsk,
) -> Result<HashMap<AdvisorId, Vec<Availability>>, StoreError> {
    let found = availability::Entity::find()
        .filter(availability::Column::AdvisorId.is_in(advisors.iter().map(|advisor| advisor.0)))
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

fn serves(model: &availability::Model, ask: &AgendaAsk) -> Result<bool, StoreError> {
    let same_site = model.site_id.is_none() || ask.site.is_none() || model.site_id == ask.site.map(|site| site.0);
    let same_mode = match (&model.mode, ask.mode) {
        (Some(only), Some(asked)) => codes::mode(only)? == asked,
        (None, _) | (_, None) => true,
    };
    let same_type = match &model.type_ids {
        Some(only) => codes::from_json::<Vec<AppointmentTypeId>>(only)?.contains(&ask.type_id),
        None => true,
    };
    Ok(same_site && same_mode && same_type)
}

pub(crate) fn availability_of(model: &availability::Model) -> Result<Availability, StoreError> {
    let out_of_range = || StoreError::corrupt("availability", &model.id.to_string());
    Ok(Availability {
        days: WeekdaySet::from_bits(u8::try_from(model.weekdays).map_err(|_| out_of_range())?),
        window: window(model.from_min, model.to_min).ok_or_else(out_of_range)?,
        every_weeks: u16::try_from(model.every_weeks).map_err(|_| out_of_range())?,
        starting: model.starting_on.as_deref().map(codes::date).transpose()?,
        until: model.until_on.as_deref().map(codes::date).transpose()?,
    })
}

/// The special days of these advisors from `from` on, each in order.
pub(crate) async fn list_overrides(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    from: NaiveDate,
) -> Result<HashMap<AdvisorId, Vec<AvailabilityOverride>>, StoreError> {
    let sql = format!(
        "SELECT advisor_id, on_date, opens_holiday, windows FROM availability_override
         WHERE advisor_id IN ({}) AND on_date >= ? ORDER BY advisor_id, on_date",
        marks(advisors.len())
    );
    let mut overrides: HashMap<_, Vec<_>> = HashMap::new();
    for row in reader.all(&sql, bound(advisors, from.to_string())).await? {
        let stored: String = at(&row, 3)?;
        let pairs: Vec<(i32, i32)> = codes::from_json(&stored)?;
        let windows = pairs.into_iter().map(|(from, to)| window(from, to)).collect::<Option<Vec<_>>>();
        overrides.entry(AdvisorId(at(&row, 0)?)).or_default().push(AvailabilityOverride {
            date: codes::date(&at::<String>(&row, 1)?)?,
            windows: windows.ok_or_else(|| StoreError::corrupt("special hours", &stored))?,
            opens_holiday: at(&row, 2)?,
        });
    }
    Ok(overrides)
}

pub(crate) async fn list_absences(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    from: NaiveDate,
) -> Result<HashMap<AdvisorId, Vec<Absence>>, StoreError> {
    let sql = format!(
        "SELECT advisor_id, from_civil, until_civil FROM absence
         WHERE advisor_id IN ({}) AND until_civil > ? ORDER BY advisor_id, from_civil, id",
        marks(advisors.len())
    );
    let mut absences: HashMap<_, Vec<_>> = HashMap::new();
    for row in reader.all(&sql, bound(advisors, midnight(from))).await? {
        absences.entry(AdvisorId(at(&row, 0)?)).or_default().push(span(&row, 1)?);
    }
    Ok(absences)
}

/// The first minute of a day, as civil date-times are stored.
pub(crate) fn midnight(day: NaiveDate) -> String {
    codes::civil_text(day.and_time(NaiveTime::MIN))
}

fn bound(advisors: &[AdvisorId], from: String) -> Vec<Value> {
    let mut bound: Vec<Value> = advisors.iter().map(|advisor| Value::from(advisor.0)).collect();
    bound.push(Value::from(from));
    bound
}

/// The civil span in two columns from `first` on.
pub(crate) fn span(row: &QueryResult, first: usize) -> Result<CivilSpan, StoreError> {
    Ok(CivilSpan { from: codes::civil(&at::<String>(row, first)?)?, until: codes::civil(&at::<String>(row, first + 1)?)? })
}

fn window(from: i32, to: i32) -> Option<TimeWindow> {
    let minute = |minutes: i32| u16::try_from(minutes).ok().and_then(MinuteOfDay::new);
    Some(TimeWindow { from: minute(from)?, to: minute(to)? })
}

//! Everything the slot engine needs for one type, in one statement.

use crate::{
    busy::{self, Identity},
    codes,
    db::Engine,
    error::StoreError,
    sql::{Reader, at, marks, packed, values},
};
use domain::{
    agenda::{
        Absence, AdvisorSchedule, Agenda, Availability, AvailabilityOverride, CivilSpan, MinuteOfDay, TimeWindow, WeekdaySet,
    },
    appointment::Mode,
    hours::{KeptFor, Served},
    ids::{AdvisorId, AppointmentTypeId, SiteId},
    time::{Interval, NaiveDate, NaiveTime, Timestamp},
};
use entity::availability;
use sea_orm::{QueryResult, Value};
use serde::Deserialize;
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

/// The agenda of a type, its advisors in the order shown and without what takes their time. `None` when there is no such
/// type or the site is not one of its centre. One statement.
///
/// Advisors, windows and special hours that do not serve the asked type, site or mode are left out.
pub async fn load(reader: Reader<'_>, ask: &AgendaAsk) -> Result<Option<Agenda>, StoreError> {
    assemble(reader, ask, sources_of(ask), None).await
}

/// The same with what takes the advisors' time in `range` at `now`: see [`busy::list_busy`]. One statement.
pub async fn load_with_busy(
    reader: Reader<'_>,
    ask: &AgendaAsk,
    range: Interval,
    now: Timestamp,
) -> Result<Option<Agenda>, StoreError> {
    assemble(reader, ask, sources_of(ask), Some((range, now, Identity::Told))).await
}

/// The same for who asks only when time is taken, not by what: [`Identity::Dropped`].
pub async fn load_with_taken_times(
    reader: Reader<'_>,
    ask: &AgendaAsk,
    range: Interval,
    now: Timestamp,
) -> Result<Option<Agenda>, StoreError> {
    assemble(reader, ask, sources_of(ask), Some((range, now, Identity::Dropped))).await
}

/// What a booking asks along with an agenda: columns, their values, and whose time counts as taken, when and now.
pub(crate) struct Along {
    /// The columns of one row.
    pub columns: String,
    /// Their parameters.
    pub values: Vec<Value>,
    /// As [`load_with_busy`] takes them.
    pub taken: (Interval, Timestamp),
}

/// Where the columns of [`Along`] begin.
pub(crate) const FIRST_ALONG: usize = 9;

/// The same with the row in which the columns asked along begin at [`FIRST_ALONG`]. One statement.
pub(crate) async fn load_along(
    reader: Reader<'_>,
    ask: &AgendaAsk,
    along: Along,
) -> Result<Option<(Agenda, QueryResult)>, StoreError> {
    let (range, now) = along.taken;
    let (asked, bound) = question(reader.engine(), ask, sources_of(ask), Some((range, now, Identity::Told)));
    let sql = format!("{asked}, {} FROM place", along.columns);
    let Some(row) = reader.one(&sql, [bound, along.values].concat()).await? else { return Ok(None) };
    Ok(Some((agenda_in(&row, ask)?, row)))
}

fn sources_of(ask: &AgendaAsk) -> Sources {
    let place = match ask.site {
        None => (
            "SELECT c.id, c.zone, c.territory FROM appointment_type ty JOIN training_centre c ON c.id = ty.centre_id
             WHERE ty.id = ?",
            values![ask.type_id.0],
        ),
        Some(site) => (
            "SELECT s.centre_id AS id, COALESCE(s.own_zone, s.zone) AS zone, COALESCE(s.own_territory, s.territory) AS territory
             FROM appointment_type ty JOIN site s ON s.centre_id = ty.centre_id WHERE ty.id = ? AND s.id = ?",
            values![ask.type_id.0, site.0],
        ),
    };
    Sources { place, eligible: (ELIGIBLE.to_owned(), eligible_values(ask)) }
}

/// Where an agenda is and who serves it, as statements with their values.
pub(crate) struct Sources {
    /// Gives the centre's `id`, the `zone` and the `territory`; no row when there is no such place.
    pub place: (&'static str, Vec<Value>),
    /// Gives the `id` and the `position` of the advisors.
    pub eligible: (String, Vec<Value>),
}

/// The agenda of these sources, with what takes time in a range at an instant when asked. One statement.
pub(crate) async fn assemble(
    reader: Reader<'_>,
    ask: &AgendaAsk,
    sources: Sources,
    taken: Option<(Interval, Timestamp, Identity)>,
) -> Result<Option<Agenda>, StoreError> {
    let (asked, bound) = question(reader.engine(), ask, sources, taken);
    reader.one(&format!("{asked} FROM place"), bound).await?.map(|row| agenda_in(&row, ask)).transpose()
}

fn agenda_in(row: &QueryResult, ask: &AgendaAsk) -> Result<Agenda, StoreError> {
    let part = |index| at::<String>(row, index);
    let mut weekly = weekly(&part(4)?, ask)?;
    let mut overrides = overrides(&part(5)?)?;
    let mut absences = absences(&part(6)?)?;
    let mut busy = busy::unpack(&[part(7)?, part(8)?])?;
    let mut eligible: Vec<(i64, AdvisorId)> = codes::from_json(&part(3)?)?;
    eligible.sort_unstable();
    let schedule = |(_, advisor)| AdvisorSchedule {
        advisor,
        weekly: weekly.remove(&advisor).unwrap_or_default(),
        overrides: overrides.remove(&advisor).unwrap_or_default(),
        absences: absences.remove(&advisor).unwrap_or_default(),
        busy: busy.remove(&advisor).unwrap_or_default(),
    };
    Ok(Agenda {
        zone: codes::zone(&part(0)?)?,
        territory: codes::territory(&part(1)?)?,
        closures: spans(&part(2)?)?,
        advisors: eligible.into_iter().map(schedule).collect(),
    })
}

/// The active advisors who take the type at the site, in the order shown.
pub async fn list_eligible(reader: Reader<'_>, ask: &AgendaAsk) -> Result<Vec<AdvisorId>, StoreError> {
    let sql = format!("SELECT id FROM ({ELIGIBLE}) eligible ORDER BY position, id");
    let rows = reader.all(&sql, eligible_values(ask)).await?;
    rows.iter().map(|row| Ok(AdvisorId(at(row, 0)?))).collect()
}

const ELIGIBLE: &str = "SELECT a.id, a.position FROM appointment_type_advisor ta JOIN advisor a ON a.id = ta.advisor_id
    WHERE ta.type_id = ? AND a.active
      AND (? IS NULL OR ((a.site_id IS NULL OR a.site_id = ?)
           AND (NOT EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ta.type_id)
                OR EXISTS (SELECT 1 FROM appointment_type_site ts WHERE ts.type_id = ta.type_id AND ts.site_id = ?))))";

fn eligible_values(ask: &AgendaAsk) -> Vec<Value> {
    let site = ask.site.map(|site| site.0);
    values![ask.type_id.0, site, site, site]
}

/// The place, and everything else as packed lists beside it: what stands before `FROM place`.
fn question(
    engine: Engine,
    ask: &AgendaAsk,
    Sources { place: (place, mut bound), eligible: (eligible, eligible_values) }: Sources,
    taken: Option<(Interval, Timestamp, Identity)>,
) -> (String, Vec<Value>) {
    let site = ask.site.map(|site| site.0);
    bound.extend(eligible_values);
    bound.extend(values![midnight(ask.from), site, ask.from.to_string(), midnight(ask.from)]);
    let busy = match taken {
        Some((range, now, identity)) => {
            bound.extend(busy::packed_values(&[], range, now));
            busy::packed_columns(engine, "SELECT id FROM eligible", identity)
        }
        None => "'[[],[],[]]', '[]'".to_owned(),
    };
    let sql = format!(
        "WITH place AS ({place}), eligible AS MATERIALIZED ({eligible})
         SELECT place.zone, place.territory,
            (SELECT {closures} FROM closure WHERE centre_id = place.id AND until_civil > ? AND (site_id IS NULL OR site_id = ?)),
            (SELECT {advisors} FROM eligible),
            (SELECT {weekly} FROM availability WHERE advisor_id IN (SELECT id FROM eligible)),
            (SELECT {overrides} FROM availability_override WHERE advisor_id IN (SELECT id FROM eligible) AND on_date >= ?),
            (SELECT {absences} FROM absence WHERE advisor_id IN (SELECT id FROM eligible) AND until_civil > ?),
            {busy}",
        closures = packed(engine, "id, from_civil, until_civil"),
        advisors = packed(engine, "position, id"),
        weekly = packed(
            engine,
            "id, advisor_id, weekdays, from_min, to_min, every_weeks, starting_on, until_on, site_id, mode, type_ids"
        ),
        overrides = packed(engine, OVERRIDES),
        absences = packed(engine, "id, advisor_id, from_civil, until_civil"),
    );
    (sql, bound)
}

const OVERRIDES: &str = "on_date, advisor_id, CASE WHEN opens_holiday THEN 1 ELSE 0 END, windows";

/// An availability as it was packed: which, whose, weekdays, from, to, every weeks, starting, until, site, mode, types.
#[derive(Deserialize)]
struct Weekly(i64, AdvisorId, u8, i32, i32, u16, Option<String>, Option<String>, Option<SiteId>, Option<String>, Option<String>);

impl Weekly {
    fn stored(model: &availability::Model) -> Result<Self, StoreError> {
        let out_of_range = |_| StoreError::corrupt("availability", &model.id.to_string());
        Ok(Self(
            model.id,
            AdvisorId(model.advisor_id),
            u8::try_from(model.weekdays).map_err(out_of_range)?,
            model.from_min,
            model.to_min,
            u16::try_from(model.every_weeks).map_err(out_of_range)?,
            model.starting_on.clone(),
            model.until_on.clone(),
            model.site_id.map(SiteId),
            model.mode.clone(),
            model.type_ids.clone(),
        ))
    }
}

fn weekly(packed: &str, ask: &AgendaAsk) -> Result<HashMap<AdvisorId, Vec<Availability>>, StoreError> {
    let mut found: Vec<Weekly> = codes::from_json(packed)?;
    found.sort_unstable_by_key(|one| one.0);
    let mut weekly: HashMap<_, Vec<_>> = HashMap::new();
    for one in found {
        if serves(&one, ask)? {
            weekly.entry(one.1).or_default().push(weekly_of(&one)?);
        }
    }
    Ok(weekly)
}

fn serves(one: &Weekly, ask: &AgendaAsk) -> Result<bool, StoreError> {
    let Weekly(.., site, mode, types) = one;
    let types = types.as_deref().map(codes::from_json::<Vec<AppointmentTypeId>>).transpose()?;
    let kept_for = KeptFor { site: *site, mode: mode.as_deref().map(codes::mode).transpose()?, types: types.as_deref() };
    Ok(kept_for.serves(Served { type_id: Some(ask.type_id), site: ask.site, mode: ask.mode }))
}

/// The hours of a stored row.
pub(crate) fn availability_of(model: &availability::Model) -> Result<Availability, StoreError> {
    weekly_of(&Weekly::stored(model)?)
}

fn weekly_of(one: &Weekly) -> Result<Availability, StoreError> {
    let Weekly(id, _, weekdays, from, to, every_weeks, starting, until, ..) = one;
    Ok(Availability {
        days: WeekdaySet::from_bits(*weekdays),
        window: window(*from, *to).ok_or_else(|| StoreError::corrupt("availability", &id.to_string()))?,
        every_weeks: *every_weeks,
        starting: starting.as_deref().map(codes::date).transpose()?,
        until: until.as_deref().map(codes::date).transpose()?,
    })
}

/// The special days of these advisors from `from` on, each in order.
pub(crate) async fn list_overrides(
    reader: Reader<'_>,
    advisors: &[AdvisorId],
    from: NaiveDate,
) -> Result<HashMap<AdvisorId, Vec<AvailabilityOverride>>, StoreError> {
    let sql =
        format!("SELECT {OVERRIDES} FROM availability_override WHERE advisor_id IN ({}) AND on_date >= ?", marks(advisors.len()));
    let mut bound: Vec<Value> = advisors.iter().map(|advisor| Value::from(advisor.0)).collect();
    bound.push(Value::from(from.to_string()));
    let rows = reader.all(&sql, bound).await?;
    let found = rows.iter().map(|row| Ok((at(row, 0)?, AdvisorId(at(row, 1)?), at::<i32>(row, 2)? > 0, at(row, 3)?)));
    overrides_of(found.collect::<Result<_, StoreError>>()?)
}

fn overrides(packed: &str) -> Result<HashMap<AdvisorId, Vec<AvailabilityOverride>>, StoreError> {
    let found: Vec<(String, AdvisorId, u8, String)> = codes::from_json(packed)?;
    overrides_of(found.into_iter().map(|(date, advisor, opens, windows)| (date, advisor, opens > 0, windows)).collect())
}

/// The date, the advisor, whether a holiday is worked, the windows as stored.
type StoredOverride = (String, AdvisorId, bool, String);

fn overrides_of(mut found: Vec<StoredOverride>) -> Result<HashMap<AdvisorId, Vec<AvailabilityOverride>>, StoreError> {
    found.sort_unstable();
    let mut overrides: HashMap<_, Vec<_>> = HashMap::new();
    for (date, advisor, opens_holiday, stored) in found {
        let pairs: Vec<(i32, i32)> = codes::from_json(&stored)?;
        let windows = pairs.into_iter().map(|(from, to)| window(from, to)).collect::<Option<Vec<_>>>();
        overrides.entry(advisor).or_default().push(AvailabilityOverride {
            date: codes::date(&date)?,
            windows: windows.ok_or_else(|| StoreError::corrupt("special hours", &stored))?,
            opens_holiday,
        });
    }
    Ok(overrides)
}

fn absences(packed: &str) -> Result<HashMap<AdvisorId, Vec<Absence>>, StoreError> {
    let found: Vec<(i64, AdvisorId, String, String)> = codes::from_json(packed)?;
    let mut absences: HashMap<AdvisorId, Vec<_>> = HashMap::new();
    for (id, advisor, from, until) in found {
        absences.entry(advisor).or_default().push((id, span_of(&from, &until)?));
    }
    Ok(absences.into_iter().map(|(advisor, spans)| (advisor, in_order(spans))).collect())
}

fn spans(packed: &str) -> Result<Vec<CivilSpan>, StoreError> {
    let found: Vec<(i64, String, String)> = codes::from_json(packed)?;
    let spans = found.into_iter().map(|(id, from, until)| Ok((id, span_of(&from, &until)?)));
    Ok(in_order(spans.collect::<Result<_, StoreError>>()?))
}

fn in_order(mut spans: Vec<(i64, CivilSpan)>) -> Vec<CivilSpan> {
    spans.sort_unstable_by_key(|(id, span)| (span.from, *id));
    spans.into_iter().map(|(_, span)| span).collect()
}

fn span_of(from: &str, until: &str) -> Result<CivilSpan, StoreError> {
    Ok(CivilSpan { from: codes::civil(from)?, until: codes::civil(until)? })
}

/// The first minute of a day, as civil date-times are stored.
pub(crate) fn midnight(day: NaiveDate) -> String {
    codes::civil_text(day.and_time(NaiveTime::MIN))
}

/// The civil span in two columns from `first` on.
pub(crate) fn span(row: &QueryResult, first: usize) -> Result<CivilSpan, StoreError> {
    span_of(&at::<String>(row, first)?, &at::<String>(row, first + 1)?)
}

fn window(from: i32, to: i32) -> Option<TimeWindow> {
    let minute = |minutes: i32| u16::try_from(minutes).ok().and_then(MinuteOfDay::new);
    Some(TimeWindow { from: minute(from)?, to: minute(to)? })
}

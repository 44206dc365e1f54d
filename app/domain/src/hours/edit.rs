//! What an edit of a series changes: all of it, from a date on, or on one date only.

use super::{
    AdvisorHours, HoursChange, HoursErrors, HoursField, HoursProblem, Series, WeeklyHours, day_draft::joined, typed::read_date,
};
use crate::{
    agenda::{Availability, AvailabilityOverride, TimeWindow, WeekdaySet},
    time::NaiveDate,
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// How far an edit reaches, as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// The whole series, its past included.
    #[default]
    All,
    /// From a date on; before it nothing changes.
    From,
    /// One date.
    Only,
}

/// How far an edit reaches, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeDraft {
    /// Which reach.
    pub kind: ScopeKind,
    /// The date, for the reaches that have one.
    pub date: String,
}

/// How far an edit reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditScope {
    /// The whole series.
    All,
    /// From that date on.
    From(NaiveDate),
    /// On that date only.
    Only(NaiveDate),
}

impl ScopeDraft {
    /// Parses the date where one is needed.
    pub fn parse(&self) -> Result<EditScope, HoursErrors> {
        let date = || read_date(&self.date).map_err(at_date);
        match self.kind {
            ScopeKind::All => Ok(EditScope::All),
            ScopeKind::From => date().map(EditScope::From),
            ScopeKind::Only => date().map(EditScope::Only),
        }
    }
}

/// The changes that give the series other hours, or none, as far as `scope` reaches. Outside of it every date keeps its hours;
/// a series of every n weeks keeps its rhythm across the cut unless the rhythm is what changes.
///
/// One date becomes the special hours of that date: its other windows stay, these replace the series' own. Special hours serve
/// everything, so where a window of that date serves only some types, modes or sites the series is cut around the date
/// instead.
pub fn plan(
    hours: &AdvisorHours,
    series: &Series,
    to: Option<&WeeklyHours>,
    scope: EditScope,
) -> Result<Vec<HoursChange>, HoursErrors> {
    match scope {
        EditScope::All => Ok(vec![to.map_or(HoursChange::Delete(series.id), |to| HoursChange::Update(series.id, to.clone()))]),
        EditScope::From(date) => from_date(series, to, date),
        EditScope::Only(date) => only_date(hours, series, to, date),
    }
}

fn at_date(problem: HoursProblem) -> HoursErrors {
    HoursErrors::of_one(HoursField::ScopeDate, problem)
}

fn from_date(series: &Series, to: Option<&WeeklyHours>, date: NaiveDate) -> Result<Vec<HoursChange>, HoursErrors> {
    let old = &series.hours;
    if old.weekly.until.is_some_and(|until| until < date) {
        return Err(at_date(HoursProblem::AfterItsEnd));
    }
    let before = before(old, date);
    let Some(to) = to else {
        return Ok(vec![before.map_or(HoursChange::Delete(series.id), |before| HoursChange::Update(series.id, before))]);
    };
    let rhythm_kept = to.weekly.every_weeks == old.weekly.every_weeks;
    let first = old.weekly.starting.map_or(date, |starting| starting.max(date));
    let starting = if rhythm_kept { in_rhythm(&old.weekly, first) } else { first };
    let new = to.between(Some(starting), to.weekly.until);
    if new.weekly.next_on(starting).is_none() {
        return Err(HoursErrors::of_one(HoursField::Until, HoursProblem::NeverOpens));
    }
    Ok(match before {
        Some(before) => vec![HoursChange::Update(series.id, before), HoursChange::Insert(new)],
        None => vec![HoursChange::Update(series.id, new)],
    })
}

fn only_date(
    hours: &AdvisorHours,
    series: &Series,
    to: Option<&WeeklyHours>,
    date: NaiveDate,
) -> Result<Vec<HoursChange>, HoursErrors> {
    if hours.day(date).is_some() {
        return Err(at_date(HoursProblem::HasSpecialHours));
    }
    if !series.hours.weekly.opens_on(date) {
        return Err(at_date(HoursProblem::NotOnThatDate));
    }
    let others: Vec<&WeeklyHours> = hours
        .series
        .iter()
        .filter(|other| other.id != series.id && other.hours.weekly.opens_on(date))
        .map(|other| &other.hours)
        .collect();
    let of_that_day = || others.iter().copied().chain(to).chain([&series.hours]);
    if of_that_day().all(WeeklyHours::is_for_everything) {
        let windows: Vec<TimeWindow> = others.iter().copied().chain(to).map(|hours| hours.weekly.window).collect();
        return Ok(vec![HoursChange::PutDay(AvailabilityOverride { date, windows: joined(windows), opens_holiday: false })]);
    }
    Ok(cut_around(series, to, date))
}

/// The series without that date, and what takes its place on it.
fn cut_around(series: &Series, to: Option<&WeeklyHours>, date: NaiveDate) -> Vec<HoursChange> {
    let old = &series.hours;
    let after = date.succ_opt().map(|next| old.between(Some(in_rhythm(&old.weekly, next)), old.weekly.until));
    let after = after.filter(|after| after.weekly.next_on(date).is_some());
    let mut parts: Vec<WeeklyHours> = before(old, date).into_iter().chain(after).collect();
    parts.extend(to.map(|to| {
        let weekly = Availability {
            days: WeekdaySet::default().with(date.weekday()),
            window: to.weekly.window,
            every_weeks: 1,
            starting: Some(date),
            until: Some(date),
        };
        WeeklyHours { weekly, ..to.clone() }
    }));
    let mut parts = parts.into_iter();
    let first = parts.next().map_or(HoursChange::Delete(series.id), |first| HoursChange::Update(series.id, first));
    core::iter::once(first).chain(parts.map(HoursChange::Insert)).collect()
}

/// What of a series lies before `date`; `None` when it never opens before. Without a first date it has always been open.
fn before(hours: &WeeklyHours, date: NaiveDate) -> Option<WeeklyHours> {
    let last = date.pred_opt()?;
    let opens = hours.weekly.starting.is_none_or(|starting| hours.weekly.next_on(starting).is_some_and(|first| first < date));
    opens.then(|| hours.between(hours.weekly.starting, Some(last)))
}

/// The first date from `date` on that lies in a week of the rhythm: a series that starts there goes on as before.
fn in_rhythm(weekly: &Availability, date: NaiveDate) -> NaiveDate {
    let weeks = i32::from(weekly.every_weeks.max(1));
    date.iter_days().take(7 * weeks as usize).find(|day| weekly.is_week_of(*day)).unwrap_or(date)
}

//! The windows of one advisor, and what closes them.

use super::{
    frame::Frame,
    spans::{merged, remains},
    wall_clock::midnight,
};
use crate::{
    agenda::{AdvisorSchedule, AvailabilityOverride, MinuteOfDay, TimeWindow},
    time::{DateRange, Interval, NaiveDate},
};
use chrono::Days;

/// Where one advisor's windows stand and which instants are closed whatever the windows say.
pub(super) struct Openings {
    /// Weekly windows and special hours, joined across midnight.
    pub windows: Vec<Interval>,
    /// Public holidays that this advisor does not work on.
    pub holidays: Vec<Interval>,
    /// Absences.
    pub absences: Vec<Interval>,
}

impl Openings {
    /// Those of `advisor` over the dates of `frame`.
    pub fn of(frame: &Frame<'_>, advisor: &AdvisorSchedule) -> Self {
        let special = overrides_within(advisor, frame.dates);
        let mut windows = Vec::new();
        for date in frame.dates.dates() {
            let of_date = of_date(&special, date);
            if of_date.is_empty() {
                let weekly = advisor.weekly.iter().filter(|rule| rule.opens_on(date));
                windows.extend(weekly.map(|rule| instants(frame, date, rule.window)));
            } else {
                let hours = of_date.iter().flat_map(|rule| &rule.windows);
                windows.extend(hours.map(|window| instants(frame, date, *window)));
            }
        }
        let closed = frame.holidays.iter().filter(|date| !of_date(&special, **date).iter().any(|rule| rule.opens_holiday));
        Self {
            windows: merged(windows),
            holidays: merged(closed.map(|date| whole_day(frame, *date)).collect()),
            absences: frame.instants(&advisor.absences),
        }
    }

    /// The windows once holidays, closures and absences have cut them, in order.
    pub fn pieces(&self, frame: &Frame<'_>) -> Vec<Interval> {
        let closed = [&self.holidays[..], &frame.closures, &self.absences].concat();
        let closed = merged(closed);
        self.windows.iter().flat_map(|window| remains(*window, &closed)).collect()
    }
}

/// The overrides of the dates in question, by date.
fn overrides_within(advisor: &AdvisorSchedule, dates: DateRange) -> Vec<&AvailabilityOverride> {
    let mut inside: Vec<_> = advisor.overrides.iter().filter(|rule| dates.contains(rule.date)).collect();
    inside.sort_by_key(|rule| rule.date);
    inside
}

fn of_date<'s, 'a>(sorted: &'s [&'a AvailabilityOverride], date: NaiveDate) -> &'s [&'a AvailabilityOverride] {
    let from = sorted.partition_point(|rule| rule.date < date);
    let until = sorted.partition_point(|rule| rule.date <= date);
    sorted.get(from..until).unwrap_or_default()
}

fn instants(frame: &Frame<'_>, date: NaiveDate, window: TimeWindow) -> Interval {
    let at = |minute: MinuteOfDay| midnight(date) + i64::from(minute.minutes()) * 60;
    frame.clock.span(at(window.from), at(window.to))
}

fn whole_day(frame: &Frame<'_>, date: NaiveDate) -> Interval {
    frame.clock.span(midnight(date), midnight(date.checked_add_days(Days::new(1)).unwrap_or(date)))
}

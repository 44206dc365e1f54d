//! The dates of a question, bounded, with enough of their surroundings to answer as if the whole calendar were known.

use super::{
    Ask, MAX_DAYS,
    spans::merged,
    wall_clock::{DAY, WallClock, civil_seconds, midnight},
};
use crate::{
    agenda::{CivilSpan, Grid, SlotPolicy},
    holidays::is_holiday,
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use chrono::{Datelike, Days};

/// A window open for longer starts its grid anew at each midnight, in seconds of elapsed time.
pub(super) const LONGEST_ANCHOR: i64 = 7 * DAY;

/// Days looked at before and after the dates asked: one more than [`LONGEST_ANCHOR`], so that a window that began earlier than
/// what is looked at is known to be longer than that.
const SURROUNDINGS: u64 = 8;

/// Seconds around from which a busy interval may still weigh by its buffers.
const BUFFERS: i64 = DAY;

/// The instants whose busy intervals must be loaded to answer for `dates` of an agenda in `zone`: every one that shares an
/// instant with the result. Exact for buffers of up to a day. The load of a day needs no more than this.
///
/// Only a compact grid depends on what was taken before the dates: it starts anew wherever an appointment ends.
pub fn bounds_of(policy: &SlotPolicy, zone: Tz, dates: DateRange) -> Interval {
    let Some(dates) = bounded(dates) else { return Interval::new(Timestamp::default(), Timestamp::default()) };
    let clock = WallClock::over(zone, surrounded(dates));
    let around = match policy.grid {
        Grid::Compact => surrounded(dates),
        Grid::Anchored | Grid::Clock => dates,
    };
    let inner = clock.span(midnight(around.from), midnight(around.until));
    let last = i64::from(policy.duration_min.max(0)) * 60; // may begin on the last date and end after it
    Interval::new(inner.start.plus_seconds(-BUFFERS), inner.end.plus_seconds(last + BUFFERS))
}

/// One question over one bounded range of dates.
pub(super) struct Frame<'a> {
    /// The question.
    pub ask: Ask<'a>,
    /// The instants of the dates asked.
    pub range: Interval,
    /// The dates asked and their surroundings.
    pub dates: DateRange,
    /// The instants of those.
    pub span: Interval,
    /// The wall clock over them.
    pub clock: WallClock,
    /// The first instant of each of those dates, and of the one after.
    pub midnights: Vec<Timestamp>,
    /// Those that are public holidays.
    pub holidays: Vec<NaiveDate>,
    /// Closures as instants, merged.
    pub closures: Vec<Interval>,
}

impl<'a> Frame<'a> {
    /// `None` when the question has no answer: no dates, a duration or a step that is not positive.
    pub fn of(ask: Ask<'a>, within: DateRange) -> Option<Self> {
        if ask.policy.duration_min <= 0 || ask.policy.step_min <= 0 {
            return None;
        }
        let asked = bounded(within)?;
        let dates = surrounded(asked);
        let clock = WallClock::over(ask.agenda.zone, dates);
        let midnights: Vec<_> = dates.dates().chain([dates.until]).map(|date| clock.day_start(date)).collect();
        let range = Interval::new(clock.day_start(asked.from), clock.day_start(asked.until));
        let span = clock.span(midnight(dates.from), midnight(dates.until));
        let holidays = dates.dates().filter(|date| is_holiday(ask.agenda.territory, *date)).collect();
        let mut frame = Self { ask, range, dates, span, clock, midnights, holidays, closures: Vec::new() };
        frame.closures = frame.instants(&ask.agenda.closures);
        Some(frame)
    }

    /// Civil spans as instants, merged, those outside the frame left out.
    pub fn instants(&self, spans: &[CivilSpan]) -> Vec<Interval> {
        let inside = spans.iter().map(|span| self.clock.span(civil_seconds(span.from), civil_seconds(span.until)));
        merged(inside.filter(|span| span.overlaps(self.span)).collect())
    }

    /// The first instants of the civil days that begin strictly inside `span`.
    pub fn midnights_in(&self, span: Interval) -> &[Timestamp] {
        let from = self.midnights.partition_point(|at| *at <= span.start);
        let until = self.midnights.partition_point(|at| *at < span.end);
        self.midnights.get(from..until).unwrap_or_default()
    }

    /// The first instant of the civil day of `at`, an instant of the frame.
    pub fn midnight_before(&self, at: Timestamp) -> Timestamp {
        let next = self.midnights.partition_point(|midnight| *midnight <= at);
        self.midnights.get(next.saturating_sub(1)).copied().unwrap_or(self.span.start)
    }

    /// The rank of the civil day of `at` among the dates of the frame.
    pub fn day_of(&self, at: Timestamp) -> usize {
        self.midnights.partition_point(|midnight| *midnight <= at).saturating_sub(1)
    }
}

/// At most [`MAX_DAYS`] dates; `None` when there is none, or beyond ten thousand years, where calendars have no meaning.
fn bounded(within: DateRange) -> Option<DateRange> {
    if within.is_empty() || !(-9_999..=9_999).contains(&within.from.year()) {
        return None;
    }
    let longest = DateRange::lasting(within.from, MAX_DAYS);
    Some(DateRange::new(within.from, within.until.min(longest.until)))
}

fn surrounded(dates: DateRange) -> DateRange {
    let around = Days::new(SURROUNDINGS);
    DateRange::new(
        dates.from.checked_sub_days(around).unwrap_or(dates.from),
        dates.until.checked_add_days(around).unwrap_or(dates.until),
    )
}

//! What the clock on the wall shows over a stretch of time, as a short table of constant offsets.
//!
//! Converting an edge is then a subtraction, and both rules of clock changes fall out of one definition: a window opens at the
//! first instant at which the clock reads `from` or later, and closes after the last instant at which it reads less than `to`.
//! An edge inside the spring gap so becomes the first instant after the gap, and in autumn a window covers both passes.

use crate::{
    agenda::{CivilSpan, MinuteOfDay},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use chrono::NaiveDateTime;

/// Seconds of a civil day without a clock change.
pub(super) const DAY: i64 = 86_400;

/// The offsets of a zone over some dates and a day on either side.
pub(super) struct WallClock {
    stretches: Vec<Stretch>,
}

/// A span of time during which the offset stays the same.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    /// When.
    pub span: Interval,
    /// Seconds to add to UTC to get the wall clock.
    pub offset: i64,
}

impl WallClock {
    /// The table for `dates`. Offsets are sampled once a day: no zone changes twice within one.
    pub fn over(zone: Tz, dates: DateRange) -> Self {
        let end = Timestamp::from_epoch(midnight(dates.until) + DAY);
        let mut at = Timestamp::from_epoch(midnight(dates.from) - DAY);
        let mut current = Stretch { span: Interval::new(at, end), offset: offset_of(zone, at) };
        let mut stretches = Vec::with_capacity(3);
        while at < end {
            let next = at.plus_seconds(DAY).min(end);
            let offset = offset_of(zone, next);
            if offset != current.offset {
                let change = first_with(zone, offset, Interval::new(at, next));
                stretches.push(Stretch { span: Interval::new(current.span.start, change), ..current });
                current = Stretch { span: Interval::new(change, end), offset };
            }
            at = next;
        }
        stretches.push(current);
        Self { stretches }
    }

    /// The first instant at which the clock reads `civil` (seconds of wall-clock time) or later; the table's end when none.
    pub fn opening(&self, civil: i64) -> Timestamp {
        let reached = self.stretches.iter().find_map(|stretch| {
            let at = stretch.span.start.max(Timestamp::from_epoch(civil - stretch.offset));
            (at < stretch.span.end).then_some(at)
        });
        reached.or_else(|| self.stretches.last().map(|last| last.span.end)).unwrap_or_default()
    }

    /// The end of the last instant at which the clock reads less than `civil`; the table's start when none.
    pub fn closing(&self, civil: i64) -> Timestamp {
        let reached = self.stretches.iter().rev().find_map(|stretch| {
            let at = stretch.span.end.min(Timestamp::from_epoch(civil - stretch.offset));
            (at > stretch.span.start).then_some(at)
        });
        reached.or_else(|| self.stretches.first().map(|first| first.span.start)).unwrap_or_default()
    }

    /// A half-open civil span as instants; empty when the clock skips it whole, or when it ends before it starts (which the
    /// edges alone would hide inside the autumn fold).
    pub fn span(&self, from: i64, until: i64) -> Interval {
        if until <= from {
            return Interval::new(self.opening(from), self.opening(from));
        }
        Interval::new(self.opening(from), self.closing(until))
    }

    /// The first instant of a civil day.
    pub fn day_start(&self, date: NaiveDate) -> Timestamp {
        self.opening(midnight(date))
    }

    /// The stretches that share an instant with `span`, in order.
    pub fn stretches_in(&self, span: Interval) -> impl Iterator<Item = Stretch> {
        self.stretches.iter().copied().filter(move |stretch| stretch.span.overlaps(span))
    }
}

/// A civil span as instants of a zone, by the rules that windows, closures and absences follow; empty when the clock skips it.
pub fn instants_of(zone: Tz, span: CivilSpan) -> Interval {
    let after = span.until.date().succ_opt().unwrap_or(span.until.date());
    let clock = WallClock::over(zone, DateRange::new(span.from.date(), after));
    clock.span(civil_seconds(span.from), civil_seconds(span.until))
}

/// The first instant at which the clock of `zone` reads that minute of that date, or later: inside the spring gap the end of
/// the gap, in the autumn fold the first pass.
pub fn instant_at(zone: Tz, date: NaiveDate, minute: MinuteOfDay) -> Timestamp {
    WallClock::over(zone, DateRange::lasting(date, 2)).opening(midnight(date) + i64::from(minute.minutes()) * 60)
}

/// Wall-clock seconds at the midnight that begins `date`.
pub(super) fn midnight(date: NaiveDate) -> i64 {
    civil_seconds(date.and_time(chrono::NaiveTime::MIN))
}

/// A wall-clock reading in seconds since 1970-01-01T00:00 on that same wall.
pub(super) fn civil_seconds(civil: NaiveDateTime) -> i64 {
    civil.and_utc().timestamp()
}

fn offset_of(zone: Tz, at: Timestamp) -> i64 {
    at.in_zone(zone).offset_seconds.into()
}

/// The first second of `within` that has `offset`, knowing that its start has not and its end has.
fn first_with(zone: Tz, offset: i64, within: Interval) -> Timestamp {
    let (mut before, mut after) = (within.start, within.end);
    while after.since(before) > 1 {
        let middle = before.plus_seconds(after.since(before) / 2);
        if offset_of(zone, middle) == offset {
            after = middle;
        } else {
            before = middle;
        }
    }
    after
}

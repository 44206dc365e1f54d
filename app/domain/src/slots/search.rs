//! The same question asked for one instant, for the first one, for those around one.

use super::{
    Ask, MAX_DAYS, Slot,
    frame::Frame,
    limits::Limits,
    offer::{offered, open_slots},
};
use crate::time::{DateRange, NaiveDate, Timestamp, Tz};
use chrono::Days;

/// Dates swept at a time by [`next_free`].
const STRIDE: u16 = 31;

/// Days before and after an instant among which [`nearest`] chooses.
const NEARBY: (u64, u16) = (7, 31);

/// The slot that starts at exactly `start`, if it is offered: the question at submit. It is the sweep of that civil day, hence
/// the same answer as [`open_slots`] gave at display.
pub fn slot_at(ask: Ask<'_>, start: Timestamp) -> Option<Slot> {
    let day = DateRange::lasting(start.date_in(ask.agenda.zone), 1);
    open_slots(ask, day).into_iter().find(|slot| slot.interval.start == start)
}

/// The first slot from the civil date `from` on and not in the past, up to and including [`MAX_DAYS`] days after the later of today and `from`.
/// `None` when nothing is free as far as that or the horizon reaches.
///
/// Busy must be loaded for all of that time: [`bounds_of`](super::bounds_of) these dates.
pub fn next_free(ask: Ask<'_>, from: NaiveDate) -> Option<Slot> {
    let from = from.max(ask.now.date_in(ask.agenda.zone));
    let end = from.checked_add_days(Days::new(u64::from(MAX_DAYS) + 1)).unwrap_or(NaiveDate::MAX);
    let mut limits = Limits::of(ask);
    limits.earliest = Some(limits.earliest.unwrap_or(ask.now));
    let mut from = limits.first.map_or(from, |first| from.max(first));
    while from < end && limits.last.is_none_or(|last| from <= last) {
        let stride = DateRange::new(from, DateRange::lasting(from, STRIDE).until.min(end));
        let frame = Frame::of(ask, stride)?;
        if let Some(slot) = offered(&frame, limits, 1).into_iter().next() {
            return Some(slot);
        }
        from = stride.until;
    }
    None
}

/// The first slot that starts on the civil dates `within`: the first of [`open_slots`], sooner.
pub fn first_slot(ask: Ask<'_>, within: DateRange) -> Option<Slot> {
    let frame = Frame::of(ask, within)?;
    offered(&frame, Limits::of(ask), 1).into_iter().next()
}

/// The dates among which [`nearest`] chooses: a week back and a month ahead.
pub fn nearby(around: Timestamp, zone: Tz) -> DateRange {
    let day = around.date_in(zone);
    let (before, after) = NEARBY;
    DateRange::lasting(day.checked_sub_days(Days::new(before)).unwrap_or(day), after + before as u16)
}

/// Up to `count` free slots around an instant, to propose instead of one that is gone: those of the same civil day first, then
/// the others, each by distance in time, the earlier of two equally distant first. Looks among the dates [`nearby`].
pub fn nearest(ask: Ask<'_>, around: Timestamp, count: usize) -> Vec<Slot> {
    let day = around.date_in(ask.agenda.zone);
    let mut slots = open_slots(ask, nearby(around, ask.agenda.zone));
    slots.sort_by_cached_key(|slot| {
        let start = slot.interval.start;
        (start.date_in(ask.agenda.zone) != day, start.since(around).abs(), start)
    });
    slots.truncate(count);
    slots
}

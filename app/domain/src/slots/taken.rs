//! What is busy, and the time around it that no other appointment may take.

use super::{Ask, frame::Frame, spans::merged};
use crate::{
    agenda::{AdvisorSchedule, Busy, BusyKind},
    time::Interval,
};

/// The busy entries of `advisor` that count: not empty, not the appointment being moved, weighing on the frame.
pub(super) fn counted<'a>(frame: &'a Frame<'a>, advisor: &'a AdvisorSchedule) -> impl Iterator<Item = &'a Busy> {
    let ask = frame.ask;
    advisor.busy.iter().filter(move |busy| {
        let moved = busy.id.is_some() && busy.id == ask.ignoring;
        !moved && !busy.interval.is_empty() && guarded(ask, busy).overlaps(frame.span)
    })
}

/// `busy` with the gaps an appointment of the asked type must leave around it: on each side the longer of the two buffers,
/// never their sum.
pub(super) fn guarded(ask: Ask<'_>, busy: &Busy) -> Interval {
    let before = busy.buffer_before_min.max(ask.policy.buffer_after_min).max(0);
    let after = busy.buffer_after_min.max(ask.policy.buffer_before_min).max(0);
    Interval::new(busy.interval.start.plus_minutes(-i64::from(before)), busy.interval.end.plus_minutes(after.into()))
}

/// The instants no appointment of the asked type may take, merged.
pub(super) fn blocked(frame: &Frame<'_>, advisor: &AdvisorSchedule) -> Vec<Interval> {
    merged(counted(frame, advisor).map(|busy| guarded(frame.ask, busy)).collect())
}

/// How many appointments and sessions of `advisor` start on each date of the frame.
pub(super) fn loads(frame: &Frame<'_>, advisor: &AdvisorSchedule) -> Vec<u32> {
    let mut loads = vec![0_u32; frame.midnights.len()];
    for busy in counted(frame, advisor) {
        let weighs = match busy.kind {
            BusyKind::Appointment | BusyKind::Session => true,
            BusyKind::External => false,
        };
        if weighs
            && frame.span.contains(busy.interval.start)
            && let Some(load) = loads.get_mut(frame.day_of(busy.interval.start))
        {
            *load = load.saturating_add(1);
        }
    }
    loads
}

//! The slots of an agenda: the starts of its advisors put together.

use super::{
    Ask, MAX_SLOTS, Slot,
    frame::Frame,
    grid::{Free, starts},
    limits::Limits,
    openings::Openings,
    taken::{blocked, loads},
};
use crate::{
    agenda::{AdvisorSchedule, Assignment},
    ids::AdvisorId,
    time::{DateRange, Interval, Timestamp},
};

/// The slots that start on the civil dates `within`, in order of start. Nothing for an empty range, for nobody, for a duration
/// or a step that is not positive; at most [`MAX_DAYS`](super::MAX_DAYS) dates and [`MAX_SLOTS`] slots.
pub fn open_slots(ask: Ask<'_>, within: DateRange) -> Vec<Slot> {
    Frame::of(ask, within).map_or_else(Vec::new, |frame| offered(&frame, Limits::of(ask), MAX_SLOTS))
}

/// The first `most` slots of a frame.
pub(super) fn offered(frame: &Frame<'_>, limits: Limits, most: usize) -> Vec<Slot> {
    let allowed = limits.allowed(&frame.clock, frame.range);
    if allowed.is_empty() {
        return Vec::new();
    }
    let ask = frame.ask;
    let offers = match ask.policy.assignment {
        Assignment::Any => any(frame, allowed, most),
        Assignment::All => all(frame, allowed, most),
    };
    let duration = i64::from(ask.policy.duration_min) * 60;
    let slot = |(start, advisors)| Slot { interval: Interval::lasting(start, duration), advisors };
    offers.into_iter().map(slot).collect()
}

type Offer = (Timestamp, Vec<AdvisorId>);

/// The union: a start is offered once, with everyone who is free then.
fn any(frame: &Frame<'_>, allowed: Interval, most: usize) -> Vec<Offer> {
    let advisors = &frame.ask.agenda.advisors;
    if let [only] = &advisors[..] {
        return starts_of(frame, only, allowed, most).into_iter().map(|start| (start, vec![only.advisor])).collect();
    }
    // The earliest `most` of the union are among the earliest `most` of each.
    let each = advisors.iter().enumerate();
    let mut free: Vec<_> =
        each.flat_map(|(rank, advisor)| starts_of(frame, advisor, allowed, most).into_iter().map(move |at| (at, rank))).collect();
    free.sort_unstable();
    let order = Order::of(frame);
    let together = free.chunk_by(|one, next| one.0 == next.0).take(most);
    together
        .filter_map(|group| {
            group.first().map(|(start, _)| (*start, order.sorted(frame, *start, group.iter().map(|(_, rank)| *rank))))
        })
        .collect()
}

/// The intersection: a start is offered when everyone offers it. Nobody to ask offers nothing.
fn all(frame: &Frame<'_>, allowed: Interval, most: usize) -> Vec<Offer> {
    let advisors = &frame.ask.agenda.advisors;
    let mut each = advisors.iter().map(|advisor| starts_of(frame, advisor, allowed, usize::MAX));
    let Some(mut shared) = each.next() else { return Vec::new() };
    for starts in each {
        shared.retain(|start| starts.binary_search(start).is_ok());
    }
    shared.truncate(most);
    let order = Order::of(frame);
    shared.into_iter().map(|start| (start, order.sorted(frame, start, 0..advisors.len()))).collect()
}

fn starts_of(frame: &Frame<'_>, advisor: &AdvisorSchedule, allowed: Interval, most: usize) -> Vec<Timestamp> {
    let pieces = Openings::of(frame, advisor).pieces(frame);
    starts(frame, &Free { pieces: &pieces, blocked: &blocked(frame, advisor), allowed, most })
}

/// Who comes first on which day.
struct Order {
    /// For each advisor, by rank in the agenda: appointments and sessions per date of the frame.
    loads: Vec<Vec<u32>>,
}

impl Order {
    fn of(frame: &Frame<'_>) -> Self {
        Self { loads: frame.ask.agenda.advisors.iter().map(|advisor| loads(frame, advisor)).collect() }
    }

    /// The least loaded of the civil day of `start` first, ties by identity; an advisor named twice counts once.
    fn sorted(&self, frame: &Frame<'_>, start: Timestamp, ranks: impl Iterator<Item = usize>) -> Vec<AdvisorId> {
        let day = frame.day_of(start);
        let load = |rank: usize| self.loads.get(rank).and_then(|days| days.get(day)).copied().unwrap_or_default();
        let advisors = &frame.ask.agenda.advisors;
        let mut keyed: Vec<_> = ranks.filter_map(|rank| advisors.get(rank).map(|who| (load(rank), who.advisor))).collect();
        keyed.sort_unstable();
        let mut named: Vec<AdvisorId> = Vec::with_capacity(keyed.len());
        for (_, advisor) in keyed {
            if !named.contains(&advisor) {
                named.push(advisor);
            }
        }
        named
    }
}

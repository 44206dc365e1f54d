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
    // The earliest `most` of the union are among the earliest `most` of each. All lists are walked at once.
    let starts: Vec<_> = advisors.iter().map(|advisor| starts_of(frame, advisor, allowed, most)).collect();
    let mut left: Vec<&[Timestamp]> = starts.iter().map(Vec::as_slice).collect();
    let mut order = Order::of(frame);
    let mut offers = Vec::new();
    while offers.len() < most
        && let Some(start) = left.iter().filter_map(|starts| starts.first()).min().copied()
    {
        let free = order.sorted(frame, start, |rank| {
            let mine = left.get_mut(rank);
            mine.is_some_and(|starts| {
                let is_free = starts.first() == Some(&start);
                *starts = starts.get(usize::from(is_free)..).unwrap_or_default();
                is_free
            })
        });
        offers.push((start, free));
    }
    offers
}

/// The intersection: a start is offered when everyone offers it. Nobody to ask offers nothing.
fn all(frame: &Frame<'_>, allowed: Interval, most: usize) -> Vec<Offer> {
    let mut each = frame.ask.agenda.advisors.iter().map(|advisor| starts_of(frame, advisor, allowed, usize::MAX));
    let Some(mut shared) = each.next() else { return Vec::new() };
    for starts in each {
        shared.retain(|start| starts.binary_search(start).is_ok());
    }
    shared.truncate(most);
    let mut order = Order::of(frame);
    shared.into_iter().map(|start| (start, order.sorted(frame, start, |_| true))).collect()
}

fn starts_of(frame: &Frame<'_>, advisor: &AdvisorSchedule, allowed: Interval, most: usize) -> Vec<Timestamp> {
    let pieces = Openings::of(frame, advisor).pieces(frame);
    starts(frame, &Free { pieces: &pieces, blocked: &blocked(frame, advisor), allowed, most })
}

/// Who comes first on which day.
struct Order {
    /// For each advisor, by rank in the agenda: appointments and sessions per date of the frame.
    loads: Vec<Vec<u32>>,
    /// Somebody stands in the agenda twice.
    has_twins: bool,
    /// The day sorted last, and everyone's ranks on it: starts come in order, so that a day is sorted once.
    day: Option<usize>,
    ranks: Vec<usize>,
}

impl Order {
    fn of(frame: &Frame<'_>) -> Self {
        let advisors = &frame.ask.agenda.advisors;
        let mut names: Vec<_> = advisors.iter().map(|advisor| advisor.advisor).collect();
        names.sort_unstable();
        Self {
            loads: advisors.iter().map(|advisor| loads(frame, advisor)).collect(),
            has_twins: names.windows(2).any(|pair| pair[0] == pair[1]),
            day: None,
            ranks: (0..advisors.len()).collect(),
        }
    }

    /// Those of a start whom `is_free` names by their rank: the least loaded of the civil day first, ties by identity; an
    /// advisor named twice counts once. Each rank is asked about once.
    fn sorted(&mut self, frame: &Frame<'_>, start: Timestamp, mut is_free: impl FnMut(usize) -> bool) -> Vec<AdvisorId> {
        let day = frame.day_of(start);
        let advisors = &frame.ask.agenda.advisors;
        if self.day != Some(day) {
            self.day = Some(day);
            let loads = &self.loads;
            let load = |rank: usize| loads.get(rank).and_then(|days| days.get(day)).copied().unwrap_or_default();
            self.ranks.sort_unstable_by_key(|rank| (load(*rank), advisors.get(*rank).map(|who| who.advisor)));
        }
        let mut named: Vec<AdvisorId> = Vec::with_capacity(self.ranks.len());
        for rank in &self.ranks {
            if is_free(*rank)
                && let Some(who) = advisors.get(*rank)
                && !(self.has_twins && named.contains(&who.advisor))
            {
                named.push(who.advisor);
            }
        }
        named
    }
}

//! How much of the open time is taken. The windows are those that slots are cut from.

use super::{
    Ask, Audience, MAX_DAYS,
    frame::Frame,
    openings::Openings,
    spans::{common, merged, remains},
};
use crate::{
    agenda::{Agenda, SlotPolicy},
    ids::AdvisorId,
    time::{DateRange, Interval, Timestamp},
};

/// Where the time of each advisor is open on the civil dates `within`, in the order of the agenda: their windows once holidays,
/// closures and absences have cut them. What is busy changes nothing. As many dates as are asked.
pub fn open_times(agenda: &Agenda, within: DateRange) -> Vec<(AdvisorId, Vec<Interval>)> {
    // Staff: nothing depends on the present instant.
    let now = Timestamp::default();
    let ask = Ask { agenda, policy: &SlotPolicy::OPENINGS, now, ignoring: None, audience: Audience::Staff };
    let mut open: Vec<_> = agenda.advisors.iter().map(|advisor| (advisor.advisor, Vec::new())).collect();
    let mut from = within.from;
    while from < within.until {
        let dates = DateRange::new(from, DateRange::lasting(from, MAX_DAYS).until.min(within.until));
        let Some(frame) = Frame::of(ask, dates) else { break };
        for (advisor, (_, spans)) in agenda.advisors.iter().zip(&mut open) {
            spans.extend(Openings::of(&frame, advisor).pieces(&frame).into_iter().map(|piece| common(piece, frame.range)));
        }
        if dates.until <= from {
            break; // the end of the calendar
        }
        from = dates.until;
    }
    open.into_iter().map(|(advisor, spans)| (advisor, merged(spans))).collect()
}

/// The open time of one advisor or of several together, and what is taken of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// Seconds that are open.
    pub open_s: u64,
    /// Seconds of those that are taken.
    pub taken_s: u64,
}

impl Filling {
    /// Of one advisor inside `within`. An instant counts once, however often it is open or taken; what is taken outside the
    /// open time does not count.
    pub fn of(open: Vec<Interval>, taken: Vec<Interval>, within: Interval) -> Self {
        let open = merged(open.into_iter().map(|span| common(span, within)).collect());
        let taken = merged(taken);
        let free = open.iter().flat_map(|span| remains(*span, &taken));
        let (open_s, free_s) = (seconds(open.iter().copied()), seconds(free));
        Self { open_s, taken_s: open_s.saturating_sub(free_s) }
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { open_s: self.open_s.saturating_add(other.open_s), taken_s: self.taken_s.saturating_add(other.taken_s) }
    }
}

fn seconds(spans: impl Iterator<Item = Interval>) -> u64 {
    spans.map(|span| span.seconds().unsigned_abs()).fold(0, u64::saturating_add)
}

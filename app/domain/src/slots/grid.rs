//! Where starts fall inside the free time of one advisor.

use super::{
    frame::{Frame, LONGEST_ANCHOR},
    spans::{common, remains},
    wall_clock::DAY,
};
use crate::{
    agenda::Grid,
    time::{Interval, Timestamp},
};

const HOUR: i64 = 3_600;

/// The free time of one advisor, and which starts are wanted.
pub(super) struct Free<'a> {
    /// Windows once closures have cut them, in order.
    pub pieces: &'a [Interval],
    /// What busy and buffers take, merged.
    pub blocked: &'a [Interval],
    /// The starts that notice, horizon and the range asked allow.
    pub allowed: Interval,
    /// How many starts are enough.
    pub most: usize,
}

/// The starts at which an appointment fits, in order.
pub(super) fn starts(frame: &Frame<'_>, free: &Free<'_>) -> Vec<Timestamp> {
    let policy = frame.ask.policy;
    let mut walk = Walk {
        duration: i64::from(policy.duration_min) * 60,
        step: i64::from(policy.step_min) * 60,
        allowed: free.allowed,
        most: free.most,
        found: Vec::new(),
    };
    if free.allowed.is_empty() {
        return walk.found;
    }
    let first = free.pieces.partition_point(|piece| piece.end <= free.allowed.start);
    for piece in free.pieces[first..].iter().take_while(|piece| piece.start < free.allowed.end) {
        for gap in remains(*piece, free.blocked).filter(|gap| gap.end > free.allowed.start) {
            if walk.found.len() >= free.most || gap.start >= free.allowed.end {
                return walk.found;
            }
            match policy.grid {
                Grid::Anchored => walk.anchored(frame, *piece, gap),
                Grid::Compact => walk.anew_each_midnight(frame, *piece, gap, gap.start),
                Grid::Clock => walk.clock(frame, gap),
            }
        }
    }
    walk.found
}

struct Walk {
    duration: i64,
    step: i64,
    allowed: Interval,
    most: usize,
    found: Vec<Timestamp>,
}

impl Walk {
    /// The grid of the whole window, whatever is booked in it.
    fn anchored(&mut self, frame: &Frame<'_>, piece: Interval, gap: Interval) {
        let anchor =
            if piece.seconds() > LONGEST_ANCHOR { frame.midnight_before(gap.start).max(piece.start) } else { piece.start };
        self.anew_each_midnight(frame, piece, gap, anchor);
    }

    /// From `anchor`, and in a window too long to be remembered from each midnight again. An appointment may still cross it.
    fn anew_each_midnight(&mut self, frame: &Frame<'_>, piece: Interval, gap: Interval, anchor: Timestamp) {
        let mut anchor = anchor;
        if piece.seconds() > LONGEST_ANCHOR {
            for midnight in frame.midnights_in(gap) {
                self.run(Interval::new(anchor, *midnight), gap);
                anchor = *midnight;
            }
        }
        self.run(Interval::new(anchor, gap.end), gap);
    }

    /// The minutes of the hour that are multiples of the step; of the day for a step of an hour or more.
    fn clock(&mut self, frame: &Frame<'_>, gap: Interval) {
        let period = if self.step < HOUR { HOUR } else { DAY };
        let wanted = common(gap, self.allowed);
        for stretch in frame.clock.stretches_in(wanted) {
            let inside = common(stretch.span, gap);
            let until = common(stretch.span, wanted).end;
            let shown = common(stretch.span, wanted).start.epoch() + stretch.offset;
            let mut turn = Timestamp::from_epoch(shown - shown.rem_euclid(period) - stretch.offset);
            while turn < until && self.found.len() < self.most {
                let next = turn.plus_seconds(period);
                self.run_within(Interval::new(turn, next.min(inside.end)), inside.start, gap);
                turn = next;
            }
        }
    }

    /// Every step of elapsed time from the start of `line` and before its end, where an appointment fits in `gap`.
    fn run(&mut self, line: Interval, gap: Interval) {
        self.run_within(line, gap.start, gap);
    }

    /// As [`Walk::run`], from `earliest` on.
    fn run_within(&mut self, line: Interval, earliest: Timestamp, gap: Interval) {
        let earliest = earliest.max(gap.start).max(self.allowed.start).max(line.start);
        let before = line.end.min(self.allowed.end);
        let latest = gap.end.plus_seconds(-self.duration);
        let skipped = earliest.since(line.start);
        let mut at = line.start.plus_seconds((skipped + self.step - 1).div_euclid(self.step) * self.step);
        while at < before && at <= latest && self.found.len() < self.most {
            self.found.push(at);
            at = at.plus_seconds(self.step);
        }
    }
}

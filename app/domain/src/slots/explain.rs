//! Why an instant is not offered: the spans of the engine laid over each other.

use super::{
    Ask,
    frame::Frame,
    limits::Limits,
    openings::Openings,
    spans::{common, remains},
    taken::{counted, guarded},
};
use crate::{
    agenda::{AdvisorSchedule, Assignment, BusyKind},
    time::{DateRange, Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// The rule that removed an instant. In order: where several hold, the first is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No window stands there.
    Outside,
    /// A public holiday that no override opens.
    Holiday,
    /// A closure of the centre or the site.
    Closure,
    /// An absence of the advisor.
    Absence,
    /// A live appointment.
    Appointment,
    /// An outside calendar.
    External,
    /// A group session led by the advisor.
    Session,
    /// The gap kept around something busy.
    Buffer,
    /// Too close to now, or past.
    Notice,
    /// Beyond how far ahead one may book.
    Horizon,
}

/// A span of time and the rule that removed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// When.
    pub interval: Interval,
    /// Why.
    pub because: Reason,
}

/// For each instant of `within` that is not free, the rule that removed it, in order; neighbours of the same reason are one.
///
/// Under `Any` an instant is removed when everyone's is, and the first reason of those who have a window there is named; under
/// `All` when anyone's is. What is not named is free, though perhaps not for a whole appointment.
pub fn explain(ask: Ask<'_>, within: DateRange) -> Vec<Removed> {
    let Some(frame) = Frame::of(ask, within) else { return Vec::new() };
    let limits = Limits::of(ask);
    let both = |one, other| match ask.policy.assignment {
        Assignment::Any => for_any(one, other),
        Assignment::All => for_all(one, other),
    };
    let nobody = vec![(frame.range.start, Some(Reason::Outside))];
    let verdicts = ask.agenda.advisors.iter().map(|advisor| verdict(&frame, limits, advisor));
    let verdict = verdicts.reduce(|one, other| overlaid(&one, &other, both)).unwrap_or(nobody);
    let ends = verdict.iter().skip(1).map(|(from, _)| *from).chain([frame.range.end]);
    let spans = verdict
        .iter()
        .zip(ends)
        .filter_map(|((from, reason), until)| reason.map(|because| Removed { interval: Interval::new(*from, until), because }));
    spans.filter(|removed| !removed.interval.is_empty()).collect()
}

/// From each instant on (the first is the start of the range), what removes it; `None` where nothing does.
type Verdict = Vec<(Timestamp, Option<Reason>)>;

fn for_any(one: Option<Reason>, other: Option<Reason>) -> Option<Reason> {
    match (one?, other?) {
        (Reason::Outside, reason) | (reason, Reason::Outside) => Some(reason),
        (one, other) => Some(one.min(other)),
    }
}

fn for_all(one: Option<Reason>, other: Option<Reason>) -> Option<Reason> {
    one.into_iter().chain(other).min()
}

/// The verdict for one advisor: where each rule begins and ceases to hold, swept in order.
fn verdict(frame: &Frame<'_>, limits: Limits, advisor: &AdvisorSchedule) -> Verdict {
    let openings = Openings::of(frame, advisor);
    let horizon = limits.horizon(&frame.clock, frame.range);
    let mut marks = Marks { within: frame.range, marks: Vec::new() };
    marks.hold(Reason::Outside, remains(frame.range, &openings.windows));
    marks.hold(Reason::Holiday, openings.holidays);
    marks.hold(Reason::Closure, frame.closures.iter().copied());
    marks.hold(Reason::Absence, openings.absences);
    for busy in counted(frame, advisor) {
        marks.hold(reason_of(busy.kind), [busy.interval]);
        marks.hold(Reason::Buffer, [guarded(frame.ask, busy)]);
    }
    marks.hold(Reason::Notice, limits.earliest.map(|earliest| Interval::new(frame.range.start, earliest)));
    marks.hold(Reason::Horizon, beyond(frame.range, horizon));
    marks.swept()
}

const fn reason_of(kind: BusyKind) -> Reason {
    match kind {
        BusyKind::Appointment => Reason::Appointment,
        BusyKind::External => Reason::External,
        BusyKind::Session => Reason::Session,
    }
}

/// What lies outside `allowed`, all of the range when nothing is.
fn beyond(range: Interval, allowed: Interval) -> [Interval; 2] {
    if allowed.is_empty() {
        return [range, Interval::new(range.end, range.end)];
    }
    [Interval::new(range.start, allowed.start), Interval::new(allowed.end, range.end)]
}

/// Where rules begin (+1) and cease (-1) to hold.
struct Marks {
    within: Interval,
    marks: Vec<(Timestamp, Reason, i32)>,
}

impl Marks {
    fn hold(&mut self, reason: Reason, spans: impl IntoIterator<Item = Interval>) {
        for span in spans {
            let inside = common(span, self.within);
            if !inside.is_empty() {
                self.marks.extend([(inside.start, reason, 1), (inside.end, reason, -1)]);
            }
        }
    }

    fn swept(mut self) -> Verdict {
        self.marks.sort_unstable();
        let mut verdict: Verdict = vec![(self.within.start, None)];
        let mut holding = [0_i32; REASONS.len()];
        for together in self.marks.chunk_by(|one, next| one.0 == next.0) {
            for (_, reason, change) in together {
                holding[*reason as usize] += change;
            }
            let first = REASONS.into_iter().find(|reason| holding[*reason as usize] > 0);
            if let Some((at, _, _)) = together.first() {
                then(&mut verdict, *at, first);
            }
        }
        verdict
    }
}

/// Every reason, in order: a reason is its rank here.
const REASONS: [Reason; 10] = [
    Reason::Outside,
    Reason::Holiday,
    Reason::Closure,
    Reason::Absence,
    Reason::Appointment,
    Reason::External,
    Reason::Session,
    Reason::Buffer,
    Reason::Notice,
    Reason::Horizon,
];

/// From `at` on, `reason`; an entry of no length gives way, one that changes nothing is left out.
fn then(verdict: &mut Verdict, at: Timestamp, reason: Option<Reason>) {
    if verdict.last().is_some_and(|(last, _)| *last == at) {
        verdict.pop();
    }
    if verdict.last().is_none_or(|(_, last)| *last != reason) {
        verdict.push((at, reason));
    }
}

/// Both verdicts at once; they begin at the same instant.
fn overlaid(one: &Verdict, other: &Verdict, both: impl Fn(Option<Reason>, Option<Reason>) -> Option<Reason>) -> Verdict {
    let mut instants: Vec<_> = one.iter().chain(other).map(|(at, _)| *at).collect();
    instants.sort_unstable();
    instants.dedup();
    let mut together = Verdict::new();
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let (mut of_one, mut of_other) = (None, None);
    for at in instants {
        if let Some((_, reason)) = left.next_if(|(from, _)| *from == at) {
            of_one = *reason;
        }
        if let Some((_, reason)) = right.next_if(|(from, _)| *from == at) {
            of_other = *reason;
        }
        then(&mut together, at, both(of_one, of_other));
    }
    together
}

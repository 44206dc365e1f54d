//! Where nobody can book, as the engine says it, cut into civil days and told in the centre's words.

use chrono::Timelike;
use contract::agendas::ShutView;
use domain::{
    agenda::{Agenda, CivilSpan, MinuteOfDay, SlotPolicy},
    ids::AdvisorId,
    slots::{Ask, Audience, Reason, Removed, explain, instant_at},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use store::agenda_hours::Hours;

/// Whose time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Each advisor's own.
    Each,
    /// What is shut for everybody.
    Everybody,
}

/// A window of the day before may still be open after midnight.
const BEFORE_DAYS: u64 = 8;

/// The first civil day whose rules may reach into `dates`.
pub(super) fn first_day_needed(dates: DateRange) -> NaiveDate {
    dates.from.checked_sub_days(chrono::Days::new(BEFORE_DAYS)).unwrap_or(dates.from)
}

/// Where `dates` are shut, by advisor and start.
pub(super) fn shut(hours: &Hours, dates: DateRange, whose: Whose) -> Vec<ShutView> {
    match whose {
        Whose::Everybody => of(hours, &hours.agenda, (dates, None)),
        Whose::Each => {
            let alone = |schedule: &domain::agenda::AdvisorSchedule| {
                let agenda = Agenda { advisors: vec![schedule.clone()], ..hours.agenda.clone() };
                of(hours, &agenda, (dates, Some(schedule.advisor)))
            };
            hours.agenda.advisors.iter().flat_map(alone).collect()
        }
    }
}

fn of(hours: &Hours, agenda: &Agenda, (dates, advisor): (DateRange, Option<AdvisorId>)) -> Vec<ShutView> {
    // Staff: nothing depends on the present instant.
    let now = Timestamp::default();
    let ask = Ask { agenda, policy: &SlotPolicy::OPENINGS, now, ignoring: None, audience: Audience::Staff };
    explain(ask, dates).into_iter().flat_map(|removed| by_day(hours, &removed, advisor)).collect()
}

/// A removed span, a piece for each civil day it touches.
fn by_day(hours: &Hours, removed: &Removed, advisor: Option<AdvisorId>) -> Vec<ShutView> {
    let zone = hours.agenda.zone;
    let (first, last) = (removed.interval.start.date_in(zone), removed.interval.end.plus_seconds(-1).date_in(zone));
    let mut pieces = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= last) {
        let day = whole_day(zone, date);
        let start = removed.interval.start.max(day.start);
        let end = removed.interval.end.min(day.end);
        let until_min = if end == day.end { MinuteOfDay::END.minutes() } else { minute_of(end, zone) };
        pieces.push(ShutView {
            advisor,
            date,
            from_min: minute_of(start, zone),
            until_min,
            because: removed.because,
            label: words(hours, (removed.because, start), advisor),
        });
    }
    pieces
}

fn whole_day(zone: Tz, date: NaiveDate) -> Interval {
    Interval::new(instant_at(zone, date, MinuteOfDay::START), instant_at(zone, date, MinuteOfDay::END))
}

fn minute_of(at: Timestamp, zone: Tz) -> u16 {
    let time = at.in_zone(zone).time();
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
}

/// What the centre calls the closure or the absence that holds at `at`.
pub(super) fn words(hours: &Hours, (because, at): (Reason, Timestamp), advisor: Option<AdvisorId>) -> String {
    let civil = at.in_zone(hours.agenda.zone).naive();
    let holds = |span: &CivilSpan| span.from <= civil && civil < span.until;
    let label = match because {
        Reason::Closure => hours.closures.iter().find(|(span, _)| holds(span)).map(|(_, label)| label),
        Reason::Absence => {
            let whose = |of: AdvisorId| advisor.is_none_or(|advisor| advisor == of);
            hours.absences.iter().find(|(of, span, _)| whose(*of) && holds(span)).map(|(_, _, label)| label)
        }
        Reason::Outside
        | Reason::Holiday
        | Reason::Appointment
        | Reason::External
        | Reason::Session
        | Reason::Buffer
        | Reason::Notice
        | Reason::Horizon => None,
    };
    label.cloned().unwrap_or_default()
}

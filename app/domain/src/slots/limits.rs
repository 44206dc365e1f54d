//! Notice and horizon: between which instants a candidate may start.

use super::{
    Ask, Audience,
    wall_clock::{WallClock, midnight},
};
use crate::{
    agenda::Horizon,
    holidays::is_holiday,
    time::{Interval, NaiveDate, Timestamp, Weekday},
};
use chrono::{Datelike, Days};

/// The earliest start that notice allows, equality included; `None` for staff. A negative notice counts as none: the past is
/// never offered.
pub fn earliest_start(ask: Ask<'_>) -> Option<Timestamp> {
    match ask.audience {
        Audience::Candidate => Some(ask.now.plus_minutes(ask.policy.min_notice_min.max(0).into())),
        Audience::Staff => None,
    }
}

/// The last civil date, in the agenda's zone, that the horizon allows; `None` when nothing bounds it.
pub fn last_date(ask: Ask<'_>) -> Option<NaiveDate> {
    match ask.audience {
        Audience::Candidate => {}
        Audience::Staff => return None,
    }
    let today = ask.now.date_in(ask.agenda.zone);
    Some(match ask.policy.horizon? {
        Horizon::Days(count) => today.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX),
        Horizon::WorkingDays(count) => nth_working_day(ask, today, count),
        Horizon::Period { to, .. } => to,
    })
}

/// What notice and horizon allow, kept while the dates asked move on.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The earliest start by notice.
    pub earliest: Option<Timestamp>,
    /// The first date of a fixed period.
    pub first: Option<NaiveDate>,
    /// The last date of the horizon.
    pub last: Option<NaiveDate>,
}

impl Limits {
    /// The limits of one question.
    pub fn of(ask: Ask<'_>) -> Self {
        let first = match (ask.audience, ask.policy.horizon) {
            (Audience::Candidate, Some(Horizon::Period { from, .. })) => Some(from),
            (Audience::Candidate, Some(Horizon::Days(_) | Horizon::WorkingDays(_)) | None) | (Audience::Staff, _) => None,
        };
        Self { earliest: earliest_start(ask), first, last: last_date(ask) }
    }

    /// The starts that the horizon alone allows, as far as `clock` reaches.
    pub fn horizon(self, clock: &WallClock, range: Interval) -> Interval {
        let start = self.first.map_or(range.start, |first| clock.day_start(first).max(range.start));
        let after = self.last.and_then(|last| last.checked_add_days(Days::new(1)));
        let end = after.map_or(range.end, |after| clock.opening(midnight(after)).min(range.end));
        Interval::new(start, end)
    }

    /// The starts inside `range` that notice and horizon both allow.
    pub fn allowed(self, clock: &WallClock, range: Interval) -> Interval {
        let horizon = self.horizon(clock, range);
        Interval::new(self.earliest.map_or(horizon.start, |earliest| earliest.max(horizon.start)), horizon.end)
    }
}

fn nth_working_day(ask: Ask<'_>, today: NaiveDate, count: u16) -> NaiveDate {
    if count == 0 {
        return today;
    }
    let works = |date: &NaiveDate| {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !is_holiday(ask.agenda.territory, *date)
    };
    today.iter_days().skip(1).filter(works).nth(usize::from(count) - 1).unwrap_or(NaiveDate::MAX)
}

//! The naive reference: the rules read word for word, one minute at a time, sharing no code with the engine.

use crate::given::Given;
use chrono::{Datelike, Days};
use domain::{
    agenda::{AdvisorSchedule, Assignment, BusyKind, Grid, Horizon, TimeWindow},
    holidays::is_holiday,
    ids::AdvisorId,
    slots::{Audience, Reason},
    time::{DateRange, NaiveDate, Timestamp, Tz, Weekday},
};

const WEEK: usize = 7 * 1440;

/// What the wall shows, minute by minute, over some weeks.
pub struct Wall {
    first: i64,
    shown: Vec<i64>,
    date: Vec<NaiveDate>,
    day_start: Vec<usize>,
    offsets: (i64, i64),
}

impl Wall {
    /// From eleven days before `date` to thirteen after: the dates asked lie next to it, and a window counts as long from
    /// seven days on.
    pub fn around(zone: Tz, date: NaiveDate) -> Self {
        let minute = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() / 60;
        let first = minute(date) - 11 * 1440;
        let civil: Vec<_> = (first..first + 24 * 1440).map(|at| Timestamp::from_epoch(at * 60).in_zone(zone).naive()).collect();
        let shown: Vec<_> = civil.iter().map(|civil| civil.and_utc().timestamp() / 60).collect();
        let date: Vec<_> = civil.iter().map(chrono::NaiveDateTime::date).collect();
        let mut day_start = vec![0; date.len()];
        for minute in 1..date.len() {
            day_start[minute] = if date[minute] == date[minute - 1] { day_start[minute - 1] } else { minute };
        }
        let gaps = (0..).zip(&shown).map(|(at, shown): (i64, _)| shown - (first + at));
        let offsets = (gaps.clone().min().unwrap(), gaps.max().unwrap());
        Self { first, shown, date, day_start, offsets }
    }

    fn at(&self, minute: usize) -> Timestamp {
        Timestamp::from_epoch((self.first + minute as i64) * 60)
    }

    /// From the first minute that shows `from` or later to the last that shows less than `to`.
    fn mark(&self, marks: &mut [bool], from: i64, to: i64) {
        if to <= from {
            return;
        }
        let index = |civil: i64, offset: i64| (civil - offset - self.first).clamp(0, self.shown.len() as i64) as usize;
        let start = (index(from, self.offsets.1)..self.shown.len()).find(|minute| self.shown[*minute] >= from);
        let end = (0..index(to, self.offsets.0)).rev().find(|minute| self.shown[*minute] < to);
        if let (Some(start), Some(end)) = (start, end) {
            (start..=end).for_each(|minute| marks[minute] = true);
        }
    }
}

/// What is offered and why the rest is not.
pub struct Answer {
    /// Start and advisors, in order.
    pub slots: Vec<(Timestamp, Vec<AdvisorId>)>,
    /// Each minute of the range with what removed it.
    pub reasons: Vec<(Timestamp, Option<Reason>)>,
}

pub fn answer(given: &Given, wall: &Wall, range: DateRange) -> Answer {
    let mut answer = Answer { slots: vec![], reasons: vec![] };
    let lengths = (given.policy.duration_min, given.policy.step_min);
    if lengths.0 <= 0 || lengths.1 <= 0 {
        return answer;
    }
    let days: Vec<_> = given.agenda.advisors.iter().map(|advisor| Day::of(given, wall, advisor)).collect();
    for minute in (0..wall.shown.len()).filter(|minute| range.contains(wall.date[*minute])) {
        let reasons: Vec<_> = days.iter().map(|day| day.reason(minute)).collect();
        answer.reasons.push((wall.at(minute), together(given, &reasons)));
        let free: Vec<_> = days.iter().filter(|day| day.offers(minute)).collect();
        let offered = match given.policy.assignment {
            Assignment::Any => !free.is_empty(),
            Assignment::All => !days.is_empty() && free.len() == days.len(),
        };
        if offered {
            let mut named: Vec<_> = free.iter().map(|day| (day.load(minute), day.advisor.advisor)).collect();
            named.sort();
            answer.slots.push((wall.at(minute), named.into_iter().map(|(_, advisor)| advisor).collect()));
        }
    }
    answer
}

fn together(given: &Given, reasons: &[Option<Reason>]) -> Option<Reason> {
    let held: Vec<_> = reasons.iter().flatten().copied().collect();
    match given.policy.assignment {
        Assignment::Any if held.len() < reasons.len() => None,
        Assignment::Any => Some(held.into_iter().filter(|reason| *reason != Reason::Outside).min().unwrap_or(Reason::Outside)),
        Assignment::All if reasons.is_empty() => Some(Reason::Outside),
        Assignment::All => held.into_iter().min(),
    }
}

/// One advisor, minute by minute.
struct Day<'a> {
    given: &'a Given,
    wall: &'a Wall,
    advisor: &'a AdvisorSchedule,
    window: Vec<bool>,
    holiday: Vec<bool>,
    closure: Vec<bool>,
    absence: Vec<bool>,
    /// For each minute, whether its date lies beyond the horizon.
    far: Vec<bool>,
    /// Busy with the gaps around it.
    guarded: Vec<(Timestamp, Timestamp)>,
    /// The dates on which appointments and sessions start, each as often as it has some.
    load: Vec<NaiveDate>,
    /// For each minute the first minute of its window once cut, and how long that window is; no length when closed.
    piece: Vec<(usize, usize)>,
    /// For each minute the start of the free time it lies in.
    free_since: Vec<usize>,
}

impl<'a> Day<'a> {
    fn of(given: &'a Given, wall: &'a Wall, advisor: &'a AdvisorSchedule) -> Self {
        let closed = || vec![false; wall.shown.len()];
        let (mut window, mut holiday, mut closure, mut absence) = (closed(), closed(), closed(), closed());
        let mut date = wall.date[0];
        while date <= wall.date[wall.date.len() - 1] {
            let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() / 60;
            for hours in windows(advisor, date) {
                wall.mark(&mut window, midnight + i64::from(hours.from.minutes()), midnight + i64::from(hours.to.minutes()));
            }
            let opened = advisor.overrides.iter().any(|rule| rule.date == date && rule.opens_holiday);
            if is_holiday(given.agenda.territory, date) && !opened {
                wall.mark(&mut holiday, midnight, midnight + 1440);
            }
            date = date + Days::new(1);
        }
        for (spans, marks) in [(&given.agenda.closures, &mut closure), (&advisor.absences, &mut absence)] {
            for span in spans {
                wall.mark(marks, span.from.and_utc().timestamp() / 60, span.until.and_utc().timestamp() / 60);
            }
        }
        let mut day = Self {
            given,
            wall,
            advisor,
            window,
            holiday,
            closure,
            absence,
            far: closed(),
            guarded: vec![],
            load: vec![],
            piece: vec![(0, 0); wall.shown.len()],
            free_since: vec![0; wall.shown.len()],
        };
        day.guarded = day.busy().map(|busy| guarded(given, busy)).collect();
        let weighing = day.busy().filter(|busy| busy.kind != BusyKind::External);
        day.load = weighing.map(|busy| busy.interval.start.date_in(given.agenda.zone)).collect();
        day.measure();
        day
    }

    fn measure(&mut self) {
        let minutes = self.wall.shown.len();
        for minute in 0..minutes {
            if self.open(minute) {
                let joined = minute > 0 && self.open(minute - 1);
                self.piece[minute].0 = if joined { self.piece[minute - 1].0 } else { minute };
            }
        }
        for minute in (0..minutes).rev() {
            if !self.open(minute) {
                continue;
            }
            let joined = minute + 1 < minutes && self.open(minute + 1);
            self.piece[minute].1 = if joined { self.piece[minute + 1].1 } else { minute + 1 - self.piece[minute].0 };
        }
        let today = self.given.now.date_in(self.given.agenda.zone);
        for minute in 0..minutes {
            let first = self.wall.day_start[minute] == minute;
            self.far[minute] = if first { too_far(self.given, today, self.wall.date[minute]) } else { self.far[minute - 1] };
        }
        let mut taken = vec![false; minutes];
        for (from, until) in &self.guarded {
            let inside = |minute: &usize| (*from..*until).contains(&self.wall.at(*minute));
            (0..minutes).filter(inside).for_each(|minute| taken[minute] = true);
        }
        for minute in 0..minutes {
            if !self.open(minute) || taken[minute] {
                continue;
            }
            let long = self.piece[minute].1 > WEEK;
            let anew =
                minute == 0 || !self.open(minute - 1) || taken[minute - 1] || (long && self.wall.day_start[minute] == minute);
            self.free_since[minute] = if anew { minute } else { self.free_since[minute - 1] };
        }
    }

    fn open(&self, minute: usize) -> bool {
        self.window[minute] && !self.holiday[minute] && !self.closure[minute] && !self.absence[minute]
    }

    fn busy(&self) -> impl Iterator<Item = &domain::agenda::Busy> {
        let ignored = |busy: &&domain::agenda::Busy| busy.id.is_none() || busy.id != self.given.ignoring;
        self.advisor.busy.iter().filter(ignored).filter(|busy| busy.interval.start < busy.interval.end)
    }

    fn offers(&self, minute: usize) -> bool {
        let policy = &self.given.policy;
        let (start, duration) = (self.wall.at(minute), policy.duration_min as usize);
        let allowed = !too_soon(self.given, start) && !self.far[minute];
        allowed
            && self.on_grid(minute)
            && (minute..minute + duration).all(|minute| self.wall.shown.len() > minute && self.open(minute))
            && self.guarded.iter().all(|(from, until)| start >= *until || start.plus_minutes(duration as i64) <= *from)
    }

    fn on_grid(&self, minute: usize) -> bool {
        let step = self.given.policy.step_min as usize;
        let (piece, length) = self.piece[minute];
        match self.given.policy.grid {
            Grid::Anchored => {
                let anchor = if length > WEEK { piece.max(self.wall.day_start[minute]) } else { piece };
                (minute - anchor).is_multiple_of(step)
            }
            Grid::Compact => (minute - self.free_since[minute]).is_multiple_of(step),
            Grid::Clock => self.wall.shown[minute].rem_euclid(if step < 60 { 60 } else { 1440 }) % step as i64 == 0,
        }
    }

    fn load(&self, minute: usize) -> usize {
        self.load.iter().filter(|date| **date == self.wall.date[minute]).count()
    }

    fn reason(&self, minute: usize) -> Option<Reason> {
        let at = self.wall.at(minute);
        let taken = |kind| self.busy().any(|busy| busy.kind == kind && busy.interval.contains(at));
        let rules = [
            (Reason::Outside, !self.window[minute]),
            (Reason::Holiday, self.holiday[minute]),
            (Reason::Closure, self.closure[minute]),
            (Reason::Absence, self.absence[minute]),
            (Reason::Appointment, taken(BusyKind::Appointment)),
            (Reason::External, taken(BusyKind::External)),
            (Reason::Session, taken(BusyKind::Session)),
            (Reason::Buffer, self.guarded.iter().any(|(from, until)| (from..until).contains(&&at))),
            (Reason::Notice, too_soon(self.given, at)),
            (Reason::Horizon, self.far[minute]),
        ];
        rules.into_iter().find_map(|(reason, holds)| holds.then_some(reason))
    }
}

/// On each side of something busy the longer of both buffers.
fn guarded(given: &Given, busy: &domain::agenda::Busy) -> (Timestamp, Timestamp) {
    let before = busy.buffer_before_min.max(given.policy.buffer_after_min).max(0);
    let after = busy.buffer_after_min.max(given.policy.buffer_before_min).max(0);
    (busy.interval.start.plus_minutes(-i64::from(before)), busy.interval.end.plus_minutes(i64::from(after)))
}

fn windows(advisor: &AdvisorSchedule, date: NaiveDate) -> Vec<TimeWindow> {
    let special: Vec<_> = advisor.overrides.iter().filter(|rule| rule.date == date).collect();
    if !special.is_empty() {
        return special.iter().flat_map(|rule| rule.windows.clone()).collect();
    }
    let monday = |date: NaiveDate| date - Days::new(date.weekday().num_days_from_monday().into());
    let opens = |rule: &&domain::agenda::Availability| {
        let first = rule.starting.unwrap_or(NaiveDate::from_ymd_opt(1970, 1, 5).unwrap());
        let weeks = (monday(date) - monday(first)).num_days() / 7;
        let valid = date >= first && rule.until.is_none_or(|last| date <= last);
        valid && rule.days.contains(date.weekday()) && weeks % i64::from(rule.every_weeks) == 0
    };
    advisor.weekly.iter().filter(opens).map(|rule| rule.window).collect()
}

fn too_soon(given: &Given, at: Timestamp) -> bool {
    given.audience == Audience::Candidate && at.since(given.now) < i64::from(given.policy.min_notice_min) * 60
}

fn too_far(given: &Given, today: NaiveDate, date: NaiveDate) -> bool {
    match given.policy.horizon {
        _ if given.audience == Audience::Staff => false,
        None => false,
        Some(Horizon::Days(count)) => (date - today).num_days() > i64::from(count),
        Some(Horizon::Period { from, to }) => date < from || date > to,
        Some(Horizon::WorkingDays(count)) => {
            let works = |date: &NaiveDate| {
                !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(given.agenda.territory, *date)
            };
            // Beyond when the working days up to the day before already make the count, or when none is needed.
            let before = DateRange::new(today + Days::new(1), date).dates().filter(works).count();
            date > today && before >= usize::from(count)
        }
    }
}

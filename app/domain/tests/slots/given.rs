//! A small vocabulary to describe an agenda: the acceptance table's defaults, and one verb per difference from them.

use domain::{
    agenda::{
        AdvisorSchedule, Agenda, Assignment, Availability, AvailabilityOverride, Busy, BusyKind, CivilSpan, Grid, Horizon,
        MinuteOfDay, SlotPolicy, TimeWindow, WeekdaySet,
    },
    holidays::Territory,
    ids::AdvisorId,
    slots::{Ask, Audience, Slot, open_slots},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz, Weekday},
};

pub const WORKING: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
pub const EVERY_DAY: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// An agenda, its policy and a clock.
#[derive(Clone, Debug)]
pub struct Given {
    pub agenda: Agenda,
    pub policy: SlotPolicy,
    pub now: Timestamp,
    pub ignoring: Option<i64>,
    pub audience: Audience,
}

impl Given {
    /// Europe/Paris, metropolitan holidays, 30 min every 30 min, no buffers, no notice, 365 days, nobody, 2027-01-04T07:00Z.
    pub fn nobody() -> Self {
        Self {
            agenda: Agenda { zone: Tz::Europe__Paris, territory: Territory::Metropole, closures: vec![], advisors: vec![] },
            policy: SlotPolicy {
                duration_min: 30,
                step_min: 30,
                buffer_before_min: 0,
                buffer_after_min: 0,
                min_notice_min: 0,
                horizon: Some(Horizon::Days(365)),
                grid: Grid::Anchored,
                assignment: Assignment::Any,
            },
            now: at("2027-01-04T07:00:00Z"),
            ignoring: None,
            audience: Audience::Candidate,
        }
    }

    /// One advisor, Monday to Friday 09:00–12:00.
    pub fn usual() -> Self {
        Self::open(&WORKING, "09:00", "12:00")
    }

    /// One advisor with one weekly window.
    pub fn open(days: &[Weekday], from: &str, to: &str) -> Self {
        Self::nobody().advisor(1).window(days, from, to)
    }

    /// One more advisor; the verbs that follow speak of this one.
    pub fn advisor(mut self, id: i64) -> Self {
        let schedule =
            AdvisorSchedule { advisor: AdvisorId(id), weekly: vec![], overrides: vec![], absences: vec![], busy: vec![] };
        self.agenda.advisors.push(schedule);
        self
    }

    pub fn last(&mut self) -> &mut AdvisorSchedule {
        self.agenda.advisors.last_mut().unwrap()
    }

    pub fn window(self, days: &[Weekday], from: &str, to: &str) -> Self {
        self.weekly(Availability { window: window(from, to), days: days.iter().copied().collect(), ..always() })
    }

    pub fn weekly(mut self, rule: Availability) -> Self {
        self.last().weekly.push(rule);
        self
    }

    pub fn special(mut self, date: &str, windows: &[(&str, &str)]) -> Self {
        let windows = windows.iter().map(|(from, to)| window(from, to)).collect();
        self.last().overrides.push(AvailabilityOverride { date: day(date), windows, opens_holiday: false });
        self
    }

    pub fn opening_holiday(mut self) -> Self {
        self.last().overrides.last_mut().unwrap().opens_holiday = true;
        self
    }

    pub fn absent(mut self, from: &str, until: &str) -> Self {
        self.last().absences.push(civil(from, until));
        self
    }

    pub fn closed(mut self, from: &str, until: &str) -> Self {
        self.agenda.closures.push(civil(from, until));
        self
    }

    pub fn busy(self, from: &str, until: &str) -> Self {
        self.taken(BusyKind::Appointment, from, until)
    }

    pub fn taken(mut self, kind: BusyKind, from: &str, until: &str) -> Self {
        let interval = Interval::new(at(from), at(until));
        self.last().busy.push(Busy { id: None, interval, kind, buffer_before_min: 0, buffer_after_min: 0 });
        self
    }

    pub fn known_as(mut self, id: i64) -> Self {
        self.last().busy.last_mut().unwrap().id = Some(id);
        self
    }

    pub fn kept_free(mut self, before: i32, after: i32) -> Self {
        let busy = self.last().busy.last_mut().unwrap();
        (busy.buffer_before_min, busy.buffer_after_min) = (before, after);
        self
    }

    /// The policy's own buffers.
    pub fn buffers(mut self, before: i32, after: i32) -> Self {
        (self.policy.buffer_before_min, self.policy.buffer_after_min) = (before, after);
        self
    }

    pub fn lasting(mut self, duration: i32, step: i32) -> Self {
        (self.policy.duration_min, self.policy.step_min) = (duration, step);
        self
    }

    pub fn grid(mut self, grid: Grid) -> Self {
        self.policy.grid = grid;
        self
    }

    pub fn all(mut self) -> Self {
        self.policy.assignment = Assignment::All;
        self
    }

    pub fn notice(mut self, minutes: i32) -> Self {
        self.policy.min_notice_min = minutes;
        self
    }

    pub fn horizon(mut self, horizon: Option<Horizon>) -> Self {
        self.policy.horizon = horizon;
        self
    }

    pub fn now(mut self, now: &str) -> Self {
        self.now = at(now);
        self
    }

    pub fn zone(mut self, zone: Tz, territory: Territory) -> Self {
        (self.agenda.zone, self.agenda.territory) = (zone, territory);
        self
    }

    pub fn staff(mut self) -> Self {
        self.audience = Audience::Staff;
        self
    }

    pub fn moving(mut self, id: i64) -> Self {
        self.ignoring = Some(id);
        self
    }

    pub fn ask(&self) -> Ask<'_> {
        Ask { agenda: &self.agenda, policy: &self.policy, now: self.now, ignoring: self.ignoring, audience: self.audience }
    }

    pub fn slots(&self, from: &str, until: &str) -> Vec<Slot> {
        open_slots(self.ask(), dates(from, until))
    }

    /// The slots of one date as the wall shows them, `HH:MM`.
    pub fn shown_on(&self, date: &str) -> Vec<String> {
        let slots = open_slots(self.ask(), DateRange::lasting(day(date), 1));
        slots.iter().map(|slot| slot.interval.start.in_zone(self.agenda.zone).time().format("%H:%M").to_string()).collect()
    }

    /// The slots of one date in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub fn utc_on(&self, date: &str) -> Vec<String> {
        utc(&open_slots(self.ask(), DateRange::lasting(day(date), 1)))
    }

    /// The civil dates of a range that have at least one slot.
    pub fn days_open(&self, from: &str, until: &str) -> Vec<String> {
        let slots = self.slots(from, until);
        let mut days: Vec<_> = slots.iter().map(|slot| slot.interval.start.date_in(self.agenda.zone).to_string()).collect();
        days.dedup();
        days
    }
}

/// A rule without limits of validity, open on no day.
pub fn always() -> Availability {
    Availability { days: WeekdaySet::default(), window: window("00:00", "00:00"), every_weeks: 1, starting: None, until: None }
}

pub fn utc(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.interval.start.to_rfc3339()).collect()
}

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse_rfc3339(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn dates(from: &str, until: &str) -> DateRange {
    DateRange::new(day(from), day(until))
}

pub fn window(from: &str, to: &str) -> TimeWindow {
    TimeWindow { from: MinuteOfDay::parse(from).unwrap(), to: MinuteOfDay::parse(to).unwrap() }
}

/// Dates or civil date-times, half-open.
pub fn civil(from: &str, until: &str) -> CivilSpan {
    let read = |text: &str| {
        let full = if text.contains('T') { format!("{text}:00") } else { format!("{text}T00:00:00") };
        full.parse().unwrap()
    };
    CivilSpan { from: read(from), until: read(until) }
}

//! The rules that open and close one advisor's time.

use crate::{
    ids::AdvisorId,
    time::{Interval, NaiveDate, Weekday},
};
use chrono::{Datelike, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Everything that opens and closes the time of one advisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisorSchedule {
    /// Who.
    pub advisor: AdvisorId,
    /// Weekly windows.
    pub weekly: Vec<Availability>,
    /// Dates whose weekly windows are replaced.
    pub overrides: Vec<AvailabilityOverride>,
    /// Time away.
    pub absences: Vec<Absence>,
    /// What is already taken in the range and around it, in any order.
    pub busy: Vec<Busy>,
}

/// Minutes since midnight, 0 to 1440; 1440 is the end of the day and is only meaningful as an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MinuteOfDay(u16);

impl MinuteOfDay {
    /// Midnight at the start of the day.
    pub const START: Self = Self(0);
    /// Midnight at the end of the day (24:00).
    pub const END: Self = Self(1440);

    /// `None` beyond 24:00.
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes <= 1440 { Some(Self(minutes)) } else { None }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Reads `HH:MM`, 00:00 to 24:00.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two_digits(hours) || !two_digits(minutes) {
            return None;
        }
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        if minutes > 59 { None } else { Self::new(hours * 60 + minutes) }
    }
}

impl core::fmt::Display for MinuteOfDay {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// An open span of one civil day, half-open. A window whose end is not after its start opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimeWindow {
    /// First open minute.
    pub from: MinuteOfDay,
    /// First minute no longer open; 24:00 allowed.
    pub to: MinuteOfDay,
}

/// A set of weekdays, stored as seven bits, Monday lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeekdaySet(u8);

impl WeekdaySet {
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// Monday to Sunday.
    pub const EVERY: Self = Self(0b111_1111);

    /// The set holding exactly the bits of `bits` that mean a weekday.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111_1111)
    }

    /// Seven bits, Monday lowest.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// This set and `day`.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day.num_days_from_monday())
    }

    /// This set without `day`.
    #[must_use]
    pub fn without(self, day: Weekday) -> Self {
        Self(self.0 & !(1 << day.num_days_from_monday()))
    }

    /// `day` belongs to the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }
}

impl FromIterator<Weekday> for WeekdaySet {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::default(), Self::with)
    }
}

/// A weekly window of an advisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// On which weekdays.
    pub days: WeekdaySet,
    /// From when to when.
    pub window: TimeWindow,
    /// Every how many weeks, counted from the Monday of the week of `starting`; 1 or more.
    pub every_weeks: u16,
    /// First valid date. Without one the series has no first day, and `every_weeks` counts from the Monday of 1970-01-05.
    pub starting: Option<NaiveDate>,
    /// Last valid date, inclusive.
    pub until: Option<NaiveDate>,
}

impl Availability {
    /// The rule has an occurrence on `date`.
    pub fn opens_on(&self, date: NaiveDate) -> bool {
        let valid = self.starting.is_none_or(|first| first <= date) && self.until.is_none_or(|last| date <= last);
        valid && self.days.contains(date.weekday()) && self.is_week_of(date)
    }

    /// The week of `date` is one of the rhythm's, whatever the days and the dates of validity.
    pub fn is_week_of(&self, date: NaiveDate) -> bool {
        let counted_from = self.starting.or(NaiveDate::from_ymd_opt(1970, 1, 5)).unwrap_or(date);
        let weeks = monday_of(date).signed_duration_since(monday_of(counted_from)).num_weeks();
        // A rule of every 0 weeks is refused at configuration; here it opens nothing.
        weeks.checked_rem_euclid(self.every_weeks.into()) == Some(0)
    }

    /// The first occurrence from `date` on; `None` when there is none any more.
    pub fn next_on(&self, date: NaiveDate) -> Option<NaiveDate> {
        let first = self.starting.map_or(date, |starting| starting.max(date));
        // One rhythm from any day on holds every day of the week in a week of the rhythm.
        let longest = 7 * (usize::from(self.every_weeks) + 1);
        first.iter_days().take(longest).find(|day| self.opens_on(*day))
    }
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
}

/// The special hours of one date: replaces the weekly windows of that date, or opens a date without rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailabilityOverride {
    /// The date.
    pub date: NaiveDate,
    /// Its windows; none closes the date for this advisor.
    pub windows: Vec<TimeWindow>,
    /// Opens the date although it is a public holiday.
    pub opens_holiday: bool,
}

/// Time away of an advisor; always wins over special hours.
pub type Absence = CivilSpan;

/// A half-open span of civil time in the agenda's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CivilSpan {
    /// First civil instant inside.
    pub from: NaiveDateTime,
    /// First civil instant after.
    pub until: NaiveDateTime,
}

/// A taken interval of an advisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy {
    /// Which appointment or hold it is, so that a reschedule can ignore its own; `None` for outside calendars.
    pub id: Option<i64>,
    /// When.
    pub interval: Interval,
    /// What.
    pub kind: BusyKind,
    /// Minutes this one keeps free before itself.
    pub buffer_before_min: i32,
    /// Minutes this one keeps free after itself.
    pub buffer_after_min: i32,
}

/// What takes an advisor's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusyKind {
    /// A live appointment: held, pending or booked.
    Appointment,
    /// A group session led by the advisor.
    Session,
    /// An interval of an outside calendar.
    External,
}

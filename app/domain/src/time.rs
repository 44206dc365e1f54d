//! Instants, half-open intervals, and civil times with their offset.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

pub use chrono::{NaiveDate, NaiveTime, Weekday};
pub use chrono_tz::Tz;

/// An instant: whole seconds since 1970-01-01T00:00:00Z. Serialised as that integer, stored as `BIGINT`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `seconds` after the Unix epoch.
    pub const fn from_epoch(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the Unix epoch.
    pub const fn epoch(self) -> i64 {
        self.0
    }

    /// This instant moved by `seconds` of elapsed time; saturates at the ends of the representable range.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// This instant moved by `minutes` of elapsed time.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// Seconds elapsed from `earlier` to `self`; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar library's view of this instant; the epoch when out of its range.
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }

    /// What a clock on the wall shows in `zone` at this instant.
    pub fn in_zone(self, zone: Tz) -> CivilInstant {
        let local = self.to_utc().with_timezone(&zone);
        CivilInstant { at: self, offset_seconds: chrono::Offset::fix(local.offset()).local_minus_utc() }
    }

    /// The civil day of this instant in `zone`.
    pub fn date_in(self, zone: Tz) -> NaiveDate {
        self.to_utc().with_timezone(&zone).date_naive()
    }

    /// RFC 3339 in UTC with whole seconds: `2027-03-26T08:00:00Z`.
    pub fn to_rfc3339(self) -> String {
        self.to_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// Reads an RFC 3339 instant with any offset; fractions of a second are dropped.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self(at.timestamp()))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp())
    }
}

/// A half-open span of time `[start, end)`. An interval whose end is not after its start is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// First instant inside.
    pub start: Timestamp,
    /// First instant after.
    pub end: Timestamp,
}

impl Interval {
    /// `[start, end)`.
    pub const fn new(start: Timestamp, end: Timestamp) -> Self {
        Self { start, end }
    }

    /// `seconds` of elapsed time from `start`.
    pub const fn lasting(start: Timestamp, seconds: i64) -> Self {
        Self { start, end: start.plus_seconds(seconds) }
    }

    /// No instant lies inside.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Length in seconds of elapsed time; never negative.
    pub fn seconds(self) -> i64 {
        self.end.since(self.start).max(0)
    }

    /// The two share at least one instant.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end && !self.is_empty() && !other.is_empty()
    }

    /// `instant` lies inside.
    pub fn contains(self, instant: Timestamp) -> bool {
        self.start <= instant && instant < self.end
    }

    /// Every instant of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A half-open range of civil dates `[from, until)`; the zone that gives them meaning is the agenda's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// First date inside.
    pub from: NaiveDate,
    /// First date after.
    pub until: NaiveDate,
}

impl DateRange {
    /// `[from, until)`.
    pub const fn new(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until }
    }

    /// `count` dates from `from` on, fewer at the end of the calendar.
    pub fn lasting(from: NaiveDate, count: u16) -> Self {
        Self { from, until: from.checked_add_days(chrono::Days::new(count.into())).unwrap_or(NaiveDate::MAX) }
    }

    /// No date lies inside.
    pub fn is_empty(self) -> bool {
        self.until <= self.from
    }

    /// `date` lies inside.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && date < self.until
    }

    /// Every date inside, in order.
    pub fn dates(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |date| *date < self.until)
    }
}

/// An instant together with the offset of the zone it is shown in: enough to print a wall-clock time without a zone
/// table, which is what the browser receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CivilInstant {
    /// The instant.
    pub at: Timestamp,
    /// Seconds to add to UTC to get the wall clock.
    pub offset_seconds: i32,
}

impl CivilInstant {
    /// The wall-clock date and time.
    pub fn naive(self) -> NaiveDateTime {
        self.at.plus_seconds(i64::from(self.offset_seconds)).to_utc().naive_utc()
    }

    /// The civil day.
    pub fn date(self) -> NaiveDate {
        self.naive().date()
    }

    /// The wall-clock time.
    pub fn time(self) -> NaiveTime {
        self.naive().time()
    }

    /// RFC 3339 with the offset: `2027-03-26T09:00:00+01:00`.
    pub fn to_rfc3339(self) -> String {
        FixedOffset::east_opt(self.offset_seconds).map_or_else(
            || self.at.to_rfc3339(),
            |offset| offset.from_utc_datetime(&self.at.to_utc().naive_utc()).to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        )
    }
}

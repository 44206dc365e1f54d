//! The shape of a scenario file, field by field, with the defaults of what is omitted.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    agenda::{Assignment, BusyKind, Grid, Horizon, MinuteOfDay},
    holidays::Territory,
    time::{Timestamp, Tz, Weekday},
};
use serde::Deserialize;
use std::num::NonZeroU16;

/// The whole file.
#[derive(Debug, Deserialize)]
pub struct Scenario {
    /// The present instant, RFC 3339.
    pub now: Instant,
    /// IANA name of the agenda's zone.
    pub zone: Tz,
    /// Whose holidays.
    #[serde(default)]
    pub territory: Territory,
    /// The civil dates asked, half-open.
    pub range: Range,
    /// The appointment type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Closures of the centre.
    #[serde(default)]
    pub closures: Vec<Span>,
    /// Eligible advisors.
    #[serde(default)]
    pub advisors: Vec<Advisor>,
    /// One advisor or all of them.
    #[serde(default)]
    pub assignment: Assignment,
    /// Say what removed the rest.
    #[serde(default)]
    pub explain: bool,
}

/// Civil dates, half-open.
#[derive(Debug, Deserialize)]
pub struct Range {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// Minutes throughout.
#[derive(Debug, Deserialize)]
pub struct Type {
    #[serde(default)]
    pub duration_min: i32,
    /// The duration when omitted.
    pub step_min: Option<i32>,
    #[serde(default)]
    pub buffer_before_min: i32,
    #[serde(default)]
    pub buffer_after_min: i32,
    #[serde(default)]
    pub min_notice_min: i32,
    pub horizon: Option<HorizonForm>,
    #[serde(default)]
    pub grid: Grid,
    /// The busy entry that is being moved.
    pub ignore: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Advisor {
    pub id: String,
    #[serde(default)]
    pub weekly: Vec<Weekly>,
    #[serde(default)]
    pub overrides: Vec<Override>,
    #[serde(default)]
    pub absences: Vec<Span>,
    #[serde(default)]
    pub busy: Vec<Busy>,
}

#[derive(Debug, Deserialize)]
pub struct Weekly {
    #[serde(default)]
    pub days: Vec<Day>,
    pub from: Minute,
    pub to: Minute,
    pub every_weeks: Option<NonZeroU16>,
    pub starting: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
pub struct Override {
    pub date: NaiveDate,
    #[serde(default)]
    pub windows: Vec<Window>,
    #[serde(default)]
    pub opens_holiday: bool,
}

#[derive(Debug, Deserialize)]
pub struct Window {
    pub from: Minute,
    pub to: Minute,
}

#[derive(Debug, Deserialize)]
pub struct Span {
    pub from: Moment,
    pub until: Moment,
}

#[derive(Debug, Deserialize)]
pub struct Busy {
    pub id: Option<String>,
    pub from: Instant,
    pub until: Instant,
    pub kind: BusyKind,
    #[serde(default)]
    pub buffer_before_min: i32,
    #[serde(default)]
    pub buffer_after_min: i32,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Mon => Self::Mon,
            Day::Tue => Self::Tue,
            Day::Wed => Self::Wed,
            Day::Thu => Self::Thu,
            Day::Fri => Self::Fri,
            Day::Sat => Self::Sat,
            Day::Sun => Self::Sun,
        }
    }
}

/// An instant, RFC 3339 with any offset.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Instant(pub Timestamp);

impl TryFrom<String> for Instant {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Timestamp::parse_rfc3339(&text).map(Self).ok_or_else(|| format!("`{text}` is not an RFC 3339 instant"))
    }
}

/// A time of day, `HH:MM`, up to `24:00`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Minute(pub MinuteOfDay);

impl TryFrom<String> for Minute {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        MinuteOfDay::parse(&text).map(Self).ok_or_else(|| format!("`{text}` is not a time between 00:00 and 24:00"))
    }
}

/// A civil date, meaning its midnight, or a civil date-time.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Moment(pub NaiveDateTime);

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let date = || NaiveDate::parse_from_str(&text, "%Y-%m-%d").map(|date| date.and_time(NaiveTime::MIN));
        let civil = |format| NaiveDateTime::parse_from_str(&text, format);
        let read = date().or_else(|_| civil("%Y-%m-%dT%H:%M")).or_else(|_| civil("%Y-%m-%dT%H:%M:%S"));
        read.map(Self).map_err(|_| format!("`{text}` is neither a date nor a civil date-time"))
    }
}

/// One of `{"days": n}`, `{"working_days": n}`, `{"from": date, "to": date}`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "AnyHorizon")]
pub struct HorizonForm(pub Horizon);

#[derive(Deserialize)]
struct AnyHorizon {
    days: Option<u32>,
    working_days: Option<u32>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl TryFrom<AnyHorizon> for HorizonForm {
    type Error = &'static str;

    fn try_from(form: AnyHorizon) -> Result<Self, &'static str> {
        // More than 65 535 days (179 years) is as good as no bound.
        let count = |days: u32| u16::try_from(days).unwrap_or(u16::MAX);
        let horizon = match (form.days, form.working_days, form.from, form.to) {
            (Some(days), None, None, None) => Horizon::Days(count(days)),
            (None, Some(days), None, None) => Horizon::WorkingDays(count(days)),
            (None, None, Some(from), Some(to)) => Horizon::Period { from, to },
            _ => return Err("expected one of `days`, `working_days`, or `from` with `to`"),
        };
        Ok(Self(horizon))
    }
}

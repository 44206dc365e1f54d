//! The form of an absence or a closure as typed: days, or hours of days.

use super::{
    HoursErrors, HoursField, HoursProblem,
    typed::{read_date, read_end, read_time},
};
use crate::{
    agenda::{CivilSpan, MinuteOfDay},
    contact::FreeText,
    time::NaiveDate,
};
use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// The longest label, in characters.
pub const MAX_LABEL: usize = 120;
/// The longest reason for calling off appointments, in characters.
pub const MAX_REASON: usize = 300;

/// What was typed about some time away or closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanDraft {
    /// First day.
    pub first_day: String,
    /// From which hour; nothing means from its beginning.
    pub first_time: String,
    /// Last day, inclusive; nothing means the first one.
    pub last_day: String,
    /// Until which hour; nothing means until its end.
    pub last_time: String,
    /// Why.
    pub label: String,
}

/// Whether a label must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelNeed {
    /// It names the closure wherever it is met.
    Required,
    /// It is somebody's own business.
    Optional,
}

/// A span of civil time and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledSpan {
    /// When.
    pub span: CivilSpan,
    /// Why; empty when it was not said.
    pub label: String,
}

impl SpanDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self, label: LabelNeed) -> Result<LabelledSpan, HoursErrors> {
        let mut errors = HoursErrors::default();
        let first_day = errors.take(HoursField::FirstDay, read_date(&self.first_day));
        let first_time = errors.take(HoursField::FirstTime, optional(&self.first_time, read_time, MinuteOfDay::START));
        let last_day =
            if self.last_day.trim().is_empty() { first_day } else { errors.take(HoursField::LastDay, read_date(&self.last_day)) };
        let last_time = errors.take(HoursField::LastTime, optional(&self.last_time, read_end, MinuteOfDay::END));
        let label = self.parse_label(label, &mut errors);
        match (first_day.zip(first_time), last_day.zip(last_time), label) {
            (Some((first_day, from)), Some((last_day, to)), Some(label)) if errors.0.is_empty() => {
                let span = CivilSpan { from: civil(first_day, from), until: civil(last_day, to) };
                if span.from < span.until {
                    return Ok(LabelledSpan { span, label });
                }
                let field = if last_day < first_day { HoursField::LastDay } else { HoursField::LastTime };
                Err(HoursErrors::of_one(field, HoursProblem::EndsBeforeItStarts))
            }
            _ => Err(errors),
        }
    }

    fn parse_label(&self, need: LabelNeed, errors: &mut HoursErrors) -> Option<String> {
        let label = errors.take(HoursField::Label, FreeText::<MAX_LABEL>::parse_optional(&self.label))?;
        match (label, need) {
            (Some(label), _) => Some(label.into_string()),
            (None, LabelNeed::Optional) => Some(String::new()),
            (None, LabelNeed::Required) => {
                errors.push(HoursField::Label, HoursProblem::Missing);
                None
            }
        }
    }

    /// The form that gives this span again.
    pub fn of(span: CivilSpan, label: &str) -> Self {
        let (first_time, midnight) = (span.from.time(), NaiveTime::MIN);
        let ends_with_day = span.until.time() == midnight;
        let last_day = if ends_with_day { span.until.date().pred_opt() } else { Some(span.until.date()) };
        let shown = |time: NaiveTime| time.format("%H:%M").to_string();
        Self {
            first_day: span.from.date().to_string(),
            first_time: if first_time == midnight { String::new() } else { shown(first_time) },
            last_day: last_day.unwrap_or(span.until.date()).to_string(),
            last_time: if ends_with_day { String::new() } else { shown(span.until.time()) },
            label: label.to_owned(),
        }
    }
}

/// The words with which appointments are called off: needed, because the candidates read them.
pub fn parse_reason(text: &str) -> Result<String, HoursErrors> {
    FreeText::<MAX_REASON>::parse(text)
        .map(FreeText::into_string)
        .map_err(|error| HoursErrors::of_one(HoursField::Reason, error.into()))
}

fn optional(
    text: &str,
    read: impl Fn(&str) -> Result<MinuteOfDay, HoursProblem>,
    absent: MinuteOfDay,
) -> Result<MinuteOfDay, HoursProblem> {
    if text.trim().is_empty() { Ok(absent) } else { read(text) }
}

/// 24:00 is the midnight that begins the next day.
fn civil(date: NaiveDate, time: MinuteOfDay) -> NaiveDateTime {
    if time == MinuteOfDay::END {
        return date.checked_add_days(Days::new(1)).unwrap_or(date).and_time(NaiveTime::MIN);
    }
    date.and_time(NaiveTime::MIN) + TimeDelta::minutes(time.minutes().into())
}

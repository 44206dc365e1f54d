//! Numbers and lengths of time as typed.

use super::{Problem, Unit};
use serde::{Deserialize, Serialize};

/// In what a length of time is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpanUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    #[default]
    Hours,
    /// Times of 24 hours.
    Days,
}

impl SpanUnit {
    /// Every unit, the shortest first.
    pub const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    /// The stable code, as in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    /// The unit of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// Its length.
    pub const fn minutes(self) -> i32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 24 * 60,
        }
    }
}

/// A length of time as typed: a number and its unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanDraft {
    /// How many; nothing typed is none.
    pub amount: String,
    /// Of what.
    pub unit: SpanUnit,
}

impl SpanDraft {
    /// As a person would type it: in the longest unit that needs no fraction.
    pub fn of_minutes(minutes: i32) -> Self {
        let unit = if minutes == 0 {
            SpanUnit::Hours
        } else {
            SpanUnit::ALL.into_iter().rev().find(|unit| minutes % unit.minutes() == 0).unwrap_or(SpanUnit::Minutes)
        };
        Self { amount: (minutes / unit.minutes()).to_string(), unit }
    }

    /// Minutes, from none to `max`.
    pub(super) fn parse(&self, max: i32) -> Result<i32, Problem> {
        if self.amount.trim().is_empty() {
            return Ok(0);
        }
        let amount = digits(&self.amount)?;
        let minutes = i32::try_from(amount).ok().and_then(|amount| amount.checked_mul(self.unit.minutes()));
        minutes.filter(|minutes| *minutes <= max).ok_or(Problem::OutOfRange { min: 0, max, unit: Unit::Minutes })
    }
}

/// A whole number within its bounds, both inclusive.
pub(super) fn whole(text: &str, (min, max): (i32, i32), unit: Unit) -> Result<i32, Problem> {
    let number = digits(text)?;
    let within = i32::try_from(number).ok().filter(|number| (min..=max).contains(number));
    within.ok_or(Problem::OutOfRange { min, max, unit })
}

/// As [`whole`]; nothing typed is `otherwise`.
pub(super) fn whole_or(text: &str, otherwise: i32, bounds: (i32, i32), unit: Unit) -> Result<i32, Problem> {
    if text.trim().is_empty() { Ok(otherwise) } else { whole(text, bounds, unit) }
}

/// Digits and nothing else, blanks between them aside; as large as anybody types.
fn digits(text: &str) -> Result<u64, Problem> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Err(Problem::Missing);
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    Ok(digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(amount: &str, unit: SpanUnit) -> Result<i32, Problem> {
        SpanDraft { amount: amount.to_owned(), unit }.parse(30 * 24 * 60)
    }

    #[test]
    fn a_length_of_time_is_read_in_its_unit_and_bounded() {
        assert_eq!(span("3", SpanUnit::Hours), Ok(180));
        assert_eq!(span(" ", SpanUnit::Days), Ok(0));
        assert_eq!(span("30", SpanUnit::Days), Ok(43_200));
        let beyond = Problem::OutOfRange { min: 0, max: 43_200, unit: Unit::Minutes };
        assert_eq!(span("31", SpanUnit::Days), Err(beyond));
        assert_eq!(span("99999999999999999999999", SpanUnit::Minutes), Err(beyond));
        assert_eq!(span("-1", SpanUnit::Hours), Err(Problem::NotANumber));
        assert_eq!(span("1,5", SpanUnit::Hours), Err(Problem::NotANumber));
    }

    #[test]
    fn minutes_are_written_in_the_longest_unit_without_fraction() {
        let written = |minutes| {
            let span = SpanDraft::of_minutes(minutes);
            (span.amount, span.unit)
        };
        assert_eq!(written(0), ("0".to_owned(), SpanUnit::Hours));
        assert_eq!(written(90), ("90".to_owned(), SpanUnit::Minutes));
        assert_eq!(written(240), ("4".to_owned(), SpanUnit::Hours));
        assert_eq!(written(1440), ("1".to_owned(), SpanUnit::Days));
    }

    #[test]
    fn a_number_is_digits_blanks_aside_and_within_its_bounds() {
        let number = |text| whole(text, (5, 600), Unit::Minutes);
        assert_eq!(number(" 30 "), Ok(30));
        assert_eq!(number("1\u{202f}00"), Ok(100));
        assert_eq!(number(""), Err(Problem::Missing));
        assert_eq!(number("30 min"), Err(Problem::NotANumber));
        for outside in ["4", "601", "4294967326"] {
            assert_eq!(number(outside), Err(Problem::OutOfRange { min: 5, max: 600, unit: Unit::Minutes }), "{outside}");
        }
    }
}

//! Cells of the files people send: dates, yes or no, whole numbers.

use chrono::{Days, NaiveDate};
use chrono_tz::Europe::Paris;

use crate::identifiers::macros::broken_rules;
use crate::time::Timestamp;

broken_rules! {
    /// Why a cell is not a date.
    InvalidDate {
        /// Nothing but blanks.
        Empty = "date_empty",
        /// A year of two digits: of which century?
        ShortYear = "date_short_year",
        /// A day that the calendar does not have.
        NoSuchDay = "date_no_such_day",
        /// Neither `2027-03-26` nor `26/03/2027`.
        Shape = "date_shape",
    }
}

broken_rules! {
    /// Why a cell is not a yes or a no.
    InvalidYesNo {
        /// None of oui, non, vrai, faux, true, false, 1, 0.
        Unknown = "yes_no_unknown",
    }
}

/// The days a spreadsheet counts from its day zero that we take for dates: 1954 to 2119. Smaller numbers are years and
/// quantities, greater ones are dates run together.
const SERIALS: core::ops::RangeInclusive<u64> = 20_000..=80_000;

/// Reads `2027-03-26` or `26/03/2027`, checked against the calendar.
pub fn date(text: &str) -> Result<NaiveDate, InvalidDate> {
    let text = text.trim();
    if text.is_empty() {
        return Err(InvalidDate::Empty);
    }
    let parts = |separator| {
        let mut parts = text.split(separator);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(first), Some(second), Some(third), None) => Some((first, second, third)),
            _ => None,
        }
    };
    let (year, month, day) = match (parts('-'), parts('/')) {
        (Some(iso), _) => iso,
        (None, Some((day, month, year))) => (year, month, day),
        (None, None) => return Err(InvalidDate::Shape),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    if ![year, month, day].into_iter().all(digits) || month.len() > 2 || day.len() > 2 {
        return Err(InvalidDate::Shape);
    }
    match year.len() {
        4 => {}
        2 => return Err(InvalidDate::ShortYear),
        _ => return Err(InvalidDate::Shape),
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    NaiveDate::from_ymd_opt(number(year).cast_signed(), number(month), number(day)).ok_or(InvalidDate::NoSuchDay)
}

/// As [`date`], and what files hold besides: a spreadsheet's serial number (days since 1899-12-30), and an ISO instant,
/// which means the day it falls on in Paris.
pub fn file_date(text: &str) -> Result<NaiveDate, InvalidDate> {
    let text = text.trim();
    if let Some(at) = Timestamp::parse_rfc3339(text) {
        return Ok(at.date_in(Paris));
    }
    let serial = text.split_once('.').map_or(text, |(days, _)| days);
    match serial.parse::<u64>() {
        Ok(days) if SERIALS.contains(&days) => NaiveDate::from_ymd_opt(1899, 12, 30)
            .and_then(|zero| zero.checked_add_days(Days::new(days)))
            .ok_or(InvalidDate::NoSuchDay),
        Ok(_) | Err(_) => date(text),
    }
}

/// Reads oui/non, vrai/faux, true/false, 1/0 in any case; a blank cell is unknown.
pub fn yes_no(text: &str) -> Result<Option<bool>, InvalidYesNo> {
    match text.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "oui" | "vrai" | "true" | "1" => Ok(Some(true)),
        "non" | "faux" | "false" | "0" => Ok(Some(false)),
        _ => Err(InvalidYesNo::Unknown),
    }
}

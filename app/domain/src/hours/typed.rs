//! Times and dates as people write them.

use super::HoursProblem;
use crate::{agenda::MinuteOfDay, time::NaiveDate};
use chrono::Datelike;

/// A time of day: `9`, `9h`, `9 h 30`, `09:30`, `930`, `midi`, `minuit`; 24:00 at most.
pub fn read_time(text: &str) -> Result<MinuteOfDay, HoursProblem> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "" => return Err(HoursProblem::Missing),
        "midi" => return MinuteOfDay::new(12 * 60).ok_or(HoursProblem::NotATime),
        "minuit" => return Ok(MinuteOfDay::START),
        _ => {} // a text, not an enum
    }
    if !plain.is_ascii() {
        return Err(HoursProblem::NotATime);
    }
    let plain = plain.trim_end_matches("min");
    let (hours, minutes) = match plain.find(['h', ':', '.']) {
        Some(at) => (&plain[..at], &plain[at + 1..]),
        None if plain.len() > 2 => plain.split_at(plain.len() - 2),
        None => (plain, ""),
    };
    let read = || {
        let hours = digits(hours, 1..=2)?;
        let minutes = if minutes.is_empty() { 0 } else { digits(minutes, 2..=2)? };
        if minutes > 59 { None } else { MinuteOfDay::new(hours * 60 + minutes) }
    };
    read().ok_or(HoursProblem::NotATime)
}

/// The time at which something ends: as [`read_time`], where midnight is the end of the day.
pub fn read_end(text: &str) -> Result<MinuteOfDay, HoursProblem> {
    read_time(text).map(|end| if end == MinuteOfDay::START { MinuteOfDay::END } else { end })
}

/// A date: `2027-03-09` as a browser's own field gives it, or `9/3/2027`. Of this century or the next.
pub fn read_date(text: &str) -> Result<NaiveDate, HoursProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(HoursProblem::Missing);
    }
    let written = || {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |part: &str, longest: usize| digits(part.trim(), 1..=longest).map(u32::from);
        NaiveDate::from_ymd_opt(number(year, 4)? as i32, number(month, 2)?, number(day, 2)?).filter(|_| parts.next().is_none())
    };
    let date = text.parse::<NaiveDate>().ok().or_else(written).ok_or(HoursProblem::NotADate)?;
    if (2000..2200).contains(&date.year()) { Ok(date) } else { Err(HoursProblem::NotADate) }
}

/// A date, or nothing where nothing was typed.
pub fn read_optional_date(text: &str) -> Result<Option<NaiveDate>, HoursProblem> {
    if text.trim().is_empty() { Ok(None) } else { read_date(text).map(Some) }
}

fn digits(text: &str, lengths: core::ops::RangeInclusive<usize>) -> Option<u16> {
    (lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

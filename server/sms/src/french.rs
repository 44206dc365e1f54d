//! Days and hours as a short text writes them: `mardi 9 mars`, `14h30`.

use chrono::{Datelike, Timelike, Weekday};
use domain::time::{NaiveDate, NaiveTime};

/// `mardi 9 mars`, `vendredi 1er octobre`. Without the year: it is days away at most.
pub(crate) fn date(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    let weekday = match date.weekday() {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    };
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{weekday} {day} {}", MONTHS.get(date.month0() as usize).copied().unwrap_or_default())
}

/// `9h`, `14h30`, `0h05`.
pub(crate) fn hour(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{}h", time.hour()),
        minute => format!("{}h{minute:02}", time.hour()),
    }
}

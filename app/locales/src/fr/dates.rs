//! Dates, hours, lengths of time and zones in words.

use domain::time::{CivilInstant, NaiveDate, Weekday};

const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// Short weekday names, Monday first, with their full names for screen readers.
pub const WEEKDAY_HEADS: [(&str, &str); 7] = [
    ("lun.", "lundi"),
    ("mar.", "mardi"),
    ("mer.", "mercredi"),
    ("jeu.", "jeudi"),
    ("ven.", "vendredi"),
    ("sam.", "samedi"),
    ("dim.", "dimanche"),
];

/// `("mar.", "mardi")`.
pub fn weekday_head(date: NaiveDate) -> (&'static str, &'static str) {
    WEEKDAY_HEADS[chrono_parts::weekday(date).num_days_from_monday() as usize]
}

/// `mardi`.
pub fn weekday(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize]
}

/// `9`, `1er`: as a calendar shows it and as [`day`] says it.
pub fn day_number(date: NaiveDate) -> String {
    use chrono_parts::day;
    if day(date) == 1 { "1er".to_owned() } else { day(date).to_string() }
}

/// `mars`.
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[chrono_parts::month(date) as usize - 1]
}

/// `mars 2027`.
pub fn month(date: NaiveDate) -> String {
    format!("{} {}", month_name(date), chrono_parts::year(date))
}

/// `mardi 9 mars`.
pub fn day(date: NaiveDate) -> String {
    format!("{} {} {}", weekday(chrono_parts::weekday(date)), day_number(date), month_name(date))
}

/// `mardi 9 mars 2027`.
pub fn full_day(date: NaiveDate) -> String {
    format!("{} {}", day(date), chrono_parts::year(date))
}

/// `9 mars 2027`.
pub fn plain_day(date: NaiveDate) -> String {
    format!("{} {} {}", day_number(date), month_name(date), chrono_parts::year(date))
}

/// `14 h 30`, `9 h`; the spaces do not break.
pub fn hour(at: CivilInstant) -> String {
    let (hours, minutes) = chrono_parts::clock(at);
    if minutes == 0 { format!("{hours}\u{a0}h") } else { format!("{hours}\u{a0}h\u{a0}{minutes:02}") }
}

/// `mardi 9 mars à 14 h 30`.
pub fn day_and_hour(at: CivilInstant) -> String {
    format!("{} à {}", day(at.date()), hour(at))
}

/// `mardi 9 mars 2027 à 14 h 30`.
pub fn full_day_and_hour(at: CivilInstant) -> String {
    format!("{} à {}", full_day(at.date()), hour(at))
}

/// `30 min`, `1 h`, `1 h 15`.
pub fn duration(minutes: i32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// `heure de Paris`, `heure de La Réunion`: how people name a zone; the IANA name's town otherwise.
pub fn zone(name: &str) -> String {
    let place = match name {
        "Indian/Reunion" => "de La Réunion",
        "Indian/Mayotte" => "de Mayotte",
        "America/Guadeloupe" => "de Guadeloupe",
        "America/Martinique" => "de Martinique",
        "America/Cayenne" => "de Guyane",
        "America/Miquelon" => "de Saint-Pierre-et-Miquelon",
        "Pacific/Noumea" => "de Nouvelle-Calédonie",
        "Pacific/Tahiti" => "de Tahiti",
        other => return format!("heure de {}", other.rsplit('/').next().unwrap_or(other).replace('_', " ")),
    };
    format!("heure {place}")
}

/// The calendar fields, so that the sentences above stay readable.
mod chrono_parts {
    use chrono::{Datelike, Timelike};
    use domain::time::{CivilInstant, NaiveDate, Weekday};

    pub fn day(date: NaiveDate) -> u32 {
        date.day()
    }
    pub fn month(date: NaiveDate) -> u32 {
        date.month()
    }
    pub fn year(date: NaiveDate) -> i32 {
        date.year()
    }
    pub fn weekday(date: NaiveDate) -> Weekday {
        date.weekday()
    }
    pub fn clock(at: CivilInstant) -> (u32, u32) {
        (at.time().hour(), at.time().minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a real date")
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        assert_eq!(full_day(date(2027, 9, 1)), "mercredi 1er septembre 2027");
        assert_eq!(day(date(2027, 3, 9)), "mardi 9 mars");
    }

    #[test]
    fn whole_hours_drop_their_minutes() {
        let at = |seconds| CivilInstant { at: Timestamp::from_epoch(seconds), offset_seconds: 3600 };
        assert_eq!(hour(at(8 * 3600)), "9\u{a0}h");
        assert_eq!(hour(at(13 * 3600 + 300)), "14\u{a0}h\u{a0}05");
    }

    #[test]
    fn zones_are_named_as_people_say_them() {
        assert_eq!(zone("Europe/Paris"), "heure de Paris");
        assert_eq!(zone("Indian/Reunion"), "heure de La Réunion");
    }

    #[test]
    fn lengths_read_naturally() {
        assert_eq!([duration(30), duration(60), duration(75)], ["30\u{a0}min", "1\u{a0}h", "1\u{a0}h\u{a0}15"]);
    }
}

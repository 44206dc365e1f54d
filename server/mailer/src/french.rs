//! How French writes dates, hours, durations, phones and names. The spaces inside an hour or a number are narrow and
//! do not break (U+202F), as the design asks.

use std::collections::{BTreeMap, BTreeSet};

use domain::callback::{DayPart, HalfDay};
use domain::request::{Subject, Way};
use domain::time::{CivilInstant, Interval, NaiveDate, NaiveTime, Tz};

use chrono::{Datelike, Timelike};

/// The narrow no-break space.
pub const NNBSP: char = '\u{202f}';

/// `lundi`.
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        chrono::Weekday::Mon => "lundi",
        chrono::Weekday::Tue => "mardi",
        chrono::Weekday::Wed => "mercredi",
        chrono::Weekday::Thu => "jeudi",
        chrono::Weekday::Fri => "vendredi",
        chrono::Weekday::Sat => "samedi",
        chrono::Weekday::Sun => "dimanche",
    }
}

/// `mars`.
pub fn month(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// The day's number: `1er`, then `2`, `3`…
pub fn day(date: NaiveDate) -> String {
    match date.day() {
        1 => "1er".into(),
        other => other.to_string(),
    }
}

/// `mardi 9 mars 2027`.
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {} {} {}", weekday(date), day(date), month(date), date.year())
}

/// `9 h`, `14 h 30`, `0 h 05`.
pub fn hour(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{}{NNBSP}h", time.hour()),
        minute => format!("{}{NNBSP}h{NNBSP}{minute:02}", time.hour()),
    }
}

/// `mardi 9 mars 2027 à 14 h 30`.
pub fn date_and_hour(at: CivilInstant) -> String {
    format!("{} à {}", long_date(at.date()), hour(at.time()))
}

/// One text a day, in order: `mardi 9 mars, matin ou après-midi`. Half-days are soon: the year would be noise.
pub fn half_days(wanted: &[HalfDay]) -> Vec<String> {
    let mut by_day: BTreeMap<NaiveDate, BTreeSet<DayPart>> = BTreeMap::new();
    for HalfDay(date, part) in wanted {
        by_day.entry(*date).or_default().insert(*part);
    }
    let written = |(date, parts): (NaiveDate, BTreeSet<DayPart>)| {
        let parts: Vec<_> = parts.into_iter().map(day_part).collect();
        format!("{} {} {}, {}", weekday(date), day(date), month(date), parts.join(" ou "))
    };
    by_day.into_iter().map(written).collect()
}

const fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "matin",
        DayPart::Afternoon => "après-midi",
    }
}

/// `30 minutes`, `1 heure`, `1 h 30`; seconds are dropped.
pub fn duration(interval: Interval) -> String {
    let minutes = interval.seconds() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 1) => "1 minute".into(),
        (0, minutes) => format!("{minutes} minutes"),
        (1, 0) => "1 heure".into(),
        (hours, 0) => format!("{hours} heures"),
        (hours, minutes) => format!("{hours}{NNBSP}h{NNBSP}{minutes:02}"),
    }
}

/// How people name the hour of a zone: `heure de Paris`. Zones outside the French territories show their own name.
pub fn zone(zone: Tz) -> String {
    let place = match zone.name() {
        "Europe/Paris" => "de Paris",
        "Indian/Reunion" => "de La Réunion",
        "Indian/Mayotte" => "de Mayotte",
        "America/Martinique" => "de la Martinique",
        "America/Guadeloupe" => "de la Guadeloupe",
        "America/Cayenne" => "de la Guyane",
        "America/St_Barthelemy" => "de Saint-Barthélemy",
        "America/Marigot" => "de Saint-Martin",
        "America/Miquelon" => "de Saint-Pierre-et-Miquelon",
        "Pacific/Noumea" => "de la Nouvelle-Calédonie",
        "Pacific/Tahiti" => "de Tahiti",
        "Pacific/Marquesas" => "des Marquises",
        "Pacific/Gambier" => "des Gambier",
        "Pacific/Wallis" => "de Wallis-et-Futuna",
        other => return format!("fuseau horaire {other}"),
    };
    format!("heure {place}")
}

/// A phone number in E.164 as people write it: `04 91 00 00 00`, `0692 00 00 00` overseas. Numbers of other countries
/// stay international; what is not E.164 stays as it is.
pub fn phone(number: &str) -> String {
    /// Country codes of the overseas territories, which keep the national writing with a leading zero.
    const WITH_TRUNK_ZERO: [&str; 7] = ["+33", "+262", "+508", "+590", "+594", "+596", "+681"];
    let national = WITH_TRUNK_ZERO
        .iter()
        .find_map(|prefix| number.strip_prefix(prefix))
        .filter(|rest| rest.len() == 9 && rest.bytes().all(|octet| octet.is_ascii_digit()));
    national.map_or_else(|| number.to_owned(), |rest| grouped(&format!("0{rest}")))
}

/// What a candidate wants to talk about, in the words of the form.
pub const fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Modalite => "le déroulement de la formation",
        Subject::Place => "les places disponibles",
        Subject::Accompagnement => "l’aide pour trouver une entreprise",
        Subject::Frais => "les frais",
        Subject::Contenu => "le contenu de la formation",
        Subject::Horaire => "les horaires",
        Subject::Debouche => "les débouchés",
        Subject::Plus => "en savoir plus sur la formation",
        Subject::Suivi => "le suivi d’une candidature",
        Subject::Lieu => "le lieu, l’accès, le logement",
        Subject::Porte => "les portes ouvertes",
        Subject::Autre => "autre chose",
    }
}

/// What came in, as a list for a centre names it.
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Callback => "demande de rappel",
        Way::Enquiry => "message",
        Way::Appointment => "rendez-vous",
    }
}

/// First name and the initial of the last name: `Lina D.`, all that the subject of a mail to a shared mailbox may say.
pub fn first_name_and_initial(first_name: &str, last_name: &str) -> String {
    let initial = last_name.trim().chars().find(|character| character.is_alphanumeric());
    initial.map_or_else(|| first_name.trim().to_owned(), |initial| format!("{} {}.", first_name.trim(), initial.to_uppercase()))
}

/// Pairs of digits.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 2 == 0 {
            out.push(NNBSP);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_written_with_its_weekday_and_the_first_is_an_ordinal() {
        assert_eq!(long_date(date("2027-03-09")), "mardi 9 mars 2027");
        assert_eq!(long_date(date("2027-08-01")), "dimanche 1er août 2027");
        assert_eq!(long_date(date("2028-02-29")), "mardi 29 février 2028");
    }

    #[test]
    fn hours_have_narrow_spaces_and_no_useless_zeros() {
        let at = |hours, minutes| hour(NaiveTime::from_hms_opt(hours, minutes, 0).unwrap());
        assert_eq!(at(9, 0), "9\u{202f}h");
        assert_eq!(at(14, 30), "14\u{202f}h\u{202f}30");
        assert_eq!(at(0, 5), "0\u{202f}h\u{202f}05");
    }

    #[test]
    fn an_instant_is_written_with_the_wall_clock_of_its_zone() {
        let at = Timestamp::parse_rfc3339("2027-03-09T21:30:00Z").unwrap();
        assert_eq!(date_and_hour(at.in_zone(Tz::Europe__Paris)), "mardi 9 mars 2027 à 22\u{202f}h\u{202f}30");
        assert_eq!(date_and_hour(at.in_zone(Tz::Indian__Reunion)), "mercredi 10 mars 2027 à 1\u{202f}h\u{202f}30");
    }

    #[test]
    fn durations_are_minutes_below_the_hour_and_hours_above() {
        let lasting = |minutes: i64| duration(Interval::lasting(Timestamp::from_epoch(0), minutes * 60));
        assert_eq!([lasting(1), lasting(45), lasting(60), lasting(120)], ["1 minute", "45 minutes", "1 heure", "2 heures"]);
        assert_eq!(lasting(95), "1\u{202f}h\u{202f}35");
    }

    #[test]
    fn half_days_are_one_text_a_day_in_order_whatever_was_typed_first() {
        let half = |day, part| HalfDay(date(day), part);
        let wanted = [
            half("2027-04-01", DayPart::Morning),
            half("2027-03-09", DayPart::Afternoon),
            half("2027-03-09", DayPart::Morning),
            half("2027-04-01", DayPart::Morning),
        ];
        assert_eq!(half_days(&wanted), ["mardi 9 mars, matin ou après-midi", "jeudi 1er avril, matin"]);
        assert!(half_days(&[]).is_empty());
    }

    #[test]
    fn the_hour_is_named_after_the_territory() {
        assert_eq!(zone(Tz::Europe__Paris), "heure de Paris");
        assert_eq!(zone(Tz::Indian__Reunion), "heure de La Réunion");
        assert_eq!(zone(Tz::Europe__Brussels), "fuseau horaire Europe/Brussels");
    }

    #[test]
    fn french_numbers_are_written_in_pairs_and_foreign_ones_stay_international() {
        assert_eq!(phone("+33491000000").replace(NNBSP, " "), "04 91 00 00 00");
        assert_eq!(phone("+262692123456").replace(NNBSP, " "), "06 92 12 34 56");
        assert_eq!(phone("+3222345678"), "+3222345678");
        assert_eq!(phone("3949"), "3949");
    }

    #[test]
    fn a_subject_says_the_first_name_and_one_letter() {
        assert_eq!(first_name_and_initial("Lina", "durand"), "Lina D.");
        assert_eq!(first_name_and_initial("Zoé ", "d'Agostino"), "Zoé D.");
        assert_eq!(first_name_and_initial("Zoé", " "), "Zoé");
    }
}

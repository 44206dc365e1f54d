//! Hours, days and spans in words, and what is wrong with those that were typed.

use crate::fr::{NNBSP, dates};
use domain::{
    agenda::{CivilSpan, MinuteOfDay, TimeWindow, WeekdaySet},
    holidays::PublicHoliday,
    hours::{HoursField, HoursProblem, WeeklyHours},
    time::{NaiveDate, Weekday},
};

const NBSP: char = '\u{a0}';
const DAYS: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// `9 h`, `9 h 30`, `minuit` at the end of the day.
pub fn time(at: MinuteOfDay) -> String {
    if at == MinuteOfDay::END {
        return "minuit".to_owned();
    }
    match (at.minutes() / 60, at.minutes() % 60) {
        (hours, 0) => format!("{hours}{NBSP}h"),
        (hours, minutes) => format!("{hours}{NBSP}h{NBSP}{minutes:02}"),
    }
}

/// `9 h – 12 h`.
pub fn window(window: TimeWindow) -> String {
    format!("{}{NBSP}–{NBSP}{}", time(window.from), time(window.to))
}

/// `9 h – 12 h, 14 h – 17 h`.
pub fn windows(windows: &[TimeWindow]) -> String {
    windows.iter().map(|one| window(*one)).collect::<Vec<_>>().join(", ")
}

/// `Tous les lundis et mardis`, `Du lundi au vendredi`, `Tous les jours`.
pub fn days(days: WeekdaySet) -> String {
    let chosen: Vec<Weekday> = DAYS.into_iter().filter(|day| days.contains(*day)).collect();
    let ranks: Vec<u32> = chosen.iter().map(|day| day.num_days_from_monday()).collect();
    let in_a_row = ranks.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
    match &chosen[..] {
        [] => "Aucun jour".to_owned(),
        [_, .., _] if chosen.len() == 7 => "Tous les jours".to_owned(),
        [first, .., last] if in_a_row && chosen.len() > 2 => {
            format!("Du {} au {}", dates::weekday(*first), dates::weekday(*last))
        }
        several => format!("Tous les {}", listed(several.iter().map(|day| format!("{}s", dates::weekday(*day))))),
    }
}

/// `lundi et mardi`, `lundi, mardi et jeudi`.
fn listed(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match &words[..] {
        [] => String::new(),
        [only] => only.clone(),
        [firsts @ .., last] => format!("{} et {last}", firsts.join(", ")),
    }
}

/// `une semaine sur deux`; nothing for every week.
pub fn rhythm(every_weeks: u16) -> Option<String> {
    const WORDS: [&str; 7] = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit"];
    let n = usize::from(every_weeks).checked_sub(2)?;
    Some(format!("une semaine sur {}", WORDS.get(n).map_or_else(|| every_weeks.to_string(), |word| (*word).to_owned())))
}

/// A rhythm as a choice: `Chaque semaine`, `Une semaine sur deux`.
pub fn rhythm_choice(every_weeks: u16) -> String {
    match rhythm(every_weeks) {
        None => "Chaque semaine".to_owned(),
        Some(rhythm) => rhythm.replacen('u', "U", 1),
    }
}

/// `du 4 janvier 2027 au 5 février 2027`, `à partir du …`, `jusqu’au …`; nothing for ever.
fn validity(starting: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<String> {
    match (starting, until) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(format!("le {} seulement", dates::plain_day(first))),
        (Some(first), Some(last)) => Some(format!("du {} au {}", dates::plain_day(first), dates::plain_day(last))),
        (Some(first), None) => Some(format!("à partir du {}", dates::plain_day(first))),
        (None, Some(last)) => Some(format!("jusqu’au {}", dates::plain_day(last))),
    }
}

/// `Tous les lundis et mardis, 9 h – 12 h, une semaine sur deux à partir du 4 janvier 2027`.
pub fn series(hours: &WeeklyHours) -> String {
    let weekly = &hours.weekly;
    let when: Vec<String> = rhythm(weekly.every_weeks).into_iter().chain(validity(weekly.starting, weekly.until)).collect();
    let said = format!("{}, {}", days(weekly.days), window(weekly.window));
    if when.is_empty() { said } else { format!("{said}, {}", when.join(" ")) }
}

/// `Seulement par téléphone, au site Nord, pour : Visite`; nothing when it is for everything.
pub fn limits(mode: Option<&str>, site: Option<&str>, types: &[String]) -> Option<String> {
    let site = site.map(|site| format!("au site {site}"));
    let types = (!types.is_empty()).then(|| format!("pour{NNBSP}: {}", types.join(", ")));
    let said: Vec<String> = mode.map(str::to_owned).into_iter().chain(site).chain(types).collect();
    (!said.is_empty()).then(|| format!("Seulement {}", said.join(", ")))
}

/// `mardi 9 mars 2027`, `du mardi 9 mars au jeudi 11 mars 2027`, with the hours where they are not whole days.
pub fn span(span: CivilSpan) -> String {
    let midnight = domain::time::NaiveTime::MIN;
    let ends_with_day = span.until.time() == midnight;
    let last = if ends_with_day { span.until.date().pred_opt().unwrap_or(span.until.date()) } else { span.until.date() };
    let first = span.from.date();
    let (from, until) = (clock(span.from.time()), if ends_with_day { "minuit".to_owned() } else { clock(span.until.time()) });
    match (first == last, span.from.time() == midnight && ends_with_day) {
        (true, true) => dates::full_day(first),
        (true, false) => format!("{}, {from}{NBSP}–{NBSP}{until}", dates::full_day(first)),
        (false, true) => format!("du {} au {}", dates::day(first), dates::full_day(last)),
        (false, false) => format!("du {} à {from} au {} à {until}", dates::day(first), dates::full_day(last)),
    }
}

fn clock(at: domain::time::NaiveTime) -> String {
    let text = at.format("%H:%M").to_string();
    MinuteOfDay::parse(&text).map(time).unwrap_or(text)
}

/// The name of a public holiday.
pub const fn holiday(holiday: PublicHoliday) -> &'static str {
    match holiday {
        PublicHoliday::NewYear => "Jour de l’an",
        PublicHoliday::GoodFriday => "Vendredi saint",
        PublicHoliday::EasterMonday => "Lundi de Pâques",
        PublicHoliday::LabourDay => "Fête du travail",
        PublicHoliday::Victory => "Victoire de 1945",
        PublicHoliday::Ascension => "Ascension",
        PublicHoliday::WhitMonday => "Lundi de Pentecôte",
        PublicHoliday::NationalDay => "Fête nationale",
        PublicHoliday::Assumption => "Assomption",
        PublicHoliday::AllSaints => "Toussaint",
        PublicHoliday::Armistice => "Armistice de 1918",
        PublicHoliday::Christmas => "Noël",
        PublicHoliday::SecondDayOfChristmas => "Saint-Étienne",
        PublicHoliday::Abolition => "Abolition de l’esclavage",
    }
}

/// What is wrong, at its field.
pub fn at_field(problem: HoursProblem) -> String {
    match problem {
        HoursProblem::Missing => "À remplir".to_owned(),
        HoursProblem::UnknownChoice => "Choisissez une réponse de la liste".to_owned(),
        HoursProblem::NotATime => "Écrivez une heure, par exemple 9 h 30".to_owned(),
        HoursProblem::NotADate => "Écrivez une date, par exemple 09/03/2027".to_owned(),
        HoursProblem::OutOfRange { min, max } => format!("Un nombre entier de {min} à {max}"),
        HoursProblem::EndsBeforeItStarts => "La fin doit venir après le début".to_owned(),
        HoursProblem::Past => "C’est déjà passé".to_owned(),
        HoursProblem::NeverOpens => "Aucun des jours choisis ne tombe entre ces dates".to_owned(),
        HoursProblem::AfterItsEnd => "Ces heures sont déjà finies à cette date".to_owned(),
        HoursProblem::NotOnThatDate => "Ces heures ne tombent pas ce jour-là".to_owned(),
        HoursProblem::HasSpecialHours => "Ce jour a déjà des horaires particuliers. Modifiez-les plus bas".to_owned(),
        HoursProblem::Overlaps => "Une partie de ce temps est déjà ouverte".to_owned(),
        HoursProblem::TooMany { max } => format!("{max} plages au plus"),
        HoursProblem::Text(error) => crate::fr::refusals::in_text(error),
    }
}

/// The name of a field, in the summary of what is wrong.
pub fn field(field: HoursField) -> String {
    use super::hours::{absence, copy, day, series, touched};
    let name = match field {
        HoursField::Days => series::DAYS,
        HoursField::From => series::START,
        HoursField::To => series::END,
        HoursField::EveryWeeks => series::EVERY,
        HoursField::Starting => series::STARTING,
        HoursField::Until => series::UNTIL,
        HoursField::Site => series::SITE,
        HoursField::Types => series::TYPES,
        HoursField::ScopeDate | HoursField::Date => series::DATE,
        HoursField::WindowFrom(rank) => return format!("{}, {}", day::window(rank), series::START.to_lowercase()),
        HoursField::WindowTo(rank) => return format!("{}, {}", day::window(rank), series::END.to_lowercase()),
        HoursField::FirstDay => absence::FIRST_DAY,
        HoursField::FirstTime => absence::FIRST_TIME,
        HoursField::LastDay => absence::LAST_DAY,
        HoursField::LastTime => absence::LAST_TIME,
        HoursField::Label => absence::LABEL,
        HoursField::Reason => touched::REASON,
        HoursField::Targets => copy::TO,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::agenda::Availability;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn weekly(chosen: &[Weekday], every_weeks: u16, starting: Option<&str>) -> WeeklyHours {
        let minute = |text| MinuteOfDay::parse(text).expect("a time");
        let weekly = Availability {
            days: chosen.iter().copied().collect(),
            window: TimeWindow { from: minute("09:00"), to: minute("12:00") },
            every_weeks,
            starting: starting.map(date),
            until: None,
        };
        WeeklyHours { weekly, site: None, mode: None, types: None }
    }

    #[test]
    fn a_series_reads_as_one_says_it() {
        let two = weekly(&[Weekday::Mon, Weekday::Tue], 2, Some("2027-01-04"));
        let expected =
            "Tous les lundis et mardis, 9\u{a0}h\u{a0}–\u{a0}12\u{a0}h, une semaine sur deux à partir du 4 janvier 2027";
        assert_eq!(series(&two), expected);
        assert_eq!(series(&weekly(&DAYS[..5], 1, None)), "Du lundi au vendredi, 9\u{a0}h\u{a0}–\u{a0}12\u{a0}h");
        assert!(series(&weekly(&DAYS, 12, None)).starts_with("Tous les jours, "));
        assert!(series(&weekly(&DAYS, 12, None)).ends_with("une semaine sur 12"));
        assert_eq!(
            days([Weekday::Mon, Weekday::Wed, Weekday::Fri].into_iter().collect()),
            "Tous les lundis, mercredis et vendredis"
        );
    }

    #[test]
    fn a_series_of_one_date_says_so() {
        let once = weekly(&[Weekday::Tue], 1, None).between(Some(date("2027-03-09")), Some(date("2027-03-09")));
        assert!(series(&once).ends_with("le 9 mars 2027 seulement"), "{}", series(&once));
    }

    #[test]
    fn the_end_of_the_day_is_midnight() {
        let minute = |text| MinuteOfDay::parse(text).expect("a time");
        let late = TimeWindow { from: minute("22:30"), to: MinuteOfDay::END };
        assert_eq!(window(late), "22\u{a0}h\u{a0}30\u{a0}–\u{a0}minuit");
    }

    #[test]
    fn spans_say_hours_only_where_days_are_not_whole() {
        let at = |text: &str| text.parse().expect("a civil time");
        let shown = |from: &str, until: &str| span(CivilSpan { from: at(from), until: at(until) });
        assert_eq!(shown("2027-03-09T00:00:00", "2027-03-10T00:00:00"), "mardi 9 mars 2027");
        assert_eq!(shown("2027-03-09T00:00:00", "2027-03-12T00:00:00"), "du mardi 9 mars au jeudi 11 mars 2027");
        assert_eq!(
            shown("2027-03-09T14:00:00", "2027-03-09T16:30:00"),
            "mardi 9 mars 2027, 14\u{a0}h\u{a0}–\u{a0}16\u{a0}h\u{a0}30"
        );
        assert_eq!(
            shown("2027-03-09T14:00:00", "2027-03-11T00:00:00"),
            "du mardi 9 mars à 14\u{a0}h au mercredi 10 mars 2027 à minuit"
        );
    }
}

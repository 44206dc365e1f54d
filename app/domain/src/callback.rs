//! When somebody wants to be called back: half-days of the next opening days.

use crate::{
    holidays::{Territory, is_holiday},
    time::{CivilInstant, DateRange, NaiveDate, NaiveTime, Weekday},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// How many opening days are offered.
pub const OFFERED_DAYS: usize = 10;
/// How far they are looked for, in dates: a centre that is closed for longer is called back by, not from, this list.
pub const SEARCHED_DATES: u16 = 60;

/// Morning or afternoon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// Until noon.
    Morning,
    /// From noon on.
    Afternoon,
}

impl DayPart {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Morning, Self::Afternoon];

    /// The stable code, in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "matin",
            Self::Afternoon => "apres-midi",
        }
    }

    /// The first hour at which it is too late to ask for this part of today: an hour before it ends.
    const fn ends_at(self) -> u32 {
        match self {
            Self::Morning => 11,
            Self::Afternoon => 17,
        }
    }
}

/// Half a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HalfDay(pub NaiveDate, pub DayPart);

impl HalfDay {
    /// `2027-03-09.matin`, as forms carry it.
    pub fn code(self) -> String {
        format!("{}.{}", self.0, self.1.code())
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        let (date, part) = code.split_once('.')?;
        let part = DayPart::ALL.into_iter().find(|one| one.code() == part)?;
        Some(Self(date.parse().ok()?, part))
    }
}

/// Monday to Friday, no public holiday, and no closure that takes the whole date. The dates of a closure are civil ones, of the
/// place that is closed.
pub fn is_opening_day(date: NaiveDate, territory: Territory, closed: &[DateRange]) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
        && !is_holiday(territory, date)
        && !closed.iter().any(|range| range.contains(date))
}

/// The half-days that may be asked for now: those of the next [`OFFERED_DAYS`] opening days, today's while they last.
pub fn offered(now: CivilInstant, territory: Territory, closed: &[DateRange]) -> Vec<HalfDay> {
    let today = now.date();
    let is_over = |date: NaiveDate, part: DayPart| {
        let until = NaiveTime::from_hms_opt(part.ends_at(), 0, 0).unwrap_or(NaiveTime::MIN);
        date == today && now.time() >= until
    };
    DateRange::lasting(today, SEARCHED_DATES)
        .dates()
        .filter(|date| is_opening_day(*date, territory, closed))
        .filter(|date| !DayPart::ALL.iter().all(|part| is_over(*date, *part)))
        .take(OFFERED_DAYS)
        .flat_map(|date| DayPart::ALL.map(|part| HalfDay(date, part)))
        .filter(|half| !is_over(half.0, half.1))
        .collect()
}

/// The instant's date after `n` opening days, its own not counted: what was asked on a Friday is two opening days old on
/// Tuesday. `None` when the calendar ends.
pub fn after_opening_days(date: NaiveDate, n: u16, territory: Territory) -> Option<NaiveDate> {
    DateRange::new(date.succ_opt()?, NaiveDate::MAX)
        .dates()
        .filter(|date| is_opening_day(*date, territory, &[]))
        .nth(usize::from(n.checked_sub(1)?))
}

/// The `n`-th opening day up to `today`, counted backwards: what was asked before that date is `n` opening days old, as
/// [`after_opening_days`] counts them. `None` when the calendar ends.
pub fn opening_days_back(today: NaiveDate, n: u16, territory: Territory) -> Option<NaiveDate> {
    let back = std::iter::successors(Some(today), NaiveDate::pred_opt);
    back.filter(|date| is_opening_day(*date, territory, &[])).nth(usize::from(n.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Timestamp, Tz};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> CivilInstant {
        Timestamp::parse_rfc3339(text).unwrap().in_zone(Tz::Europe__Paris)
    }

    #[test]
    fn ten_opening_days_are_offered_without_weekends_holidays_and_closures() {
        // Thursday 25 March 2027, nine in the morning; 29 March is Easter Monday, the centre is closed on 1 and 2 April.
        let closed = [DateRange::new(date("2027-04-01"), date("2027-04-03"))];
        let offered = offered(at("2027-03-25T08:00:00Z"), Territory::Metropole, &closed);
        let mut days: Vec<_> = offered.iter().map(|half| half.0.to_string()).collect();
        days.dedup();
        let expected = [
            "2027-03-25",
            "2027-03-26",
            "2027-03-30",
            "2027-03-31",
            "2027-04-05",
            "2027-04-06",
            "2027-04-07",
            "2027-04-08",
            "2027-04-09",
            "2027-04-12",
        ];
        assert_eq!(days, expected);
        assert_eq!(offered.len(), 20);
    }

    #[test]
    fn a_half_of_today_is_offered_until_an_hour_before_it_ends() {
        let first = |text| offered(at(text), Territory::Metropole, &[])[0];
        let (today, tomorrow) = (date("2027-03-09"), date("2027-03-10"));
        assert_eq!(first("2027-03-09T09:59:59Z"), HalfDay(today, DayPart::Morning));
        assert_eq!(first("2027-03-09T10:00:00Z"), HalfDay(today, DayPart::Afternoon));
        assert_eq!(first("2027-03-09T15:59:59Z"), HalfDay(today, DayPart::Afternoon));
        assert_eq!(first("2027-03-09T16:00:00Z"), HalfDay(tomorrow, DayPart::Morning));
    }

    #[test]
    fn a_centre_that_is_closed_for_months_offers_nothing() {
        let closed = [DateRange::new(date("2027-03-01"), date("2027-09-01"))];
        assert_eq!(offered(at("2027-03-09T08:00:00Z"), Territory::Metropole, &closed), []);
    }

    #[test]
    fn a_code_reads_back() {
        let half = HalfDay(date("2027-03-09"), DayPart::Afternoon);
        assert_eq!(half.code(), "2027-03-09.apres-midi");
        assert_eq!(HalfDay::from_code(&half.code()), Some(half));
        assert_eq!(HalfDay::from_code("2027-02-30.matin"), None);
        assert_eq!(HalfDay::from_code("2027-03-09.soir"), None);
    }

    #[test]
    fn opening_days_are_counted_from_the_next_one() {
        assert_eq!(after_opening_days(date("2027-03-05"), 2, Territory::Metropole), Some(date("2027-03-09")));
        assert_eq!(after_opening_days(date("2027-03-06"), 1, Territory::Metropole), Some(date("2027-03-08")));
        assert_eq!(after_opening_days(date("2027-03-25"), 2, Territory::Metropole), Some(date("2027-03-30")), "Easter Monday");
        assert_eq!(after_opening_days(date("2027-03-05"), 0, Territory::Metropole), None);
    }

    #[test]
    fn counting_back_finds_what_counting_on_finds() {
        let days = DateRange::lasting(date("2026-12-20"), 400);
        for today in days.dates() {
            for n in [1, 2, 5, 14] {
                let before = opening_days_back(today, n, Territory::AlsaceMoselle).unwrap();
                for asked in DateRange::lasting(before - chrono::Days::new(5), 10).dates() {
                    let is_old = after_opening_days(asked, n, Territory::AlsaceMoselle).is_some_and(|day| day <= today);
                    assert_eq!(asked < before, is_old, "{asked}, {n} opening days, on {today}");
                }
            }
        }
        assert_eq!(opening_days_back(date("2027-03-05"), 0, Territory::Metropole), None);
    }
}

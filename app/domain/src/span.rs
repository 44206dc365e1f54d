//! Which dates an agenda shows at once, and how one turns the page.

use crate::time::{DateRange, NaiveDate, Weekday};
use chrono::{Datelike, Days, Months};
use serde::{Deserialize, Serialize};

/// How much of an agenda is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// One day, an advisor a column.
    Day,
    /// Monday to Sunday.
    #[default]
    Week,
    /// The weeks of a month, whole.
    Month,
    /// Two weeks from a day on, one under the other.
    List,
}

/// Dates of the list.
const LISTED: u16 = 14;

impl Span {
    /// Every span, from the narrowest to the list.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::List];

    /// The stable code, as in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "jour",
            Self::Week => "semaine",
            Self::Month => "mois",
            Self::List => "liste",
        }
    }

    /// The span of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.code() == code)
    }

    /// The dates shown around `day`.
    pub fn dates(self, day: NaiveDate) -> DateRange {
        match self {
            Self::Day => DateRange::lasting(day, 1),
            Self::Week => DateRange::lasting(monday_of(day), 7),
            Self::Month => {
                let first = first_of_month(day);
                let last = following(first).pred_opt().unwrap_or(first);
                DateRange::new(monday_of(first), DateRange::lasting(monday_of(last), 7).until)
            }
            Self::List => DateRange::lasting(day, LISTED),
        }
    }

    /// The day around which one page further is shown.
    pub fn next(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => later(day, 1),
            Self::Week => later(day, 7),
            Self::Month => following(first_of_month(day)),
            Self::List => later(day, LISTED.into()),
        }
    }

    /// The day around which one page back is shown.
    pub fn previous(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => earlier(day, 1),
            Self::Week => earlier(day, 7),
            Self::Month => first_of_month(day).checked_sub_months(Months::new(1)).unwrap_or(day),
            Self::List => earlier(day, LISTED.into()),
        }
    }
}

/// The Monday of the week of a date.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

fn following(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).unwrap_or(month)
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

fn earlier(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_has_whole_weeks() {
        assert_eq!(Span::Week.dates(date(3, 14)), DateRange::new(date(3, 8), date(3, 15)));
        assert_eq!(Span::Month.dates(date(3, 14)), DateRange::new(date(3, 1), date(4, 5)));
        assert_eq!(Span::Month.dates(date(2, 14)), DateRange::new(date(2, 1), date(3, 1)), "four weeks exactly");
        assert_eq!(Span::Day.dates(date(3, 14)), DateRange::new(date(3, 14), date(3, 15)));
    }

    #[test]
    fn turning_the_page_forth_and_back_shows_the_same_dates() {
        for span in Span::ALL {
            let day = date(3, 31);
            let there = span.next(day);
            assert_eq!(span.dates(span.previous(there)), span.dates(day), "{span:?}");
            assert!(span.dates(there).contains(span.dates(day).until), "{span:?}");
        }
    }

    #[test]
    fn every_code_reads_back() {
        assert_eq!(Span::ALL.map(|span| Span::from_code(span.code())), Span::ALL.map(Some));
    }
}

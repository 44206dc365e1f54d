//! What figures are made of: the period they tell of and its weeks, medians, shares.

use crate::time::{DateRange, NaiveDate};
use chrono::{Datelike as _, Days};

/// Whole weeks before the current one that are shown when nobody asks for a period.
const USUAL_WEEKS: u64 = 12;
/// The longest period, in days: two years.
const LONGEST_DAYS: u64 = 731;
/// How far ahead a period may reach, in days: appointments are booked a year ahead.
const AHEAD_DAYS: u64 = 366;

/// The dates that are told: both ends asked for are inside, in whichever order. Without an end it is `today`; without a start,
/// the twelve whole weeks before the week of the end. A period longer than two years begins later, and none reaches further
/// than a year ahead.
pub fn period(asked: (Option<NaiveDate>, Option<NaiveDate>), today: NaiveDate) -> DateRange {
    let furthest = later(today, AHEAD_DAYS);
    // Nothing was asked before the epoch.
    let within = |date: NaiveDate| date.clamp(NaiveDate::default(), furthest.max(NaiveDate::default()));
    let (from, last) = match asked {
        (Some(from), Some(to)) => (Some(from.min(to)), from.max(to)),
        (Some(from), None) => (Some(from), from.max(today)),
        (None, Some(to)) => (None, to),
        (None, None) => (None, today),
    };
    let last = within(last);
    let from = from.map_or_else(|| earlier(monday_of(last), USUAL_WEEKS * 7), within);
    DateRange::new(from.max(earlier(last, LONGEST_DAYS - 1)), later(last, 1))
}

/// The weeks of a period, Monday to Sunday (ISO 8601), in order; the first and the last are cut where the period is.
pub fn weeks(period: DateRange) -> Vec<DateRange> {
    let mut weeks = Vec::new();
    let mut from = period.from;
    while from < period.until {
        let until = later(monday_of(from), 7).min(period.until);
        if until <= from {
            break; // the end of the calendar
        }
        weeks.push(DateRange::new(from, until));
        from = until;
    }
    weeks
}

/// The Monday of a date's week.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    earlier(date, u64::from(date.weekday().num_days_from_monday()))
}

/// The number of a date's week (ISO 8601), with the year that the week belongs to.
pub fn week_number(date: NaiveDate) -> (i32, u32) {
    let week = date.iso_week();
    (week.year(), week.week())
}

/// The middle one of the values, the mean of the two middle ones when they are even in number, rounded down; none of none.
pub fn median(mut values: Vec<i64>) -> Option<i64> {
    let half = values.len() / 2;
    let is_odd = values.len() % 2 == 1;
    let (below, middle, _) = if values.is_empty() { return None } else { values.select_nth_unstable(half) };
    if is_odd {
        return Some(*middle);
    }
    let lower = below.iter().max().copied().unwrap_or(*middle);
    i64::try_from((i128::from(lower) + i128::from(*middle)).div_euclid(2)).ok()
}

/// How many of a hundred `part` is of `whole`, to the nearest one, a half upwards; none of nothing.
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    let (part, whole) = (u128::from(part), u128::from(whole));
    (part * 200 + whole).checked_div(whole * 2).and_then(|percent| u64::try_from(percent).ok())
}

fn earlier(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn range(from: &str, until: &str) -> DateRange {
        DateRange::new(date(from), date(until))
    }

    /// As people compute it by hand.
    fn naive_median(values: &[i64]) -> Option<i64> {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        match sorted.len() {
            0 => None,
            n if n % 2 == 1 => Some(sorted[n / 2]),
            n => Some((sorted[n / 2 - 1] + sorted[n / 2]).div_euclid(2)),
        }
    }

    #[test]
    fn a_median_is_what_sorting_finds() {
        let mut seed: u64 = 7;
        for length in 0..60 {
            let values: Vec<i64> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    i64::try_from(seed >> 58).expect("six bits") - 20
                })
                .collect();
            assert_eq!(median(values.clone()), naive_median(&values), "{values:?}");
        }
        assert_eq!(median(vec![i64::MAX, i64::MAX]), Some(i64::MAX), "nothing overflows");
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_and_of_nothing_there_is_none() {
        assert_eq!(percent(0, 0), None);
        assert_eq!([percent(1, 3), percent(2, 3), percent(1, 8), percent(8, 8)], [Some(33), Some(67), Some(13), Some(100)]);
        assert_eq!(percent(u64::MAX, u64::MAX), Some(100));
    }

    #[test]
    fn without_a_wish_it_is_twelve_whole_weeks_and_the_current_one() {
        let wednesday = date("2027-03-03");
        let usual = period((None, None), wednesday);
        assert_eq!(usual, range("2026-12-07", "2027-03-04"));
        assert_eq!(weeks(usual).len(), 13);
    }

    #[test]
    fn both_ends_are_inside_in_whichever_order_they_are_asked() {
        let today = date("2027-03-03");
        let (one, other) = (Some(date("2027-02-10")), Some(date("2027-02-20")));
        assert_eq!(period((one, other), today), range("2027-02-10", "2027-02-21"));
        assert_eq!(period((other, one), today), range("2027-02-10", "2027-02-21"));
        assert_eq!(period((one, one), today), range("2027-02-10", "2027-02-11"));
        assert_eq!(period((one, None), today), range("2027-02-10", "2027-03-04"));
    }

    #[test]
    fn whatever_is_asked_the_period_is_neither_empty_nor_longer_than_two_years() {
        let today = date("2027-03-03");
        let ends = [None, Some(NaiveDate::MIN), Some(NaiveDate::MAX), Some(today), Some(date("2020-02-29"))];
        for from in ends {
            for to in ends {
                let period = period((from, to), today);
                let days = period.until.signed_duration_since(period.from).num_days();
                assert!((1..=731).contains(&days), "{from:?} {to:?}: {days}");
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday_and_are_cut_at_both_ends() {
        let cut = weeks(range("2026-12-30", "2027-01-12"));
        let expected = [range("2026-12-30", "2027-01-04"), range("2027-01-04", "2027-01-11"), range("2027-01-11", "2027-01-12")];
        assert_eq!(cut, expected);
        assert_eq!(week_number(date("2027-01-01")), (2026, 53), "the year's first days belong to the last week before");
    }
}

//! Series that open the same time twice.

use super::{AdvisorHours, WeeklyHours};
use crate::time::{DateRange, NaiveDate};

/// How far ahead two series are compared, in days.
const AHEAD: u16 = 2 * 366;

/// Another series of these hours opens, for the same types, mode and site, part of the same time on some date from `today` on.
/// `new` itself may be among them once.
pub fn clashes(hours: &AdvisorHours, new: &WeeklyHours, today: NaiveDate) -> bool {
    let overlapping = |other: &&WeeklyHours| {
        let same = (&other.types, other.mode, other.site) == (&new.types, new.mode, new.site);
        let (one, two) = (other.weekly.window, new.weekly.window);
        same && one.from < two.to && two.from < one.to && meet(other, new, today)
    };
    let all = hours.series.iter().map(|series| &series.hours);
    let own = hours.series.iter().filter(|series| series.hours == *new).count().min(1);
    all.filter(overlapping).count() > own
}

/// Some date from `today` on is of both.
fn meet(one: &WeeklyHours, other: &WeeklyHours, today: NaiveDate) -> bool {
    let first = [one.weekly.starting, other.weekly.starting].into_iter().flatten().fold(today, NaiveDate::max);
    DateRange::lasting(first, AHEAD).dates().any(|date| one.weekly.opens_on(date) && other.weekly.opens_on(date))
}

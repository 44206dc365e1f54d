//! The arrow keys of a month: from one free day to another.

use domain::time::NaiveDate;

/// The id of a day's link.
pub(super) fn day_id(date: NaiveDate) -> String {
    format!("day-{date}")
}

/// The free day that `key` leads to from `from`: left and right to the neighbour in time, up and down to the same
/// weekday, Home and End to the ends. `None` when there is none or the key is not ours. `free` is in order of time.
pub(super) fn day_reached(free: &[NaiveDate], from: NaiveDate, key: &str) -> Option<NaiveDate> {
    let same_weekday = |date: &&NaiveDate| (**date - from).num_days() % 7 == 0;
    match key {
        "ArrowRight" => free.iter().find(|date| **date > from).copied(),
        "ArrowLeft" => free.iter().rev().find(|date| **date < from).copied(),
        "ArrowDown" => free.iter().filter(same_weekday).find(|date| **date > from).copied(),
        "ArrowUp" => free.iter().rev().filter(same_weekday).find(|date| **date < from).copied(),
        "Home" => free.first().copied(),
        "End" => free.last().copied(),
        _other_key => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn march(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, day).unwrap()
    }

    fn reached(from: u32, key: &str) -> Option<NaiveDate> {
        day_reached(&[march(9), march(10), march(12), march(16), march(30)], march(from), key)
    }

    #[test]
    fn left_and_right_lead_to_the_nearest_free_day() {
        assert_eq!(reached(10, "ArrowRight"), Some(march(12)));
        assert_eq!(reached(12, "ArrowLeft"), Some(march(10)));
    }

    #[test]
    fn up_and_down_keep_the_weekday_and_jump_over_weeks_that_are_full() {
        assert_eq!(reached(16, "ArrowDown"), Some(march(30)));
        assert_eq!(reached(30, "ArrowUp"), Some(march(16)));
        assert_eq!(reached(10, "ArrowDown"), None);
    }

    #[test]
    fn home_and_end_lead_to_the_ends_and_other_keys_nowhere() {
        assert_eq!(reached(12, "Home"), Some(march(9)));
        assert_eq!(reached(12, "End"), Some(march(30)));
        assert_eq!(reached(12, "Tab"), None);
        assert_eq!(reached(30, "ArrowRight"), None);
    }
}

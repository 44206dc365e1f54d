//! Where starts fall: step and duration are independent, long windows start anew, the clock grid shows round times.

use crate::given::{EVERY_DAY, Given};
use domain::{agenda::Grid, holidays::Territory, time::Tz};
use rstest::rstest;

#[test]
fn the_step_may_be_shorter_than_the_duration() {
    let given = Given::open(&EVERY_DAY, "09:00", "10:30").lasting(60, 15);
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:15", "09:30"]);
}

#[test]
fn the_step_may_be_longer_than_the_duration() {
    assert_eq!(Given::open(&EVERY_DAY, "09:00", "11:00").lasting(20, 50).shown_on("2027-02-03"), ["09:00", "09:50", "10:40"]);
}

#[rstest]
#[case::quarters("09:10", "10:10", 15, &["09:15", "09:30", "09:45"])]
#[case::a_step_that_does_not_divide_the_hour("09:00", "10:40", 25, &["09:00", "09:25", "09:50", "10:00", "10:25"])]
#[case::a_step_of_an_hour_or_more_counts_from_midnight("09:00", "15:00", 90, &["09:00", "10:30", "12:00", "13:30"])]
#[case::a_step_of_a_day_or_more_is_midnight_alone("00:00", "03:00", 3000, &["00:00"])]
fn the_clock_grid(#[case] from: &str, #[case] to: &str, #[case] step: i32, #[case] expected: &[&str]) {
    let given = Given::open(&EVERY_DAY, from, to).lasting(15, step).grid(Grid::Clock);
    assert_eq!(given.shown_on("2027-02-03"), expected);
}

#[test]
fn the_clock_grid_of_a_zone_at_half_an_hour_shows_local_round_times() {
    let given = Given::open(&EVERY_DAY, "09:10", "11:00").lasting(60, 60).grid(Grid::Clock);
    assert_eq!(given.zone(Tz::Asia__Kolkata, Territory::None).shown_on("2027-02-03"), ["10:00"]);
}

#[test]
fn the_anchored_grid_of_a_window_over_midnight_counts_from_its_start() {
    let given = Given::open(&EVERY_DAY, "22:10", "24:00").window(&EVERY_DAY, "00:00", "01:00").lasting(20, 50);
    assert_eq!(given.shown_on("2027-02-03"), ["00:40", "22:10", "23:00", "23:50"]);
}

#[test]
fn a_window_open_for_more_than_seven_days_starts_anew_at_each_midnight() {
    let given = Given::open(&EVERY_DAY, "00:00", "24:00").lasting(60, 7 * 60);
    for date in ["2027-02-03", "2027-03-27", "2027-06-02"] {
        assert_eq!(given.shown_on(date), ["00:00", "07:00", "14:00", "21:00"]);
    }
}

#[test]
fn an_appointment_may_cross_the_midnight_at_which_a_long_window_starts_anew() {
    let given = Given::open(&EVERY_DAY, "00:00", "24:00").lasting(120, 7 * 60 + 40);
    assert_eq!(given.shown_on("2027-02-03"), ["00:00", "07:40", "15:20", "23:00"]);
}

#[test]
fn a_window_open_for_exactly_seven_days_counts_from_its_start() {
    // Closed before Monday the 1st and from Monday the 8th on.
    let given = Given::open(&EVERY_DAY, "00:00", "24:00").lasting(60, 7 * 60);
    let given = given.closed("2027-01-31", "2027-02-01").closed("2027-02-08", "2027-02-09");
    assert_eq!(given.shown_on("2027-02-01"), ["00:00", "07:00", "14:00", "21:00"]);
    assert_eq!(given.shown_on("2027-02-02"), ["04:00", "11:00", "18:00"]);
    assert_eq!(given.shown_on("2027-02-07"), ["03:00", "10:00", "17:00"]);
}

#[test]
fn the_compact_grid_of_a_long_window_starts_anew_at_midnight_too() {
    let given = Given::open(&EVERY_DAY, "00:00", "24:00").lasting(60, 10 * 60).grid(Grid::Compact);
    let given = given.busy("2027-02-03T11:00:00Z", "2027-02-03T11:20:00Z");
    assert_eq!(given.shown_on("2027-02-03"), ["00:00", "10:00", "12:20", "22:20"]);
    assert_eq!(given.shown_on("2027-02-04"), ["00:00", "10:00", "20:00"]);
}

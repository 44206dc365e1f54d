//! The acceptance table of the specification, row by row: ordinary days, windows, busy, several advisors, series.

use crate::given::{EVERY_DAY, Given, WORKING, always, day, window};
use domain::{
    agenda::{Availability, BusyKind, Grid},
    time::Weekday::{Fri, Mon, Sat, Wed},
};
use rstest::rstest;

#[test]
fn a_friday_of_winter_time_has_six_slots_from_eight_utc() {
    let expected = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30"].map(|time| format!("2027-03-26T{time}:00Z"));
    assert_eq!(Given::usual().utc_on("2027-03-26"), expected);
}

#[test]
fn a_tuesday_of_summer_time_has_six_slots_from_seven_utc() {
    let expected = ["07:00", "07:30", "08:00", "08:30", "09:00", "09:30"].map(|time| format!("2027-03-30T{time}:00Z"));
    assert_eq!(Given::usual().utc_on("2027-03-30"), expected);
}

#[test]
fn a_slot_that_would_end_after_the_window_is_not_offered() {
    assert_eq!(Given::open(&WORKING, "09:00", "10:50").shown_on("2027-02-03"), ["09:00", "09:30", "10:00"]);
}

#[test]
fn a_window_may_end_at_midnight() {
    assert_eq!(Given::open(&WORKING, "22:00", "24:00").lasting(60, 60).shown_on("2027-02-03"), ["22:00", "23:00"]);
}

#[test]
fn windows_on_either_side_of_midnight_are_one() {
    let given = Given::open(&[Fri], "22:00", "24:00").window(&[Sat], "00:00", "02:00").lasting(90, 30);
    assert_eq!(given.shown_on("2027-02-05"), ["22:00", "22:30", "23:00", "23:30"]);
    assert_eq!(given.shown_on("2027-02-06"), ["00:00", "00:30"]);
    assert_eq!(given.slots("2027-02-05", "2027-02-07").len(), 6);
}

#[test]
fn windows_that_overlap_are_one() {
    let given = Given::open(&WORKING, "09:00", "11:00").window(&WORKING, "10:00", "12:00");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
}

#[rstest]
#[case::the_anchored_grid_stays_put(Grid::Anchored, &["08:00", "09:00", "11:00"])]
#[case::the_compact_grid_starts_anew(Grid::Compact, &["08:00", "09:00", "10:10", "11:10"])]
fn after_a_booking(#[case] grid: Grid, #[case] expected: &[&str]) {
    let given = Given::open(&WORKING, "08:00", "12:30").lasting(60, 60).grid(grid);
    assert_eq!(given.busy("2027-02-03T09:00:00Z", "2027-02-03T09:10:00Z").shown_on("2027-02-03"), expected);
}

#[test]
fn short_slots_start_at_the_start_of_the_window() {
    let given = Given::open(&WORKING, "07:22", "08:00").lasting(8, 8);
    assert_eq!(given.shown_on("2027-02-03"), ["07:22", "07:30", "07:38", "07:46"]);
}

#[test]
fn a_closed_hour_removes_its_slots() {
    let given = Given::usual().closed("2027-02-04T10:00", "2027-02-04T11:00");
    assert_eq!(given.shown_on("2027-02-04"), ["09:00", "09:30", "11:00", "11:30"]);
}

#[test]
fn an_override_opens_a_saturday() {
    let given = Given::usual().special("2027-01-30", &[("10:00", "16:00")]).lasting(60, 60);
    assert_eq!(given.shown_on("2027-01-30"), ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00"]);
}

#[test]
fn a_booking_leaves_the_slots_that_touch_it() {
    let given = Given::usual().busy("2027-02-03T09:00:00Z", "2027-02-03T09:30:00Z");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30", "10:30", "11:00", "11:30"]);
}

#[test]
fn a_long_slot_that_would_run_over_a_booking_is_not_offered() {
    let given = Given::usual().lasting(120, 30).busy("2027-02-03T09:30:00Z", "2027-02-03T10:00:00Z");
    assert_eq!(given.shown_on("2027-02-03"), [""; 0]);
}

#[test]
fn a_buffer_is_kept_after_a_private_event() {
    let given = Given::usual().buffers(15, 0).taken(BusyKind::External, "2027-02-03T07:00:00Z", "2027-02-03T08:00:00Z");
    assert_eq!(given.shown_on("2027-02-03").first().map(String::as_str), Some("09:30"));
}

#[test]
fn two_advisors_of_which_one_is_enough_are_a_union() {
    let given = Given::open(&WORKING, "09:00", "11:00").advisor(2).window(&WORKING, "10:00", "12:00");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
}

#[test]
fn two_advisors_who_both_take_part_are_an_intersection() {
    let given = Given::open(&WORKING, "09:00", "11:00").advisor(2).window(&WORKING, "10:00", "12:00").all();
    assert_eq!(given.shown_on("2027-02-03"), ["10:00", "10:30"]);
}

#[test]
fn the_compact_grid_fills_the_space_between_two_appointments() {
    let given = Given::open(&WORKING, "09:00", "11:00").lasting(15, 15).grid(Grid::Compact);
    let given = given.busy("2027-02-03T07:30:00Z", "2027-02-03T08:15:00Z");
    let given = given.busy("2027-02-03T08:45:00Z", "2027-02-03T09:30:00Z");
    assert_eq!(given.shown_on("2027-02-03"), ["09:15", "09:30", "10:30", "10:45"]);
}

#[test]
fn a_weekly_rule_keeps_its_civil_time_across_the_clock_change() {
    let monday = Availability {
        days: [Mon].into_iter().collect(),
        window: window("09:00", "09:30"),
        starting: Some(day("2026-03-23")),
        ..always()
    };
    let given = Given::nobody().advisor(1).weekly(monday).now("2026-03-20T07:00:00Z");
    assert_eq!(given.utc_on("2026-03-16"), [""; 0]);
    assert_eq!(given.utc_on("2026-03-23"), ["2026-03-23T08:00:00Z"]);
    assert_eq!(given.utc_on("2026-03-30"), ["2026-03-30T07:00:00Z"]);
}

#[test]
fn a_rule_of_every_second_week_counts_from_the_week_of_its_first_day() {
    let rule = Availability {
        days: [Wed].into_iter().collect(),
        window: window("09:00", "12:00"),
        every_weeks: 2,
        starting: Some(day("2019-07-17")),
        until: None,
    };
    let given = Given::nobody().advisor(1).weekly(rule).now("2019-07-01T07:00:00Z");
    assert_eq!(given.days_open("2019-08-12", "2019-08-19"), ["2019-08-14"]);
    assert_eq!(given.days_open("2019-07-01", "2019-08-19"), ["2019-07-17", "2019-07-31", "2019-08-14"]);
}

#[test]
fn the_last_date_of_a_rule_is_inclusive() {
    let rule = Availability {
        days: [Fri].into_iter().collect(),
        window: window("09:00", "12:00"),
        until: Some(day("2027-02-12")),
        ..always()
    };
    let given = Given::nobody().advisor(1).weekly(rule);
    assert_eq!(given.days_open("2027-02-08", "2027-03-01"), ["2027-02-12"]);
}

#[test]
fn the_whole_year_has_the_eleven_holidays_closed() {
    let given = Given::open(&EVERY_DAY, "09:00", "09:30").now("2026-12-31T07:00:00Z").horizon(None);
    let open = given.days_open("2027-01-01", "2028-01-01");
    let closed: Vec<_> = crate::given::dates("2027-01-01", "2028-01-01").dates().map(|date| date.to_string()).collect();
    let closed: Vec<_> = closed.into_iter().filter(|date| !open.contains(date)).collect();
    let expected = ["01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"];
    assert_eq!(closed, expected.map(|date| format!("2027-{date}")));
}

//! Notice and horizon: whom they bind and how they count.

use crate::given::{EVERY_DAY, Given, day};
use domain::{agenda::Horizon, holidays::Territory, time::Tz};
use rstest::rstest;

#[test]
fn notice_hides_what_is_too_close() {
    assert_eq!(Given::usual().now("2027-02-01T08:10:00Z").notice(120).shown_on("2027-02-01"), ["11:30"]);
}

#[rstest]
#[case::equality_is_allowed("2027-02-01T08:00:00Z", &["10:00", "10:30", "11:00", "11:30"])]
#[case::one_second_more_is_not("2027-02-01T08:00:01Z", &["10:30", "11:00", "11:30"])]
fn notice_counts_elapsed_seconds(#[case] now: &str, #[case] expected: &[&str]) {
    assert_eq!(Given::usual().now(now).notice(60).shown_on("2027-02-01"), expected);
}

#[test]
fn notice_is_elapsed_time_across_the_clock_change() {
    // 12 hours after 22:00 in winter is 11:00 in summer.
    let given = Given::open(&EVERY_DAY, "09:00", "12:00").now("2027-03-27T21:00:00Z").notice(12 * 60);
    assert_eq!(given.shown_on("2027-03-28"), ["11:00", "11:30"]);
}

#[test]
fn the_past_is_not_offered_even_with_a_negative_notice() {
    assert_eq!(Given::usual().now("2027-02-01T10:00:00Z").notice(-600).shown_on("2027-02-01"), ["11:00", "11:30"]);
}

#[rstest]
#[case(Territory::Metropole, "2027-04-02")]
#[case(Territory::AlsaceMoselle, "2027-04-05")]
fn five_working_days_skip_weekends_and_holidays(#[case] territory: Territory, #[case] last: &str) {
    let given = Given::usual().zone(Tz::Europe__Paris, territory).now("2027-03-25T07:00:00Z");
    let given = given.horizon(Some(Horizon::WorkingDays(5)));
    assert_eq!(given.days_open("2027-03-25", "2027-05-01").last().map(String::as_str), Some(last));
}

#[rstest]
#[case(Horizon::Days(0), "2027-01-04")]
#[case(Horizon::Days(1), "2027-01-05")]
#[case(Horizon::WorkingDays(0), "2027-01-04")]
#[case(Horizon::WorkingDays(5), "2027-01-11")]
#[case(Horizon::Period { from: day("2027-01-06"), to: day("2027-01-08") }, "2027-01-08")]
fn the_horizon_names_the_last_date_offered(#[case] horizon: Horizon, #[case] last: &str) {
    let given = Given::open(&EVERY_DAY, "09:00", "12:00").horizon(Some(horizon));
    assert_eq!(given.days_open("2027-01-01", "2027-03-01").last().map(String::as_str), Some(last));
}

#[test]
fn a_fixed_period_begins_and_ends_with_its_dates() {
    let period = Horizon::Period { from: day("2027-02-03"), to: day("2027-02-04") };
    assert_eq!(Given::usual().horizon(Some(period)).days_open("2027-01-04", "2027-03-01"), ["2027-02-03", "2027-02-04"]);
}

#[test]
fn today_is_that_of_the_agenda() {
    // 22:00Z on the 4th is already the 5th in Mayotte (UTC+3).
    let given = Given::open(&EVERY_DAY, "09:00", "10:00").zone(Tz::Indian__Mayotte, Territory::Mayotte);
    let given = given.now("2027-01-04T22:00:00Z").horizon(Some(Horizon::Days(1)));
    assert_eq!(given.days_open("2027-01-01", "2027-02-01"), ["2027-01-05", "2027-01-06"]);
}

#[test]
fn staff_are_bound_by_neither() {
    let given = Given::usual().now("2027-02-03T10:00:00Z").notice(600).horizon(Some(Horizon::Days(1)));
    assert_eq!(given.days_open("2027-02-01", "2027-02-06"), ["2027-02-04"]);
    let expected = ["2027-02-01", "2027-02-02", "2027-02-03", "2027-02-04", "2027-02-05"];
    assert_eq!(given.staff().days_open("2027-02-01", "2027-02-06"), expected);
}

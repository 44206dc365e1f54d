//! Days on which the clock changes, zones that do not change, and times inside the gap and the fold.

use crate::given::{EVERY_DAY, Given, day};
use domain::{
    agenda::{Grid, MinuteOfDay},
    holidays::Territory,
    slots::{Audience, dates_of, instant_at},
    time::{Tz, Weekday::Sun},
};
use rstest::rstest;

#[test]
fn a_reading_of_the_clock_is_an_instant_after_the_gap_and_in_the_first_pass_of_the_fold() {
    let at =
        |date: &str, time: &str| instant_at(Tz::Europe__Paris, day(date), MinuteOfDay::parse(time).expect("a time")).to_rfc3339();
    assert_eq!(at("2027-03-27", "02:30"), "2027-03-27T01:30:00Z");
    assert_eq!(at("2027-03-28", "02:30"), "2027-03-28T01:00:00Z", "the clock jumps from 2:00 to 3:00");
    assert_eq!(at("2027-10-31", "02:30"), "2027-10-31T00:30:00Z", "the first of two");
    assert_eq!(at("2027-10-31", "24:00"), "2027-10-31T23:00:00Z");
}

#[test]
fn a_window_over_the_spring_gap_loses_the_hour_that_does_not_exist() {
    let given = Given::open(&[Sun], "01:00", "05:00");
    let expected = ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30"].map(|time| format!("2027-03-28T{time}:00Z"));
    assert_eq!(given.utc_on("2027-03-28"), expected);
    assert_eq!(given.shown_on("2027-03-28"), ["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
}

#[test]
fn a_window_inside_the_spring_gap_opens_nothing() {
    assert_eq!(Given::open(&[Sun], "02:00", "03:00").utc_on("2027-03-28"), [""; 0]);
}

#[test]
fn a_window_that_opens_inside_the_spring_gap_opens_at_the_first_instant_after_it() {
    assert_eq!(Given::open(&[Sun], "02:30", "04:00").shown_on("2027-03-28"), ["03:00", "03:30"]);
}

#[test]
fn a_window_over_the_autumn_fold_covers_both_passes() {
    let given = Given::open(&[Sun], "01:00", "04:00");
    let slots = given.slots("2027-10-31", "2027-11-01");
    let shown: Vec<_> = slots.iter().map(|slot| slot.interval.start.in_zone(Tz::Europe__Paris).to_rfc3339()).collect();
    let expected = ["01:00:00+02:00", "01:30:00+02:00", "02:00:00+02:00", "02:30:00+02:00"];
    let expected = expected.into_iter().chain(["02:00:00+01:00", "02:30:00+01:00", "03:00:00+01:00", "03:30:00+01:00"]);
    assert_eq!(shown, expected.map(|time| format!("2027-10-31T{time}")).collect::<Vec<_>>());
    assert_eq!(slots[0].interval.start.to_rfc3339(), "2027-10-30T23:00:00Z");
}

#[rstest]
#[case::closing_when_the_fold_begins("01:00", "02:00", &["01:00", "01:30"])]
#[case::closing_inside_the_fold_at_its_second_pass("01:30", "02:30", &["01:30", "02:00", "02:30", "02:00"])]
#[case::opening_inside_the_fold_at_its_first_pass("02:30", "03:00", &["02:30", "02:00", "02:30"])]
fn a_window_with_an_edge_in_the_fold(#[case] from: &str, #[case] to: &str, #[case] expected: &[&str]) {
    assert_eq!(Given::open(&[Sun], from, to).shown_on("2027-10-31"), expected);
}

#[rstest]
#[case("2027-03-21", "12:00")]
#[case("2027-03-28", "11:00")]
#[case("2027-10-24", "11:00")]
#[case("2027-10-31", "12:00")]
fn an_afternoon_keeps_its_civil_hour_on_the_day_of_the_change(#[case] date: &str, #[case] first: &str) {
    let given = Given::open(&EVERY_DAY, "13:00", "18:00").lasting(60, 60);
    assert_eq!(given.utc_on(date).first(), Some(&format!("{date}T{first}:00Z")));
}

#[rstest]
#[case("2027-03-27", 24)]
#[case("2027-03-28", 23)]
#[case("2027-10-31", 25)]
fn a_whole_day_has_as_many_slots_as_elapsed_hours(#[case] date: &str, #[case] hours: usize) {
    for grid in [Grid::Anchored, Grid::Compact, Grid::Clock] {
        assert_eq!(Given::open(&EVERY_DAY, "00:00", "24:00").lasting(60, 60).grid(grid).utc_on(date).len(), hours);
    }
}

#[rstest]
fn overseas_clocks_never_change(
    #[values("2027-01-15", "2027-07-15")] date: &str,
    #[values(
        (Tz::Indian__Reunion, Territory::Reunion, "05:00"),
        (Tz::America__Guadeloupe, Territory::Guadeloupe, "13:00"),
        (Tz::America__Cayenne, Territory::Guyane, "12:00")
    )]
    place: (Tz, Territory, &str),
) {
    let (zone, territory, first) = place;
    let given = Given::usual().zone(zone, territory);
    assert_eq!(given.utc_on(date).first(), Some(&format!("{date}T{first}:00Z")));
}

#[test]
fn the_clock_grid_shows_round_times_through_the_fold() {
    let given = Given::open(&[Sun], "01:10", "03:10").lasting(20, 20).grid(Grid::Clock);
    let expected = ["01:20", "01:40", "02:00", "02:20", "02:40", "02:00", "02:20", "02:40"];
    assert_eq!(given.shown_on("2027-10-31"), expected);
}

#[test]
fn a_day_begins_after_a_gap_at_midnight_and_its_windows_still_join() {
    // Beirut moves from 00:00 to 01:00 on 28 March 2027.
    let given = Given::open(&EVERY_DAY, "22:00", "24:00").window(&EVERY_DAY, "00:00", "02:00");
    let given = given.lasting(60, 60).zone(Tz::Asia__Beirut, Territory::None);
    assert_eq!(given.shown_on("2027-03-27"), ["00:00", "01:00", "22:00", "23:00"]);
    assert_eq!(given.shown_on("2027-03-28"), ["01:00", "22:00", "23:00"]);
    assert_eq!(given.lasting(120, 60).shown_on("2027-03-27"), ["00:00", "22:00", "23:00"]);
}

#[rstest]
#[case::paris(Tz::Europe__Paris, "2027-01-01", "2027-12-31")]
#[case::never_changes(Tz::Indian__Reunion, "2027-01-01", "2027-12-31")]
#[case::far_west(Tz::Pacific__Marquesas, "2027-01-01", "2027-12-31")]
#[case::changes_at_midnight(Tz::America__Sao_Paulo, "2018-01-01", "2018-12-31")]
#[case::reads_midnight_twice(Tz::America__Havana, "2027-01-01", "2027-12-31")]
#[case::skips_a_day(Tz::Pacific__Apia, "2011-11-01", "2012-10-30")]
fn the_dates_of_slots_are_those_that_the_zone_gives_each(#[case] zone: Tz, #[case] from: &str, #[case] until: &str) {
    let mut given = Given::open(&EVERY_DAY, "00:00", "24:00");
    given.agenda.zone = zone;
    given.audience = Audience::Staff;
    let slots = given.slots(from, until);
    assert!(slots.len() > 16_800, "{} slots", slots.len());
    let one_by_one: Vec<_> = slots.iter().map(|slot| slot.interval.start.date_in(zone)).collect();
    assert_eq!(dates_of(&slots, zone), one_by_one);
    assert_eq!(dates_of(&slots[1000..1001], zone), one_by_one[1000..1001]);
    assert_eq!(dates_of(&[], zone), []);
}

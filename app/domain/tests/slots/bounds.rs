//! Values that configuration refuses and ranges that are too long: the engine answers and stops.

use crate::given::{EVERY_DAY, Given, always, dates, day};
use domain::{
    agenda::{Availability, Grid},
    slots::{MAX_SLOTS, bounds_of, explain, next_free, open_slots},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use rstest::rstest;

#[rstest]
fn a_duration_or_step_that_is_not_positive_gives_nothing(
    #[values((0, 30), (-30, 30), (30, 0), (30, -5), (i32::MIN, i32::MIN))] lengths: (i32, i32),
    #[values(Grid::Anchored, Grid::Compact, Grid::Clock)] grid: Grid,
) {
    let given = Given::usual().lasting(lengths.0, lengths.1).grid(grid);
    assert!(given.slots("2027-02-01", "2027-02-06").is_empty());
    assert_eq!(next_free(given.ask(), day("2027-02-01")), None);
    assert!(explain(given.ask(), dates("2027-02-01", "2027-02-06")).is_empty());
}

#[test]
fn a_range_that_ends_before_it_starts_gives_nothing() {
    assert!(Given::usual().slots("2027-02-06", "2027-02-01").is_empty());
    assert!(Given::usual().slots("2027-02-03", "2027-02-03").is_empty());
}

#[test]
fn a_window_that_ends_before_it_starts_opens_nothing() {
    assert!(Given::open(&EVERY_DAY, "12:00", "09:00").slots("2027-02-01", "2027-02-06").is_empty());
    assert!(Given::open(&EVERY_DAY, "02:45", "02:15").slots("2027-10-31", "2027-11-01").is_empty());
}

#[test]
fn a_rule_of_every_zero_weeks_opens_nothing() {
    let never = Availability { every_weeks: 0, days: EVERY_DAY.into_iter().collect(), ..always() };
    assert!(Given::nobody().advisor(1).weekly(never).slots("2027-02-01", "2027-02-06").is_empty());
}

#[test]
fn a_range_is_cut_at_366_days() {
    let given =
        Given::open(&EVERY_DAY, "09:00", "09:30").horizon(None).zone(Tz::Europe__Paris, domain::holidays::Territory::None);
    let slots = given.slots("2027-02-01", "2037-02-01");
    assert_eq!(slots.len(), 366);
}

#[test]
fn at_most_twenty_thousand_slots_are_given_and_the_earliest_are_kept() {
    for given in [Given::open(&EVERY_DAY, "00:00", "24:00"), Given::open(&EVERY_DAY, "00:00", "24:00").all()] {
        let given = given.lasting(1, 1).horizon(None).advisor(2).window(&EVERY_DAY, "00:00", "24:00");
        let slots = given.slots("2027-02-01", "2028-02-01");
        assert_eq!(slots.len(), MAX_SLOTS);
        assert_eq!(slots[0].interval.start.to_rfc3339(), "2027-01-31T23:00:00Z");
        assert_eq!(slots[MAX_SLOTS - 1].interval.start.since(slots[0].interval.start), (MAX_SLOTS as i64 - 1) * 60);
    }
}

#[test]
fn busy_of_no_or_negative_length_is_ignored() {
    let given = Given::usual().busy("2027-02-03T09:00:00Z", "2027-02-03T09:00:00Z").kept_free(30, 30);
    let given = given.busy("2027-02-03T10:00:00Z", "2027-02-03T08:00:00Z");
    assert_eq!(given.shown_on("2027-02-03").len(), 6);
}

#[test]
fn extreme_values_are_answered() {
    let given = Given::open(&EVERY_DAY, "00:00", "24:00").horizon(None).buffers(i32::MAX, i32::MIN);
    assert_eq!(given.slots("2027-02-01", "2027-02-02").len(), 48);
    let far = |from, until| open_slots(given.ask(), DateRange::new(from, until));
    assert!(far(NaiveDate::MIN, NaiveDate::MAX).is_empty());
    assert!(far(NaiveDate::MAX, NaiveDate::MIN).is_empty());
    let mut forever = given.clone();
    let always = Interval::new(Timestamp::from_epoch(i64::MIN), Timestamp::from_epoch(i64::MAX));
    forever = forever.busy("2027-02-03T10:00:00Z", "2027-02-03T11:00:00Z");
    forever.last().busy[0].interval = always;
    assert!(forever.slots("2027-02-01", "2027-02-02").is_empty());
    assert!(given.clone().lasting(i32::MAX, 1).slots("2027-02-01", "2027-02-02").is_empty());
    assert_eq!(given.lasting(1, i32::MAX).slots("2027-02-01", "2027-02-02").len(), 1);
}

#[test]
fn the_busy_to_load_covers_the_dates_and_what_may_reach_into_them() {
    let given = |grid| Given::usual().lasting(90, 30).grid(grid).policy;
    let (zone, four_days) = (Tz::Europe__Paris, dates("2027-03-26", "2027-03-30"));
    let asked = Interval::new(crate::given::at("2027-03-25T23:00:00Z"), crate::given::at("2027-03-29T22:00:00Z"));
    for grid in [Grid::Anchored, Grid::Clock] {
        let bounds = bounds_of(&given(grid), zone, four_days);
        let a_day_and_the_last_appointment = asked.end.plus_minutes(90 + 24 * 60);
        assert_eq!((bounds.start, bounds.end), (asked.start.plus_minutes(-24 * 60), a_day_and_the_last_appointment));
    }
    let bounds = bounds_of(&given(Grid::Compact), zone, four_days);
    let week = 7 * 86_400;
    assert!(bounds.start <= asked.start.plus_seconds(-week) && bounds.end >= asked.end.plus_seconds(week));
    assert!(bounds.seconds() < asked.seconds() + 3 * week);
    assert!(bounds_of(&given(Grid::Clock), zone, dates("2027-03-30", "2027-03-26")).is_empty());
}

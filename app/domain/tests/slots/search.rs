//! One instant, the first one, those around one: always the slots that display shows.

use crate::given::{EVERY_DAY, Given, WORKING, at, day};
use domain::{
    agenda::Horizon,
    slots::{nearest, next_free, slot_at},
};

#[test]
fn submit_accepts_exactly_what_display_offers() {
    let given = Given::open(&WORKING, "09:00", "12:00").lasting(45, 20).busy("2027-02-03T09:00:00Z", "2027-02-03T09:10:00Z");
    let offered = given.slots("2027-02-03", "2027-02-04");
    assert!(!offered.is_empty());
    for minute in 0..1440 {
        let start = at("2027-02-02T23:00:00Z").plus_minutes(minute);
        let expected = offered.iter().find(|slot| slot.interval.start == start).cloned();
        assert_eq!(slot_at(given.ask(), start), expected);
        assert_eq!(slot_at(given.ask(), start.plus_seconds(1)), None);
    }
}

#[test]
fn submit_tells_the_two_passes_of_an_hour_apart() {
    let given = Given::open(&EVERY_DAY, "02:00", "03:00").busy("2027-10-31T00:00:00Z", "2027-10-31T00:30:00Z");
    assert_eq!(slot_at(given.ask(), at("2027-10-31T00:00:00Z")), None);
    assert!(slot_at(given.ask(), at("2027-10-31T01:00:00Z")).is_some());
}

#[test]
fn the_next_free_slot_may_be_months_away() {
    let given = Given::nobody().advisor(1).special("2027-12-01", &[("10:00", "11:00")]);
    let next = next_free(given.ask(), day("2027-01-04")).unwrap();
    assert_eq!(next.interval.start, at("2027-12-01T09:00:00Z"));
}

#[test]
fn none_within_the_horizon_is_an_answer() {
    let given = Given::nobody().advisor(1).special("2027-12-01", &[("10:00", "11:00")]).horizon(Some(Horizon::Days(330)));
    assert_eq!(next_free(given.ask(), day("2027-01-04")), None);
    assert!(next_free(given.horizon(Some(Horizon::Days(331))).ask(), day("2027-01-04")).is_some());
}

#[test]
fn the_search_reaches_366_days_after_the_later_of_today_and_the_date_asked() {
    let on = |date: &str| Given::nobody().horizon(None).advisor(1).special(date, &[("10:00", "11:00")]);
    assert!(next_free(on("2028-01-05").ask(), day("2027-01-01")).is_some());
    assert!(next_free(on("2028-01-06").ask(), day("2027-01-01")).is_none());
    assert!(next_free(on("2029-01-31").ask(), day("2028-01-31")).is_some());
    assert!(next_free(on("2027-01-29").ask(), day("2027-01-31")).is_none());
}

#[test]
fn the_next_free_slot_is_never_past_even_for_staff() {
    let given = Given::usual().now("2027-02-03T09:10:00Z").staff();
    assert_eq!(next_free(given.ask(), day("2027-02-01")).unwrap().interval.start, at("2027-02-03T09:30:00Z"));
}

#[test]
fn a_period_that_begins_later_is_where_the_search_begins() {
    let period = Horizon::Period { from: day("2027-09-06"), to: day("2027-09-10") };
    let given = Given::usual().horizon(Some(period));
    assert_eq!(next_free(given.ask(), day("2027-01-04")).unwrap().interval.start, at("2027-09-06T07:00:00Z"));
}

#[test]
fn the_nearest_slots_are_those_of_the_day_first_then_by_distance() {
    // Wednesday 10:30 is taken; Thursday is closed.
    let given = Given::open(&WORKING, "10:00", "11:30").busy("2027-02-03T09:30:00Z", "2027-02-03T10:00:00Z");
    let given = given.closed("2027-02-04", "2027-02-05");
    let found = nearest(given.ask(), at("2027-02-03T09:30:00Z"), 4);
    let expected = ["2027-02-03T09:00:00Z", "2027-02-03T10:00:00Z", "2027-02-02T10:00:00Z", "2027-02-02T09:30:00Z"];
    assert_eq!(crate::given::utc(&found), expected);
}

#[test]
fn the_nearest_slots_keep_notice_and_may_be_none() {
    let given = Given::usual().now("2027-02-03T10:00:00Z");
    let found = nearest(given.ask(), at("2027-02-03T08:00:00Z"), 2);
    assert_eq!(crate::given::utc(&found), ["2027-02-03T10:00:00Z", "2027-02-03T10:30:00Z"]);
    assert!(nearest(Given::nobody().ask(), at("2027-02-03T08:00:00Z"), 2).is_empty());
}

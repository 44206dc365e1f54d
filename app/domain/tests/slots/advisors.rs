//! Several advisors: who is named, in which order.

use crate::given::{Given, WORKING};
use domain::{agenda::BusyKind, ids::AdvisorId};

fn named(given: &Given, date: &str, rank: usize) -> Vec<i64> {
    let slots = domain::slots::open_slots(given.ask(), domain::time::DateRange::lasting(crate::given::day(date), 1));
    slots[rank].advisors.iter().map(|AdvisorId(id)| *id).collect()
}

fn three() -> Given {
    let given = Given::nobody().advisor(30).window(&WORKING, "09:00", "12:00");
    given.advisor(10).window(&WORKING, "09:00", "12:00").advisor(20).window(&WORKING, "09:00", "12:00")
}

#[test]
fn nobody_eligible_means_nobody() {
    assert!(Given::nobody().slots("2027-01-04", "2027-02-01").is_empty());
    assert!(Given::nobody().all().slots("2027-01-04", "2027-02-01").is_empty());
}

#[test]
fn equally_loaded_advisors_come_in_the_order_of_their_identity() {
    assert_eq!(named(&three(), "2027-02-03", 0), [10, 20, 30]);
}

#[test]
fn the_least_loaded_of_the_civil_day_comes_first() {
    let given = three().busy("2027-02-03T14:00:00Z", "2027-02-03T15:00:00Z");
    assert_eq!(named(&given, "2027-02-03", 0), [10, 30, 20]);
    assert_eq!(named(&given, "2027-02-04", 0), [10, 20, 30]);
}

#[test]
fn sessions_weigh_and_outside_calendars_do_not() {
    let session = three().taken(BusyKind::Session, "2027-02-03T14:00:00Z", "2027-02-03T15:00:00Z");
    assert_eq!(named(&session, "2027-02-03", 0), [10, 30, 20]);
    let outside = three().taken(BusyKind::External, "2027-02-03T14:00:00Z", "2027-02-03T15:00:00Z");
    assert_eq!(named(&outside, "2027-02-03", 0), [10, 20, 30]);
}

#[test]
fn the_load_counts_what_starts_that_civil_day() {
    // 23:30Z on the 2nd is 00:30 on the 3rd in Paris; 22:30Z is 23:30 on the 2nd, though it lasts into the 3rd.
    let starts_inside = three().busy("2027-02-02T23:30:00Z", "2027-02-03T00:00:00Z");
    assert_eq!(named(&starts_inside, "2027-02-03", 0), [10, 30, 20]);
    let starts_before = three().busy("2027-02-02T22:30:00Z", "2027-02-03T00:00:00Z");
    assert_eq!(named(&starts_before, "2027-02-03", 0), [10, 20, 30]);
}

#[test]
fn only_those_who_are_free_are_named() {
    let given = three().busy("2027-02-03T08:00:00Z", "2027-02-03T08:30:00Z");
    assert_eq!(named(&given, "2027-02-03", 0), [10, 30]);
    assert_eq!(named(&given, "2027-02-03", 1), [10, 30, 20]);
}

#[test]
fn everyone_is_named_when_all_take_part() {
    assert_eq!(named(&three().all(), "2027-02-03", 0), [10, 20, 30]);
    let one_is_busy = three().all().busy("2027-02-03T08:00:00Z", "2027-02-03T08:30:00Z");
    assert_eq!(one_is_busy.shown_on("2027-02-03")[0], "09:30");
}

#[test]
fn an_advisor_listed_twice_is_named_once() {
    let given = three().advisor(10).window(&WORKING, "09:00", "12:00");
    assert_eq!(named(&given, "2027-02-03", 0), [10, 20, 30]);
}

//! The explainer names, for each instant that is not free, the first rule that removed it.

use crate::given::{EVERY_DAY, Given, WORKING, day};
use domain::{
    agenda::{BusyKind, Horizon},
    slots::explain,
    time::DateRange,
};

/// The reasons of one date as `HH:MM–HH:MM reason`, in the agenda's zone.
fn reasons(given: &Given, date: &str) -> Vec<String> {
    let shown = |at: domain::time::Timestamp| at.in_zone(given.agenda.zone).time().format("%H:%M").to_string();
    let removed = explain(given.ask(), DateRange::lasting(day(date), 1));
    removed
        .iter()
        .map(|part| format!("{}–{} {:?}", shown(part.interval.start), shown(part.interval.end), part.because).to_lowercase())
        .collect()
}

#[test]
fn where_no_window_stands_is_outside() {
    assert_eq!(reasons(&Given::usual(), "2027-02-03"), ["00:00–09:00 outside", "12:00–00:00 outside"]);
    assert_eq!(reasons(&Given::nobody(), "2027-02-03"), ["00:00–00:00 outside"]);
}

#[test]
fn a_holiday_closes_its_windows() {
    let expected = ["00:00–09:00 outside", "09:00–12:00 holiday", "12:00–00:00 outside"];
    assert_eq!(reasons(&Given::usual(), "2027-03-29"), expected);
}

#[test]
fn closure_comes_before_absence_and_absence_before_busy() {
    let given = Given::open(&WORKING, "00:00", "24:00").closed("2027-02-03T08:00", "2027-02-03T10:00");
    let given = given.absent("2027-02-03T09:00", "2027-02-03T11:00").busy("2027-02-03T09:30:00Z", "2027-02-03T11:00:00Z");
    let expected = ["08:00–10:00 closure", "10:00–11:00 absence", "11:00–12:00 appointment"];
    assert_eq!(reasons(&given, "2027-02-03"), expected);
}

#[test]
fn kinds_of_busy_come_in_their_order_and_the_buffer_last() {
    let given = Given::open(&WORKING, "00:00", "24:00").buffers(15, 10);
    let given = given.taken(BusyKind::Session, "2027-02-03T09:00:00Z", "2027-02-03T12:00:00Z");
    let given = given.taken(BusyKind::External, "2027-02-03T10:00:00Z", "2027-02-03T11:30:00Z");
    let given = given.taken(BusyKind::Appointment, "2027-02-03T10:30:00Z", "2027-02-03T11:00:00Z");
    let expected = [
        "09:50–10:00 buffer",
        "10:00–11:00 session",
        "11:00–11:30 external",
        "11:30–12:00 appointment",
        "12:00–12:30 external",
        "12:30–13:00 session",
        "13:00–13:15 buffer",
    ];
    assert_eq!(reasons(&given, "2027-02-03"), expected);
}

#[test]
fn notice_and_horizon_come_last() {
    let given = Given::usual().now("2027-02-03T09:00:00Z").notice(30).horizon(Some(Horizon::Days(0)));
    let today = ["00:00–09:00 outside", "09:00–10:30 notice", "12:00–00:00 outside"];
    assert_eq!(reasons(&given, "2027-02-03"), today);
    let tomorrow = ["00:00–09:00 outside", "09:00–12:00 horizon", "12:00–00:00 outside"];
    assert_eq!(reasons(&given, "2027-02-04"), tomorrow);
    assert_eq!(reasons(&given.staff(), "2027-02-04"), ["00:00–09:00 outside", "12:00–00:00 outside"]);
}

#[test]
fn with_several_advisors_an_instant_is_removed_when_everyone_is() {
    let given = Given::usual().busy("2027-02-03T08:00:00Z", "2027-02-03T10:00:00Z");
    let given = given.advisor(2).window(&EVERY_DAY, "10:00", "11:30").busy("2027-02-03T09:00:00Z", "2027-02-03T10:00:00Z");
    let expected = ["00:00–09:00 outside", "09:00–11:00 appointment", "12:00–00:00 outside"];
    assert_eq!(reasons(&given, "2027-02-03"), expected);
}

#[test]
fn when_all_take_part_an_instant_is_removed_when_anyone_is() {
    let given = Given::usual().all().advisor(2).window(&EVERY_DAY, "10:00", "11:30");
    let given = given.busy("2027-02-03T09:30:00Z", "2027-02-03T10:00:00Z");
    let expected = ["00:00–10:00 outside", "10:30–11:00 appointment", "11:30–00:00 outside"];
    assert_eq!(reasons(&given, "2027-02-03"), expected);
}

#[test]
fn an_appointment_being_moved_is_not_a_reason() {
    let given = Given::usual().busy("2027-02-03T08:00:00Z", "2027-02-03T11:00:00Z").known_as(4).moving(4);
    assert_eq!(reasons(&given, "2027-02-03"), ["00:00–09:00 outside", "12:00–00:00 outside"]);
}

//! Overrides, holidays, closures, absences, busy and buffers: what wins over what.

use crate::given::{EVERY_DAY, Given};
use domain::agenda::{BusyKind, Grid};
use rstest::rstest;

#[test]
fn special_hours_replace_the_weekly_windows_of_their_date_alone() {
    let given = Given::usual().special("2027-02-03", &[("14:00", "15:00")]);
    assert_eq!(given.shown_on("2027-02-03"), ["14:00", "14:30"]);
    assert_eq!(given.shown_on("2027-02-04").len(), 6);
}

#[test]
fn special_hours_without_a_window_close_the_date() {
    assert!(Given::usual().special("2027-02-03", &[]).shown_on("2027-02-03").is_empty());
}

#[test]
fn two_overrides_of_one_date_add_up() {
    let given = Given::usual().special("2027-02-03", &[("14:00", "14:30")]).special("2027-02-03", &[("16:00", "16:30")]);
    assert_eq!(given.shown_on("2027-02-03"), ["14:00", "16:00"]);
}

#[test]
fn a_holiday_is_opened_only_by_an_override_that_says_so() {
    // Easter Monday.
    let special = Given::usual().special("2027-03-29", &[("09:00", "10:00")]);
    assert!(special.shown_on("2027-03-29").is_empty());
    assert_eq!(special.opening_holiday().shown_on("2027-03-29"), ["09:00", "09:30"]);
}

#[test]
fn a_holiday_is_opened_for_one_advisor_and_no_other() {
    let given = Given::usual().special("2027-03-29", &[("09:00", "10:00")]).opening_holiday();
    let given = given.advisor(2).window(&EVERY_DAY, "09:00", "12:00");
    let slots = given.slots("2027-03-29", "2027-03-30");
    assert_eq!(slots.len(), 2);
    assert!(slots.iter().all(|slot| slot.advisors.iter().all(|advisor| advisor.0 == 1)));
}

#[rstest]
#[case::closures(Given::usual().special("2027-02-03", &[("09:00", "11:00")]).closed("2027-02-03T10:00", "2027-02-04T00:00"))]
#[case::absences(Given::usual().special("2027-02-03", &[("09:00", "11:00")]).absent("2027-02-03T10:00", "2027-02-04T00:00"))]
fn special_hours_yield_to(#[case] given: Given) {
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30"]);
}

#[test]
fn a_closure_hides_the_slots_it_touches_and_no_other() {
    let given = Given::usual().closed("2027-02-03T09:59", "2027-02-03T10:30");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "10:30", "11:00", "11:30"]);
    assert_eq!(given.shown_on("2027-02-04").len(), 6);
}

#[test]
fn closures_given_by_dates_cover_whole_days() {
    let given = Given::usual().closed("2027-02-02", "2027-02-04");
    assert_eq!(given.days_open("2027-02-01", "2027-02-06"), ["2027-02-01", "2027-02-04", "2027-02-05"]);
}

#[test]
fn an_absence_concerns_its_advisor_alone() {
    let given = Given::usual().absent("2027-02-03", "2027-02-04").advisor(2).window(&EVERY_DAY, "09:00", "10:00");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30"]);
    assert_eq!(given.shown_on("2027-02-04").len(), 6);
}

#[test]
fn a_closed_day_cuts_a_night_window_at_midnight() {
    let night = Given::open(&EVERY_DAY, "22:00", "24:00").window(&EVERY_DAY, "00:00", "02:00").lasting(90, 30);
    let given = night.closed("2027-02-04", "2027-02-05");
    assert_eq!(given.shown_on("2027-02-03"), ["00:00", "00:30", "22:00", "22:30"]);
    assert!(given.shown_on("2027-02-04").is_empty());
    assert_eq!(given.shown_on("2027-02-05"), ["00:00", "00:30", "22:00", "22:30", "23:00", "23:30"]);
}

#[test]
fn the_grid_starts_anew_where_a_closure_has_cut_the_window() {
    let given = Given::usual().closed("2027-02-03T10:00", "2027-02-03T10:10");
    assert_eq!(given.shown_on("2027-02-03"), ["09:00", "09:30", "10:10", "10:40", "11:10"]);
}

#[rstest]
#[case::the_longer_is_that_of_the_first((0, 0), (0, 20), "09:50")]
#[case::the_longer_is_that_of_the_second((20, 0), (0, 10), "09:50")]
#[case::equal_buffers_do_not_add_up((15, 0), (0, 15), "09:45")]
fn the_gap_after_a_booking_is_the_longer_buffer(#[case] own: (i32, i32), #[case] kept: (i32, i32), #[case] next: &str) {
    // Busy 09:00 to 09:30, every five minutes.
    let given = Given::usual().lasting(30, 5).buffers(own.0, own.1);
    let given = given.busy("2027-02-03T08:00:00Z", "2027-02-03T08:30:00Z").kept_free(kept.0, kept.1);
    assert_eq!(given.shown_on("2027-02-03")[0], next);
}

#[rstest]
#[case::the_longer_is_that_of_the_first((0, 20), (10, 0), "11:10")]
#[case::the_longer_is_that_of_the_second((0, 10), (20, 0), "11:10")]
#[case::a_buffer_of_the_wrong_side_does_not_count((60, 0), (0, 60), "11:30")]
fn the_gap_before_a_booking_is_the_longer_buffer(#[case] own: (i32, i32), #[case] kept: (i32, i32), #[case] last: &str) {
    // Open until 13:00, busy 12:00 to 13:00.
    let given = Given::open(&EVERY_DAY, "09:00", "13:00").lasting(30, 5).buffers(own.0, own.1);
    let given = given.busy("2027-02-03T11:00:00Z", "2027-02-03T12:00:00Z").kept_free(kept.0, kept.1);
    assert_eq!(given.shown_on("2027-02-03").last().map(String::as_str), Some(last));
}

#[test]
fn buffers_may_leave_opening_hours() {
    assert_eq!(Given::usual().buffers(60, 60).shown_on("2027-02-03").len(), 6);
}

#[test]
fn every_kind_of_busy_blocks() {
    for kind in [BusyKind::Appointment, BusyKind::Session, BusyKind::External] {
        let given = Given::usual().taken(kind, "2027-02-03T08:00:00Z", "2027-02-03T10:30:00Z");
        assert_eq!(given.shown_on("2027-02-03"), ["11:30"]);
    }
}

#[test]
fn a_reschedule_ignores_its_own_appointment_and_no_other() {
    let given = Given::usual().busy("2027-02-03T08:00:00Z", "2027-02-03T08:30:00Z").known_as(7);
    let given = given.busy("2027-02-03T10:00:00Z", "2027-02-03T10:30:00Z").known_as(8);
    assert_eq!(given.clone().moving(7).shown_on("2027-02-03"), ["09:00", "09:30", "10:00", "10:30", "11:30"]);
    assert_eq!(given.shown_on("2027-02-03"), ["09:30", "10:00", "10:30", "11:30"]);
}

#[test]
fn busy_without_identity_is_never_ignored() {
    let mut given = Given::usual().busy("2027-02-03T08:00:00Z", "2027-02-03T11:00:00Z");
    given.ignoring = None;
    assert!(given.shown_on("2027-02-03").is_empty());
}

#[test]
fn the_compact_grid_starts_anew_after_the_gap() {
    let given = Given::usual().lasting(30, 30).grid(Grid::Compact).buffers(10, 0);
    let given = given.busy("2027-02-03T08:00:00Z", "2027-02-03T08:15:00Z").kept_free(0, 20);
    assert_eq!(given.shown_on("2027-02-03"), ["09:35", "10:05", "10:35", "11:05"]);
}

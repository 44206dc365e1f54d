//! Open and taken time: minute by minute against the naive reference, then its corners.

use crate::{
    given::{EVERY_DAY, Given, WORKING, at, day},
    random::{PLACES, Question, questions},
    reference::{Wall, answer},
};
use domain::{
    agenda::{BusyKind, SlotPolicy},
    slots::{Audience, Filling, Reason, open_times},
    time::{DateRange, Interval, Timestamp},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

/// What the engine says of the first advisor.
fn filling(given: &Given, dates: DateRange, within: Interval) -> Filling {
    let taken = given.agenda.advisors[0].busy.iter().map(|busy| busy.interval).collect();
    let (_, open) = open_times(&given.agenda, dates).swap_remove(0);
    Filling::of(open, taken, within)
}

const EVER: Interval = Interval::new(Timestamp::from_epoch(0), Timestamp::from_epoch(i64::MAX));

#[test]
fn open_and_taken_time_is_what_counting_minutes_finds() {
    let walls: Vec<_> = PLACES.iter().map(|(zone, _, date)| Wall::around(*zone, day(date))).collect();
    let config = Config { cases: 1_500, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&questions(), |question| agrees(&question, &walls[question.place])).unwrap();
}

fn agrees(question: &Question, wall: &Wall) -> Result<(), TestCaseError> {
    let mut together = Filling::default();
    let mut counted = Filling::default();
    let minute = question.given.now.epoch().div_euclid(60) * 60;
    let within = Interval::new(EVER.start, Timestamp::from_epoch(minute));
    for schedule in &question.given.agenda.advisors {
        let mut alone = question.given.clone();
        alone.agenda.advisors = vec![schedule.clone()];
        alone.agenda.advisors[0].busy.iter_mut().for_each(|busy| busy.kind = BusyKind::Appointment);
        (alone.policy, alone.audience, alone.ignoring) = (SlotPolicy::OPENINGS, Audience::Staff, None);
        for (at, reason) in answer(&alone, wall, question.dates).reasons {
            let closed = matches!(reason, Some(Reason::Outside | Reason::Holiday | Reason::Closure | Reason::Absence));
            if at < within.end && !closed {
                counted.open_s += 60;
                counted.taken_s += if reason == Some(Reason::Appointment) { 60 } else { 0 };
            }
        }
        together = together.and(filling(&alone, question.dates, within));
    }
    prop_assert_eq!(together, counted);
    Ok(())
}

#[test]
fn a_minute_counts_once_however_often_it_is_taken() {
    let given =
        Given::usual().busy("2027-01-11T08:00:00Z", "2027-01-11T09:00:00Z").busy("2027-01-11T08:30:00Z", "2027-01-11T09:30:00Z");
    let filled = filling(&given, DateRange::lasting(day("2027-01-11"), 1), EVER);
    assert_eq!(filled, Filling { open_s: 3 * 3600, taken_s: 5400 });
}

#[test]
fn what_is_taken_outside_the_open_time_does_not_count() {
    let given = Given::usual().busy("2027-01-11T10:30:00Z", "2027-01-11T12:30:00Z");
    let filled = filling(&given, DateRange::lasting(day("2027-01-11"), 1), EVER);
    assert_eq!(filled.taken_s, 1800, "the hours end at noon in Paris");
}

#[test]
fn the_day_of_a_clock_change_is_as_long_as_it_is() {
    let given = Given::open(&EVERY_DAY, "00:00", "24:00");
    let hours = |date| filling(&given, DateRange::lasting(day(date), 1), EVER).open_s / 3600;
    assert_eq!([hours("2027-03-27"), hours("2027-03-28"), hours("2027-10-31")], [24, 23, 25]);
}

#[test]
fn a_longer_time_than_one_question_of_the_engine_is_the_sum_of_its_days() {
    let given = Given::open(&WORKING, "20:00", "24:00").window(&EVERY_DAY, "00:00", "01:30");
    let dates = DateRange::lasting(day("2026-03-01"), 800);
    let each: u64 = dates.dates().map(|date| filling(&given, DateRange::lasting(date, 1), EVER).open_s).sum();
    assert_eq!(filling(&given, dates, EVER).open_s, each);
    let half = at("2027-06-01T00:00:00Z");
    let [before, after] =
        [Interval::new(EVER.start, half), Interval::new(half, EVER.end)].map(|part| filling(&given, dates, part));
    assert_eq!(before.and(after).open_s, each, "cut anywhere, nothing is lost");
}

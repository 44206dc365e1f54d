//! 10 000 random agendas: display, submit, search and explainer against the naive reference.

use crate::{
    given::day,
    random::{PLACES, Question, questions},
    reference::{Wall, answer},
};
use domain::slots::{bounds_of, explain, first_slot, next_free, open_slots, slot_at};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

#[test]
fn ten_thousand_random_agendas_get_the_answer_of_the_naive_reference() {
    let walls: Vec<_> = PLACES.iter().map(|(zone, _, date)| Wall::around(*zone, day(date))).collect();
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(&questions(), |question| agrees(&question, &walls[question.place])).unwrap();
}

fn agrees(question: &Question, wall: &Wall) -> Result<(), TestCaseError> {
    let Question { given, dates, .. } = question;
    let expected = answer(given, wall, *dates);
    let slots = open_slots(given.ask(), *dates);
    let offered: Vec<_> = slots.iter().map(|slot| (slot.interval.start, slot.advisors.clone())).collect();
    prop_assert_eq!(&offered, &expected.slots);
    let duration = i64::from(given.policy.duration_min) * 60;
    prop_assert!(slots.iter().all(|slot| slot.interval.seconds() == duration));

    prop_assert_eq!(first_slot(given.ask(), *dates), slots.first().cloned(), "first");

    let removed = explain(given.ask(), *dates);
    let because = |at| removed.iter().find(|part| part.interval.contains(at)).map(|part| part.because);
    for (at, reason) in &expected.reasons {
        prop_assert_eq!(because(*at), *reason, "at {}", at.to_rfc3339());
    }
    prop_assert!(removed.windows(2).all(|pair| pair[0].interval.end <= pair[1].interval.start), "in order, apart");
    prop_assert!(slots.iter().all(|slot| because(slot.interval.start).is_none()), "an offered start is removed");

    for slot in slots.iter().step_by(slots.len() / 3 + 1) {
        prop_assert_eq!(slot_at(given.ask(), slot.interval.start), Some(slot.clone()), "submit");
        let beside = slot.interval.start.plus_minutes(1);
        // A minute after the last one of the range another day begins, of which the list says nothing.
        if dates.contains(beside.date_in(given.agenda.zone)) {
            prop_assert_eq!(slot_at(given.ask(), beside).is_some(), slots.iter().any(|slot| slot.interval.start == beside));
        }
    }
    if let Some(first) = slots.iter().find(|slot| slot.interval.start >= given.now) {
        let next = next_free(given.ask(), dates.from);
        prop_assert_eq!(next.as_ref(), Some(first), "next");
    }

    // What lies outside the bounds to load changes nothing.
    let mut loaded = given.clone();
    let bounds = bounds_of(&given.policy, given.agenda.zone, *dates);
    loaded.agenda.advisors.iter_mut().for_each(|advisor| advisor.busy.retain(|busy| busy.interval.overlaps(bounds)));
    prop_assert_eq!(open_slots(loaded.ask(), *dates), slots);
    Ok(())
}

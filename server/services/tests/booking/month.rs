//! The month that is shown, and the first free slot wherever it is.

use crate::house::{House, at, scope};
use contract::booking::{Booking, DeskAgenda, ShowDesk};
use domain::time::{Interval, NaiveDate, Timestamp};
use store::{
    Db, StoreError,
    busy::{self, Buffers, BusySource, Overlap},
};
use testkit::NOW;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, month, day).unwrap()
}

async fn shown(house: &House, month: Option<NaiveDate>) -> DeskAgenda {
    let ask = ShowDesk { target: house.target(), referrer: None, mode: None, month, day: None };
    house.services.show_desk(&scope("visitor"), ask).await.unwrap().agenda.unwrap()
}

/// Nothing is free from `from` to `until`.
async fn fill(house: &House, from: Timestamp, until: Timestamp) {
    let (scene, interval) = (house.scene, Interval::new(from, until));
    let taken: Result<(), StoreError> = house
        .db
        .write(|tx| async move {
            busy::insert(&tx, &[scene.advisor], interval, (BusySource::External, Buffers::default(), Overlap::Refused)).await
        })
        .await;
    taken.unwrap();
}

fn first_free(agenda: &DeskAgenda) -> Option<Timestamp> {
    agenda.first_free.as_ref().map(|slot| slot.starts.at)
}

async fn the_month_of_the_first_free_slot_is_shown_even_months_away(db: &Db) {
    let house = House::new(db).await;
    fill(&house, at(0, 0, 0), at(150, 12, 0)).await;
    let agenda = shown(&house, None).await;
    // Thursday 29 July at one o'clock in Paris, where it is summer time by then.
    let first = at(150, 12, 0);
    assert_eq!(first_free(&agenda), Some(first));
    assert_eq!((agenda.month, agenda.free_days[0].date), (day(7, 1), day(7, 29)));
    assert_eq!(agenda.day.unwrap().slots[0].starts.at, first);
}

async fn a_month_wished_for_is_shown_and_the_first_free_slot_is_still_that_of_today(db: &Db) {
    let house = House::new(db).await;
    for month in [3, 4, 5, 9] {
        let agenda = shown(&house, Some(day(month, 15))).await;
        assert_eq!(first_free(&agenda), Some(at(0, 9, 0)), "month {month}");
        assert_eq!(agenda.month, day(month, 1));
        let open = agenda.free_days.iter().map(|day| day.n_free).sum::<u32>();
        let (first, last) = (agenda.free_days[0].date, agenda.free_days.last().unwrap().date);
        assert!(first >= day(month, 1) && last < day(month + 1, 1), "{first} to {last}");
        // Sixteen half hours each working day that is no holiday.
        assert_eq!(open, 16 * [22, 22, 19, 22][[3, 4, 5, 9].iter().position(|one| *one == month).unwrap()], "month {month}");
    }
}

async fn a_month_that_is_full_is_shown_full_with_the_first_free_slot_after_it(db: &Db) {
    let house = House::new(db).await;
    fill(&house, at(0, 0, 0), at(31 + 30, 0, 0)).await;
    let agenda = shown(&house, Some(day(4, 1))).await;
    assert_eq!((agenda.month, agenda.free_days.len(), agenda.day), (day(4, 1), 0, None));
    assert!(agenda.first_free.is_some_and(|slot| slot.starts.date() == day(5, 3)), "the first working day of May");
}

async fn in_the_last_days_of_a_month_the_next_one_is_shown(db: &Db) {
    let house = House::new(db).await;
    house.clock.set(at(30, 17, 0)); // Wednesday 31 March, after hours
    let agenda = shown(&house, None).await;
    assert_eq!((agenda.month, agenda.free_days[0].date), (day(4, 1), day(4, 1)));
}

async fn what_is_taken_is_missing_from_the_month_and_what_is_not_is_there(db: &Db) {
    let house = House::new(db).await;
    fill(&house, at(1, 9, 0), at(1, 10, 0)).await;
    // Away from before the month to its third day, and from its last day on: longer than a day at both ends.
    fill(&house, at(29, 0, 0), at(33, 0, 0)).await;
    fill(&house, at(59, 12, 0), at(70, 0, 0)).await;
    let march = shown(&house, Some(day(3, 1))).await;
    let of = |agenda: &DeskAgenda, date| agenda.free_days.iter().find(|day| day.date == date).map(|day| day.n_free);
    assert_eq!((of(&march, day(3, 2)), of(&march, day(3, 3))), (Some(14), Some(16)));
    assert_eq!((of(&march, day(3, 29)), of(&march, day(3, 30))), (None, None), "Easter Monday, then away");
    let april = shown(&house, Some(day(4, 1))).await;
    assert_eq!((of(&april, day(4, 1)), of(&april, day(4, 2)), of(&april, day(4, 5))), (None, None, Some(16)));
    assert_eq!((of(&april, day(4, 28)), of(&april, day(4, 29))), (Some(16), Some(8)));
}

async fn nothing_free_within_the_horizon_shows_this_month_and_no_slot(db: &Db) {
    let house = House::with_type(db, |kind| {
        kind.policy.horizon = Some(domain::agenda::Horizon::Days(90));
    })
    .await;
    fill(&house, NOW, at(100, 0, 0)).await;
    let agenda = shown(&house, None).await;
    assert_eq!((agenda.month, agenda.first_free, agenda.free_days.len()), (day(3, 1), None, 0));
}

testkit::on_both_engines!(
    the_month_of_the_first_free_slot_is_shown_even_months_away,
    a_month_wished_for_is_shown_and_the_first_free_slot_is_still_that_of_today,
    a_month_that_is_full_is_shown_full_with_the_first_free_slot_after_it,
    in_the_last_days_of_a_month_the_next_one_is_shown,
    what_is_taken_is_missing_from_the_month_and_what_is_not_is_there,
    nothing_free_within_the_horizon_shows_this_month_and_no_slot,
);

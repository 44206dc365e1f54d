//! Staff against candidates, staff against staff: one winner, no overlap that nobody insisted upon.

use crate::{
    booking_for::form,
    house::{House, at, scope},
    office::Office,
};
use contract::{
    Answer,
    agendas::{Acted, Agendas, Settle, Verdict},
    booking::Booking,
    refusal::{Refusal, Rule},
};
use store::{Db, types::Confirmation};
use tokio::task::JoinSet;

fn won(answer: &Answer<Acted>) -> bool {
    matches!(answer, Ok(Acted::Done(_)))
}

/// The live appointments that overlap, by pairs.
async fn overlaps(office: &Office) -> usize {
    let rows = office.house.appointments().await;
    let live: Vec<_> = rows.iter().filter(|row| row.appointment.state.is_live()).map(|row| row.appointment.interval).collect();
    let pairs = live.iter().enumerate().flat_map(|(rank, one)| live.iter().skip(rank + 1).map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.overlaps(**other)).count()
}

async fn a_move_against_a_candidate_s_booking_of_the_same_slot(db: &Db) {
    let office = Office::new(db).await;
    for day in 1..=4_i64 {
        let (_, id) = office.booked(at(day, 9, 0), &format!("lina{day}")).await;
        let hold = office.house.hold(at(day, 14, 0)).await.unwrap();
        // The hold has run out: nothing keeps the slot but who is quicker.
        office.house.clock.advance_seconds(601);
        let who = format!("quick{day}");
        let visitor = scope(&who);
        let (moved, booked) = tokio::join!(
            office.reschedule(office.to(id, 0, at(day, 14, 0))),
            office.house.services.book(&visitor, House::form(&hold, &who)),
        );
        match (&moved, &booked) {
            (Ok(Acted::Done(_)), Err(Refusal::Conflict { .. })) | (Ok(Acted::HeldBack(_)), Ok(_)) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(overlaps(&office).await, 0);
    }
}

async fn two_moves_to_one_time_at_once(db: &Db) {
    let office = Office::new(db).await;
    let (_, first) = office.booked(at(2, 9, 0), "first").await;
    let (_, second) = office.booked(at(2, 10, 0), "second").await;
    let (one, other) = tokio::join!(
        office.reschedule(office.to(first, 0, at(2, 14, 0))),
        office.reschedule(office.to(second, 0, at(2, 14, 15))),
    );
    assert_eq!(u8::from(won(&one)) + u8::from(won(&other)), 1, "{one:?} {other:?}");
    assert_eq!(overlaps(&office).await, 0);
}

async fn one_appointment_moved_to_two_places_at_once(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 9, 0), "lina").await;
    let (one, other) =
        tokio::join!(office.reschedule(office.to(id, 0, at(2, 14, 0))), office.reschedule(office.to(id, 0, at(2, 16, 0))),);
    let refused = Err(Refusal::Rule(Rule::ChangedMeanwhile));
    assert!((won(&one) && other == refused) || (won(&other) && one == refused), "{one:?} {other:?}");
    assert_eq!(office.details(id).await.entry.sequence, 1);
}

async fn the_same_move_sent_ten_times_at_once_is_one(db: &Db) {
    let office = Office::new(db).await;
    let (_, id) = office.booked(at(2, 9, 0), "lina").await;
    office.due(0).await;
    let mut all = JoinSet::new();
    for _ in 0..10 {
        let (services, manager, ask) = (office.house.services.clone(), office.manager.clone(), office.to(id, 0, at(2, 14, 0)));
        all.spawn(async move { services.reschedule(&manager, ask).await });
    }
    let answers = all.join_all().await;
    assert!(answers.iter().all(won), "{answers:?}");
    assert_eq!(office.details(id).await.entry.sequence, 1);
    assert_eq!(office.due(10).await, ["mail_candidate_moved", "mail_colleagues_moved"]);
}

async fn twenty_who_book_one_time_for_somebody_make_one_booking(db: &Db) {
    let office = Office::new(db).await;
    let mut all = JoinSet::new();
    for rank in 0..20 {
        let (services, reception) = (office.house.services.clone(), office.reception.clone());
        let ask = form(&office, at(2, 14, 0), &format!("person{rank}")).await;
        all.spawn(async move { services.book_for(&reception, ask).await });
    }
    let answers = all.join_all().await;
    assert_eq!(answers.iter().filter(|answer| won(answer)).count(), 1);
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(office.house.appointments().await.len(), 1);
}

async fn the_centre_answers_twice_at_once_and_is_heard_once(db: &Db) {
    let office = Office::with_type(db, |kind| kind.confirmation = Confirmation::ByCentre).await;
    let (_, id) = office.booked(at(7, 10, 0), "lina").await;
    let settle = |verdict, who| {
        let ask = Settle { which: office.which(id), sequence: 0, verdict, reason: String::new() };
        office.house.services.settle(who, ask)
    };
    let (yes, no) = tokio::join!(settle(Verdict::Confirmed, &office.manager), settle(Verdict::Refused, &office.reception));
    assert_eq!(u8::from(yes.is_ok()) + u8::from(no.is_ok()), 1, "{yes:?} {no:?}");
    assert_eq!(office.details(id).await.entry.sequence, 1, "one change");
}

testkit::on_both_engines!(
    a_move_against_a_candidate_s_booking_of_the_same_slot,
    two_moves_to_one_time_at_once,
    one_appointment_moved_to_two_places_at_once,
    the_same_move_sent_ten_times_at_once_is_one,
    twenty_who_book_one_time_for_somebody_make_one_booking,
    the_centre_answers_twice_at_once_and_is_heard_once,
);

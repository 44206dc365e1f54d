//! The candidate moves an appointment; the centre does not answer.

use crate::house::{House, at, scope};
use contract::{
    Answer,
    manage::{CancelByLink, EventCode, ManageView, Managing, MoveByLink, ShowMove},
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::{AppointmentState, Party},
    moving::MoveRefused,
    time::Timestamp,
};
use store::{Db, types::Confirmation};

async fn managed(house: &House, token: &str) -> ManageView {
    house.services.show(&scope("v"), token.to_owned()).await.unwrap().appointment().unwrap()
}

async fn move_to(house: &House, token: &str, starts_at: Timestamp, sequence: i32) -> Answer<ManageView> {
    house.services.move_to(&scope("v"), MoveByLink { token: token.to_owned(), starts_at, sequence }).await
}

async fn booked(house: &House, start: Timestamp, who: &str) -> String {
    let hold = house.hold(start).await.unwrap();
    house.book(&hold, who).await.unwrap().manage_token
}

async fn a_moved_appointment_frees_its_time_and_tells_both(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house, at(2, 10, 0), "lina").await;
    let places = house.services.show_move(&scope("v"), ShowMove { token: token.clone(), ..ShowMove::default() }).await.unwrap();
    assert_eq!((places.managed.moves_left, places.managed.sequence), (3, 0));
    let day = ShowMove { token: token.clone(), month: None, day: Some(places.managed.slot.starts.date()) };
    let day = house.services.show_move(&scope("v"), day).await.unwrap().agenda.day.unwrap();
    assert!(day.slots.iter().any(|slot| slot.starts.at == at(2, 10, 0)), "its own time counts as free");

    let view = move_to(&house, &token, at(2, 10, 30), 0).await.unwrap();
    assert_eq!((view.slot.starts.at, view.sequence, view.moves_left), (at(2, 10, 30), 1, 2));
    assert!(matches!(view.history.last().unwrap().what, EventCode::Moved { from, to }
        if (from.at, to.at) == (at(2, 10, 0), at(2, 10, 30))));
    house.hold(at(2, 10, 0)).await.expect("the old time is free");
    assert!(house.hold(at(2, 10, 30)).await.is_err(), "the new one is taken");
    assert_eq!(house.n_jobs().await, 4, "booked and moved, to the candidate and to the centre");
}

async fn the_same_move_twice_counts_once_and_an_old_page_is_told_so(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house, at(2, 10, 0), "lina").await;
    move_to(&house, &token, at(2, 11, 0), 0).await.unwrap();
    let again = move_to(&house, &token, at(2, 11, 0), 0).await.unwrap();
    assert_eq!((again.sequence, again.moves_left), (1, 2), "a double click is one move");
    let other_tab = move_to(&house, &token, at(2, 9, 0), 0).await;
    assert_eq!(other_tab, Err(Refusal::Rule(Rule::ChangedMeanwhile)));
    assert_eq!(managed(&house, &token).await.slot.starts.at, at(2, 11, 0));
}

async fn a_taken_slot_is_a_conflict_with_alternatives_and_changes_nothing(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house, at(2, 10, 0), "lina").await;
    booked(&house, at(2, 11, 0), "other").await;
    let Err(Refusal::Conflict { alternatives }) = move_to(&house, &token, at(2, 11, 0), 0).await else { panic!("it is taken") };
    assert!(alternatives.iter().any(|slot| slot.starts.at == at(2, 10, 30)));
    for nonsense in [at(2, 10, 7), at(2, 3, 0)] {
        assert_eq!(move_to(&house, &token, nonsense, 0).await, Err(Refusal::Rule(Rule::NotOffered)));
    }
    assert_eq!(managed(&house, &token).await.slot.starts.at, at(2, 10, 0));
}

async fn three_moves_and_no_more_and_none_within_the_notice(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house, at(2, 10, 0), "lina").await;
    for (n, hour) in [(0, 11), (1, 9), (2, 10)] {
        move_to(&house, &token, at(2, hour, 0), n).await.unwrap();
    }
    let refused = Err(Refusal::Rule(Rule::Move(MoveRefused::TooOften { max: 3 })));
    assert_eq!(move_to(&house, &token, at(2, 11, 0), 3).await, refused);
    let view = managed(&house, &token).await;
    assert_eq!((view.movable_until, view.moves_left), (None, 0));

    let late = booked(&house, at(3, 10, 0), "late").await;
    house.clock.advance_seconds(at(2, 10, 0).since(house.clock.now()));
    let refused = Err(Refusal::Rule(Rule::Move(MoveRefused::TooLate { notice_min: 1440 })));
    assert_eq!(move_to(&house, &late, at(3, 11, 0), 0).await, refused, "exactly a day before is late");
}

async fn a_cancelled_appointment_is_not_moved(db: &Db) {
    let house = House::new(db).await;
    let token = booked(&house, at(2, 10, 0), "lina").await;
    house.services.cancel(&scope("v"), CancelByLink { token: token.clone(), reason: String::new() }).await.unwrap();
    let refused = move_to(&house, &token, at(2, 11, 0), 1).await;
    assert!(matches!(refused, Err(Refusal::Rule(Rule::Move(MoveRefused::NotLive { .. })))), "{refused:?}");
}

async fn of_two_moves_to_one_slot_one_wins(db: &Db) {
    let house = House::new(db).await;
    let first = booked(&house, at(2, 10, 0), "first").await;
    let second = booked(&house, at(2, 11, 0), "second").await;
    let (one, other) = tokio::join!(move_to(&house, &first, at(2, 9, 0), 0), move_to(&house, &second, at(2, 9, 0), 0));
    let conflicts = [&one, &other].into_iter().filter(|answer| matches!(answer, Err(Refusal::Conflict { .. }))).count();
    assert_eq!((conflicts, u8::from(one.is_ok()) + u8::from(other.is_ok())), (1, 1));
}

async fn pending(db: &Db) -> (House, String) {
    let house = House::with_type(db, |kind| {
        "a-confirmer".clone_into(&mut kind.slug);
        kind.confirmation = Confirmation::ByCentre;
    })
    .await;
    let token = booked(&house, at(3, 10, 0), "lina").await;
    (house, token)
}

async fn what_nobody_confirms_is_freed_after_48_hours_and_not_a_second_before(db: &Db) {
    let (house, token) = pending(db).await;
    house.clock.advance_seconds(48 * 3600 - 1);
    assert_eq!(house.services.free_overdue().await.unwrap(), 0);
    assert!(house.hold(at(3, 10, 0)).await.is_err(), "still taken");
    house.clock.advance_seconds(1);
    assert_eq!(house.services.free_overdue().await.unwrap(), 1);
    assert_eq!(house.services.free_overdue().await.unwrap(), 0, "once");
    let view = managed(&house, &token).await;
    assert!(matches!(view.state, AppointmentState::Cancelled { by: Party::Centre, .. }));
    assert_eq!(view.history.last().unwrap().what, EventCode::Expired);
    assert_eq!(house.n_jobs().await, 5, "two mails, the job that frees, two mails that say so");
}

testkit::on_both_engines!(
    a_moved_appointment_frees_its_time_and_tells_both,
    the_same_move_twice_counts_once_and_an_old_page_is_told_so,
    a_taken_slot_is_a_conflict_with_alternatives_and_changes_nothing,
    three_moves_and_no_more_and_none_within_the_notice,
    a_cancelled_appointment_is_not_moved,
    of_two_moves_to_one_slot_one_wins,
    what_nobody_confirms_is_freed_after_48_hours_and_not_a_second_before,
);

//! What was agreed changes, twice at once.

use crate::{
    act::{Act, Outcome},
    ground::{Ground, slot},
};
use contract::{
    manage::{CancelByLink, MoveByLink},
    refusal::{Refusal, Rule},
};
use domain::{appointment::AppointmentState, staff::Role, time::Timestamp};
use store::types::Confirmation;

fn to(token: &str, starts_at: Timestamp) -> Act {
    Act::Move(MoveByLink { token: token.to_owned(), starts_at, sequence: 0 })
}

fn off(token: &str) -> Act {
    Act::Cancel(CancelByLink { token: token.to_owned(), reason: String::new() })
}

const CHANGED: Outcome = Outcome::Refused(Refusal::Rule(Rule::ChangedMeanwhile));

/// Of two that wait, one is confirmed by two people, the other confirmed by one and refused by another.
pub async fn two_that_wait_confirmed_at_once(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|kind| kind.confirmation = Confirmation::ByCentre).await;
    for minutes in [0, 30] {
        ground.booked(&desk, slot(round, minutes)).await;
    }
    let rows = ground.appointments(&desk).await;
    let clerk = testkit::a_member(&ground.db, desk.centre, Role::Reception, None).await;
    let (staff, centre) = (clerk.staff.unwrap().0, desk.slug());
    let say = |row: usize, confirmed| Act::Settle { staff, centre: centre.to_owned(), appointment: rows[row].id.0, confirmed };
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![say(0, true), say(1, true), say(0, true), say(1, false)]).await;
    assert_eq!((&outcomes[0], &outcomes[2]), (&Outcome::Settled, &Outcome::Settled), "the same word twice is one");
    let (yes, no) = (&outcomes[1], &outcomes[3]);
    assert!(matches!((yes, no), (Outcome::Settled, told) | (told, Outcome::Settled) if *told == CHANGED), "{outcomes:?}");
    let after = ground.appointments(&desk).await;
    assert_eq!((after[0].appointment.state, after[0].sequence), (AppointmentState::Booked, 1));
    assert_eq!((after[1].appointment.state == AppointmentState::Booked, after[1].sequence), (*yes == Outcome::Settled, 1));
    let refused = u64::from(*yes != Outcome::Settled);
    assert_eq!(ground.n_jobs().await - n_jobs, 2 + refused, "one message about each, and the advisor's about what is off");
    outcomes
}

/// A double click.
pub async fn one_move_sent_twice(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let token = ground.booked(&desk, slot(round, 0)).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![to(&token, slot(round, 60)); 2]).await;
    assert_eq!(outcomes, [Outcome::Moved(1), Outcome::Moved(1)]);
    let rows = ground.appointments(&desk).await;
    assert_eq!((rows.len(), rows[0].sequence, rows[0].appointment.interval.start), (1, 1, slot(round, 60)));
    assert_eq!(ground.n_jobs().await - n_jobs, 2);
    outcomes
}

/// Two tabs.
pub async fn one_move_to_two_places(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let token = ground.booked(&desk, slot(round, 0)).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![to(&token, slot(round, 60)), to(&token, slot(round, 90))]).await;
    let moved = Outcome::Moved(1);
    assert!(outcomes == [moved.clone(), CHANGED] || outcomes == [CHANGED, moved], "{outcomes:?}");
    let rows = ground.appointments(&desk).await;
    let minutes = if outcomes[0].is_refusal() { 90 } else { 60 };
    assert_eq!((rows.len(), rows[0].sequence, rows[0].appointment.interval.start), (1, 1, slot(round, minutes)));
    assert_eq!(ground.n_jobs().await - n_jobs, 2);
    outcomes
}

/// Two people, each with an appointment, want the same hour instead.
pub async fn two_moves_to_one_place(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let (one, other) = (ground.booked(&desk, slot(round, 0)).await, ground.booked(&desk, slot(round, 30)).await);
    let outcomes = ground.race(vec![to(&one, slot(round, 90)), to(&other, slot(round, 90))]).await;
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Outcome::Moved(1)).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_conflict()).count(), 1, "{outcomes:?}");
    let n_there = ground.appointments(&desk).await.iter().filter(|row| row.appointment.interval.start == slot(round, 90)).count();
    assert_eq!(n_there, 1);
    outcomes
}

/// Called off once, whoever asks how often.
pub async fn one_cancellation_sent_twice(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let token = ground.booked(&desk, slot(round, 0)).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![off(&token); 2]).await;
    assert_eq!(outcomes, [Outcome::Cancelled(1), Outcome::Cancelled(1)]);
    assert_eq!(ground.appointments(&desk).await[0].sequence, 1);
    assert_eq!(ground.n_jobs().await - n_jobs, 2, "one message to each");
    outcomes
}

/// It ends called off: moved before, or not moved any more.
pub async fn a_move_against_a_cancellation(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let token = ground.booked(&desk, slot(round, 0)).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![to(&token, slot(round, 60)), off(&token)]).await;
    let n_changes = match (&outcomes[0], &outcomes[1]) {
        // What the answer shows is the appointment as it is by then.
        (Outcome::Moved(1 | 2), Outcome::Cancelled(2)) => 2,
        (Outcome::Refused(Refusal::Rule(Rule::ChangedMeanwhile | Rule::Move(_))), Outcome::Cancelled(1)) => 1,
        other => panic!("{other:?}"),
    };
    let row = ground.appointments(&desk).await.remove(0);
    assert!(!row.appointment.state.is_live());
    assert_eq!(i64::from(row.sequence), n_changes);
    assert_eq!((ground.n_jobs().await - n_jobs) as i64, 2 * n_changes);
    outcomes
}

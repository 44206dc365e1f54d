//! Many want what one can have.

use crate::{
    act::Outcome,
    ground::{Desk, Ground, at, slot},
};
use contract::refusal::{Refusal, Rule};
use domain::{agenda::Horizon, time::Timestamp};
use std::collections::HashSet;

/// One has the slot, the others are shown the nearest; one appointment, one request, one pair of mails.
async fn one_wins<const N: usize>(ground: &mut Ground, wishes: [(&Desk, Timestamp); N]) -> Vec<Outcome> {
    let forms = ground.forms(wishes).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(forms).await;
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Booked(_))).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_conflict()).count(), N - 1, "{outcomes:?}");
    let desk = wishes[0].0;
    assert_eq!((ground.appointments(desk).await.len(), ground.n_requests(desk).await), (1, 1));
    assert_eq!(ground.n_jobs().await - n_jobs, 2);
    outcomes
}

pub async fn two_submits(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = &ground.desk(|_| {}).await;
    one_wins(ground, [(desk, slot(round, 0)); 2]).await
}

pub async fn ten_submits(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = &ground.desk(|_| {}).await;
    one_wins(ground, [(desk, slot(round, 0)); 10]).await
}

pub async fn a_hundred_submits(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = &ground.desk(|_| {}).await;
    one_wins(ground, [(desk, slot(round, 0)); 100]).await
}

/// Half an hour each.
pub async fn ten_against_a_quarter_past(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = &ground.desk(|kind| kind.policy.step_min = 15).await;
    one_wins(ground, [(desk, slot(round, 0)), (desk, slot(round, 15))]).await
}

/// An hour from the start on covers the half hour that begins in its middle.
pub async fn two_types_of_one_advisor(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let half = &ground.desk(|_| {}).await;
    let whole = &ground.second_type(half, |kind| kind.policy.duration_min = 60).await;
    one_wins(ground, [(whole, slot(round, 0)), (half, slot(round, 30))]).await
}

/// Twice, or ten times: everybody has the same answer.
pub async fn one_form_sent_many_times(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let form = ground.form_of_live_hold(&desk, slot(round, 0)).await;
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(vec![form; if round.is_multiple_of(2) { 2 } else { 10 }]).await;
    let links: HashSet<&String> =
        outcomes.iter().map(|outcome| if let Outcome::Booked(token) = outcome { token } else { panic!("{outcome:?}") }).collect();
    assert_eq!((links.len(), ground.appointments(&desk).await.len(), ground.n_requests(&desk).await), (1, 1, 1));
    assert_eq!(ground.n_jobs().await - n_jobs, 2, "one message to each");
    outcomes
}

pub async fn ten_who_choose(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let outcomes = ground.race(vec![desk.wish(slot(round, 0)); 10]).await;
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Outcome::Held).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_conflict()).count(), 9, "{outcomes:?}");
    outcomes
}

/// Who holds it books it, whoever else tries at the same moment.
pub async fn a_slot_held_by_another(ground: &mut Ground, round: u64) -> Vec<Outcome> {
    let desk = ground.desk(|_| {}).await;
    let start = slot(round, 0);
    let mut acts = ground.forms([(&desk, start); 3]).await;
    acts.extend([desk.wish(start), desk.wish(start)]);
    let place = (round % 6) as usize;
    acts.insert(place, ground.form_of_live_hold(&desk, start).await);
    let outcomes = ground.race(acts).await;
    assert!(matches!(outcomes[place], Outcome::Booked(_)), "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_conflict()).count(), 5, "{outcomes:?}");
    assert_eq!((ground.appointments(&desk).await.len(), ground.n_requests(&desk).await), (1, 1));
    outcomes
}

/// What is never offered is refused by name, whether it is chosen or comes in a form, and leaves nothing.
pub async fn what_is_not_offered(ground: &mut Ground, _round: u64) -> Vec<Outcome> {
    let desk = ground
        .desk(|kind| {
            kind.policy.min_notice_min = 120;
            kind.policy.horizon = Some(Horizon::Days(10));
        })
        .await;
    let never = [
        at(6, 3, 0),   // at night, on a Sunday
        at(1, 10, 7),  // off the grid
        at(5, 10, 0),  // closed on Saturdays
        at(0, 10, 30), // inside the notice
        at(11, 10, 0), // past the horizon
    ];
    let mut acts = ground.forms(never.map(|start| (&desk, start))).await;
    acts.extend(never.map(|start| desk.wish(start)));
    let n_jobs = ground.n_jobs().await;
    let outcomes = ground.race(acts).await;
    for outcome in &outcomes {
        assert_eq!(*outcome, Outcome::Refused(Refusal::Rule(Rule::NotOffered)));
    }
    assert_eq!((ground.appointments(&desk).await.len(), ground.n_requests(&desk).await), (0, 0));
    assert_eq!(ground.n_jobs().await, n_jobs);
    outcomes
}

//! Every race of a booking's life, round after round: one winner, clean refusals for the others, nothing doubled, nothing half
//! done. On SQLite, on PostgreSQL, and on PostgreSQL through two processes.
//!
//! `scripts/races 1000` runs a thousand rounds of each and prints what it counted, `scripts/races 1000 a_hundred_submits` of
//! that one; the ordinary run does two.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod act;
mod change;
mod clerk;
mod ground;
mod one_slot;
mod tally;
mod team;

use ground::Ground;
use std::env;
use tally::Tally;
use team::Team;
use testkit::TestDb;

/// Set in a process that acts for another one: the address of its database.
const CLERK: &str = "RDV_RACES_CLERK";

/// Runs each race so often in front of `team`.
macro_rules! run {
    ($rounds:expr, $ground:expr, $($module:ident :: $race:ident),+ $(,)?) => {$({
        if is_asked_for(stringify!($race)) {
            let mut tally = Tally::new(stringify!($race), $ground).await;
            for round in 0..$rounds {
                let counts = $module::$race($ground, round).await;
                tally.add($ground, counts).await;
            }
            tally.finish($ground).await;
        }
    })+};
}

async fn every_race(ground: &mut Ground) {
    let rounds = n_rounds();
    run!(
        rounds,
        ground,
        one_slot::two_submits,
        one_slot::ten_submits,
        one_slot::ten_against_a_quarter_past,
        one_slot::two_types_of_one_advisor,
        one_slot::one_form_sent_many_times,
        one_slot::ten_who_choose,
        one_slot::a_slot_held_by_another,
        one_slot::what_is_not_offered,
        change::two_that_wait_confirmed_at_once,
        change::one_move_sent_twice,
        change::one_move_to_two_places,
        change::two_moves_to_one_place,
        change::one_cancellation_sent_twice,
        change::a_move_against_a_cancellation,
        one_slot::a_hundred_submits,
    );
}

#[expect(clippy::disallowed_methods, reason = "a test is told by the environment which")]
fn is_asked_for(race: &str) -> bool {
    env::var("RDV_RACE").map_or(true, |only| only.is_empty() || only == race)
}

#[expect(clippy::disallowed_methods, reason = "a test is told by the environment how often")]
fn n_rounds() -> u64 {
    env::var("RDV_RACES").ok().map_or(2, |n| n.parse().expect("RDV_RACES is a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_race_has_one_winner_on_sqlite() {
    let test = TestDb::sqlite().await;
    every_race(&mut Ground::new(&test.db, Team::here(&test.db), "SQLite")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_race_has_one_winner_on_postgres() {
    let test = TestDb::postgres().await;
    every_race(&mut Ground::new(&test.db, Team::here(&test.db), "PostgreSQL")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment what it is")]
async fn every_race_has_one_winner_through_two_processes_on_postgres() {
    if let Ok(url) = env::var(CLERK) {
        return clerk::serve(&url).await;
    }
    let test = TestDb::postgres().await;
    let name = "every_race_has_one_winner_through_two_processes_on_postgres";
    every_race(&mut Ground::new(&test.db, Team::two_processes(&test.url, name), "PostgreSQL, two processes")).await;
}

//! What the rounds of a race come to.

use crate::{act::Outcome, ground::Ground};
use domain::ids::AdvisorId;
use testkit::Audit;

/// The sum of a race's rounds.
pub struct Tally {
    race: &'static str,
    /// The advisors of the next round are those from here on.
    first: AdvisorId,
    rounds: u64,
    won: usize,
    refused: usize,
    begun: std::time::Instant,
}

impl Tally {
    pub async fn new(race: &'static str, ground: &mut Ground) -> Self {
        let first = ground.desk(|_| {}).await.advisor;
        Self { race, first, rounds: 0, won: 0, refused: 0, begun: std::time::Instant::now() }
    }

    /// One more round; what it left in the database is looked through.
    pub async fn add(&mut self, ground: &Ground, outcomes: Vec<Outcome>) {
        self.rounds += 1;
        self.refused += outcomes.iter().filter(|outcome| outcome.is_refusal()).count();
        self.won += outcomes.iter().filter(|outcome| !outcome.is_refusal()).count();
        let audit = testkit::audit(&ground.db, self.first).await;
        assert_eq!(audit, Audit::default(), "{}, round {}: {outcomes:?}", self.race, self.rounds);
        self.first = ground.newest;
    }

    /// Looks through every round again, and says what was counted.
    pub async fn finish(self, ground: &Ground) {
        let Audit { n_overlaps, n_halves } = testkit::audit(&ground.db, AdvisorId(0)).await;
        assert_eq!((n_overlaps, n_halves), (0, 0), "{}", self.race);
        println!(
            "{:<36} {:<26} {:>5} rounds  {:>6} won  {:>6} refused  {n_overlaps} overlaps  {n_halves} halves  {:>6.1} s",
            self.race.replace('_', " "),
            ground.place,
            self.rounds,
            self.won,
            self.refused,
            self.begun.elapsed().as_secs_f32(),
        );
    }
}

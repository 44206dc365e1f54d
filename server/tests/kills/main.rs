//! Processes that book and send are killed (`kill -9`) at any moment, again and again: what they had acknowledged is there,
//! whole, once, and its two mails left; what they had not is there whole or not at all. One process on a SQLite file, two at a
//! time on PostgreSQL, which want the same slots and share the queue.
//!
//! A process is this test's own program, started again with [`CHILD`] set. `scripts/kills 1000` kills a thousand times.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod booker;
mod clock;
mod house;
mod life;
mod post;

use booker::Acknowledged;
use clock::Hurried;
use contract::manage::Managing;
use domain::appointment::AppointmentState;
use house::{House, block_on, scope};
use life::{Lane, Life};
use post::Sack;
use std::{collections::HashSet, env, thread};
use testkit::TestDb;

/// Set in the process that books: the address of its database.
const CHILD: &str = "RDV_KILLED_BOOKER";

#[test]
fn what_was_acknowledged_survives_every_kill_on_sqlite() {
    if Life::is_this_process() {
        return Life::of_this_process().live();
    }
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("killed.db").display());
    survives(&url, 1, "what_was_acknowledged_survives_every_kill_on_sqlite");
}

#[test]
fn what_was_acknowledged_survives_every_kill_of_two_processes_on_postgres() {
    if Life::is_this_process() {
        return Life::of_this_process().live();
    }
    let test = block_on(TestDb::postgres());
    survives(&test.url, 2, "what_was_acknowledged_survives_every_kill_of_two_processes_on_postgres");
}

/// Kills as often as told, in so many lanes at once, then looks.
fn survives(url: &str, n_lanes: u64, test: &'static str) {
    let n_kills = n_kills().next_multiple_of(n_lanes);
    let clock = Hurried::start();
    block_on(House::build(url));
    let lanes: Vec<_> = (0..n_lanes)
        .map(|nth| Lane { nth, test, url: url.to_owned(), clock: clock.clone() })
        .map(|lane| thread::spawn(move || lane.kill(n_kills / n_lanes)))
        .collect();
    let mut acknowledged = Vec::new();
    let mut sack = Sack::default();
    for lane in lanes {
        let (said, sent) = lane.join().unwrap();
        acknowledged.extend(said);
        sack.add(sent);
    }
    block_on(look(url, &acknowledged, sack, n_kills));
}

/// Looks at what is there after the last kill, and sends what had not left.
async fn look(url: &str, acknowledged: &[Acknowledged], mut sack: Sack, n_kills: u64) {
    let house = House::open(url, Hurried::long_after()).await;
    for one in acknowledged {
        let shown = house.services.show(&scope("parent"), one.token.clone()).await;
        let view = shown.unwrap_or_else(|refusal| panic!("booking {} is lost: {refusal:?}", one.number));
        let view = view.appointment().expect("an appointment");
        assert_eq!((view.state, view.slot.starts.at), (AppointmentState::Booked, booker::start_of(one.number)));
    }
    let numbers: HashSet<u64> = acknowledged.iter().map(|one| one.number).collect();
    let all = house.appointments().await;
    sack.add(house.drain().await);
    let post = sack.compare(all.iter().map(|row| row.id));
    println!(
        "{n_kills} kills: {} acknowledged, {} found, {} doubled; {} mails, {} lost, {} sent again",
        acknowledged.len(),
        all.len(),
        acknowledged.len() - numbers.len(),
        post.n_sent,
        post.n_lost,
        post.n_again,
    );
    assert_eq!(acknowledged.len(), numbers.len(), "a slot was acknowledged twice");
    assert_eq!(testkit::audit(&house.db, domain::ids::AdvisorId(0)).await, testkit::Audit::default());
    assert_eq!((post.n_lost, post.strange), (0, Vec::new()), "lost, about nothing");
    // A process has one job in its hands. Its mail may have left without the time to say so.
    assert!(post.n_again <= n_kills, "{} mails sent again for {n_kills} kills", post.n_again);
    // Those that die while they start have said nothing: one in eight, by chance more among few.
    assert!(acknowledged.len() as u64 * 2 >= n_kills, "too few bookings to prove anything");
}

#[expect(clippy::disallowed_methods, reason = "a test is told by the environment how often")]
fn n_kills() -> u64 {
    env::var("RDV_KILLS").ok().map_or(8, |n| n.parse().expect("RDV_KILLS is a number"))
}

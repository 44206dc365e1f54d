//! A process that books is killed (`kill -9`) at any moment, again and again, over one SQLite file: what it had acknowledged
//! is there, whole, once, with its two mails; what it had not is there whole or not at all.
//!
//! The process is this test's own program, started again with [`CHILD`] set. `scripts/kills 1000` runs it a thousand times.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod booker;
mod house;

use booker::Acknowledged;
use contract::manage::Managing;
use domain::appointment::AppointmentState;
use house::{House, NIGHT, scope};
use std::{
    collections::HashSet,
    env,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};
use testkit::SeededRandom;

/// Set in the process that books: the address of its database.
const CHILD: &str = "RDV_KILLED_BOOKER";
/// Bookings the process may make; none gets so far.
const PER_LIFE: u64 = 4000;

#[test]
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment how often, and what it is")]
fn what_was_acknowledged_survives_every_kill() {
    if let Ok(url) = env::var(CHILD) {
        let life = env::var("RDV_LIFE").unwrap().parse().unwrap();
        return house::block_on(booker::book_until_killed(&url, life));
    }
    let n_kills = env::var("RDV_KILLS").ok().map_or(12, |n| n.parse().expect("RDV_KILLS is a number"));
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("killed.db").display());
    house::block_on(House::build(&url));
    let chance = SeededRandom::new(u64::from(std::process::id()));
    let mut acknowledged = Vec::new();
    for life in 0..n_kills {
        let moment = Duration::from_millis(chance.next_u64() % 200);
        acknowledged.extend(one_life(&url, life, moment));
    }
    let found = house::block_on(look(&url, &acknowledged));
    println!("{n_kills} kills, {} acknowledged, {found} found, each whole and with its mails", acknowledged.len());
    assert!(acknowledged.len() as u64 >= n_kills, "too few bookings to prove anything");
}

/// Starts a process that books, lets it live that long after its first acknowledgement, kills it; what it had acknowledged.
fn one_life(url: &str, nth: u64, moment: Duration) -> Vec<Acknowledged> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "what_was_acknowledged_survives_every_kill", "--nocapture"])
        .env(CHILD, url)
        .env("RDV_LIFE", nth.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap());
    let (began, first) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut whole = Vec::new();
        for line in said.split(b'\n') {
            // A line that the kill cut has no end, and what was not said whole was not acknowledged.
            let line = String::from_utf8_lossy(&line.unwrap()).into_owned();
            if let Some(one) = Acknowledged::read(&line) {
                whole.push(one);
                let _ = began.send(()); // the parent waits for the first alone
            }
        }
        whole
    });
    assert!(first.recv_timeout(Duration::from_mins(1)).is_ok(), "no booking within a minute");
    thread::sleep(moment);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "it was to die, not to end: {status}");
    reader.join().unwrap()
}

/// Looks at what is there after the last kill; how many appointments.
async fn look(url: &str, acknowledged: &[Acknowledged]) -> usize {
    let house = House::open(url).await;
    for one in acknowledged {
        let shown = house.services.show(&scope("parent"), one.token.clone()).await;
        let view = shown.unwrap_or_else(|refusal| panic!("booking {} is lost: {refusal:?}", one.number));
        assert_eq!((view.state, view.slot.starts.at), (AppointmentState::Booked, booker::start_of(one.number)));
    }
    let all = house.appointments().await;
    let starts: HashSet<i64> = all.iter().map(|row| row.appointment.interval.start.epoch()).collect();
    assert_eq!(starts.len(), all.len(), "one advisor, one appointment at a time");
    assert!(all.len() >= acknowledged.len());
    let mails = house.drain(NIGHT).await;
    for (who, n) in &mails.to_candidates {
        assert_eq!(*n, 1, "{who} got {n} mails");
    }
    assert_eq!(mails.to_candidates.len(), all.len(), "each appointment has the mail to its candidate");
    assert_eq!(mails.to_centre, all.len(), "and the one to the centre");
    all.len()
}

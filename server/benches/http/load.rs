//! Loads, and the waits that they caused.

use crate::connection::Connection;
use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Connections over which a fixed rate is spread: more than are ever waiting at once while the server keeps up.
const CONNECTIONS: usize = 32;

/// The waits of one run, shortest first.
#[derive(Default)]
pub struct Waits(Vec<Duration>);

/// What is said of several runs.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Answers a second, the median run's.
    pub per_second: f64,
    /// Half of the waits are shorter; the median run's, in milliseconds. The others alike.
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    /// The longest of all runs.
    pub longest: f64,
    /// Processor time of the program for each answer, in milliseconds.
    pub processor: f64,
}

/// One run.
pub struct Run {
    waits: Waits,
    lasted: Duration,
    processor: Duration,
}

impl Run {
    pub fn new(mut waits: Vec<Duration>, lasted: Duration) -> Self {
        waits.sort_unstable();
        Self { waits: Waits(waits), lasted, processor: Duration::ZERO }
    }

    /// What the program spent on it.
    pub fn costing(self, processor: Duration) -> Self {
        Self { processor, ..self }
    }
}

impl Waits {
    fn at(&self, part: f64) -> f64 {
        let rank = (self.0.len() as f64 * part).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
    }
}

impl Figures {
    /// Of several runs of the same load.
    pub fn of(runs: &[Run]) -> Self {
        let each = |figure: &dyn Fn(&Run) -> f64| median(runs.iter().map(figure).collect());
        Self {
            per_second: each(&|run| run.waits.0.len() as f64 / run.lasted.as_secs_f64()),
            p50: each(&|run| run.waits.at(0.5)),
            p95: each(&|run| run.waits.at(0.95)),
            p99: each(&|run| run.waits.at(0.99)),
            longest: runs.iter().map(|run| run.waits.at(1.0)).fold(0.0, f64::max),
            processor: each(&|run| run.processor.as_secs_f64() * 1000.0 / run.waits.0.len() as f64),
        }
    }
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The same request, `per_second` times each second, whatever the answers do.
pub fn at_rate(server: SocketAddr, request: &[u8], per_second: u64, lasting: Duration) -> Run {
    let n = per_second * lasting.as_secs();
    let begin = Instant::now() + Duration::from_millis(20);
    let due = |rank: u64| begin + Duration::from_nanos(1_000_000_000 / per_second * rank);
    let next = AtomicU64::new(0);
    let one = || {
        let mut connection = Connection::open(server);
        let mut waits = Vec::new();
        loop {
            let rank = next.fetch_add(1, Ordering::Relaxed);
            if rank >= n {
                return waits;
            }
            let due = due(rank);
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let status = connection.ask(request).status;
            assert!(matches!(status, 200 | 204), "answered {status}");
            waits.push(due.elapsed());
        }
    };
    let waits = together(CONNECTIONS, |_| one());
    Run::new(waits.into_iter().flatten().collect(), begin.elapsed())
}

/// The same request `n` times, the next as soon as the answer is there: what somebody waits who is alone.
pub fn one_by_one(server: SocketAddr, request: &[u8], n: usize) -> Run {
    let mut connection = Connection::open(server);
    let begin = Instant::now();
    let mut one = || {
        let sent = Instant::now();
        let status = connection.ask(request).status;
        assert_eq!(status, 200);
        sent.elapsed()
    };
    let waits = (0..n).map(|_| one()).collect();
    Run::new(waits, begin.elapsed())
}

/// The same request from each of `n` clients, the next as soon as the answer is there.
pub fn flat_out(server: SocketAddr, request: &[u8], n: usize, lasting: Duration) -> Run {
    let begin = Instant::now();
    let waits = together(n, |_| {
        let mut connection = Connection::open(server);
        let mut waits = Vec::new();
        while begin.elapsed() < lasting {
            let sent = Instant::now();
            assert!(connection.ask(request).status < 300);
            waits.push(sent.elapsed());
        }
        waits
    });
    Run::new(waits.into_iter().flatten().collect(), begin.elapsed())
}

/// What `n` threads give, each its own.
pub fn together<T: Send>(n: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..n).map(|rank| scope.spawn(move || work(rank))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

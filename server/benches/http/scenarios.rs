//! What is measured, in the order of the report.

use crate::{
    calls,
    connection::{Connection, get},
    house::{self, Size, key},
    load::{Figures, Run, at_rate, flat_out, median, together},
    mails::Mails,
    report::Report,
    running::Running,
};
use std::{
    fs::File,
    io::Write as _,
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};
use testkit::TestDb;
use tokio::runtime::Runtime;

/// Of everything, the median counts.
const RUNS: usize = 3;
const ADVISORS: [u64; 3] = [1, 10, 50];
const BOOKINGS: [u64; 4] = [0, 100, 1_000, 10_000];
/// A month's page a hundred times a second is a busy region; the target is five times that.
const BUSY: u64 = 100;
const TARGET: u64 = 500;
/// What everything is measured on that writes or reads much.
pub const ENGINES: [&str; 2] = ["SQLite", "PostgreSQL"];
const CLIENTS: [usize; 3] = [1, 16, 64];
/// Quarters of an hour that may be booked, from the day after tomorrow on; ten advisors at each.
const QUARTERS: u64 = 96 * 120;
/// The centre where everybody books.
const CROWDED: Size = Size { n_advisors: 10, n_bookings: 0 };

/// Once to warm up, then as often as counts.
pub fn several(running: &Running, run: impl Fn() -> Run) -> Figures {
    run(); // to warm up
    let one = |_| {
        let before = running.processor();
        let run = run();
        run.costing(running.processor().saturating_sub(before))
    };
    Figures::of(&(0..RUNS).map(one).collect::<Vec<_>>())
}

/// Start and memory, over an empty SQLite file.
pub fn program(report: &mut Report) {
    let runtime = Runtime::new().unwrap();
    let home = runtime.block_on(TestDb::sqlite());
    let mails = Mails::open();
    let starts = (0..5).map(|_| Running::start(&home.url, &mails).started_in.as_secs_f64() * 1000.0).collect();
    let running = Running::start(&home.url, &mails);
    thread::sleep(Duration::from_secs(1));
    report.program(median(starts), running.resident_mb(), durable_write_ms());
}

/// What a commit waits for at least on this disk: a page written and on its way to stay.
fn durable_write_ms() -> f64 {
    let mut file = tempfile::tempfile().unwrap();
    let one = |file: &mut File| {
        let began = Instant::now();
        file.write_all(&[1; 4096]).unwrap();
        file.sync_data().unwrap();
        began.elapsed().as_secs_f64() * 1000.0
    };
    median((0..200).map(|_| one(&mut file)).collect())
}

/// The month of the booking page, by how much there is.
pub fn months(report: &mut Report) {
    let runtime = Runtime::new().unwrap();
    let home = runtime.block_on(TestDb::sqlite());
    let sizes: Vec<Size> =
        ADVISORS.iter().flat_map(|n_advisors| BOOKINGS.map(|n_bookings| Size { n_advisors: *n_advisors, n_bookings })).collect();
    eprintln!("filling a database with {} appointments", sizes.iter().map(|size| 2 * size.n_bookings).sum::<u64>());
    runtime.block_on(house::build(&home.db, &sizes));
    let running = Running::start(&home.url, &Mails::open());
    let month = house::month().from;
    let of = |size, per_second, seconds| {
        let request = calls::month_of(&key(size), month);
        check(running.address, &request);
        several(&running, || at_rate(running.address, &request, per_second, Duration::from_secs(seconds)))
    };
    let ping = several(&running, || at_rate(running.address, &get("/ping"), TARGET, Duration::from_secs(3)));
    report.load("/ping", TARGET, ping);
    let usual = Size { n_advisors: 1, n_bookings: 1_000 };
    report.load("a month, 1 advisor, 1 000 bookings", TARGET, of(usual, TARGET, 5));
    let page = get(&format!("/rdv?cleMinistereEducatif={}&mois={}", key(usual), month.format("%Y-%m")));
    let page = several(&running, || at_rate(running.address, &page, BUSY, Duration::from_secs(3)));
    report.load("the whole page, 1 advisor, 1 000 bookings", BUSY, page);
    for size in sizes {
        let figures = of(size, BUSY, 2);
        report.month(size, figures);
    }
    report.memory_after(running.resident_mb());
    report.complaints("months", &running.complaints());
}

/// The answer is a month with free days, a first free slot and the slots of a day: anything else is not worth measuring.
fn check(server: SocketAddr, request: &[u8]) {
    let answer = Connection::open(server).ask(request);
    assert_eq!(answer.status, 200);
    let agenda = calls::shown(answer.body).agenda.unwrap();
    assert!(agenda.first_free.is_some() && agenda.free_days.len() >= 28, "{agenda:?}");
    assert!(agenda.day.is_some_and(|day| !day.slots.is_empty()));
}

/// Candidates who book, one after the other and many at once, with the same centre.
pub fn bookings(report: &mut Report) {
    let runtime = Runtime::new().unwrap();
    for engine in ENGINES {
        let home = runtime.block_on(home(engine));
        runtime.block_on(house::build(&home.db, &[CROWDED]));
        let mails = Mails::open();
        let running = Running::start(&home.url, &mails);
        let crowd = Crowd::open(running.address);
        for n in CLIENTS {
            let ping = several(&running, || flat_out(running.address, &get("/ping"), n, Duration::from_secs(1)));
            crowd.book(n, Duration::from_secs(1)); // to warm up
            let one = |_| {
                let before = running.processor();
                let (held, booked) = crowd.book(n, Duration::from_secs(3));
                (held, booked.costing(running.processor().saturating_sub(before)))
            };
            let runs: Vec<_> = (0..RUNS).map(one).collect();
            let (held, booked): (Vec<_>, Vec<_>) = runs.into_iter().unzip();
            report.bookings(engine, n, (Figures::of(&held), Figures::of(&booked)), ping);
        }
        report.mails(engine, crowd.n_booked(), mails.n_taken());
        report.complaints("bookings", &running.complaints());
    }
}

/// An empty database of this engine.
pub async fn home(engine: &str) -> TestDb {
    if engine == ENGINES[0] { TestDb::sqlite().await } else { TestDb::postgres().await }
}

/// Candidates, each unlike any other.
struct Crowd {
    server: SocketAddr,
    ticket: String,
    next: AtomicU64,
    n_booked: AtomicU64,
}

impl Crowd {
    /// Waits as long as a person needs at least to fill the form, once for all.
    fn open(server: SocketAddr) -> Self {
        let first = calls::hold(&mut Connection::open(server), 0, &key(CROWDED), Self::start(0));
        thread::sleep(Duration::from_secs(3));
        Self { server, ticket: first.ticket, next: AtomicU64::new(1), n_booked: AtomicU64::new(0) }
    }

    fn start(visitor: u64) -> domain::time::Timestamp {
        let tomorrow = house::now().epoch().div_euclid(86_400) + 2;
        let quarter = visitor * 7919 % QUARTERS; // a prime: every quarter once before any twice
        domain::time::Timestamp::from_epoch(tomorrow * 86_400 + quarter.cast_signed() * 900)
    }

    /// `n` clients hold and book, one candidate after the other; the waits for the hold and for the acknowledgement.
    fn book(&self, n: usize, lasting: Duration) -> (Run, Run) {
        let began = Instant::now();
        let waits = together(n, |_| {
            let mut connection = Connection::open(self.server);
            let (mut held, mut booked) = (Vec::new(), Vec::new());
            while began.elapsed() < lasting {
                let visitor = self.next.fetch_add(1, Ordering::Relaxed);
                assert!(visitor < QUARTERS * CROWDED.n_advisors, "every slot is taken");
                let sent = Instant::now();
                let kept = calls::hold(&mut connection, visitor, &key(CROWDED), Self::start(visitor));
                held.push(sent.elapsed());
                let sent = Instant::now();
                calls::book(&mut connection, visitor, kept.token, self.ticket.clone());
                booked.push(sent.elapsed());
            }
            (held, booked)
        });
        let lasted = began.elapsed();
        let (held, booked): (Vec<_>, Vec<_>) = waits.into_iter().unzip();
        self.n_booked.fetch_add(booked.iter().map(Vec::len).sum::<usize>() as u64, Ordering::Relaxed);
        (Run::new(held.concat(), lasted), Run::new(booked.concat(), lasted))
    }

    fn n_booked(&self) -> u64 {
        self.n_booked.load(Ordering::Relaxed)
    }
}

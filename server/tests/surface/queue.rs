//! The runner of the queue, on both engines.

use domain::time::Timestamp;
use server::jobs::{Handler, JobError, Runner};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use store::{
    Db,
    jobs::{self, NewJob},
};
use testkit::{FixedClock, NOW};
use tokio::sync::Notify;

#[derive(Clone)]
struct Clock(FixedClock);

impl services::Clock for Clock {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

/// Ends as its payload says, and counts how often it began.
#[derive(Default)]
struct Obedient {
    n_begun: AtomicU32,
    begun: Notify,
}

#[async_trait::async_trait]
impl Handler for Obedient {
    fn name(&self) -> &'static str {
        "obedient"
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        self.n_begun.fetch_add(1, Ordering::SeqCst);
        self.begun.notify_one();
        match payload {
            "retry" => Err(JobError::Retry("the server is away".to_owned())),
            "give up" => Err(JobError::GiveUp("no such address".to_owned())),
            "panic" => panic!("a defect"),
            "hang" => std::future::pending().await,
            _ => Ok(()),
        }
    }
}

struct Workshop {
    clock: FixedClock,
    handler: Arc<Obedient>,
    runner: Runner,
}

fn workshop(db: &Db, worker: &str) -> Workshop {
    let clock = FixedClock::at(NOW);
    let handler = Arc::new(Obedient::default());
    let runner = Runner {
        db: db.clone(),
        clock: Arc::new(Clock(clock.clone())),
        handlers: vec![handler.clone()],
        worker: worker.to_owned(),
        work_left: Arc::new(Notify::new()),
        grace: Duration::from_millis(20),
    };
    Workshop { clock, handler, runner }
}

impl Workshop {
    fn n_begun(&self) -> u32 {
        self.handler.n_begun.load(Ordering::SeqCst)
    }
}

async fn enqueue(db: &Db, name: &str, payload: &str, key: &str) {
    let job = NewJob { name: name.into(), payload: payload.into(), dedupe_key: Some(key.into()), chain: None, run_at: NOW };
    let job = &job;
    db.write(|tx| async move { jobs::enqueue(&tx, job, NOW).await }).await.unwrap();
}

async fn counts(db: &Db) -> (u64, u64) {
    let state = jobs::state(db.read(), NOW).await.unwrap();
    (state.n_queued, state.n_dead)
}

async fn work_that_is_done_leaves_the_queue(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "obedient", "{}", "1").await;
    assert_eq!(shop.runner.drain().await.unwrap(), 1);
    assert_eq!(counts(db).await, (0, 0));
}

async fn work_that_fails_is_tried_again_after_its_delay_and_not_before(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "obedient", "retry", "1").await;
    shop.runner.drain().await.unwrap();
    shop.clock.advance_seconds(29);
    shop.runner.drain().await.unwrap();
    assert_eq!(shop.n_begun(), 1);
    shop.clock.advance_seconds(16);
    shop.runner.drain().await.unwrap();
    assert_eq!(shop.n_begun(), 2);
    assert_eq!(counts(db).await, (1, 0));
}

async fn work_that_never_succeeds_is_buried_where_it_can_be_seen(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "obedient", "retry", "1").await;
    for _ in 0..20 {
        shop.runner.drain().await.unwrap();
        shop.clock.advance_seconds(7 * 3600);
    }
    assert_eq!(shop.n_begun(), 14);
    assert_eq!(counts(db).await, (0, 1));
}

async fn work_that_cannot_succeed_is_buried_at_once(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "obedient", "give up", "1").await;
    shop.runner.drain().await.unwrap();
    assert_eq!(counts(db).await, (0, 1));
}

async fn a_handler_that_panics_harms_neither_the_runner_nor_its_job(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "obedient", "panic", "1").await;
    enqueue(db, "obedient", "{}", "2").await;
    assert_eq!(shop.runner.drain().await.unwrap(), 2);
    assert_eq!(counts(db).await, (1, 0));
}

async fn work_of_a_newer_version_is_left_for_it(db: &Db) {
    let shop = workshop(db, "a");
    enqueue(db, "unheard_of", "{}", "1").await;
    shop.runner.drain().await.unwrap();
    assert_eq!(counts(db).await, (1, 0));
}

async fn two_processes_share_the_queue_and_do_each_work_once(db: &Db) {
    let (one, two) = (workshop(db, "a"), workshop(db, "b"));
    for key in 0..24 {
        enqueue(db, "obedient", "{}", &key.to_string()).await;
    }
    let (first, second) = tokio::join!(one.runner.drain(), two.runner.drain());
    assert_eq!(first.unwrap() + second.unwrap(), 24);
    assert_eq!(one.n_begun() + two.n_begun(), 24);
    assert_eq!(counts(db).await, (0, 0));
}

async fn a_runner_that_is_woken_works_and_one_that_stops_gives_back_what_it_holds(db: &Db) {
    let shop = workshop(db, "a");
    let (work_left, handler) = (shop.runner.work_left.clone(), shop.handler.clone());
    let signal = Arc::new(Notify::new());
    let told = signal.clone();
    let running = tokio::spawn(shop.runner.run(async move { told.notified().await }));
    enqueue(db, "obedient", "hang", "1").await;
    work_left.notify_one();
    tokio::time::timeout(Duration::from_secs(20), handler.begun.notified()).await.expect("woken, it begins");
    signal.notify_one();
    running.await.unwrap();
    let leased = db.write(|tx| async move { jobs::lease(&tx, "b", (NOW, NOW.plus_seconds(60)), 5).await }).await.unwrap();
    assert_eq!(leased.len(), 1, "another process may take it at once");
    assert_eq!(leased[0].attempts, 1, "a try that was cut short does not count");
}

testkit::on_both_engines!(
    work_that_is_done_leaves_the_queue,
    work_that_fails_is_tried_again_after_its_delay_and_not_before,
    work_that_never_succeeds_is_buried_where_it_can_be_seen,
    work_that_cannot_succeed_is_buried_at_once,
    a_handler_that_panics_harms_neither_the_runner_nor_its_job,
    work_of_a_newer_version_is_left_for_it,
    two_processes_share_the_queue_and_do_each_work_once,
    a_runner_that_is_woken_works_and_one_that_stops_gives_back_what_it_holds,
);

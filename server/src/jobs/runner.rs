//! Takes due jobs from the queue, a few at a time, and says what became of each.
//!
//! A job is leased, run, then completed, put back with a growing delay, or buried. A process that dies keeps its leases until
//! they run out; one that stops gives them back. Woken by the requests of its own process, it also looks by itself for what
//! other processes left and for what is due later.

use super::{Handler, JobError};
use domain::time::Timestamp;
use futures_util::FutureExt as _;
use services::Clock;
use std::{collections::HashMap, future::Future, panic::AssertUnwindSafe, pin::pin, sync::Arc, time::Duration};
use store::{
    Db, StoreError,
    jobs::{self, LeasedJob},
};
use tokio::{sync::Notify, task::JoinSet};

/// Jobs at once. One: a process that is killed then has one mail at most in the mail server's hands without having noted that
/// it left, and sends no other twice.
const CONCURRENCY: usize = 1;
/// Seconds a lease lasts: longer than the longest job, so that a slow one is not taken twice.
const LEASE_S: i64 = 300;
/// The longest job.
const LONGEST: Duration = Duration::from_mins(4);
/// Between two looks at the queue when nobody wakes the runner.
const LOOK: Duration = Duration::from_secs(3);
/// Tries before a job is buried: about a day with the delays of [`backoff_s`].
const TRIES: u32 = 14;
/// After a stop, for the jobs that run: within the grace of the requests.
pub const GRACE: Duration = Duration::from_secs(10);

/// Runs the queue of one process.
pub struct Runner {
    /// Where the queue is.
    pub db: Db,
    /// When jobs are due.
    pub clock: Arc<dyn Clock>,
    /// Who does what.
    pub handlers: Vec<Arc<dyn Handler>>,
    /// Names this process among those that share the queue.
    pub worker: String,
    /// Told when there may be work.
    pub work_left: Arc<Notify>,
    /// How long running jobs may go on after a stop.
    pub grace: Duration,
}

/// Seconds to wait after the `attempts`-th try: half a minute doubled each time, at most six hours.
pub fn backoff_s(attempts: u32) -> i64 {
    const LONGEST_S: i64 = 6 * 3600;
    let doublings = attempts.saturating_sub(1).min(16);
    (30_i64 << doublings).min(LONGEST_S)
}

impl Runner {
    /// Works until `stop` ends; then lets running jobs end for a moment and gives the rest back.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let by_name: HashMap<&'static str, Arc<dyn Handler>> =
            self.handlers.iter().map(|handler| (handler.name(), Arc::clone(handler))).collect();
        let mut running = JoinSet::new();
        let mut stop = pin!(stop);
        loop {
            let mut pause = LOOK;
            if running.len() < CONCURRENCY {
                match self.take(CONCURRENCY - running.len()).await {
                    Ok(Taken::Jobs(leased)) => {
                        pause = Duration::ZERO; // there may be more
                        for job in leased {
                            let handler = by_name.get(job.name.as_str()).cloned();
                            running.spawn(attempt(handler, job));
                        }
                    }
                    Ok(Taken::NothingUntil(due)) => pause = self.until(due),
                    Err(error) => tracing::warn!(%error, "the queue cannot be read"),
                }
            }
            // Whoever is busy does not look: being told of more work is kept for when it is free.
            let is_free = running.len() < CONCURRENCY;
            tokio::select! {
                () = &mut stop => break,
                Some(ended) = running.join_next() => self.settle_ended(ended).await,
                () = self.work_left.notified(), if is_free => {}
                () = tokio::time::sleep(pause), if is_free => {}
            }
        }
        self.finish(running).await;
    }

    /// Runs every job that is due now, one after the other, until none is; how many were run. For commands and tests.
    pub async fn drain(&self) -> Result<u32, StoreError> {
        let mut n_run = 0;
        loop {
            let Taken::Jobs(leased) = self.take(CONCURRENCY).await? else { return Ok(n_run) };
            for job in leased {
                let handler = self.handlers.iter().find(|handler| handler.name() == job.name).cloned();
                let (job, outcome) = attempt(handler, job).await;
                self.settle(&job, &outcome).await?;
                n_run += 1;
            }
        }
    }

    /// Leases what is due, at most `limit`. Looks first: an idle queue must cost no write.
    async fn take(&self, limit: usize) -> Result<Taken, StoreError> {
        let now = self.clock.now();
        let due = jobs::next_due(self.db.read(), now).await?;
        if due.is_none_or(|due| due > now) {
            return Ok(Taken::NothingUntil(due));
        }
        let until = now.plus_seconds(LEASE_S);
        let leased = self.db.write(|tx| async move { jobs::lease(&tx, &self.worker, (now, until), limit).await }).await?;
        // Another process may have been faster.
        Ok(if leased.is_empty() { Taken::NothingUntil(due) } else { Taken::Jobs(leased) })
    }

    fn until(&self, due: Option<Timestamp>) -> Duration {
        let Some(due) = due else { return LOOK };
        let seconds = u64::try_from(due.since(self.clock.now()).max(0)).unwrap_or(0);
        Duration::from_secs(seconds).clamp(Duration::from_millis(200), LOOK)
    }

    async fn settle_ended(&self, ended: Result<Ended, tokio::task::JoinError>) {
        match ended {
            Ok((job, outcome)) => {
                if let Err(error) = self.settle(&job, &outcome).await {
                    tracing::warn!(job = job.id.0, %error, "the end of a job cannot be written; its lease runs out");
                }
            }
            Err(error) => tracing::error!(%error, "a job was lost; its lease runs out"),
        }
    }

    async fn settle(&self, job: &LeasedJob, outcome: &Result<(), JobError>) -> Result<(), StoreError> {
        let (id, worker, now) = (job.id, self.worker.as_str(), self.clock.now());
        let held = match outcome {
            Ok(()) => self.db.write(|tx| async move { jobs::complete(&tx, id, worker, now).await }).await?,
            Err(JobError::Retry(why)) if job.attempts < TRIES => {
                let run_at = Self::next_try(job, now);
                tracing::warn!(job = id.0, name = job.name, attempts = job.attempts, why, "to be tried again");
                self.db.write(|tx| async move { jobs::retry(&tx, id, worker, run_at, why).await }).await?
            }
            Err(JobError::Retry(why) | JobError::GiveUp(why)) => {
                tracing::error!(job = id.0, name = job.name, attempts = job.attempts, why, "given up");
                self.db.write(|tx| async move { jobs::bury(&tx, id, worker, why).await }).await?
            }
        };
        if !held {
            tracing::warn!(job = id.0, "the lease had run out: another process has the job");
        }
        Ok(())
    }

    /// Spread by the job's number, so that a mail server that comes back is not met by all at once.
    fn next_try(job: &LeasedJob, now: Timestamp) -> Timestamp {
        now.plus_seconds(backoff_s(job.attempts) + job.id.0.rem_euclid(15))
    }

    async fn finish(&self, mut running: JoinSet<Ended>) {
        let all = async {
            while let Some(ended) = running.join_next().await {
                self.settle_ended(ended).await;
            }
        };
        if tokio::time::timeout(self.grace, all).await.is_err() {
            running.shutdown().await;
        }
        match self.db.write(|tx| async move { jobs::release(&tx, &self.worker).await }).await {
            Ok(0) => {}
            Ok(n) => tracing::info!(n, "jobs given back"),
            Err(error) => tracing::warn!(%error, "jobs not given back; their leases run out"),
        }
    }
}

/// What there was to do.
enum Taken {
    /// These, now ours.
    Jobs(Vec<LeasedJob>),
    /// Nothing before then; `None` when the queue is empty.
    NothingUntil(Option<Timestamp>),
}

/// A job and how it ended.
type Ended = (LeasedJob, Result<(), JobError>);

async fn attempt(handler: Option<Arc<dyn Handler>>, job: LeasedJob) -> Ended {
    let Some(handler) = handler else {
        // A newer process may know it: it is not lost.
        return (job, Err(JobError::Retry("no handler of this name in this version".to_owned())));
    };
    let run = AssertUnwindSafe(handler.run(&job.payload)).catch_unwind();
    let outcome = match tokio::time::timeout(LONGEST, run).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(JobError::Retry("the handler panicked".to_owned())),
        Err(_) => Err(JobError::Retry("the handler took too long".to_owned())),
    };
    (job, outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_and_never_passes_six_hours() {
        assert_eq!(backoff_s(1), 30);
        assert_eq!(backoff_s(2), 60);
        assert_eq!(backoff_s(4), 240);
        assert_eq!(backoff_s(11), 6 * 3600);
        assert_eq!(backoff_s(u32::MAX), 6 * 3600);
    }

    #[test]
    fn a_mail_server_may_be_away_for_a_day_before_a_mail_is_given_up() {
        let waited: i64 = (1..TRIES).map(backoff_s).sum();
        assert!(waited >= 24 * 3600, "{waited}");
    }
}

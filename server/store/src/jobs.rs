//! The job queue: rows born in the transaction that needs them, leased by one process at a time.

use crate::{
    db::{Engine, Tx},
    error::StoreError,
    sql::{Reader, at, get, marks, values},
};
use domain::{ids::JobId, time::Timestamp};
use sea_orm::Value;

/// Work to enqueue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// Name of the handler.
    pub name: String,
    /// JSON, ids only.
    pub payload: String,
    /// Same work, same key: queued once, and not again once done.
    pub dedupe_key: Option<String>,
    /// Jobs of one chain run in the order in which they were asked for: none before an earlier one has ended.
    pub chain: Option<String>,
    /// Not before.
    pub run_at: Timestamp,
}

/// A job in the hands of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedJob {
    /// Which.
    pub id: JobId,
    /// Name of the handler.
    pub name: String,
    /// JSON, ids only.
    pub payload: String,
    /// How often it was started, this time included.
    pub attempts: u32,
}

/// What became of an enqueue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enqueued {
    /// A row was added.
    Added,
    /// The same work is queued, buried or done already.
    Known,
}

/// How the queue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueState {
    /// Waiting or running.
    pub n_queued: u64,
    /// Given up.
    pub n_dead: u64,
    /// When the longest overdue job should have run; `None` when nothing is due.
    pub oldest_due_at: Option<Timestamp>,
}

/// Asks for work. Asking again for the same key is neutral.
pub async fn enqueue(tx: &Tx, job: &NewJob, now: Timestamp) -> Result<Enqueued, StoreError> {
    let (sql, bound) = enqueued(std::slice::from_ref(job), now);
    let added = tx.run(&sql, bound).await?;
    Ok(if added > 0 { Enqueued::Added } else { Enqueued::Known })
}

/// The same for several with the next statement, for who need not know whether they were known.
pub async fn enqueue_later(tx: &Tx, jobs: &[NewJob], now: Timestamp) -> Result<(), StoreError> {
    if jobs.is_empty() {
        return Ok(());
    }
    let (sql, bound) = enqueued(jobs, now);
    tx.later(&sql, bound).await
}

fn enqueued(jobs: &[NewJob], now: Timestamp) -> (String, Vec<Value>) {
    const ONE: &str = "SELECT CAST(? AS TEXT) AS name, CAST(? AS TEXT) AS payload, CAST(? AS TEXT) AS dedupe_key,
        CAST(? AS TEXT) AS chain, CAST(? AS BIGINT) AS run_at, CAST(? AS BIGINT) AS created_at";
    let sql = format!(
        "INSERT INTO job (name, payload, dedupe_key, chain, run_at, created_at)
         SELECT asked.name, asked.payload, asked.dedupe_key, asked.chain, asked.run_at, asked.created_at FROM ({}) asked
         WHERE NOT EXISTS (SELECT 1 FROM job_done WHERE job_done.dedupe_key = asked.dedupe_key)
         ON CONFLICT (dedupe_key) DO NOTHING",
        vec![ONE; jobs.len()].join(" UNION ALL ")
    );
    let one = |job: &NewJob| {
        let (name, payload) = (job.name.as_str(), job.payload.as_str());
        values![name, payload, job.dedupe_key.clone(), job.chain.clone(), job.run_at.epoch(), now.epoch()]
    };
    (sql, jobs.iter().flat_map(one).collect())
}

/// Holds for a job `job` that must wait for an earlier one of its chain. Asked of each job in turn: PostgreSQL would otherwise
/// join the whole queue with itself and sort it to find the first.
const CHAINED: &str = "(job.chain IS NOT NULL AND EXISTS (SELECT 1 FROM job earlier
    WHERE earlier.chain = job.chain AND earlier.state = 'queued' AND earlier.id < job.id))";

/// Seconds for which a plan of the queue is kept.
const PLAN_S: i64 = 10;

/// A remark that makes PostgreSQL plan a statement about the queue anew from time to time. It keeps a plan for as long as the text
/// is the same, and one made while the queue was empty, as it mostly is, reads the whole queue for each of its jobs once it is
/// long: half a minute for 8 600. SQLite's plans do not ask how long it is.
fn planned_lately(engine: Engine, now: Timestamp) -> String {
    match engine {
        Engine::Sqlite => String::new(),
        Engine::Postgres => format!("/* {} */ ", now.epoch().div_euclid(PLAN_S)),
    }
}

/// Takes up to `limit` due jobs for `worker` until `until`. A job whose lease ran out is due again.
pub async fn lease(
    tx: &Tx,
    worker: &str,
    (now, until): (Timestamp, Timestamp),
    limit: usize,
) -> Result<Vec<LeasedJob>, StoreError> {
    let skip = match tx.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "{}UPDATE job SET leased_until = ?, leased_by = ?, attempts = attempts + 1
         WHERE id IN (SELECT id FROM job WHERE state = 'queued' AND run_at <= ? AND (leased_until IS NULL OR leased_until <= ?)
                          AND NOT {CHAINED}
                      ORDER BY run_at, id LIMIT {limit} {skip})
         RETURNING id, name, payload, attempts, run_at",
        planned_lately(tx.engine(), now)
    );
    let rows = tx.read().all(&sql, values![until.epoch(), worker, now.epoch(), now.epoch()]).await?;
    let mut leased = rows
        .iter()
        .map(|row| {
            let job = LeasedJob {
                id: JobId(get(row, "id")?),
                name: get(row, "name")?,
                payload: get(row, "payload")?,
                attempts: get::<i32>(row, "attempts")?.unsigned_abs(),
            };
            Ok((get::<i64>(row, "run_at")?, job))
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    leased.sort_by_key(|(run_at, job)| (*run_at, job.id)); // RETURNING promises no order
    Ok(leased.into_iter().map(|(_, job)| job).collect())
}

/// The job is done: its row goes, its key is remembered. `false` when `worker` no longer holds it.
pub async fn complete(tx: &Tx, id: JobId, worker: &str, now: Timestamp) -> Result<bool, StoreError> {
    let rows =
        tx.read().all("DELETE FROM job WHERE id = ? AND leased_by = ? RETURNING dedupe_key", values![id.0, worker]).await?;
    let Some(row) = rows.first() else { return Ok(false) };
    if let Some(key) = at::<Option<String>>(row, 0)? {
        tx.later("INSERT INTO job_done (dedupe_key, done_at) VALUES (?, ?) ON CONFLICT DO NOTHING", values![key, now.epoch()])
            .await?;
    }
    Ok(true)
}

/// The attempt failed: again at `run_at`. `false` when `worker` no longer holds it.
pub async fn retry(tx: &Tx, id: JobId, worker: &str, run_at: Timestamp, error: &str) -> Result<bool, StoreError> {
    let sql = "UPDATE job SET run_at = ?, last_error = ?, leased_until = NULL, leased_by = NULL WHERE id = ? AND leased_by = ?";
    Ok(tx.run(sql, values![run_at.epoch(), error, id.0, worker]).await? > 0)
}

/// The job is given up, visible until somebody requeues it. `false` when `worker` no longer holds it.
pub async fn bury(tx: &Tx, id: JobId, worker: &str, error: &str) -> Result<bool, StoreError> {
    let sql =
        "UPDATE job SET state = 'dead', last_error = ?, leased_until = NULL, leased_by = NULL WHERE id = ? AND leased_by = ?";
    Ok(tx.run(sql, values![error, id.0, worker]).await? > 0)
}

/// Starts a buried job anew. `false` when it is not buried.
pub async fn requeue(tx: &Tx, id: JobId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE job SET state = 'queued', attempts = 0, run_at = ? WHERE id = ? AND state = 'dead'";
    Ok(tx.run(sql, values![now.epoch(), id.0]).await? > 0)
}

/// Gives back what `worker` holds, as at a graceful stop; the attempts do not count. How many there were.
pub async fn release(tx: &Tx, worker: &str) -> Result<u64, StoreError> {
    let sql = "UPDATE job SET leased_until = NULL, leased_by = NULL, attempts = attempts - 1 WHERE leased_by = ?";
    tx.run(sql, values![worker]).await
}

/// Drops queued work by its keys, as the reminders of a cancelled appointment. A job in somebody's hands stays.
pub async fn cancel(tx: &Tx, dedupe_keys: &[String]) -> Result<u64, StoreError> {
    let sql = format!("DELETE FROM job WHERE leased_until IS NULL AND dedupe_key IN ({})", marks(dedupe_keys.len()));
    tx.run(&sql, dedupe_keys.iter().map(Value::from).collect()).await
}

/// How the queue stands at `now`.
pub async fn state(reader: Reader<'_>, now: Timestamp) -> Result<QueueState, StoreError> {
    let n_queued = reader.count("SELECT COUNT(*) FROM job WHERE state = 'queued'", values![]).await?;
    let n_dead = reader.count("SELECT COUNT(*) FROM job WHERE state = 'dead'", values![]).await?;
    let sql = "SELECT MIN(run_at) FROM job WHERE state = 'queued' AND run_at <= ?";
    let oldest: Option<i64> = match reader.one(sql, values![now.epoch()]).await? {
        Some(row) => at(&row, 0)?,
        None => None,
    };
    Ok(QueueState { n_queued, n_dead, oldest_due_at: oldest.map(Timestamp::from_epoch) })
}

/// When the next job is due, leased ones at the end of their lease; `None` when the queue is empty. `now` is when it is asked.
pub async fn next_due(reader: Reader<'_>, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    // Two ends of two indexes, however long the queue is.
    let sql = format!(
        "{}SELECT (SELECT run_at FROM job WHERE state = 'queued' AND leased_until IS NULL AND NOT {CHAINED} ORDER BY run_at LIMIT 1),
                (SELECT MIN(leased_until) FROM job WHERE leased_until IS NOT NULL)",
        planned_lately(reader.engine(), now)
    );
    let Some(row) = reader.one(&sql, values![]).await? else { return Ok(None) };
    let (waiting, leased): (Option<i64>, Option<i64>) = (at(&row, 0)?, at(&row, 1)?);
    Ok(waiting.into_iter().chain(leased).min().map(Timestamp::from_epoch))
}

/// Forgets work that was done before `before`.
pub async fn purge_done(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM job_done WHERE done_at < ?", values![before.epoch()]).await
}

//! A request goes: everything that identifies somebody is deleted, a row of the statistics is left, with no way back.

use crate::{
    db::{Engine, Tx},
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{
    ids::{RequestId, TrainingId},
    retention,
    time::Timestamp,
};
use sea_orm::{QueryResult, Value};

/// Makes the transactions that change these requests or their appointments wait for this one. On SQLite a write transaction
/// is alone already. The appointments first, as whoever acts on one does.
pub async fn lock(tx: &Tx, requests: &[RequestId]) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            for (table, column) in [("appointment", "request_id"), ("contact_request", "id")] {
                let list = marks(requests.len());
                let sql = format!("SELECT id FROM {table} WHERE {column} IN ({list}) ORDER BY id FOR UPDATE");
                tx.read().all(&sql, ids(requests)).await?;
            }
            Ok(())
        }
    }
}

/// Deletes these requests with their appointments, the time these take, events, messages, proposals, holds and links, and
/// leaves an anonymous row of each. How many there were: one that is gone already counts no more.
pub async fn forget(tx: &Tx, requests: &[RequestId]) -> Result<u64, StoreError> {
    let list = marks(requests.len());
    let sql = format!(
        "SELECT r.centre_id, r.training_id, r.way, r.referrer, a.mode, r.created_at, COALESCE(a.state, r.state), r.outcome,
                a.cancelled_by, r.n_attempts, COALESCE(a.n_moves, 0), r.answered_at
         FROM contact_request r LEFT JOIN appointment a ON a.request_id = r.id WHERE r.id IN ({list}) ORDER BY r.id"
    );
    for row in tx.read().all(&sql, ids(requests)).await? {
        leave_behind(tx, &row).await?;
    }
    // Links, messages, proposals and holds go with the request; who takes part and the time taken with the appointment.
    for (table, column) in [("appointment", "request_id"), ("request_event", "request_id")] {
        tx.run(&format!("DELETE FROM {table} WHERE {column} IN ({list})"), ids(requests)).await?;
    }
    tx.run(&format!("DELETE FROM contact_request WHERE id IN ({list})"), ids(requests)).await
}

async fn leave_behind(tx: &Tx, row: &QueryResult) -> Result<(), StoreError> {
    let asked_at = Timestamp::from_epoch(at(row, 5)?);
    let answered_at = at::<Option<i64>>(row, 11)?.map(Timestamp::from_epoch);
    let sql = "INSERT INTO past_request (centre_id, training_id, way, referrer, mode, asked_on, state, outcome, cancelled_by,
                   n_attempts, n_moves, days_to_answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let bound = values![
        at::<i64>(row, 0)?,
        at::<Option<i64>>(row, 1)?,
        at::<String>(row, 2)?,
        at::<Option<String>>(row, 3)?,
        at::<Option<String>>(row, 4)?,
        retention::month_of(asked_at),
        at::<String>(row, 6)?,
        at::<Option<String>>(row, 7)?,
        at::<Option<String>>(row, 8)?,
        at::<i32>(row, 9)?,
        at::<i32>(row, 10)?,
        answered_at.map(|answered| retention::coarse_days(answered.since(asked_at))),
    ];
    tx.later(sql, bound).await
}

/// A request with those that were merged into it, when the same person made them.
pub async fn list_with_merged(reader: Reader<'_>, request: RequestId) -> Result<Vec<RequestId>, StoreError> {
    let sql = "SELECT m.id FROM contact_request r JOIN contact_request m
                   ON m.id = r.id OR (m.merged_into = r.id AND m.email_key = r.email_key)
               WHERE r.id = ? ORDER BY m.created_at DESC, m.id DESC";
    found(&reader.all(sql, values![request.0]).await?)
}

/// Every request that was made with an address, latest first.
pub async fn list_of_address(reader: Reader<'_>, email_key: &str) -> Result<Vec<RequestId>, StoreError> {
    let sql = "SELECT id FROM contact_request WHERE email_key = ? ORDER BY created_at DESC, id DESC";
    found(&reader.all(sql, values![email_key]).await?)
}

/// What a request is about.
pub async fn training_of(reader: Reader<'_>, request: RequestId) -> Result<Option<TrainingId>, StoreError> {
    let row = reader.one("SELECT training_id FROM contact_request WHERE id = ?", values![request.0]).await?;
    let training: Option<Option<i64>> = row.map(|row| at(&row, 0)).transpose()?;
    Ok(training.flatten().map(TrainingId))
}

pub(crate) fn found(rows: &[QueryResult]) -> Result<Vec<RequestId>, StoreError> {
    rows.iter().map(|row| Ok(RequestId(at(row, 0)?))).collect()
}

pub(crate) fn ids(requests: &[RequestId]) -> Vec<Value> {
    requests.iter().map(|request| request.0.into()).collect()
}

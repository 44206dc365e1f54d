//! Where a request stands, changed: each time by who has seen how it stood.

use crate::{
    codes,
    db::{Engine, Tx},
    error::StoreError,
    sql::values,
};
use domain::{
    callback::HalfDay,
    ids::{RequestId, StaffId},
    life::RequestState,
    time::Timestamp,
};

/// What a step of a request's life changes.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// Where it stands from now on.
    pub state: RequestState,
    /// How it was answered; the earlier answer stands when it was not.
    pub outcome: Option<&'static str>,
    /// One more call was tried.
    pub called: bool,
    /// Somebody of the centre looked, or acted: the first time counts.
    pub opened_at: Option<Timestamp>,
    /// Somebody of the centre acted: the first time counts.
    pub answered_at: Option<Timestamp>,
}

/// How a request stood before a step that may be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Where.
    pub state: RequestState,
    /// How it had been answered.
    pub outcome: Option<String>,
    /// Calls tried.
    pub n_attempts: u32,
    /// When it had first been answered.
    pub answered_at: Option<Timestamp>,
}

/// Makes the transactions that change this request wait for each other. On SQLite a write transaction is alone already.
pub async fn lock(tx: &Tx, id: RequestId) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = "SELECT id FROM contact_request WHERE id = ? FOR NO KEY UPDATE";
            tx.read().one(sql, values![id.0]).await.map(drop)
        }
    }
}

/// Writes a step down. `false` when the request changed since it had this `revision`.
pub async fn advance(tx: &Tx, (id, revision): (RequestId, i32), change: Change) -> Result<bool, StoreError> {
    let sql = "UPDATE contact_request SET state = ?, outcome = COALESCE(?, outcome), n_attempts = n_attempts + ?,
                   opened_at = COALESCE(opened_at, ?), answered_at = COALESCE(answered_at, ?), revision = revision + 1
               WHERE id = ? AND revision = ?";
    let bound = values![
        change.state.code(),
        change.outcome,
        i32::from(change.called),
        change.opened_at.map(Timestamp::epoch),
        change.answered_at.map(Timestamp::epoch),
        id.0,
        revision,
    ];
    Ok(tx.run(sql, bound).await? > 0)
}

/// Puts a request back to how it stood. `false` when it changed since it had this `revision`.
pub async fn put_back(tx: &Tx, (id, revision): (RequestId, i32), before: &Before) -> Result<bool, StoreError> {
    let sql = "UPDATE contact_request SET state = ?, outcome = ?, n_attempts = ?, answered_at = ?, merged_into = NULL,
                   revision = revision + 1 WHERE id = ? AND revision = ?";
    let bound = values![
        before.state.code(),
        before.outcome.clone(),
        i32::try_from(before.n_attempts).unwrap_or(i32::MAX),
        before.answered_at.map(Timestamp::epoch),
        id.0,
        revision,
    ];
    Ok(tx.run(sql, bound).await? > 0)
}

/// Lets somebody take care of it, or nobody. `false` when it changed since it had this `revision`.
pub async fn assign(tx: &Tx, (id, revision): (RequestId, i32), to: Option<StaffId>) -> Result<bool, StoreError> {
    let sql = "UPDATE contact_request SET assigned_to = ?, revision = revision + 1 WHERE id = ? AND revision = ?";
    Ok(tx.run(sql, values![to.map(|staff| staff.0), id.0, revision]).await? > 0)
}

/// Writes the word among colleagues, in the place of the one `seen`. `false` when it is another by now.
pub async fn update_note(tx: &Tx, id: RequestId, (seen, note): (&str, &str)) -> Result<bool, StoreError> {
    let sql = "UPDATE contact_request SET note = ? WHERE id = ? AND note = ?";
    Ok(tx.run(sql, values![note, id.0, seen]).await? > 0)
}

/// Says in which request it goes on.
pub async fn merge(tx: &Tx, id: RequestId, into: RequestId) -> Result<(), StoreError> {
    tx.run("UPDATE contact_request SET merged_into = ? WHERE id = ?", values![into.0, id.0]).await.map(drop)
}

/// Completes what the candidate said: how and when to call them, and what the queue finds them by.
pub async fn update_contact(
    tx: &Tx,
    id: RequestId,
    (phone, wanted, search): (Option<&str>, &[HalfDay], &str),
) -> Result<(), StoreError> {
    let sql = "UPDATE contact_request SET phone = ?, wanted = ?, search = ?, revision = revision + 1 WHERE id = ?";
    tx.run(sql, values![phone, codes::to_json(&wanted)?, search, id.0]).await.map(drop)
}

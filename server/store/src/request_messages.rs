//! What was written after the form: every word kept, in order.

use crate::{
    codes,
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{appointment::Party, ids::RequestId, time::Timestamp};

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestMessage {
    /// When.
    pub at: Timestamp,
    /// By which side.
    pub author: Party,
    /// The person of the centre, when known.
    pub author_name: Option<String>,
    /// The words.
    pub body: String,
}

/// Adds a message; its number.
pub async fn append(tx: &Tx, request: RequestId, message: &RequestMessage) -> Result<i64, StoreError> {
    let sql = "INSERT INTO request_message (request_id, at, author, author_name, body) VALUES (?, ?, ?, ?, ?) RETURNING id";
    let bound =
        values![request.0, message.at.epoch(), message.author.code(), message.author_name.clone(), message.body.as_str(),];
    let row = tx.read().one(sql, bound).await?.ok_or_else(|| StoreError::corrupt("message", "no row"))?;
    at(&row, 0)
}

/// The message of that number, of this request.
pub async fn find(reader: Reader<'_>, request: RequestId, id: i64) -> Result<Option<RequestMessage>, StoreError> {
    let sql = "SELECT at, author, author_name, body FROM request_message WHERE request_id = ? AND id = ?";
    reader.one(sql, values![request.0, id]).await?.as_ref().map(row).transpose()
}

/// The last message of this side.
pub async fn find_last(reader: Reader<'_>, request: RequestId, author: Party) -> Result<Option<RequestMessage>, StoreError> {
    let sql = "SELECT at, author, author_name, body FROM request_message WHERE request_id = ? AND author = ?
               ORDER BY id DESC LIMIT 1";
    reader.one(sql, values![request.0, author.code()]).await?.as_ref().map(row).transpose()
}

/// Every message of these requests, oldest first.
pub async fn list(reader: Reader<'_>, requests: &[RequestId]) -> Result<Vec<RequestMessage>, StoreError> {
    let sql = format!(
        "SELECT at, author, author_name, body FROM request_message WHERE request_id IN ({}) ORDER BY at, id",
        marks(requests.len())
    );
    let rows = reader.all(&sql, requests.iter().map(|id| id.0.into()).collect()).await?;
    rows.iter().map(row).collect()
}

/// Takes back the message of that number, whose mail has not left.
pub async fn delete(tx: &Tx, request: RequestId, id: i64) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM request_message WHERE request_id = ? AND id = ?", values![request.0, id]).await? > 0)
}

fn row(found: &sea_orm::QueryResult) -> Result<RequestMessage, StoreError> {
    Ok(RequestMessage {
        at: Timestamp::from_epoch(at(found, 0)?),
        author: codes::party(&at::<String>(found, 1)?)?,
        author_name: at(found, 2)?,
        body: at(found, 3)?,
    })
}

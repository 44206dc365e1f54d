//! Secret links, known here by their hash alone.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, marks, values},
};
use domain::{ids::RequestId, time::Timestamp};

/// What a link allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenScope {
    /// The candidate sees and changes their request.
    Manage,
    /// The centre answers it.
    Answer,
}

impl TokenScope {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Manage => "manage",
            Self::Answer => "answer",
        }
    }
}

/// Keeps links of a request, by their hashes, with the next statement. Conflict: `AccessToken`.
pub async fn insert(
    tx: &Tx,
    request: RequestId,
    links: &[(String, TokenScope)],
    (created_at, expires_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let rows = vec!["(?, ?, ?, ?, ?)"; links.len()].join(", ");
    let sql = format!("INSERT INTO access_token (token_hash, request_id, scope, expires_at, created_at) VALUES {rows}");
    let mut bound = Vec::with_capacity(links.len() * 5);
    for (hash, scope) in links {
        bound.extend(values![hash.as_str(), request.0, scope.code(), expires_at.epoch(), created_at.epoch()]);
    }
    tx.later(&sql, bound).await
}

/// The request a link opens at `now`; unknown, expired and of another scope answer alike.
pub async fn find(
    reader: Reader<'_>,
    token_hash: &str,
    scope: TokenScope,
    now: Timestamp,
) -> Result<Option<RequestId>, StoreError> {
    let row = reader
        .one(
            "SELECT request_id FROM access_token WHERE token_hash = ? AND scope = ? AND expires_at > ?",
            values![token_hash, scope.code(), now.epoch()],
        )
        .await?;
    row.map(|row| Ok(RequestId(at(&row, 0)?))).transpose()
}

/// Which of these links open something at `now`.
pub async fn list_live(
    reader: Reader<'_>,
    token_hashes: &[String],
    scope: TokenScope,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "SELECT token_hash FROM access_token WHERE scope = ? AND expires_at > ? AND token_hash IN ({})",
        marks(token_hashes.len())
    );
    let mut bound = values![scope.code(), now.epoch()];
    bound.extend(token_hashes.iter().map(|hash| hash.as_str().into()));
    let rows = reader.all(&sql, bound).await?;
    rows.iter().map(|row| at(row, 0)).collect()
}

/// Lets every link of a request end at `expires_at`, as when its date moved.
pub async fn update_expiry(tx: &Tx, request: RequestId, expires_at: Timestamp) -> Result<u64, StoreError> {
    tx.run("UPDATE access_token SET expires_at = ? WHERE request_id = ?", values![expires_at.epoch(), request.0]).await
}

/// Forgets the links that ended before `before`.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM access_token WHERE expires_at < ?", values![before.epoch()]).await
}

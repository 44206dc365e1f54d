//! What the program remembers between two runs: generation of the catalogue, a signing secret in development.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};

/// The value kept under `key`.
pub async fn find(reader: Reader<'_>, key: &str) -> Result<Option<String>, StoreError> {
    let row = reader.one("SELECT value FROM setting WHERE key = ?", values![key]).await?;
    row.map(|row| at(&row, 0)).transpose()
}

/// Keeps `value` under `key`, in place of what was there.
pub async fn put(tx: &Tx, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    tx.run(sql, values![key, value]).await.map(drop)
}

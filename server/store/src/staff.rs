//! Accounts of those who work for a centre.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{ids::StaffId, time::Timestamp};

/// An account. Its `Debug` is never logged: it names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// Which.
    pub id: StaffId,
    /// The person's address, as given.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// PHC string of the password; `None` until one is chosen.
    pub password_hash: Option<String>,
    /// Which one-time-code secret is in force; `None` while codes are off.
    pub totp_generation: Option<i32>,
}

const COLUMNS: &str = "id, email, name, password_hash, totp_generation";

/// The account.
pub async fn find(reader: Reader<'_>, id: StaffId) -> Result<Option<StaffRow>, StoreError> {
    let found = reader.one(&format!("SELECT {COLUMNS} FROM staff_member WHERE id = ?"), values![id.0]).await?;
    found.map(|found| row(&found)).transpose()
}

/// The account of a normalised address.
pub async fn find_by_email(reader: Reader<'_>, email_key: &str) -> Result<Option<StaffRow>, StoreError> {
    let found = reader.one(&format!("SELECT {COLUMNS} FROM staff_member WHERE email_key = ?"), values![email_key]).await?;
    found.map(|found| row(&found)).transpose()
}

/// Opens an account without a password. Conflict: `StaffEmail`.
pub async fn insert(tx: &Tx, (email, email_key): (&str, &str), name: &str, now: Timestamp) -> Result<StaffId, StoreError> {
    let sql = "INSERT INTO staff_member (email, email_key, name, created_at) VALUES (?, ?, ?, ?) RETURNING id";
    let row = tx.read().one(sql, values![email, email_key, name, now.epoch()]).await?;
    row.map_or_else(|| Err(StoreError::corrupt("account", "no id")), |row| Ok(StaffId(at(&row, 0)?)))
}

fn row(found: &sea_orm::QueryResult) -> Result<StaffRow, StoreError> {
    Ok(StaffRow {
        id: StaffId(at(found, 0)?),
        email: at(found, 1)?,
        name: at(found, 2)?,
        password_hash: at(found, 3)?,
        totp_generation: at(found, 4)?,
    })
}

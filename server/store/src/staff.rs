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
    /// When it was chosen.
    pub password_set_at: Option<Timestamp>,
    /// Which one-time-code secret is in force; `None` while codes are off.
    pub totp_generation: Option<i32>,
    /// How many one-time-code secrets were in force so far.
    pub n_totp_generations: i32,
}

const COLUMNS: &str = "id, email, name, password_hash, password_set_at, totp_generation, n_totp_generations";

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

/// Gives the account another name.
pub async fn rename(tx: &Tx, id: StaffId, name: &str) -> Result<bool, StoreError> {
    Ok(tx.run("UPDATE staff_member SET name = ? WHERE id = ?", values![name, id.0]).await? > 0)
}

/// Gives the account another password, as the PHC string of its hash.
pub async fn set_password(tx: &Tx, id: StaffId, hash: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE staff_member SET password_hash = ?, password_set_at = ? WHERE id = ?";
    Ok(tx.run(sql, values![hash, now.epoch(), id.0]).await? > 0)
}

/// Keeps the same password under a stronger hash; nothing when it was changed meanwhile.
pub async fn rehash(tx: &Tx, id: StaffId, (old, new): (&str, &str)) -> Result<bool, StoreError> {
    let sql = "UPDATE staff_member SET password_hash = ? WHERE id = ? AND password_hash = ?";
    Ok(tx.run(sql, values![new, id.0, old]).await? > 0)
}

/// Notes that the person came in.
pub async fn note_seen(tx: &Tx, id: StaffId, now: Timestamp) -> Result<(), StoreError> {
    tx.run("UPDATE staff_member SET last_seen_at = ? WHERE id = ?", values![now.epoch(), id.0]).await.map(drop)
}

/// Turns one-time codes on with the secret of `generation`, whose code of `step` was just given. `false` when that
/// generation was used before.
pub async fn turn_codes_on(tx: &Tx, id: StaffId, generation: i32, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE staff_member SET totp_generation = ?, n_totp_generations = ?, totp_last_step = ?
               WHERE id = ? AND n_totp_generations < ?";
    Ok(tx.run(sql, values![generation, generation, step, id.0, generation]).await? > 0)
}

/// Turns one-time codes off.
pub async fn turn_codes_off(tx: &Tx, id: StaffId) -> Result<bool, StoreError> {
    let sql = "UPDATE staff_member SET totp_generation = NULL, totp_last_step = NULL WHERE id = ?";
    Ok(tx.run(sql, values![id.0]).await? > 0)
}

/// Takes the code of a time step. `false` when that one or a later one was taken before: a code works once (RFC 6238,
/// section 5.2).
pub async fn take_step(tx: &Tx, id: StaffId, generation: i32, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE staff_member SET totp_last_step = ?
               WHERE id = ? AND totp_generation = ? AND (totp_last_step IS NULL OR totp_last_step < ?)";
    Ok(tx.run(sql, values![step, id.0, generation, step]).await? > 0)
}

/// Recovery codes in place of those there were, as hashes.
pub async fn put_recovery_codes(tx: &Tx, id: StaffId, hashes: &[String]) -> Result<(), StoreError> {
    tx.run("DELETE FROM recovery_code WHERE staff_id = ?", values![id.0]).await?;
    for hash in hashes {
        tx.run("INSERT INTO recovery_code (staff_id, code_hash) VALUES (?, ?)", values![id.0, hash.as_str()]).await?;
    }
    Ok(())
}

/// Takes a recovery code. `false` when there is none of that hash, or it was used.
pub async fn take_recovery_code(tx: &Tx, id: StaffId, hash: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE recovery_code SET used_at = ? WHERE staff_id = ? AND code_hash = ? AND used_at IS NULL";
    Ok(tx.run(sql, values![now.epoch(), id.0, hash]).await? > 0)
}

/// How many recovery codes are left.
pub async fn count_recovery_codes(reader: Reader<'_>, id: StaffId) -> Result<u64, StoreError> {
    reader.count("SELECT COUNT(*) FROM recovery_code WHERE staff_id = ? AND used_at IS NULL", values![id.0]).await
}

fn row(found: &sea_orm::QueryResult) -> Result<StaffRow, StoreError> {
    Ok(StaffRow {
        id: StaffId(at(found, 0)?),
        email: at(found, 1)?,
        name: at(found, 2)?,
        password_hash: at(found, 3)?,
        password_set_at: at::<Option<i64>>(found, 4)?.map(Timestamp::from_epoch),
        totp_generation: at(found, 5)?,
        n_totp_generations: at(found, 6)?,
    })
}

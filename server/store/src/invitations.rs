//! Invitations to work for a centre. Known to who holds the link, and here by its hash.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::{AdvisorId, CentreId, InvitationId, StaffId},
    staff::Role,
    time::Timestamp,
};

/// An invitation to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    /// Hash of the link's token.
    pub token_hash: String,
    /// What the token is derived from.
    pub seed: String,
    /// To which centre.
    pub centre: CentreId,
    /// Where it goes.
    pub email: String,
    /// The same, normalised.
    pub email_key: String,
    /// Name of the person.
    pub name: String,
    /// As what.
    pub role: Role,
    /// The bookable person they are.
    pub advisor: Option<AdvisorId>,
    /// By whom; `None` from the command line.
    pub invited_by: Option<StaffId>,
    /// When.
    pub created_at: Timestamp,
    /// The first instant at which it is worth nothing.
    pub expires_at: Timestamp,
}

/// A stored invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRow {
    /// Which.
    pub id: InvitationId,
    /// What it says.
    pub invitation: NewInvitation,
}

const COLUMNS: &str =
    "id, token_hash, seed, centre_id, email, email_key, name, role, advisor_id, invited_by, created_at, expires_at";
/// Neither accepted nor withdrawn.
const PENDING: &str = "accepted_at IS NULL AND revoked_at IS NULL";

/// Writes an invitation down.
pub async fn insert(tx: &Tx, new: &NewInvitation) -> Result<InvitationId, StoreError> {
    let sql = "INSERT INTO invitation (token_hash, seed, centre_id, email, email_key, name, role, advisor_id, invited_by,
                                       created_at, expires_at)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
    let bound = values![
        new.token_hash.as_str(),
        new.seed.as_str(),
        new.centre.0,
        new.email.as_str(),
        new.email_key.as_str(),
        new.name.as_str(),
        new.role.code(),
        new.advisor.map(|advisor| advisor.0),
        new.invited_by.map(|staff| staff.0),
        new.created_at.epoch(),
        new.expires_at.epoch(),
    ];
    let row = tx.read().one(sql, bound).await?;
    row.map_or_else(|| Err(StoreError::corrupt("invitation", "no id")), |row| Ok(InvitationId(at(&row, 0)?)))
}

/// The invitation that a link opens at `now`; used, withdrawn and expired ones are not there.
pub async fn find_open(reader: Reader<'_>, token_hash: &str, now: Timestamp) -> Result<Option<InvitationRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM invitation WHERE token_hash = ? AND expires_at > ? AND {PENDING}");
    reader.one(&sql, values![token_hash, now.epoch()]).await?.map(|found| row(&found)).transpose()
}

/// A centre's invitation that nobody has answered, expired or not.
pub async fn find_pending(reader: Reader<'_>, centre: CentreId, id: InvitationId) -> Result<Option<InvitationRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM invitation WHERE id = ? AND centre_id = ? AND {PENDING}");
    reader.one(&sql, values![id.0, centre.0]).await?.map(|found| row(&found)).transpose()
}

/// An invitation that can still be accepted at `now`, for the job that mails it.
pub async fn find_to_mail(reader: Reader<'_>, id: InvitationId, now: Timestamp) -> Result<Option<InvitationRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM invitation WHERE id = ? AND expires_at > ? AND {PENDING}");
    reader.one(&sql, values![id.0, now.epoch()]).await?.map(|found| row(&found)).transpose()
}

/// A centre's invitations that nobody has answered, the latest first.
pub async fn list_pending(reader: Reader<'_>, centre: CentreId) -> Result<Vec<InvitationRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM invitation WHERE centre_id = ? AND {PENDING} ORDER BY created_at DESC, id DESC");
    reader.all(&sql, values![centre.0]).await?.iter().map(row).collect()
}

/// Gives an unanswered invitation another link, which ends the one before. `false` when it was answered meanwhile.
pub async fn renew(
    tx: &Tx,
    id: InvitationId,
    (token_hash, seed): (&str, &str),
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let sql = format!("UPDATE invitation SET token_hash = ?, seed = ?, expires_at = ? WHERE id = ? AND {PENDING}");
    Ok(tx.run(&sql, values![token_hash, seed, expires_at.epoch(), id.0]).await? > 0)
}

/// Takes an invitation: once, before it expires, unless it was withdrawn.
pub async fn accept(tx: &Tx, id: InvitationId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = format!("UPDATE invitation SET accepted_at = ? WHERE id = ? AND expires_at > ? AND {PENDING}");
    Ok(tx.run(&sql, values![now.epoch(), id.0, now.epoch()]).await? > 0)
}

/// Withdraws an unanswered invitation of a centre. `false` when there is none.
pub async fn revoke(tx: &Tx, centre: CentreId, id: InvitationId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = format!("UPDATE invitation SET revoked_at = ? WHERE id = ? AND centre_id = ? AND {PENDING}");
    Ok(tx.run(&sql, values![now.epoch(), id.0, centre.0]).await? > 0)
}

/// Withdraws what the same address was offered before in the same centre.
pub async fn revoke_earlier(tx: &Tx, centre: CentreId, email_key: &str, now: Timestamp) -> Result<u64, StoreError> {
    let sql = format!("UPDATE invitation SET revoked_at = ? WHERE centre_id = ? AND email_key = ? AND {PENDING}");
    tx.run(&sql, values![now.epoch(), centre.0, email_key]).await
}

/// Forgets the invitations whose time ended before `before`.
pub async fn purge(tx: &Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM invitation WHERE expires_at < ?", values![before.epoch()]).await
}

fn row(found: &sea_orm::QueryResult) -> Result<InvitationRow, StoreError> {
    let code: String = at(found, 7)?;
    Ok(InvitationRow {
        id: InvitationId(at(found, 0)?),
        invitation: NewInvitation {
            token_hash: at(found, 1)?,
            seed: at(found, 2)?,
            centre: CentreId(at(found, 3)?),
            email: at(found, 4)?,
            email_key: at(found, 5)?,
            name: at(found, 6)?,
            role: Role::from_code(&code).ok_or_else(|| StoreError::corrupt("role", &code))?,
            advisor: at::<Option<i64>>(found, 8)?.map(AdvisorId),
            invited_by: at::<Option<i64>>(found, 9)?.map(StaffId),
            created_at: Timestamp::from_epoch(at(found, 10)?),
            expires_at: Timestamp::from_epoch(at(found, 11)?),
        },
    })
}

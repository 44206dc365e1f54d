//! Who works for which centre, and as what.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, values},
};
use domain::{
    ids::{AdvisorId, CentreId, StaffId},
    staff::Role,
    time::Timestamp,
};

/// A person's place in one centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub staff: StaffId,
    /// Where.
    pub centre: CentreId,
    /// As what.
    pub role: Role,
    /// The bookable person they are.
    pub advisor: Option<AdvisorId>,
}

/// A membership with the person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// The membership.
    pub membership: Membership,
    /// The person's name.
    pub name: String,
}

/// The person's membership of the centre that has this slug.
pub async fn find(reader: Reader<'_>, staff: StaffId, centre_slug: &str) -> Result<Option<MemberRow>, StoreError> {
    let sql = "SELECT m.staff_id, m.centre_id, m.role, m.advisor_id, s.name FROM membership m
               JOIN staff_member s ON s.id = m.staff_id JOIN training_centre c ON c.id = m.centre_id
               WHERE m.staff_id = ? AND c.slug = ?";
    reader.one(sql, values![staff.0, centre_slug]).await?.map(|found| row(&found)).transpose()
}

/// The centres a person works for, by name.
pub async fn list_centres(reader: Reader<'_>, staff: StaffId) -> Result<Vec<CentreId>, StoreError> {
    let sql =
        "SELECT c.id FROM membership m JOIN training_centre c ON c.id = m.centre_id WHERE m.staff_id = ? ORDER BY c.name, c.id";
    let rows = reader.all(sql, values![staff.0]).await?;
    rows.iter().map(|row| Ok(CentreId(at(row, 0)?))).collect()
}

/// Whether somebody works for a centre.
pub async fn is_member(reader: Reader<'_>, centre: CentreId, staff: StaffId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM membership WHERE centre_id = ? AND staff_id = ?";
    Ok(reader.count(sql, values![centre.0, staff.0]).await? > 0)
}

/// Who a bookable person is.
pub async fn find_by_advisor(reader: Reader<'_>, advisor: AdvisorId) -> Result<Option<StaffId>, StoreError> {
    let row = reader.one("SELECT staff_id FROM membership WHERE advisor_id = ?", values![advisor.0]).await?;
    row.map(|row| Ok(StaffId(at(&row, 0)?))).transpose()
}

/// A member as the team sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberDetails {
    /// The membership.
    pub membership: Membership,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// When they came in last.
    pub last_seen_at: Option<Timestamp>,
    /// A code is asked of them at each way in.
    pub has_codes: bool,
}

/// Who works for a centre, by name.
pub async fn list_of_centre(reader: Reader<'_>, centre: CentreId) -> Result<Vec<MemberDetails>, StoreError> {
    let sql = "SELECT m.staff_id, m.centre_id, m.role, m.advisor_id, s.name, s.email, s.last_seen_at, s.totp_generation
               FROM membership m JOIN staff_member s ON s.id = m.staff_id WHERE m.centre_id = ? ORDER BY s.name, s.id";
    let rows = reader.all(sql, values![centre.0]).await?;
    rows.iter()
        .map(|found| {
            let MemberRow { membership, name } = row(found)?;
            Ok(MemberDetails {
                membership,
                name,
                email: at(found, 5)?,
                last_seen_at: at::<Option<i64>>(found, 6)?.map(Timestamp::from_epoch),
                has_codes: at::<Option<i32>>(found, 7)?.is_some(),
            })
        })
        .collect()
}

/// Gives a member another role or another bookable person. `false` when they do not work there. Conflicts:
/// `MembershipAdvisor`, `LastManager`.
pub async fn update(tx: &Tx, membership: &Membership) -> Result<bool, StoreError> {
    let sql = "UPDATE membership SET role = ?, advisor_id = ? WHERE staff_id = ? AND centre_id = ?";
    let advisor = membership.advisor.map(|advisor| advisor.0);
    Ok(tx.run(sql, values![membership.role.code(), advisor, membership.staff.0, membership.centre.0]).await? > 0)
}

/// Takes a person out of a centre. `false` when they do not work there. Conflict: `LastManager`.
pub async fn delete(tx: &Tx, centre: CentreId, staff: StaffId) -> Result<bool, StoreError> {
    Ok(tx.run("DELETE FROM membership WHERE staff_id = ? AND centre_id = ?", values![staff.0, centre.0]).await? > 0)
}

/// Lets a person work for a centre, in place of the role they had there. Conflicts: `MembershipAdvisor`, `LastManager`.
pub async fn put(tx: &Tx, membership: &Membership, now: Timestamp) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO membership (staff_id, centre_id, role, advisor_id, since_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (staff_id, centre_id) DO UPDATE SET role = excluded.role, advisor_id = excluded.advisor_id",
        values![
            membership.staff.0,
            membership.centre.0,
            membership.role.code(),
            membership.advisor.map(|advisor| advisor.0),
            now.epoch(),
        ],
    )
    .await
    .map(drop)
}

fn row(found: &sea_orm::QueryResult) -> Result<MemberRow, StoreError> {
    let code: String = at(found, 2)?;
    Ok(MemberRow {
        membership: Membership {
            staff: StaffId(at(found, 0)?),
            centre: CentreId(at(found, 1)?),
            role: Role::from_code(&code).ok_or_else(|| StoreError::corrupt("role", &code))?,
            advisor: at::<Option<i64>>(found, 3)?.map(AdvisorId),
        },
        name: at(found, 4)?,
    })
}

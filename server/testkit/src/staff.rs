//! Somebody who works for a centre, signed in.

use crate::builders::NOW;
use contract::scope::{RequestScope, StaffScope};
use domain::{
    ids::{AdvisorId, CentreId},
    staff::Role,
};
use store::{
    Db, StoreError,
    members::{self, Membership},
    staff,
};

/// Adds a member to a centre's staff; their scope, as after signing in. Each has an address made of the name.
pub async fn a_member(db: &Db, centre: CentreId, role: Role, advisor: Option<AdvisorId>) -> StaffScope {
    let name = format!("{} de {centre}", role.code());
    let email = format!("{}.{centre}.{}@cfa.example.org", role.code(), advisor.map_or(0, |advisor| advisor.0));
    let (name, email) = (name.as_str(), email.as_str());
    let added: Result<_, StoreError> = db
        .write(|tx| async move {
            let staff = staff::insert(&tx, (email, email), name, NOW).await?;
            members::put(&tx, &Membership { staff, centre, role, advisor }, NOW).await?;
            Ok(staff)
        })
        .await;
    signed_in(Some(added.expect("a member")))
}

/// Takes a member out of a centre's staff, as a manager does.
pub async fn remove(db: &Db, staff: domain::ids::StaffId, centre: CentreId) {
    use sea_orm::ConnectionTrait;
    let sql = format!("DELETE FROM membership WHERE staff_id = {staff} AND centre_id = {centre}");
    db.connection().execute_unprepared(&sql).await.expect("a member who may leave");
}

/// The scope of who is signed in, or of nobody.
pub fn signed_in(staff: Option<domain::ids::StaffId>) -> StaffScope {
    let request = RequestScope { address_key: "192.0.2.1".to_owned(), request_id: "test".to_owned() };
    StaffScope { request, staff, session: None }
}

//! Accounts of the invented centres, so that each role can be tried at once. Their passwords are derived from the
//! installation's secret: nobody knows them but who may read it, and they are the same at each start.

use super::{centres, records::siret};
use crate::{Services, accounts::Compared};
use domain::{account::NewPassword, ids::CentreId, staff::Role};
use store::{
    StoreError, Tx, advisors, centres as stored_centres,
    members::{self, Membership},
    staff,
};

/// An account to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoLogin {
    /// Its address.
    pub email: String,
    /// Its password.
    pub password: String,
    /// As what.
    pub role: Role,
    /// The centre's name.
    pub centre: String,
    /// The centre's address in paths.
    pub slug: String,
}

/// Somebody invented.
struct Person {
    /// Rank of the centre.
    centre: usize,
    name: &'static str,
    /// What stands before the `@`.
    mailbox: &'static str,
    role: Role,
    /// Rank of the advisor they are.
    advisor: Option<usize>,
}

const PEOPLE: [Person; 5] = [
    Person { centre: 0, name: "Hélène Garandeau", mailbox: "gestion", role: Role::Manager, advisor: None },
    Person { centre: 0, name: "Samir Aubrac", mailbox: "accueil", role: Role::Reception, advisor: None },
    Person { centre: 0, name: "Nadia Berthelot", mailbox: "conseil1", role: Role::Advisor, advisor: Some(0) },
    Person { centre: 0, name: "Julien Marchais", mailbox: "conseil2", role: Role::Advisor, advisor: Some(1) },
    Person { centre: 1, name: "Claire Montagnon", mailbox: "gestion", role: Role::Manager, advisor: Some(0) },
];

/// Opens the accounts that are missing; those that can be used with the password of this installation. None where the
/// demonstration is not loaded.
pub async fn logins(services: &Services) -> Result<Vec<DemoLogin>, StoreError> {
    let mut usable = Vec::new();
    for person in &PEOPLE {
        if let Some(login) = login(services, person).await? {
            usable.push(login);
        }
    }
    Ok(usable)
}

async fn login(services: &Services, person: &Person) -> Result<Option<DemoLogin>, StoreError> {
    let reader = services.db().read();
    let Some(centre) = centres::ALL.get(person.centre) else { return Ok(None) };
    let Some(row) = stored_centres::find_by_siret(reader, &siret(centre)).await? else { return Ok(None) };
    let email = format!("{}@{}", person.mailbox, centre.domain);
    let password = services.0.secrets.demo_password(&email);
    let login = DemoLogin { password, role: person.role, centre: row.centre.name, slug: row.centre.slug, email: email.clone() };
    if let Some(known) = staff::find_by_email(reader, &email).await? {
        let compared = services.0.passwords.compare(&login.password, known.password_hash).await;
        return Ok(compared.is_ok_and(|compared| compared != Compared::Wrong).then_some(login));
    }
    let Some(chosen) = NewPassword::typed(&login.password) else { return Ok(None) };
    let Ok(hash) = services.0.passwords.hash(&chosen).await else { return Ok(None) };
    let (email, hash, now) = (email.as_str(), hash.as_str(), services.now());
    let opened = services.db().write(|tx| async move {
        let id = staff::insert(&tx, (email, email), person.name, now).await?;
        staff::set_password(&tx, id, hash, now).await?;
        let advisor = advisor_of(&tx, row.id, person).await?;
        members::put(&tx, &Membership { staff: id, centre: row.id, role: person.role, advisor }, now).await
    });
    match opened.await {
        Ok(()) => Ok(Some(login)),
        // Another process that starts at the same time has opened it.
        Err(StoreError::Conflict(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bookable person of that rank, unless somebody is that already.
async fn advisor_of(tx: &Tx, centre: CentreId, person: &Person) -> Result<Option<domain::ids::AdvisorId>, StoreError> {
    let Some(rank) = person.advisor else { return Ok(None) };
    let found = advisors::list(tx.read(), centre).await?.get(rank).map(|row| row.id);
    match found {
        Some(id) if members::find_by_advisor(tx.read(), id).await?.is_none() => Ok(Some(id)),
        Some(_) | None => Ok(None),
    }
}

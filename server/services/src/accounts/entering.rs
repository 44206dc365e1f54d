//! The password, first step of the way in.

use super::{AtDoor, passwords::Compared};
use crate::{Services, fault::Fault};
use contract::{
    accounts::{LogIn, Outcome, Step},
    scope::{RequestScope, StaffScope},
};
use domain::{
    account::{Errors, Field, NewPassword, Problem},
    contact::EmailAddress,
    ids::StaffId,
};
use store::staff::{self, StaffRow};

impl AtDoor {
    pub(super) async fn enter(&self, scope: &StaffScope, ask: LogIn) -> Result<Outcome<Step>, Fault> {
        let mut wrong = Errors::default();
        for (field, typed) in [(Field::Email, ask.email.trim()), (Field::PresentPassword, ask.password.0.as_str())] {
            if typed.is_empty() {
                wrong.push(field, Problem::Missing);
            }
        }
        if !wrong.0.is_empty() {
            return Ok(Outcome::Wrong(wrong));
        }
        match self.services.known_by_password(&scope.request, &ask.email, &ask.password.0).await? {
            Some(person) => Ok(Outcome::Done(self.first_step_passed(&person).await?)),
            None => Ok(Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::WrongCredentials))),
        }
    }

    /// The password was right: in, or on to the code.
    pub(super) async fn first_step_passed(&self, person: &StaffRow) -> Result<Step, Fault> {
        if person.totp_generation.is_some() {
            return Ok(Step::Code { ticket: self.services.ticket(person) });
        }
        self.let_in(person.id).await?;
        Ok(Step::In)
    }

    /// Both steps are passed, or there is but one.
    pub(super) async fn let_in(&self, staff: StaffId) -> Result<(), Fault> {
        let now = self.services.now();
        self.services.0.db.write(|tx| async move { staff::note_seen(&tx, staff, now).await }).await?;
        Ok(self.door.let_in(staff).await?)
    }
}

impl Services {
    pub(super) async fn name_of_signed_in(&self, scope: &StaffScope) -> Result<Option<String>, Fault> {
        let Some(id) = scope.staff else { return Ok(None) };
        Ok(staff::find(self.0.db.read(), id).await?.map(|person| person.name))
    }

    /// The account whose address and password these are. Unknown addresses are counted and take as long as known ones.
    pub(super) async fn known_by_password(
        &self,
        scope: &RequestScope,
        email: &str,
        password: &str,
    ) -> Result<Option<StaffRow>, Fault> {
        let email_key = email_key(email);
        let tried = self.try_password(&scope.address_key, &email_key).await?;
        let found = staff::find_by_email(self.0.db.read(), &email_key).await?;
        let hash = found.as_ref().and_then(|person| person.password_hash.clone());
        let compared = self.0.passwords.compare(password, hash).await?;
        match (compared, found) {
            (Compared::Wrong, _) | (_, None) => Ok(None),
            (Compared::Right, Some(person)) => {
                self.right(tried).await?;
                Ok(Some(person))
            }
            (Compared::RightButWeak, Some(person)) => {
                self.right(tried).await?;
                self.hash_again(&person, password).await?;
                Ok(Some(person))
            }
        }
    }

    /// Whether this is the password of the person signed in.
    pub(super) async fn proves(&self, scope: &RequestScope, person: &StaffRow, password: &str) -> Result<bool, Fault> {
        Ok(self.known_by_password(scope, &person.email, password).await?.is_some_and(|known| known.id == person.id))
    }

    async fn hash_again(&self, person: &StaffRow, password: &str) -> Result<(), Fault> {
        let (Some(old), Some(password)) = (&person.password_hash, NewPassword::typed(password)) else { return Ok(()) };
        let new = self.0.passwords.hash(&password).await?;
        let (id, old, new) = (person.id, old.as_str(), new.as_str());
        self.0.db.write(|tx| async move { staff::rehash(&tx, id, (old, new)).await }).await?;
        Ok(())
    }
}

/// The account's key of an address as typed. What is no address is nobody's, and is counted like one.
pub(super) fn email_key(typed: &str) -> String {
    EmailAddress::parse(typed)
        .map_or_else(|_| typed.trim().to_lowercase().chars().take(EmailAddress::MAX).collect(), |address| address.normalised())
}

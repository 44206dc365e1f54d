//! Another password, by a link sent to the account's address.

use crate::{
    Services, delays,
    fault::Fault,
    jobs::{StaffMail, enqueue_staff_mail},
    secrets::{self, StaffLink},
};
use contract::{
    accounts::{Outcome, ResetPassword},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    account::{Errors, Field, NewPassword, Problem},
    contact::EmailAddress,
    ids::StaffId,
};
use store::{Tx, limits, resets, sessions, staff};

use super::entering::email_key;

/// Seconds a link lasts.
const LASTS_S: i64 = 2 * 3600;
/// Links sent to one address in [`LASTS_S`]: the others that are asked for meanwhile would say the same.
const MAX_LINKS: u64 = 3;
/// Scope of the count of links sent to an address.
const SENT_SCOPE: &str = "links/sent";

impl Services {
    /// Sends a link if the address is somebody's. Whether it is, neither the answer tells nor the limits, which count alike.
    pub(super) async fn begin_reset(&self, scope: &StaffScope, email: &str) -> Result<Outcome<()>, Fault> {
        if let Err(error) = EmailAddress::parse(email) {
            return Ok(Outcome::Wrong(Errors::one(Field::Email, error.into())));
        }
        self.count_link(&scope.request.address_key).await?;
        let (email_key, now) = (email_key(email), self.now());
        let key = self.0.secrets.limit_key(SENT_SCOPE, &email_key);
        let seed = secrets::new_token(self.0.chance.as_ref());
        let token_hash = secrets::hash(&self.reset_token(&seed));
        let (email_key, key, link) = (email_key.as_str(), key.as_str(), (token_hash.as_str(), seed.as_str()));
        self.0
            .db
            .write(|tx| async move {
                limits::lock(&tx, SENT_SCOPE, key).await?;
                let (n, _) = limits::count_to_last(tx.read(), SENT_SCOPE, key, now.plus_seconds(-LASTS_S)).await?;
                if n >= MAX_LINKS {
                    return Ok::<_, Fault>(());
                }
                limits::record(&tx, SENT_SCOPE, key, now).await?;
                let Some(person) = staff::find_by_email(tx.read(), email_key).await? else { return Ok(()) };
                let id = resets::insert(&tx, person.id, link, (now, now.plus_seconds(LASTS_S))).await?;
                Ok(enqueue_staff_mail(&tx, StaffMail::Reset, (id, now), now).await?)
            })
            .await?;
        Ok(Outcome::Done(()))
    }

    pub(super) fn reset_token(&self, seed: &str) -> String {
        self.0.secrets.link_token(StaffLink::Reset, seed)
    }

    pub(super) async fn shown_reset(&self, token: &str) -> Result<String, Fault> {
        let reader = self.0.db.read();
        let reset = resets::find_open(reader, &secrets::hash(token), self.now()).await?.ok_or(Refusal::NotFound)?;
        Ok(staff::find(reader, reset.staff).await?.ok_or(Refusal::NotFound)?.email)
    }

    pub(super) async fn end_reset(&self, ask: ResetPassword) -> Result<Outcome<()>, Fault> {
        let reader = self.0.db.read();
        let reset = resets::find_open(reader, &secrets::hash(&ask.token), self.now()).await?.ok_or(Refusal::NotFound)?;
        let person = staff::find(reader, reset.staff).await?.ok_or(Refusal::NotFound)?;
        let hash = match self.chosen_password(&ask.password.0, &[&person.name, &person.email]).await? {
            Ok(hash) => hash,
            Err(problem) => return Ok(Outcome::Wrong(Errors::one(Field::NewPassword, problem))),
        };
        let (hash, now, secrets) = (hash.as_str(), self.now(), &self.0.secrets);
        let (id, staff, email_key) = (reset.id, person.id, email_key(&person.email));
        let email_key = email_key.as_str();
        self.0
            .db
            .write(|tx| async move {
                if !resets::take(&tx, id, now).await? {
                    return Err(Fault::from(Refusal::NotFound));
                }
                put_password(&tx, staff, hash, now).await?;
                sessions::delete_others(&tx, staff, None).await?;
                // Who can read the account's mail need not wait for what strangers tried.
                delays::forget(&tx, secrets, email_key, None).await?;
                Ok(())
            })
            .await?;
        Ok(Outcome::Done(()))
    }

    /// The hash of a password that was chosen, or what is wrong with it.
    pub(super) async fn chosen_password(&self, typed: &str, about: &[&str]) -> Result<Result<String, Problem>, Fault> {
        let password = match NewPassword::parse(typed) {
            Ok(password) => password,
            Err(error) => return Ok(Err(error.into())),
        };
        if let Err(error) = self.0.passwords.judge(&password, about).await? {
            return Ok(Err(error.into()));
        }
        Ok(Ok(self.0.passwords.hash(&password).await?))
    }
}

/// Another password: the links that were under way end, and the person is told, in case it was not them.
pub(super) async fn put_password(tx: &Tx, staff: StaffId, hash: &str, now: domain::time::Timestamp) -> Result<(), Fault> {
    staff::set_password(tx, staff, hash, now).await?;
    resets::delete_of(tx, staff).await?;
    Ok(enqueue_staff_mail(tx, StaffMail::PasswordChanged, (staff.0, now), now).await?)
}

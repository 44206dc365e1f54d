//! The code, second step of the way in. Between the steps there is no session: a signed ticket says who passed the first.

use super::{AtDoor, totp};
use crate::{Services, fault::Fault};
use contract::{
    accounts::{EnterCode, Outcome, SecondStep},
    refusal::Refusal,
};
use domain::{
    account::{Errors, Field, Problem},
    ids::StaffId,
    time::Timestamp,
};
use store::staff::{self, StaffRow};

/// Seconds from the first step to the second.
const TICKET_S: i64 = 10 * 60;

impl AtDoor {
    pub(super) async fn enter_with_code(&self, ask: EnterCode) -> Result<Outcome<()>, Fault> {
        let person = self.services.holder(&ask.ticket).await?.ok_or(Refusal::NotFound)?;
        if let Some(problem) = self.services.code_problem(&person, &ask.code.0).await? {
            return Ok(Outcome::Wrong(Errors::one(Field::Code, problem)));
        }
        self.let_in(person.id).await?;
        Ok(Outcome::Done(()))
    }
}

impl Services {
    /// Says that this person passed the first step now. It ends with the password that was given.
    pub(super) fn ticket(&self, person: &StaffRow) -> String {
        let now = self.now();
        let hash = person.password_hash.as_deref().unwrap_or_default();
        format!("{}.{}.{}", person.id, now.epoch(), self.0.secrets.first_step_proof(person.id, now, hash))
    }

    pub(super) async fn second_step(&self, ticket: &str) -> Result<SecondStep, Fault> {
        Ok(if self.holder(ticket).await?.is_some() { SecondStep::Open } else { SecondStep::Over })
    }

    /// Who passed the first step, if the ticket is ours and young enough.
    async fn holder(&self, ticket: &str) -> Result<Option<StaffRow>, Fault> {
        let Some((staff, issued_at, proof)) = read(ticket) else { return Ok(None) };
        let age = self.now().since(issued_at);
        let Some(person) = staff::find(self.0.db.read(), staff).await?.filter(|_| (0..TICKET_S).contains(&age)) else {
            return Ok(None);
        };
        let hash = person.password_hash.as_deref().unwrap_or_default();
        let ours = self.0.secrets.is_first_step_proof(proof, (staff, issued_at, hash));
        Ok(Some(person).filter(|person| ours && person.totp_generation.is_some()))
    }

    /// Takes a one-time or a recovery code of `person`; what is wrong with it, if anything. Either works once.
    pub(super) async fn code_problem(&self, person: &StaffRow, typed: &str) -> Result<Option<Problem>, Fault> {
        let typed = totp::plain(typed);
        let Some(generation) = person.totp_generation else { return Ok(Some(Problem::WrongCode)) };
        if typed.is_empty() {
            return Ok(Some(Problem::Missing));
        }
        let (id, now) = (person.id, self.now());
        let tried = self.try_code(id).await?;
        let step = totp::step_of(&self.0.secrets.code_secret(id, generation), &typed, now);
        let recovery = self.0.secrets.recovery_key(id, &typed);
        let recovery = recovery.as_str();
        let taken = self
            .0
            .db
            .write(|tx| async move {
                match step {
                    Some(step) => staff::take_step(&tx, id, generation, step).await,
                    None => staff::take_recovery_code(&tx, id, recovery, now).await,
                }
            })
            .await?;
        if !taken {
            return Ok(Some(Problem::WrongCode));
        }
        self.right(tried).await?;
        Ok(None)
    }
}

/// `staff.issued.proof`
fn read(ticket: &str) -> Option<(StaffId, Timestamp, &str)> {
    let (staff, rest) = ticket.split_once('.')?;
    let (issued_at, proof) = rest.split_once('.')?;
    Some((StaffId(staff.parse().ok()?), Timestamp::from_epoch(issued_at.parse().ok()?), proof))
}

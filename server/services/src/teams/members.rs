//! Members: another role, another bookable person, out.

use super::advisor_problem;
use crate::{Services, fault::Fault};
use contract::{
    accounts::Outcome,
    refusal::Refusal,
    scope::StaffScope,
    teams::{ChangeMember, TeamView},
};
use domain::{
    account::{Errors, Field, Problem},
    ids::StaffId,
};
use store::{
    Constraint, StoreError,
    members::{self, Membership},
};

impl Services {
    pub(super) async fn change(&self, scope: &StaffScope, ask: ChangeMember) -> Result<Outcome<TeamView>, Fault> {
        let (_, managed) = self.manager(scope, &ask.centre).await?;
        if let Some(advisor) = ask.advisor
            && let Some(problem) = advisor_problem(self.0.db.read(), managed, (advisor, Some(ask.staff))).await?
        {
            return Ok(Outcome::Wrong(Errors::one(Field::Advisor, problem)));
        }
        let changed = Membership { staff: ask.staff, centre: managed.centre(), role: ask.role, advisor: ask.advisor };
        let lent = &changed;
        self.settled(scope, &ask.centre, self.0.db.write(|tx| async move { members::update(&tx, lent).await }).await).await
    }

    pub(super) async fn remove(&self, scope: &StaffScope, centre: &str, staff: StaffId) -> Result<Outcome<TeamView>, Fault> {
        let (_, managed) = self.manager(scope, centre).await?;
        let removed = self.0.db.write(|tx| async move { members::delete(&tx, managed.centre(), staff).await }).await;
        self.settled(scope, centre, removed).await
    }

    /// The team after a change of its members, or why the database refused it.
    async fn settled(
        &self,
        scope: &StaffScope,
        centre: &str,
        done: Result<bool, StoreError>,
    ) -> Result<Outcome<TeamView>, Fault> {
        match done {
            Ok(true) => Ok(Outcome::Done(self.shown_team(scope, centre).await?)),
            Ok(false) => Err(Refusal::NotFound.into()),
            Err(StoreError::Conflict(Constraint::LastManager)) => {
                Ok(Outcome::Wrong(Errors::one(Field::Role, Problem::LastManager)))
            }
            Err(StoreError::Conflict(Constraint::MembershipAdvisor)) => {
                Ok(Outcome::Wrong(Errors::one(Field::Advisor, Problem::AdvisorTaken)))
            }
            Err(error) => Err(error.into()),
        }
    }
}

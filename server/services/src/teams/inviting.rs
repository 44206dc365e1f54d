//! Invitations: sent, sent again, withdrawn.

use super::advisor_problem;
use crate::{
    Services,
    access::Managed,
    accounts::{INVITATION_LASTS_S, NewOffer, write_invitation},
    fault::Fault,
    jobs::{StaffMail, enqueue_staff_mail},
    secrets,
};
use contract::{
    accounts::Outcome,
    refusal::Refusal,
    scope::StaffScope,
    teams::{InviteMember, TeamView},
};
use domain::{
    account::{Errors, Field, Problem},
    ids::InvitationId,
    time::Timestamp,
};
use store::{Tx, invitations, limits, members, staff};

/// Invitations that a centre may mail in a day.
const MAX_A_DAY: u64 = 50;
const DAY: i64 = 24 * 3600;
/// Scope of their count.
const SCOPE: &str = "invitations";

impl Services {
    pub(super) async fn invite_member(&self, scope: &StaffScope, ask: InviteMember) -> Result<Outcome<TeamView>, Fault> {
        let (member, managed) = self.manager(scope, &ask.centre).await?;
        let invitee = match ask.draft.parse() {
            Ok(invitee) => invitee,
            Err(wrong) => return Ok(Outcome::Wrong(wrong)),
        };
        let reader = self.0.db.read();
        if let Some(known) = staff::find_by_email(reader, &invitee.email.normalised()).await?
            && members::is_member(reader, managed.centre(), known.id).await?
        {
            return Ok(Outcome::Wrong(Errors::one(Field::Email, Problem::AlreadyMember)));
        }
        if let Some(advisor) = invitee.advisor
            && let Some(problem) = advisor_problem(reader, managed, (advisor, None)).await?
        {
            return Ok(Outcome::Wrong(Errors::one(Field::Advisor, problem)));
        }
        let seed = secrets::new_token(self.0.chance.as_ref());
        let token = self.invitation_token(&seed);
        let offer = NewOffer {
            centre: managed.centre(),
            email: &invitee.email,
            name: invitee.name.as_str(),
            role: invitee.role,
            advisor: invitee.advisor,
            by: Some(member.staff()),
        };
        let (offer, link, now) = (&offer, (token.as_str(), seed.as_str()), self.now());
        self.0
            .db
            .write(|tx| async move {
                self.count_invitation(&tx, managed, now).await?;
                let id = write_invitation(&tx, offer, link, now).await?;
                Ok::<_, Fault>(enqueue_staff_mail(&tx, StaffMail::Invitation, (id.0, now), now).await?)
            })
            .await?;
        Ok(Outcome::Done(self.shown_team(scope, &ask.centre).await?))
    }

    /// Another link, which ends the one before, and another week.
    pub(super) async fn invite_again(&self, scope: &StaffScope, centre: &str, id: InvitationId) -> Result<TeamView, Fault> {
        let (_, managed) = self.manager(scope, centre).await?;
        let seed = secrets::new_token(self.0.chance.as_ref());
        let hash = secrets::hash(&self.invitation_token(&seed));
        let (link, now) = ((hash.as_str(), seed.as_str()), self.now());
        self.0
            .db
            .write(|tx| async move {
                if invitations::find_pending(tx.read(), managed.centre(), id).await?.is_none() {
                    return Err(Fault::from(Refusal::NotFound));
                }
                self.count_invitation(&tx, managed, now).await?;
                invitations::renew(&tx, id, link, now.plus_seconds(INVITATION_LASTS_S)).await?;
                Ok(enqueue_staff_mail(&tx, StaffMail::Invitation, (id.0, now), now).await?)
            })
            .await?;
        self.shown_team(scope, centre).await
    }

    pub(super) async fn withdraw(&self, scope: &StaffScope, centre: &str, id: InvitationId) -> Result<TeamView, Fault> {
        let (_, managed) = self.manager(scope, centre).await?;
        let now = self.now();
        let done = self.0.db.write(|tx| async move { invitations::revoke(&tx, managed.centre(), id, now).await }).await?;
        if done { self.shown_team(scope, centre).await } else { Err(Refusal::NotFound.into()) }
    }

    /// A mail to an address that somebody typed costs trust.
    async fn count_invitation(&self, tx: &Tx, managed: Managed, now: Timestamp) -> Result<(), Fault> {
        let key = self.0.secrets.limit_key(SCOPE, &managed.centre().to_string());
        limits::lock(tx, SCOPE, &key).await?;
        let count = limits::count(tx.read(), SCOPE, &key, now.plus_seconds(-DAY)).await?;
        if count.n >= MAX_A_DAY {
            let free_at = count.oldest_at.unwrap_or(now).plus_seconds(DAY);
            let retry_after_s = u32::try_from(free_at.since(now).max(1)).unwrap_or(u32::MAX);
            return Err(Refusal::TooMany { retry_after_s, phone: None }.into());
        }
        Ok(limits::record(tx, SCOPE, &key, now).await?)
    }
}

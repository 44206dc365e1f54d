//! Who works for a centre: members, roles, invitations, bookable persons and rooms. Managers alone.

mod bookables;
mod inviting;
mod members;

use crate::{
    Services,
    access::{Managed, Member},
    fault::Fault,
    views::shown_phone,
};
use async_trait::async_trait;
use contract::{
    Answer,
    accounts::Outcome,
    scope::StaffScope,
    teams::{
        BookableStanding, BookableSummary, ChangeMember, InvitationSummary, InviteMember, MemberSummary, SaveBookable, Shift,
        SiteChoice, TeamView, Teams,
    },
};
use domain::{
    account::Problem,
    ids::{AdvisorId, InvitationId, StaffId},
};
use store::{
    Reader, advisors,
    bookables::{self as stored, BookableRow},
    invitations::{self, InvitationRow},
    members::{self as memberships, MemberDetails},
    sites,
};

#[async_trait]
impl Teams for Services {
    async fn show_team(&self, scope: &StaffScope, centre: String) -> Answer<TeamView> {
        self.shown_team(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn invite(&self, scope: &StaffScope, ask: InviteMember) -> Answer<Outcome<TeamView>> {
        self.invite_member(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn resend_invitation(&self, scope: &StaffScope, centre: String, id: InvitationId) -> Answer<TeamView> {
        self.invite_again(scope, &centre, id).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn revoke_invitation(&self, scope: &StaffScope, centre: String, id: InvitationId) -> Answer<TeamView> {
        self.withdraw(scope, &centre, id).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn change_member(&self, scope: &StaffScope, ask: ChangeMember) -> Answer<Outcome<TeamView>> {
        self.change(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn remove_member(&self, scope: &StaffScope, centre: String, staff: StaffId) -> Answer<Outcome<TeamView>> {
        self.remove(scope, &centre, staff).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn save_bookable(&self, scope: &StaffScope, ask: SaveBookable) -> Answer<Outcome<TeamView>> {
        self.keep_bookable(scope, ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn shift_bookable(&self, scope: &StaffScope, centre: String, id: AdvisorId, shift: Shift) -> Answer<TeamView> {
        self.shift(scope, &centre, (id, shift)).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn set_bookable_standing(
        &self,
        scope: &StaffScope,
        centre: String,
        id: AdvisorId,
        standing: BookableStanding,
    ) -> Answer<TeamView> {
        self.put_standing(scope, &centre, (id, standing)).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    /// Somebody who manages that centre.
    async fn manager(&self, scope: &StaffScope, centre: &str) -> Result<(Member, Managed), Fault> {
        let member = self.member(scope, centre).await?;
        let managed = member.managing()?;
        Ok((member, managed))
    }

    async fn shown_team(&self, scope: &StaffScope, centre: &str) -> Result<TeamView, Fault> {
        let (member, managed) = self.manager(scope, centre).await?;
        let (reader, zone, now) = (self.0.db.read(), member.centre().centre.zone, self.now());
        let member_summary = |row: MemberDetails| MemberSummary {
            staff: row.membership.staff,
            name: row.name,
            email: row.email,
            role: row.membership.role,
            advisor: row.membership.advisor,
            last_seen_at: row.last_seen_at.map(|at| at.in_zone(zone)),
            has_codes: row.has_codes,
        };
        let invitation_summary = |InvitationRow { id, invitation }: InvitationRow| InvitationSummary {
            id,
            name: invitation.name,
            email: invitation.email,
            role: invitation.role,
            expires_at: invitation.expires_at.in_zone(zone),
            is_over: invitation.expires_at <= now,
        };
        Ok(TeamView {
            me: member.staff(),
            members: memberships::list_of_centre(reader, managed.centre()).await?.into_iter().map(member_summary).collect(),
            invitations: invitations::list_pending(reader, managed.centre()).await?.into_iter().map(invitation_summary).collect(),
            bookables: stored::list(reader, managed.centre(), now).await?.into_iter().map(bookable_summary).collect(),
            sites: sites::list(reader, managed.centre())
                .await?
                .into_iter()
                .map(|row| SiteChoice { id: row.id, name: row.site.name })
                .collect(),
        })
    }
}

fn bookable_summary(bookable: BookableRow) -> BookableSummary {
    let BookableRow { row, active, n_upcoming } = bookable;
    BookableSummary {
        id: row.id,
        name: row.advisor.name,
        site: row.advisor.site,
        email: row.advisor.email,
        phone: row.advisor.phone.as_deref().map(shown_phone),
        standing: if active { BookableStanding::Active } else { BookableStanding::Aside },
        n_upcoming: u32::try_from(n_upcoming).unwrap_or(u32::MAX),
    }
}

/// What is wrong with tying `staff` to this bookable person of the centre; nobody yet when they are only invited.
async fn advisor_problem(
    reader: Reader<'_>,
    managed: Managed,
    (advisor, staff): (AdvisorId, Option<StaffId>),
) -> Result<Option<Problem>, Fault> {
    if advisors::list_some(reader, managed.centre(), &[advisor]).await?.is_empty() {
        return Ok(Some(Problem::UnknownChoice));
    }
    let taken = memberships::find_by_advisor(reader, advisor).await?.is_some_and(|holder| Some(holder) != staff);
    Ok(taken.then_some(Problem::AdvisorTaken))
}

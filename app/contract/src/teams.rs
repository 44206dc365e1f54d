//! Who works for a centre: members, roles, invitations, bookable persons and rooms.

use crate::{Answer, accounts::Outcome, scope::StaffScope};
use async_trait::async_trait;
use domain::{
    account::{BookableDraft, InvitationDraft},
    ids::{AdvisorId, InvitationId, SiteId, StaffId},
    staff::Role,
    time::CivilInstant,
};
use serde::{Deserialize, Serialize};

/// A centre's team, as its managers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamView {
    /// Who asks.
    pub me: StaffId,
    /// Who works there, by name.
    pub members: Vec<MemberSummary>,
    /// Invitations that nobody has answered, the latest first.
    pub invitations: Vec<InvitationSummary>,
    /// Who and what can be booked, in the order shown to candidates; those put aside last.
    pub bookables: Vec<BookableSummary>,
    /// The centre's sites, by name.
    pub sites: Vec<SiteChoice>,
}

/// Somebody who works there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSummary {
    /// Who.
    pub staff: StaffId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// As what.
    pub role: Role,
    /// The bookable person they are.
    pub advisor: Option<AdvisorId>,
    /// When they came in last.
    pub last_seen_at: Option<CivilInstant>,
    /// A code is asked of them at each way in.
    pub has_codes: bool,
}

/// An invitation that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationSummary {
    /// Which.
    pub id: InvitationId,
    /// Name of the person.
    pub name: String,
    /// Where it was sent.
    pub email: String,
    /// As what.
    pub role: Role,
    /// Until when its link works.
    pub expires_at: CivilInstant,
    /// It does not any more.
    pub is_over: bool,
}

/// Somebody or something that can be booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookableSummary {
    /// Which.
    pub id: AdvisorId,
    /// Name shown.
    pub name: String,
    /// The only site they serve.
    pub site: Option<SiteId>,
    /// Own address.
    pub email: Option<String>,
    /// Own phone, as people write it.
    pub phone: Option<String>,
    /// Whether they take appointments.
    pub standing: BookableStanding,
    /// Appointments to come that are not called off.
    pub n_upcoming: u32,
}

/// Whether a bookable person or room takes appointments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookableStanding {
    /// It does.
    Active,
    /// Put aside: no new ones; those agreed stay.
    Aside,
}

/// A site to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChoice {
    /// Which.
    pub id: SiteId,
    /// Name.
    pub name: String,
}

/// Invites somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteMember {
    /// Slug of the centre.
    pub centre: String,
    /// What was typed.
    pub draft: InvitationDraft,
}

/// Gives a member another role, or ties them to a bookable person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeMember {
    /// Slug of the centre.
    pub centre: String,
    /// Whom.
    pub staff: StaffId,
    /// As what.
    pub role: Role,
    /// The bookable person they are.
    pub advisor: Option<AdvisorId>,
}

/// Adds what can be booked, or changes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveBookable {
    /// Slug of the centre.
    pub centre: String,
    /// Which; `None` for a new one.
    pub id: Option<AdvisorId>,
    /// What was typed.
    pub draft: BookableDraft,
}

/// Where a bookable person or room goes in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// One place up.
    Up,
    /// One place down.
    Down,
}

/// Who works for a centre. Only who may configure it is answered; another centre's are
/// [`NotFound`](crate::refusal::Refusal::NotFound). Every answer is the team as it is then.
#[async_trait]
pub trait Teams: Send + Sync {
    /// The team.
    async fn show_team(&self, scope: &StaffScope, centre: String) -> Answer<TeamView>;

    /// Invites somebody by mail, in place of what the same address was offered before.
    async fn invite(&self, scope: &StaffScope, ask: InviteMember) -> Answer<Outcome<TeamView>>;

    /// Sends an invitation again, with another link; the one before ends.
    async fn resend_invitation(&self, scope: &StaffScope, centre: String, id: InvitationId) -> Answer<TeamView>;

    /// Withdraws an invitation.
    async fn revoke_invitation(&self, scope: &StaffScope, centre: String, id: InvitationId) -> Answer<TeamView>;

    /// Changes a member. A centre keeps a manager.
    async fn change_member(&self, scope: &StaffScope, ask: ChangeMember) -> Answer<Outcome<TeamView>>;

    /// Takes somebody out of the team: from their next request on, they see nothing of the centre. Oneself too; then the
    /// answer is [`NotFound`](crate::refusal::Refusal::NotFound). A centre keeps a manager.
    async fn remove_member(&self, scope: &StaffScope, centre: String, staff: StaffId) -> Answer<Outcome<TeamView>>;

    /// Adds or changes a bookable person or room.
    async fn save_bookable(&self, scope: &StaffScope, ask: SaveBookable) -> Answer<Outcome<TeamView>>;

    /// Moves a bookable person or room in the list.
    async fn shift_bookable(&self, scope: &StaffScope, centre: String, id: AdvisorId, shift: Shift) -> Answer<TeamView>;

    /// Puts a bookable person or room aside, or takes it back. Appointments that were agreed stay.
    async fn set_bookable_standing(
        &self,
        scope: &StaffScope,
        centre: String,
        id: AdvisorId,
        standing: BookableStanding,
    ) -> Answer<TeamView>;
}

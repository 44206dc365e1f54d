//! The facts of the letters to those who work for a centre, for the jobs that write and send them.

use crate::{Services, fault::Fault};
use contract::{refusal::Refusal, scope::RequestScope};
use domain::{
    ids::{InvitationId, StaffId},
    staff::Role,
    time::{Timestamp, Tz},
};
use store::{centres, invitations, resets, staff};

/// An invitation to work for a centre.
#[derive(Clone)]
pub struct InvitationLetter {
    /// Where it goes.
    pub to: String,
    /// The person's name, as the inviter wrote it; may be empty.
    pub name: String,
    /// Who invites; `None` for the installation itself.
    pub by: Option<String>,
    /// The centre's name.
    pub centre: String,
    /// As what.
    pub role: Role,
    /// Where it is accepted.
    pub url: String,
    /// The first instant at which the link is worth nothing.
    pub expires_at: Timestamp,
    /// The centre's zone.
    pub zone: Tz,
    /// Names the mail, the same at each try.
    pub id: String,
}

/// A link to choose another password.
#[derive(Clone)]
pub struct ResetLetter {
    /// To whom.
    pub person: PasswordLetter,
    /// Where another password is chosen.
    pub url: String,
    /// The first instant at which the link is worth nothing.
    pub expires_at: Timestamp,
}

/// Word of a password to its owner.
#[derive(Clone)]
pub struct PasswordLetter {
    /// Where it goes.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// When the password was chosen.
    pub changed_at: Option<Timestamp>,
    /// The zone in which they read the time.
    pub zone: Tz,
    /// Names the mail, the same at each try.
    pub id: String,
}

impl Services {
    /// The facts of an invitation's letter; `None` when it was answered, withdrawn or has expired meanwhile.
    pub async fn invitation_letter(&self, id: InvitationId) -> Result<Option<InvitationLetter>, Refusal> {
        self.invitation_facts(id).await.map_err(|fault| fault.refusal(&job("invitation", id.0)))
    }

    /// The facts of a reset's letter; `None` when it was used or has expired meanwhile.
    pub async fn reset_letter(&self, id: i64) -> Result<Option<ResetLetter>, Refusal> {
        self.reset_facts(id).await.map_err(|fault| fault.refusal(&job("reset", id)))
    }

    /// The facts of a letter to the owner of a password that changed.
    pub async fn password_letter(&self, staff: StaffId) -> Result<Option<PasswordLetter>, Refusal> {
        self.password_facts(staff).await.map_err(|fault| fault.refusal(&job("password", staff.0)))
    }

    async fn invitation_facts(&self, id: InvitationId) -> Result<Option<InvitationLetter>, Fault> {
        let reader = self.0.db.read();
        let Some(row) = invitations::find_to_mail(reader, id, self.now()).await? else { return Ok(None) };
        let invitation = row.invitation;
        let Some(centre) = centres::find(reader, invitation.centre).await? else { return Ok(None) };
        let by = match invitation.invited_by {
            Some(by) => staff::find(reader, by).await?.map(|person| person.name),
            None => None,
        };
        Ok(Some(InvitationLetter {
            id: format!("invitation-{id}-{}", invitation.expires_at.epoch()),
            to: invitation.email,
            name: invitation.name,
            by,
            centre: centre.centre.name,
            role: invitation.role,
            url: self.invitation_url(&self.invitation_token(&invitation.seed)),
            expires_at: invitation.expires_at,
            zone: centre.centre.zone,
        }))
    }

    async fn reset_facts(&self, id: i64) -> Result<Option<ResetLetter>, Fault> {
        let Some(reset) = resets::find_to_mail(self.0.db.read(), id, self.now()).await? else { return Ok(None) };
        let Some(person) = self.password_facts(reset.staff).await? else { return Ok(None) };
        let url = format!("{}/mot-de-passe/{}", self.0.public_url, self.reset_token(&reset.seed));
        Ok(Some(ResetLetter {
            person: PasswordLetter { id: format!("reset-{id}"), ..person },
            url,
            expires_at: reset.expires_at,
        }))
    }

    pub(crate) async fn password_facts(&self, id: StaffId) -> Result<Option<PasswordLetter>, Fault> {
        let reader = self.0.db.read();
        let Some(person) = staff::find(reader, id).await? else { return Ok(None) };
        let zone = self.zone_of(&person).await?;
        let changed = person.password_set_at.map_or(0, Timestamp::epoch);
        Ok(Some(PasswordLetter {
            id: format!("password-{id}-{changed}"),
            to: person.email,
            name: person.name,
            changed_at: person.password_set_at,
            zone,
        }))
    }
}

/// A job has no visitor: its incidents bear its name.
fn job(name: &str, id: i64) -> RequestScope {
    RequestScope { address_key: String::new(), request_id: format!("job-{name}-{id}") }
}

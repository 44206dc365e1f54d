//! An invitation: written down, shown to who holds its link, accepted once.

use super::AtDoor;
use crate::{
    Services,
    fault::Fault,
    secrets::{self, StaffLink},
};
use contract::{
    accounts::{AcceptInvitation, Accepted, InvitationView, Invited, Outcome, Step},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    account::{Errors, Field, NewPassword, Problem},
    contact::{EmailAddress, PersonName},
    ids::{AdvisorId, CentreId, InvitationId, StaffId},
    staff::Role,
    time::Timestamp,
};
use store::{
    Constraint, StoreError, Tx, centres,
    invitations::{self, InvitationRow, NewInvitation},
    members::{self, Membership},
    staff::{self, StaffRow},
};

/// Seconds an invitation lasts.
pub(crate) const LASTS_S: i64 = 7 * 24 * 3600;

/// What somebody is offered.
pub(crate) struct NewOffer<'a> {
    pub(crate) centre: CentreId,
    pub(crate) email: &'a EmailAddress,
    pub(crate) name: &'a str,
    pub(crate) role: Role,
    pub(crate) advisor: Option<AdvisorId>,
    pub(crate) by: Option<StaffId>,
}

/// Writes an invitation down, in place of what the same address was offered there before. `seed` is unguessable.
pub(crate) async fn write_invitation(
    tx: &Tx,
    offer: &NewOffer<'_>,
    (token, seed): (&str, &str),
    now: Timestamp,
) -> Result<InvitationId, Fault> {
    let email_key = offer.email.normalised();
    invitations::revoke_earlier(tx, offer.centre, &email_key, now).await?;
    let new = NewInvitation {
        token_hash: secrets::hash(token),
        seed: seed.to_owned(),
        centre: offer.centre,
        email: offer.email.as_str().to_owned(),
        email_key,
        name: offer.name.to_owned(),
        role: offer.role,
        advisor: offer.advisor,
        invited_by: offer.by,
        created_at: now,
        expires_at: now.plus_seconds(LASTS_S),
    };
    Ok(invitations::insert(tx, &new).await?)
}

/// An invitation and who holds its link.
struct Held {
    row: InvitationRow,
    /// The account of its address.
    account: Option<StaffRow>,
    holder: Holder,
}

/// Who holds the link, as far as one can tell.
enum Holder {
    Newcomer,
    HasAccount,
    SignedIn,
    SomebodyElse(StaffId),
}

impl AtDoor {
    pub(super) async fn accept(&self, scope: &StaffScope, ask: AcceptInvitation) -> Result<Outcome<Accepted>, Fault> {
        let held = self.services.held(scope, &ask.token).await?;
        let centre = centres::find(self.services.0.db.read(), held.row.invitation.centre).await?.ok_or(Refusal::NotFound)?;
        let joined = match held.holder {
            Holder::SomebodyElse(_) => return Err(Refusal::Forbidden.into()),
            Holder::Newcomer => self.open_account(&held, &centre.centre.name, &ask).await?,
            Holder::HasAccount => self.known_joins(scope, &held, &ask).await?,
            Holder::SignedIn => {
                let staff = held.account.map(|account| account.id).ok_or(Refusal::NotFound)?;
                self.services.join(&held.row, staff).await?;
                Outcome::Done(Step::In)
            }
        };
        Ok(match joined {
            Outcome::Done(step) => Outcome::Done(Accepted { slug: centre.centre.slug, step }),
            Outcome::Wrong(wrong) => Outcome::Wrong(wrong),
        })
    }

    /// A newcomer: the mailbox is theirs, since they hold the link that was sent to it.
    async fn open_account(&self, held: &Held, centre: &str, ask: &AcceptInvitation) -> Result<Outcome<Step>, Fault> {
        let invitation = &held.row.invitation;
        let mut wrong = Errors::default();
        let name = wrong.take(Field::Name, PersonName::parse(&ask.name));
        let password = wrong.take(Field::NewPassword, NewPassword::parse(&ask.password.0));
        if let Some(password) = &password {
            let judged = self.services.0.passwords.judge(password, &[&ask.name, &invitation.email, centre]).await?;
            wrong.take(Field::NewPassword, judged);
        }
        let (Some(name), Some(password)) = (name, password) else { return Ok(Outcome::Wrong(wrong)) };
        if !wrong.0.is_empty() {
            return Ok(Outcome::Wrong(wrong));
        }
        let hash = self.services.0.passwords.hash(&password).await?;
        let (row, name, hash, now) = (&held.row, name.as_str(), hash.as_str(), self.services.now());
        let known = held.account.as_ref().map(|account| account.id);
        let staff = self
            .services
            .0
            .db
            .write(|tx| async move {
                take(&tx, row, now).await?;
                let address = (row.invitation.email.as_str(), row.invitation.email_key.as_str());
                let staff = match known {
                    // An account that never had a password.
                    Some(known) => known,
                    None => staff::insert(&tx, address, name, now).await?,
                };
                staff::rename(&tx, staff, name).await?;
                staff::set_password(&tx, staff, hash, now).await?;
                enrol(&tx, row, staff, now).await?;
                Ok::<_, Fault>(staff)
            })
            .await
            .map_err(met)?;
        self.let_in(staff).await?;
        Ok(Outcome::Done(Step::In))
    }

    /// The address has an account: its password. Where a code is asked too, the invitation waits until it was given.
    async fn known_joins(&self, scope: &StaffScope, held: &Held, ask: &AcceptInvitation) -> Result<Outcome<Step>, Fault> {
        if ask.password.0.is_empty() {
            return Ok(Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::Missing)));
        }
        let email = &held.row.invitation.email;
        let Some(person) = self.services.known_by_password(&scope.request, email, &ask.password.0).await? else {
            return Ok(Outcome::Wrong(Errors::one(Field::PresentPassword, Problem::WrongPassword)));
        };
        if person.totp_generation.is_none() {
            self.services.join(&held.row, person.id).await?;
        }
        Ok(Outcome::Done(self.first_step_passed(&person).await?))
    }
}

impl Services {
    /// The link's address on this installation.
    pub(super) fn invitation_url(&self, token: &str) -> String {
        format!("{}/invitation/{token}", self.0.public_url)
    }

    pub(crate) fn invitation_token(&self, seed: &str) -> String {
        self.0.secrets.link_token(StaffLink::Invitation, seed)
    }

    pub(super) async fn shown_invitation(&self, scope: &StaffScope, token: &str) -> Result<InvitationView, Fault> {
        let Held { row: InvitationRow { invitation, .. }, holder, .. } = self.held(scope, token).await?;
        let reader = self.0.db.read();
        let centre = centres::find(reader, invitation.centre).await?.ok_or(Refusal::NotFound)?;
        let invited = match holder {
            Holder::Newcomer => Invited::Newcomer,
            Holder::HasAccount => Invited::HasAccount,
            Holder::SignedIn => Invited::SignedIn,
            Holder::SomebodyElse(who) => {
                Invited::SomebodyElse { name: staff::find(reader, who).await?.map(|person| person.name).unwrap_or_default() }
            }
        };
        Ok(InvitationView {
            centre: centre.centre.name,
            slug: centre.centre.slug,
            role: invitation.role,
            email: invitation.email,
            name: invitation.name,
            invited,
        })
    }

    async fn held(&self, scope: &StaffScope, token: &str) -> Result<Held, Fault> {
        let reader = self.0.db.read();
        let row = invitations::find_open(reader, &secrets::hash(token), self.now()).await?.ok_or(Refusal::NotFound)?;
        let account = staff::find_by_email(reader, &row.invitation.email_key).await?;
        let holder = match (scope.staff, &account) {
            (Some(signed_in), Some(account)) if signed_in == account.id => Holder::SignedIn,
            (Some(signed_in), _) => Holder::SomebodyElse(signed_in),
            (None, Some(account)) if account.password_hash.is_some() => Holder::HasAccount,
            (None, _) => Holder::Newcomer,
        };
        Ok(Held { row, account, holder })
    }

    /// Who has an account works for the centre from now on.
    async fn join(&self, row: &InvitationRow, staff: StaffId) -> Result<(), Fault> {
        let now = self.now();
        self.0
            .db
            .write(|tx| async move {
                take(&tx, row, now).await?;
                enrol(&tx, row, staff, now).await
            })
            .await
            .map_err(met)
    }
}

/// Somebody opened the same account, or took the same agenda, in the same instant: asked again, the page sees it.
fn met(fault: Fault) -> Fault {
    match fault {
        Fault::Store(StoreError::Conflict(Constraint::StaffEmail | Constraint::MembershipAdvisor)) => Refusal::Unavailable.into(),
        other => other,
    }
}

/// Takes the invitation: once. Who comes second is told what everybody with a used link is told.
async fn take(tx: &Tx, row: &InvitationRow, now: Timestamp) -> Result<(), Fault> {
    if invitations::accept(tx, row.id, now).await? { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// Who works there already keeps the role they have; a bookable person who is somebody else by now stays that.
async fn enrol(tx: &Tx, row: &InvitationRow, staff: StaffId, now: Timestamp) -> Result<(), Fault> {
    let (centre, role) = (row.invitation.centre, row.invitation.role);
    if members::is_member(tx.read(), centre, staff).await? {
        return Ok(());
    }
    let advisor = match row.invitation.advisor {
        Some(advisor) if members::find_by_advisor(tx.read(), advisor).await?.is_none() => Some(advisor),
        Some(_) | None => None,
    };
    Ok(members::put(tx, &Membership { staff, centre, role, advisor }, now).await?)
}

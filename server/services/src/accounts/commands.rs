//! What the command line does with accounts: the first manager, and help.

use super::{NewOffer, write_invitation};
use crate::{Services, delays, fault::Fault, secrets};
use contract::refusal::Refusal;
use domain::{contact::EmailAddress, staff::Role};
use store::{StoreError, centres, members, staff};

/// Somebody to invite from the command line.
#[derive(Clone, Debug)]
pub struct InviteByCommand {
    /// Where the invitation goes.
    pub email: EmailAddress,
    /// Their name; may be empty.
    pub name: String,
    /// SIRET of the centre, or its name in addresses.
    pub centre: String,
    /// As what.
    pub role: Role,
}

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommandFault {
    /// Neither a SIRET nor an address of a centre.
    #[error("no centre has this SIRET or this address")]
    UnknownCentre,
    /// The address has no account.
    #[error("no account has this address")]
    UnknownAccount,
    /// Works there already.
    #[error("this person works for the centre already")]
    AlreadyMember,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Services {
    /// Invites somebody; the link. Nothing is mailed: who runs the command hands the link on.
    pub async fn invite_by_command(&self, ask: &InviteByCommand) -> Result<String, CommandFault> {
        let reader = self.0.db.read();
        let found = match centres::find_by_siret(reader, &ask.centre).await? {
            Some(found) => Some(found),
            None => centres::find_by_slug(reader, &ask.centre).await?,
        };
        let centre = found.ok_or(CommandFault::UnknownCentre)?.id;
        if let Some(known) = staff::find_by_email(reader, &ask.email.normalised()).await?
            && members::is_member(reader, centre, known.id).await?
        {
            return Err(CommandFault::AlreadyMember);
        }
        let seed = secrets::new_token(self.0.chance.as_ref());
        let token = self.invitation_token(&seed);
        let offer = NewOffer { centre, email: &ask.email, name: &ask.name, role: ask.role, advisor: None, by: None };
        let (offer, link, now) = (&offer, (token.as_str(), seed.as_str()), self.now());
        self.0.db.write(|tx| async move { write_invitation(&tx, offer, link, now).await }).await.map_err(store_fault)?;
        Ok(self.invitation_url(&token))
    }

    /// Forgets what somebody tried wrongly; and turns their codes off, when `codes` says so.
    pub async fn unlock(&self, email: &EmailAddress, codes: UnlockCodes) -> Result<(), CommandFault> {
        let key = email.normalised();
        let known = staff::find_by_email(self.0.db.read(), &key).await?.ok_or(CommandFault::UnknownAccount)?;
        let (key, secrets) = (key.as_str(), &self.0.secrets);
        self.0
            .db
            .write(|tx| async move {
                delays::forget(&tx, secrets, key, Some(known.id)).await?;
                if codes == UnlockCodes::TurnedOff {
                    staff::turn_codes_off(&tx, known.id).await?;
                    staff::put_recovery_codes(&tx, known.id, &[]).await?;
                }
                Ok::<_, Fault>(())
            })
            .await
            .map_err(store_fault)
    }
}

/// What [`Services::unlock`] does with the second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockCodes {
    /// Nothing.
    Kept,
    /// Codes are off: the phone is lost, and so are the recovery codes.
    TurnedOff,
}

fn store_fault(fault: Fault) -> CommandFault {
    CommandFault::Store(match fault {
        Fault::Store(error) => error,
        // Nothing in these transactions refuses.
        Fault::Refused(Refusal::Unavailable) => StoreError::Busy,
        Fault::Refused(refusal) => StoreError::Unexpected(format!("refused: {refusal:?}").into()),
    })
}

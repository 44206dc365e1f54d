//! Mails to those who work for a centre: an invitation, a link to choose another password, word that it changed, word that
//! an idle account goes.

use super::{Handler, JobError, Post, post::retry};
use app::paths::staff as paths;
use async_trait::async_trait;
use domain::{
    ids::{InvitationId, StaffId},
    time::Timestamp,
};
use mailer::{Message, StaffIdleAccount, StaffInvitation, StaffPasswordChanged, StaffReset};
use services::jobs::{StaffMail, StaffMailPayload};
use std::sync::Arc;

/// See the module. [`StaffMail`] says which.
pub struct MailStaff(pub Arc<Post>, pub StaffMail);

#[async_trait]
impl Handler for MailStaff {
    fn name(&self) -> &'static str {
        self.1.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: StaffMailPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let message = match self.1 {
            StaffMail::Invitation => self.invitation(payload.about).await?,
            StaffMail::Reset => self.reset(payload.about).await?,
            StaffMail::PasswordChanged => self.password_changed(payload.about).await?,
            StaffMail::IdleAccount => self.idle_account(payload.about).await?,
        };
        match message {
            Some(message) => self.0.send(&[message]).await,
            // Answered, used or over before it left: nothing is left to say.
            None => Ok(()),
        }
    }
}

impl MailStaff {
    async fn invitation(&self, id: i64) -> Result<Option<Message>, JobError> {
        let letter = self.0.services.invitation_letter(InvitationId(id)).await.map_err(|refusal| retry(&refusal))?;
        Ok(letter.map(|letter| {
            Message::StaffInvitation(StaffInvitation {
                message_id: self.message_id(&letter.id),
                to: letter.to,
                name: letter.name,
                by: letter.by,
                centre: letter.centre,
                role: letter.role,
                url: letter.url,
                expires_at: letter.expires_at,
                zone: letter.zone,
            })
        }))
    }

    async fn reset(&self, id: i64) -> Result<Option<Message>, JobError> {
        let letter = self.0.services.reset_letter(id).await.map_err(|refusal| retry(&refusal))?;
        Ok(letter.map(|letter| {
            Message::StaffReset(StaffReset {
                message_id: self.message_id(&letter.person.id),
                to: letter.person.to,
                name: letter.person.name,
                url: letter.url,
                expires_at: letter.expires_at,
                zone: letter.person.zone,
            })
        }))
    }

    async fn password_changed(&self, id: i64) -> Result<Option<Message>, JobError> {
        let letter = self.0.services.password_letter(StaffId(id)).await.map_err(|refusal| retry(&refusal))?;
        Ok(letter.map(|letter| {
            Message::StaffPasswordChanged(StaffPasswordChanged {
                message_id: self.message_id(&letter.id),
                to: letter.to,
                name: letter.name,
                changed_at: letter.changed_at.unwrap_or(Timestamp::from_epoch(0)),
                zone: letter.zone,
                url: format!("{}{}", self.0.letterhead.public_url, paths::FORGOTTEN),
            })
        }))
    }

    async fn idle_account(&self, id: i64) -> Result<Option<Message>, JobError> {
        let letter = self.0.services.idle_letter(StaffId(id)).await.map_err(|refusal| retry(&refusal))?;
        Ok(letter.map(|letter| {
            Message::StaffIdleAccount(StaffIdleAccount {
                message_id: self.message_id(&letter.person.id),
                to: letter.person.to,
                name: letter.person.name,
                ends_at: letter.ends_at,
                zone: letter.person.zone,
                url: format!("{}{}", self.0.letterhead.public_url, paths::LOG_IN),
            })
        }))
    }

    /// The same at each try, so that a mailbox shows a repeated mail once.
    fn message_id(&self, id: &str) -> String {
        let url = &self.0.letterhead.public_url;
        let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
        format!("{id}@{}", host.split([':', '/']).next().filter(|host| !host.is_empty()).unwrap_or("localhost"))
    }
}

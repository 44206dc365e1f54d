//! The candidate had their data erased: the appointment is off, to the same people that were told of it.

use super::{Handler, JobError, Post, post::retry};
use async_trait::async_trait;
use mailer::{AppointmentErased, AppointmentFacts, Centre, Message, Place, Standing};
use services::own_data::{ErasedLetter, ErasedPayload, MAIL_CENTRE_ERASED};
use std::sync::Arc;

/// See the module.
pub struct MailCentreErased(pub Arc<Post>);

#[async_trait]
impl Handler for MailCentreErased {
    fn name(&self) -> &'static str {
        MAIL_CENTRE_ERASED
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: ErasedPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let letter = self.0.services.erased_letter(&payload).await.map_err(|refusal| retry(&refusal))?;
        let Some(letter) = letter else { return Ok(()) };
        let (name, host) = letter.uid.rsplit_once('@').unwrap_or((&letter.uid, "localhost"));
        let notice = |(rank, to): (usize, &String)| {
            Message::AppointmentErased(AppointmentErased {
                message_id: format!("{name}.{}.{MAIL_CENTRE_ERASED}.{rank}@{host}", letter.sequence),
                to: to.clone(),
                appointment: self.facts(&letter),
            })
        };
        let messages: Vec<Message> = letter.told.iter().enumerate().map(notice).collect();
        self.0.send(&messages).await
    }
}

impl MailCentreErased {
    fn facts(&self, letter: &ErasedLetter) -> AppointmentFacts {
        AppointmentFacts {
            uid: letter.uid.clone(),
            sequence: letter.sequence,
            created_at: letter.made_at,
            changed_at: letter.erased_at,
            interval: letter.interval,
            zone: letter.zone,
            purpose: letter.purpose.clone(),
            training: letter.training.clone(),
            // The mail does not say where: nobody goes there.
            place: Place::Video { link: None },
            centre: Centre {
                name: letter.centre_name.clone(),
                email: letter.centre_email.clone().unwrap_or_else(|| self.0.letterhead.sender.email.clone()),
                phone: None,
            },
            standing: Standing::Booked,
        }
    }
}

//! The appointment is called off, to the centre: the same people that were told of it.

use super::{Handler, JobError, Post, letter};
use async_trait::async_trait;
use mailer::{AppointmentCancelledCentre, Message};
use services::jobs::Mail;
use std::sync::Arc;

/// See the module. [`Mail`] says to whom.
pub struct MailCentreCancelled(pub Arc<Post>, pub Mail);

#[async_trait]
impl Handler for MailCentreCancelled {
    fn name(&self) -> &'static str {
        self.1.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let Some(errand) = self.0.errand(payload).await? else { return Ok(()) };
        let Some(cancellation) = letter::cancellation(&errand.letter) else { return Ok(()) };
        let notice = |(rank, to): (usize, &String)| {
            Message::AppointmentCancelledCentre(AppointmentCancelledCentre {
                message_id: errand.message_id(self.name(), rank),
                to: to.clone(),
                candidate: letter::candidate(&errand.letter),
                appointment: letter::facts(&errand.letter, &self.0.letterhead),
                cancellation: cancellation.clone(),
                by: errand.letter.by.clone(),
                answer_url: Some(errand.letter.answer_url.clone()),
            })
        };
        let messages: Vec<Message> = errand.letter.told.iter().enumerate().map(notice).collect();
        self.0.send(&messages).await
    }
}

//! The appointment is called off, to the candidate; their calendar forgets it.

use super::{Handler, JobError, Post, letter};
use async_trait::async_trait;
use mailer::{AppointmentCancelledCandidate, Message};
use services::jobs::Mail;
use std::sync::Arc;

/// See the module.
pub struct MailCandidateCancelled(pub Arc<Post>);

#[async_trait]
impl Handler for MailCandidateCancelled {
    fn name(&self) -> &'static str {
        Mail::CandidateCancelled.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let Some(errand) = self.0.errand(payload).await? else { return Ok(()) };
        let Some(cancellation) = letter::cancellation(&errand.letter) else { return Ok(()) };
        let message = Message::AppointmentCancelledCandidate(AppointmentCancelledCandidate {
            message_id: errand.message_id(self.name(), 0),
            candidate: letter::candidate(&errand.letter),
            appointment: letter::facts(&errand.letter, &self.0.letterhead),
            cancellation,
            rebook_url: errand.letter.rebook_url.clone(),
        });
        self.0.send(&[message]).await
    }
}

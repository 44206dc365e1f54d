//! An appointment that takes place, with its invitation, to the candidate: booked, moved,
//! confirmed by the centre, or near.

use super::{Handler, JobError, Post, letter};
use async_trait::async_trait;
use mailer::{AppointmentBooked, Message};
use services::{correspondence::Sent, jobs::Mail};
use std::sync::Arc;

/// See the module. [`Mail`] says what is new.
pub struct MailCandidateBooked(pub Arc<Post>, pub Mail);

#[async_trait]
impl Handler for MailCandidateBooked {
    fn name(&self) -> &'static str {
        self.1.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let Some(errand) = self.0.errand(payload).await? else { return Ok(()) };
        // Called off before this left: the mail that says so is on its way, an invitation would contradict it.
        if !errand.letter.state.is_live() {
            return Ok(());
        }
        let now = self.0.clock.now();
        let is_reminder = matches!(self.1, Mail::CandidateRemindedTwoDays | Mail::CandidateRemindedTwoHours);
        // Another hour was agreed, or the mail server was away until it had begun.
        if is_reminder && (errand.is_outdated() || now >= errand.letter.interval.start) {
            return Ok(());
        }
        let message = Message::AppointmentBooked(AppointmentBooked {
            message_id: errand.message_id(self.name(), 0),
            candidate: letter::candidate(&errand.letter),
            appointment: letter::news(&errand.letter, &self.0.letterhead, self.1),
            instructions: errand.letter.instructions.clone(),
            manage_url: errand.letter.manage_url.clone(),
            cancellable_before: letter::cancellable_before(&errand.letter).filter(|until| now < *until),
        });
        self.0.send(&[message]).await?;
        if self.1 == Mail::CandidateBooked {
            self.0.note(errand.request, Sent::Acknowledgement).await;
        }
        Ok(())
    }
}

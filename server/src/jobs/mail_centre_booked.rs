//! A new appointment, or another time for it, to the centre: the training's contact and the advisors concerned, or the
//! advisors concerned by what a colleague did; each their own mail.

use super::{Handler, JobError, Post, letter};
use async_trait::async_trait;
use mailer::{AppointmentNotice, Message};
use services::{correspondence::Sent, jobs::Mail};
use std::sync::Arc;

/// See the module. [`Mail`] says what is new.
pub struct MailCentreBooked(pub Arc<Post>, pub Mail);

#[async_trait]
impl Handler for MailCentreBooked {
    fn name(&self) -> &'static str {
        self.1.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let Some(errand) = self.0.errand(payload).await? else { return Ok(()) };
        // Called off before this left: the mail that says so tells everything.
        if !errand.letter.state.is_live() {
            return Ok(());
        }
        let notice = |(rank, to): (usize, &String)| {
            Message::AppointmentNotice(AppointmentNotice {
                message_id: errand.message_id(self.name(), rank),
                to: to.clone(),
                candidate: letter::candidate(&errand.letter),
                appointment: letter::news(&errand.letter, &self.0.letterhead, self.1),
                subjects: errand.letter.subjects.clone(),
                message: errand.letter.message.clone(),
                by: errand.letter.by.clone(),
                answer_url: Some(errand.letter.answer_url.clone()),
            })
        };
        let messages: Vec<Message> = errand.letter.told.iter().enumerate().map(notice).collect();
        // A colleague's doing may concern nobody else, and is no news to the contact.
        match errand.letter.by {
            Some(_) => self.0.send(&messages).await?,
            None => self.0.tell_centre(errand.request, &messages).await?,
        }
        if self.1 == Mail::CentreBooked {
            self.0.note(errand.request, Sent::Notice).await;
        }
        Ok(())
    }
}

//! What the jobs that send mails share: the facts of a letter, the way out, the note in the history.

use super::JobError;
use contract::refusal::Refusal;
use domain::ids::{RequestId, StaffId};
use mailer::{Letterhead, Message, SendError, Transport};
use services::{
    Clock, Services,
    correspondence::{AppointmentLetter, Sent},
    jobs::MailPayload,
};
use std::sync::Arc;

/// The counter where letters are written and handed over.
pub struct Post {
    /// Knows the facts.
    pub services: Services,
    /// The way out.
    pub transport: Transport,
    /// What every mail bears.
    pub letterhead: Letterhead,
    /// Dates the mails.
    pub clock: Arc<dyn Clock>,
}

/// A mail job, understood: its facts and what names its mails.
pub(super) struct Errand {
    /// About which request.
    pub request: RequestId,
    /// The facts.
    pub letter: AppointmentLetter,
    /// The sequence for which the mail was asked.
    sequence: i32,
}

impl Post {
    /// The facts of a job's letter; `None` when the request is gone: nothing is left to say.
    pub(super) async fn errand(&self, payload: &str) -> Result<Option<Errand>, JobError> {
        let payload: MailPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let request = RequestId(payload.request);
        let letter =
            self.services.appointment_letter(request, payload.by.map(StaffId)).await.map_err(|refusal| retry(&refusal))?;
        Ok(letter.map(|letter| Errand { request, letter, sequence: payload.sequence }))
    }

    /// Sends every message; those that a server refuses for good do not keep the others back.
    pub(super) async fn send(&self, messages: &[Message]) -> Result<(), JobError> {
        let mut outcome = Ok(());
        for message in messages {
            match self.send_one(message).await {
                Ok(()) => {}
                // The first refusal is the one that is told.
                Err(error @ JobError::GiveUp(_)) => outcome = outcome.and(Err(error)),
                Err(error @ JobError::Retry(_)) => return Err(error),
            }
        }
        outcome
    }

    /// Tells the centre of a request, the contact first. One who cannot be told keeps nobody back: the candidate hears of it.
    pub(super) async fn tell_centre(&self, request: RequestId, messages: &[Message]) -> Result<(), JobError> {
        let (contact, others) = messages.split_at(messages.len().min(1));
        let told = match contact {
            [] => Err(JobError::GiveUp("the centre has no address to write to".to_owned())),
            [_, ..] => self.send(contact).await,
        };
        match &told {
            Ok(()) => {}
            Err(JobError::Retry(_)) => return told,
            Err(JobError::GiveUp(_)) => {
                let noted = self.services.note_unreached(request).await;
                noted.map_err(|error| JobError::Retry(error.to_string()))?;
            }
        }
        told.and(self.send(others).await)
    }

    /// Notes in the history that a letter left. The letter has left: a note that fails does not send it again.
    pub(super) async fn note(&self, request: RequestId, sent: Sent) {
        if self.services.note_sent(request, sent).await.is_err() {
            tracing::warn!(request = request.0, "a letter left that the history does not tell");
        }
    }

    async fn send_one(&self, message: &Message) -> Result<(), JobError> {
        let mail = mailer::render(message, &self.letterhead).map_err(|error| JobError::GiveUp(error.to_string()))?;
        match self.services.is_blocked(&mail.to).await {
            Ok(false) => {}
            Ok(true) => return Err(JobError::GiveUp("the address is blocked: mails to it came back".to_owned())),
            Err(error) => return Err(JobError::Retry(error.to_string())),
        }
        self.transport.send(&mail, self.clock.now()).await.map_err(|error| match error {
            SendError::Temporary(_) => JobError::Retry(error.to_string()),
            SendError::Permanent(_) => JobError::GiveUp(error.to_string()),
        })?;
        tracing::info!(message = message.name(), "mail sent");
        Ok(())
    }
}

impl Errand {
    /// The appointment has changed since the mail was asked for.
    pub fn is_outdated(&self) -> bool {
        i64::from(self.sequence) != i64::from(self.letter.sequence)
    }

    /// The identity of the mail to the `rank`-th recipient: the same at each try, so that a mailbox shows a repeated one once.
    /// `services::deliveries` reads it back when the mail did not arrive.
    pub fn message_id(&self, job: &str, rank: usize) -> String {
        let (name, host) = self.letter.uid.rsplit_once('@').unwrap_or((&self.letter.uid, "localhost"));
        format!("{name}.{}.{job}.{rank}@{host}", self.sequence)
    }
}

/// Facts that cannot be had now.
pub(super) fn retry(refusal: &Refusal) -> JobError {
    JobError::Retry(match refusal {
        Refusal::Internal { incident } => format!("the facts cannot be read, incident {incident}"),
        Refusal::Unavailable => "the database is busy".to_owned(),
        Refusal::Invalid(_)
        | Refusal::Rule(_)
        | Refusal::NotFound
        | Refusal::SignedOut
        | Refusal::Forbidden
        | Refusal::Conflict { .. }
        | Refusal::Duplicate { .. }
        | Refusal::TooMany { .. } => "the facts were refused".to_owned(),
    })
}

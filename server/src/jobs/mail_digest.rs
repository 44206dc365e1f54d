//! What waits, to each address of a centre that it concerns.

use super::{Handler, JobError, Post, post::retry};
use async_trait::async_trait;
use domain::ids::CentreId;
use mailer::{Centre, DigestLine, Message, PendingDigest};
use services::{
    contact_jobs::{DigestPayload, MAIL_DIGEST},
    contacts::{DigestLetter, WaitingLine},
};
use std::sync::Arc;

/// See the module.
pub struct MailDigest(pub Arc<Post>);

#[async_trait]
impl Handler for MailDigest {
    fn name(&self) -> &'static str {
        MAIL_DIGEST
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: DigestPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let letters = self.0.services.digest_letters(CentreId(payload.centre)).await.map_err(|refusal| retry(&refusal))?;
        let name = |rank: usize| format!("digest-{}-{}.{rank}", payload.centre, payload.day);
        let messages: Vec<Message> = letters.into_iter().enumerate().map(|(rank, letter)| message(&name(rank), letter)).collect();
        self.0.send(&messages).await
    }
}

fn message(name: &str, letter: DigestLetter) -> Message {
    Message::PendingDigest(PendingDigest {
        message_id: format!("{name}@{}", letter.host),
        centre: Centre { name: letter.centre_name, email: letter.to.clone(), phone: letter.centre_phone },
        to: letter.to,
        lines: letter.lines.into_iter().map(line).collect(),
        n_more: letter.n_more,
        queue_url: letter.queue_url,
    })
}

fn line(line: WaitingLine) -> DigestLine {
    DigestLine {
        first_name: line.first_name,
        last_name: line.last_name,
        training: line.training,
        way: line.way,
        asked_at: line.asked_at,
        zone: line.zone,
        answer_url: line.answer_url,
    }
}

//! The links to somebody's requests, to whoever asked where they are.

use super::{Handler, JobError, Post, post::retry};
use async_trait::async_trait;
use domain::{ids::RequestId, life::RequestState};
use mailer::{CandidateLinks, Message, OwnRequestLine, OwnStanding};
use services::{
    jobs::{LinksPayload, MAIL_LINKS},
    own_links::LinkLine,
};
use std::sync::Arc;

/// See the module.
pub struct MailLinks(pub Arc<Post>);

#[async_trait]
impl Handler for MailLinks {
    fn name(&self) -> &'static str {
        MAIL_LINKS
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: LinksPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let letter = self.0.services.links_letter(RequestId(payload.request)).await.map_err(|refusal| retry(&refusal))?;
        let Some(letter) = letter else { return Ok(()) };
        let message = Message::CandidateLinks(CandidateLinks {
            message_id: format!("links-{}-{}@{}", payload.request, payload.asked_at, letter.host),
            to: letter.to,
            first_name: letter.first_name,
            data_url: letter.data_url,
            lines: letter.lines.into_iter().map(line).collect(),
        });
        self.0.send(&[message]).await
    }
}

fn line(line: LinkLine) -> OwnRequestLine {
    OwnRequestLine {
        centre: line.centre,
        way: line.way,
        purpose: line.purpose,
        at: line.at,
        zone: line.zone,
        standing: match line.state {
            RequestState::Pending => OwnStanding::AwaitingConfirmation,
            RequestState::Booked | RequestState::Attended | RequestState::NoShow => OwnStanding::Booked,
            RequestState::Cancelled => OwnStanding::Cancelled,
            RequestState::New | RequestState::Read | RequestState::InProgress | RequestState::Reopened => OwnStanding::Asked,
            RequestState::Answered | RequestState::Unreachable | RequestState::Merged => OwnStanding::Answered,
            RequestState::Withdrawn => OwnStanding::Withdrawn,
        },
        url: line.url,
    }
}

//! The mails about call-backs and messages.

use super::{Handler, JobError, Post, post::retry};
use async_trait::async_trait;
use domain::{feedback::Question, ids::RequestId, life::RequestState};
use mailer::{
    Candidate, Centre, ContactAnswer, ContactAnswered, ContactNews, ContactNotice, ContactReceived, FollowUp, HowWasIt,
    Letterhead, Message, Place, SlotProposed, WereYouContacted,
};
use services::{
    contact_jobs::{ContactMail, ContactPayload},
    contacts::{ContactLetter, ProposalLetter},
    correspondence::Sent,
};
use std::sync::Arc;

/// See the module. [`ContactMail`] says which.
pub struct MailContact(pub Arc<Post>, pub ContactMail);

#[async_trait]
impl Handler for MailContact {
    fn name(&self) -> &'static str {
        self.1.job()
    }

    async fn run(&self, payload: &str) -> Result<(), JobError> {
        let payload: ContactPayload =
            serde_json::from_str(payload).map_err(|_| JobError::GiveUp("the payload cannot be understood".to_owned()))?;
        let letter = self.0.services.contact_letter(self.1, payload).await.map_err(|refusal| retry(&refusal))?;
        let Some(letter) = letter.filter(|letter| is_still_true(self.1, letter)) else { return Ok(()) };
        let id = format!("request-{}.{}.{}@{}", payload.request, payload.about, self.name(), letter.host);
        let (request, message) = (RequestId(payload.request), self.message(id, &letter));
        match self.1 {
            ContactMail::Received => {
                self.0.send(&[message?]).await?;
                self.0.note(request, Sent::Acknowledgement).await;
            }
            ContactMail::Notice => {
                // A centre without an address gives no message, which is told as one that came back.
                self.0.tell_centre(request, &message.into_iter().collect::<Vec<_>>()).await?;
                self.0.note(request, Sent::Notice).await;
            }
            ContactMail::WroteAgain
            | ContactMail::Withdrawn
            | ContactMail::Reminded
            | ContactMail::Answered
            | ContactMail::OtherChannel
            | ContactMail::Unreachable
            | ContactMail::Proposed
            | ContactMail::WereYouContacted
            | ContactMail::HowWasIt
            | ContactMail::DidYouEnrol => self.0.send(&[message?]).await?,
        }
        Ok(())
    }
}

/// What changed meanwhile takes the sense out of a mail: nobody is told to answer what was withdrawn, nor asked whether an
/// answer came that has just come.
fn is_still_true(mail: ContactMail, letter: &ContactLetter) -> bool {
    match mail {
        ContactMail::Notice | ContactMail::WroteAgain | ContactMail::Reminded => !matches!(letter.state, RequestState::Withdrawn),
        ContactMail::WereYouContacted => letter.state.waits(),
        ContactMail::HowWasIt | ContactMail::DidYouEnrol => letter.state == RequestState::Attended,
        ContactMail::Received
        | ContactMail::Withdrawn
        | ContactMail::Answered
        | ContactMail::OtherChannel
        | ContactMail::Unreachable
        | ContactMail::Proposed => true,
    }
}

impl MailContact {
    fn message(&self, message_id: String, letter: &ContactLetter) -> Result<Message, JobError> {
        let answered = |message_id, answer| Ok(Message::ContactAnswered(self.answered(message_id, letter, answer)));
        let notice = |message_id, news| self.notice(message_id, letter, news).map(Message::ContactNotice);
        match self.1 {
            ContactMail::Received => Ok(Message::ContactReceived(ContactReceived {
                message_id,
                candidate: candidate(letter),
                centre: self.centre(letter),
                training: letter.training.clone(),
                way: letter.way,
                wanted: letter.wanted.clone(),
                manage_url: letter.manage_url.clone(),
            })),
            ContactMail::Notice => notice(message_id, ContactNews::New),
            ContactMail::WroteAgain => notice(message_id, ContactNews::WroteAgain { body: words(letter) }),
            ContactMail::Withdrawn => notice(message_id, ContactNews::Withdrawn),
            ContactMail::Reminded => notice(message_id, ContactNews::Reminded),
            ContactMail::Answered => answered(message_id, ContactAnswer::Message { body: words(letter) }),
            ContactMail::OtherChannel => answered(message_id, ContactAnswer::OtherChannel),
            ContactMail::Unreachable => answered(message_id, ContactAnswer::Unreachable),
            ContactMail::Proposed => self.proposed(message_id, letter),
            ContactMail::HowWasIt => Ok(self.how_was_it(message_id, letter, (FollowUp::DayAfter, Question::Useful))),
            ContactMail::DidYouEnrol => Ok(self.how_was_it(message_id, letter, (FollowUp::Enrolled, Question::Enrolled))),
            ContactMail::WereYouContacted => Ok(Message::WereYouContacted(WereYouContacted {
                message_id,
                candidate: candidate(letter),
                centre: self.centre(letter),
                training: letter.training.clone(),
                way: letter.way,
                asked_at: letter.asked_at,
                zone: letter.zone,
                // Opening them changes nothing: the page asks, and a button answers.
                yes_url: format!("{}?reponse=oui", letter.manage_url),
                remind_url: format!("{}?reponse=non", letter.manage_url),
            })),
        }
    }

    fn notice(&self, message_id: String, letter: &ContactLetter, news: ContactNews) -> Result<ContactNotice, JobError> {
        let Some(to) = letter.centre_email.clone() else {
            return Err(JobError::GiveUp("the centre has no address to write to".to_owned()));
        };
        Ok(ContactNotice {
            message_id,
            to,
            candidate: candidate(letter),
            asker: letter.asker,
            professional: letter.professional.clone(),
            centre: self.centre(letter),
            training: letter.training.clone(),
            way: letter.way,
            subjects: letter.subjects.clone(),
            subject_other: letter.subject_other.clone(),
            message: letter.message.clone(),
            answers: letter.answers.clone(),
            wanted: letter.wanted.clone(),
            news,
            answer_url: letter.answer_url.clone(),
        })
    }

    fn answered(&self, message_id: String, letter: &ContactLetter, answer: ContactAnswer) -> ContactAnswered {
        ContactAnswered {
            message_id,
            candidate: candidate(letter),
            centre: self.centre(letter),
            training: letter.training.clone(),
            way: letter.way,
            answer,
            by: letter.said.as_ref().and_then(|(name, _)| name.clone()),
            signature: letter.signature.clone(),
            manage_url: letter.manage_url.clone(),
        }
    }

    fn proposed(&self, message_id: String, letter: &ContactLetter) -> Result<Message, JobError> {
        let Some(proposal) = &letter.proposal else {
            return Err(JobError::GiveUp("the proposal is gone".to_owned()));
        };
        Ok(Message::SlotProposed(SlotProposed {
            message_id,
            candidate: candidate(letter),
            centre: self.centre(letter),
            training: letter.training.clone(),
            purpose: proposal.purpose.clone(),
            interval: proposal.interval,
            zone: letter.zone,
            place: place(letter, proposal),
            expires_at: proposal.expires_at,
            body: letter.said.as_ref().map(|(_, body)| body.clone()),
            by: letter.said.as_ref().and_then(|(name, _)| name.clone()),
            take_url: proposal.take_url.clone(),
            manage_url: letter.manage_url.clone(),
        }))
    }

    fn how_was_it(&self, message_id: String, letter: &ContactLetter, (question, asked): (FollowUp, Question)) -> Message {
        // Opening them changes nothing: the page asks, and a button answers.
        let url = |answer: &str| format!("{}?{}={answer}", letter.manage_url, asked.code());
        Message::HowWasIt(HowWasIt {
            message_id,
            candidate: candidate(letter),
            centre: self.centre(letter),
            training: letter.training.clone(),
            question,
            yes_url: url("oui"),
            no_url: url("non"),
        })
    }

    fn centre(&self, letter: &ContactLetter) -> Centre {
        centre(letter, &self.0.letterhead)
    }
}

/// The centre. Without an address of it, answers come to the installation rather than to nobody.
pub(super) fn centre(letter: &ContactLetter, letterhead: &Letterhead) -> Centre {
    Centre {
        name: letter.centre_name.clone(),
        email: letter.centre_email.clone().unwrap_or_else(|| letterhead.sender.email.clone()),
        phone: letter.centre_phone.clone(),
    }
}

pub(super) fn candidate(letter: &ContactLetter) -> Candidate {
    Candidate {
        first_name: letter.first_name.clone(),
        last_name: letter.last_name.clone(),
        email: letter.email.clone(),
        phone: letter.phone.clone(),
    }
}

fn words(letter: &ContactLetter) -> String {
    letter.said.as_ref().map(|(_, body)| body.clone()).unwrap_or_default()
}

fn place(letter: &ContactLetter, proposal: &ProposalLetter) -> Place {
    match proposal.mode {
        domain::appointment::Mode::OnSite => {
            Place::OnSite { site: proposal.site_name.clone(), address: proposal.site_address.clone() }
        }
        domain::appointment::Mode::Phone => Place::Phone { number: letter.phone.clone().unwrap_or_default() },
        domain::appointment::Mode::Video => Place::Video { link: None },
    }
}

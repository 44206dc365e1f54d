//! To the candidate: the request has left, was answered, or met a mailbox that does not work.

use askama::Template;
use domain::request::Way;

use super::{Envelope, Sheet, subject};
use crate::{
    ContactAnswer, ContactAnswered, ContactReceived, DeliveryFailed, Letterhead, MailError, RenderedMail, french,
    inert::{inert_line, lines, one_line},
    view::PhoneView,
};

/// See [`ContactReceived`].
struct Received {
    first_name: String,
    email: String,
    phone: Option<PhoneView>,
    wanted: Vec<String>,
    manage_url: String,
}

/// See [`ContactAnswered`].
struct Answered {
    first_name: String,
    phone: Option<PhoneView>,
    answer: Answer,
    by: Option<String>,
    signature: Vec<String>,
    manage_url: String,
}

/// See [`ContactAnswer`].
enum Answer {
    Message { body: Vec<String> },
    OtherChannel,
    Unreachable,
    Called,
}

/// See [`DeliveryFailed`].
struct Failed {
    first_name: String,
    manage_url: String,
}

templates!(Sheet, Received:
    #[expect(dead_code, reason = "the subject says nothing of the person")]
    ReceivedSubject = "contact_received/subject.txt",
    ReceivedText = "contact_received/body.txt",
    ReceivedHtml = "contact_received/body.html");
templates!(Sheet, Answered:
    AnsweredSubject = "contact_answered/subject.txt",
    AnsweredText = "contact_answered/body.txt",
    AnsweredHtml = "contact_answered/body.html");
templates!(Sheet, Failed:
    #[expect(dead_code, reason = "the subject says nothing of the person")]
    FailedSubject = "delivery_failed/subject.txt",
    FailedText = "delivery_failed/body.txt",
    FailedHtml = "delivery_failed/body.html");

pub(crate) fn received(facts: &ContactReceived, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), facts.way, letterhead);
    let mail = &Received {
        first_name: inert_line(&facts.candidate.first_name),
        email: one_line(&facts.candidate.email),
        phone: facts.candidate.phone.as_deref().map(PhoneView::new),
        wanted: french::half_days(&facts.wanted),
        manage_url: facts.manage_url.clone(),
    };
    let subject = subject(&ReceivedSubject { sheet, mail })?;
    let (text, html) = (ReceivedText { sheet, mail }.render()?, ReceivedHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

pub(crate) fn answered(facts: &ContactAnswered, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), facts.way, letterhead);
    let mail = &Answered {
        first_name: inert_line(&facts.candidate.first_name),
        phone: facts.candidate.phone.as_deref().map(PhoneView::new),
        answer: Answer::new(&facts.answer),
        by: facts.by.as_deref().map(inert_line),
        signature: facts.signature.as_deref().map(lines).unwrap_or_default(),
        manage_url: facts.manage_url.clone(),
    };
    let subject = subject(&AnsweredSubject { sheet, mail })?;
    let (text, html) = (AnsweredText { sheet, mail }.render()?, AnsweredHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

pub(crate) fn delivery_failed(facts: &DeliveryFailed, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), facts.way, letterhead);
    let mail = &Failed { first_name: inert_line(&facts.candidate.first_name), manage_url: facts.manage_url.clone() };
    let subject = subject(&FailedSubject { sheet, mail })?;
    let (text, html) = (FailedText { sheet, mail }.render()?, FailedHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

impl Answer {
    fn new(answer: &ContactAnswer) -> Self {
        match answer {
            ContactAnswer::Message { body } => Self::Message { body: lines(body) },
            ContactAnswer::OtherChannel => Self::OtherChannel,
            ContactAnswer::Unreachable => Self::Unreachable,
            ContactAnswer::Called => Self::Called,
        }
    }
}

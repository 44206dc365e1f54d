//! To the candidate: questions that two links answer.

use askama::Template;
use domain::request::Way;

use super::{Envelope, Sheet, subject};
use crate::{FollowUp, HowWasIt, Letterhead, MailError, RenderedMail, WereYouContacted, french, inert::inert_line};

/// See [`WereYouContacted`].
struct Contacted {
    first_name: String,
    asked_on: String,
    yes_url: String,
    remind_url: String,
}

/// See [`HowWasIt`].
struct FollowedUp {
    first_name: String,
    question: FollowUp,
    yes_url: String,
    no_url: String,
}

templates!(Sheet, Contacted:
    #[expect(dead_code, reason = "the subject says nothing of the person")]
    ContactedSubject = "were_you_contacted/subject.txt",
    ContactedText = "were_you_contacted/body.txt",
    ContactedHtml = "were_you_contacted/body.html");
templates!(Sheet, FollowedUp:
    FollowedUpSubject = "how_was_it/subject.txt",
    FollowedUpText = "how_was_it/body.txt",
    FollowedUpHtml = "how_was_it/body.html");

pub(crate) fn were_you_contacted(facts: &WereYouContacted, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), facts.way, letterhead);
    let mail = &Contacted {
        first_name: inert_line(&facts.candidate.first_name),
        asked_on: french::long_date(facts.asked_at.in_zone(facts.zone).date()),
        yes_url: facts.yes_url.clone(),
        remind_url: facts.remind_url.clone(),
    };
    let subject = subject(&ContactedSubject { sheet, mail })?;
    let (text, html) = (ContactedText { sheet, mail }.render()?, ContactedHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

pub(crate) fn how_was_it(facts: &HowWasIt, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.centre, facts.training.as_deref(), Way::Appointment, letterhead);
    let mail = &FollowedUp {
        first_name: inert_line(&facts.candidate.first_name),
        question: facts.question,
        yes_url: facts.yes_url.clone(),
        no_url: facts.no_url.clone(),
    };
    let subject = subject(&FollowedUpSubject { sheet, mail })?;
    let (text, html) = (FollowedUpText { sheet, mail }.render()?, FollowedUpHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

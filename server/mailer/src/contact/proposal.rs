//! To the candidate: a slot that the centre proposes.

use askama::Template;

use super::{Envelope, subject};
use crate::{
    Letterhead, MailError, RenderedMail, SlotProposed, french,
    inert::{inert_line, lines, one_line},
    view::{PhoneView, PlaceView, Sheet, When},
};

/// See [`SlotProposed`].
struct Proposed {
    first_name: String,
    until: String,
    body: Vec<String>,
    by: Option<String>,
    take_url: String,
    manage_url: String,
}

templates!(Sheet, Proposed:
    #[expect(dead_code, reason = "the subject says nothing of the person")]
    ProposedSubject = "slot_proposed/subject.txt",
    ProposedText = "slot_proposed/body.txt",
    ProposedHtml = "slot_proposed/body.html");

pub(crate) fn slot_proposed(facts: &SlotProposed, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet {
        when: When::new(facts.interval, facts.zone),
        place: PlaceView::new(&facts.place),
        purpose: one_line(&facts.purpose),
        training: facts.training.as_deref().map(one_line),
        centre: one_line(&facts.centre.name),
        centre_phone: facts.centre.phone.as_deref().map(PhoneView::new),
        privacy_url: letterhead.privacy_url.clone(),
    };
    let mail = &Proposed {
        first_name: inert_line(&facts.candidate.first_name),
        until: format!("{} ({})", french::date_and_hour(facts.expires_at.in_zone(facts.zone)), french::zone(facts.zone)),
        body: facts.body.as_deref().map(lines).unwrap_or_default(),
        by: facts.by.as_deref().map(inert_line),
        take_url: facts.take_url.clone(),
        manage_url: facts.manage_url.clone(),
    };
    let subject = subject(&ProposedSubject { sheet, mail })?;
    let (text, html) = (ProposedText { sheet, mail }.render()?, ProposedHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope::to_candidate(&facts.message_id, &facts.candidate, &facts.centre);
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

//! From a message to a mail: templates, spaces, calendar object, headers' facts.

use askama::Template;
use ical::{Method, Person};

use crate::{
    Calendar, CancelledBy, Candidate, Centre, Letterhead, MailError, Mailbox, Message, Reader, RenderedMail, Standing, calendar,
    contact, erased, french,
    inert::{inert_line, one_line},
    links, staff, typography,
    view::{Booked, CancelledCandidate, CancelledCentre, Notice, PlaceView, Sheet},
};

/// The mail of `message`: the same facts give the same mail, byte for byte.
///
/// # Errors
/// [`MailError::Template`] when a template fails; addresses are judged when the mail is composed.
pub fn render(message: &Message, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    Ok(match message {
        Message::AppointmentBooked(facts) => {
            let (appointment, mail) = (&facts.appointment, &Booked::new(facts));
            let sheet = &Sheet::new(appointment, letterhead);
            let subject = &subject(&BookedSubject { sheet, mail })?;
            let reader = Reader::Candidate { manage_url: Some(&facts.manage_url) };
            let method = Method::Request { attendee: candidate(&facts.candidate) };
            Draft {
                message_id: &facts.message_id,
                to: &facts.candidate.email,
                reply_to: Some(centre(&appointment.centre)),
                subject,
                text: BookedText { sheet, mail }.render()?,
                html: BookedHtml { sheet, mail, subject }.render()?,
                invitation: calendar::invitation(appointment, reader, method)?,
            }
            .finish(letterhead)
        }
        Message::AppointmentNotice(facts) => {
            let (appointment, mail) = (&facts.appointment, &Notice::new(facts));
            let sheet = &Sheet::new(appointment, letterhead);
            let subject = &subject(&NoticeSubject { sheet, mail })?;
            let reader = Reader::Centre { candidate: &facts.candidate, answer_url: facts.answer_url.as_deref() };
            let method = Method::Request { attendee: recipient(&appointment.centre, &facts.to) };
            Draft {
                message_id: &facts.message_id,
                to: &facts.to,
                reply_to: Some(answers(&facts.candidate)),
                subject,
                text: NoticeText { sheet, mail }.render()?,
                html: NoticeHtml { sheet, mail, subject }.render()?,
                invitation: calendar::invitation(appointment, reader, method)?,
            }
            .finish(letterhead)
        }
        Message::AppointmentCancelledCandidate(facts) => {
            let (appointment, mail) = (&facts.appointment, &CancelledCandidate::new(facts));
            let sheet = &Sheet::new(appointment, letterhead);
            let subject = &subject(&CancelledCandidateSubject { sheet, mail })?;
            let method = Method::Cancel { attendee: candidate(&facts.candidate) };
            Draft {
                message_id: &facts.message_id,
                to: &facts.candidate.email,
                reply_to: Some(centre(&appointment.centre)),
                subject,
                text: CancelledCandidateText { sheet, mail }.render()?,
                html: CancelledCandidateHtml { sheet, mail, subject }.render()?,
                invitation: calendar::invitation(appointment, Reader::Candidate { manage_url: None }, method)?,
            }
            .finish(letterhead)
        }
        Message::AppointmentCancelledCentre(facts) => {
            let (appointment, mail) = (&facts.appointment, &CancelledCentre::new(facts));
            let sheet = &Sheet::new(appointment, letterhead);
            let subject = &subject(&CancelledCentreSubject { sheet, mail })?;
            let reader = Reader::Centre { candidate: &facts.candidate, answer_url: facts.answer_url.as_deref() };
            let method = Method::Cancel { attendee: recipient(&appointment.centre, &facts.to) };
            Draft {
                message_id: &facts.message_id,
                to: &facts.to,
                reply_to: Some(answers(&facts.candidate)),
                subject,
                text: CancelledCentreText { sheet, mail }.render()?,
                html: CancelledCentreHtml { sheet, mail, subject }.render()?,
                invitation: calendar::invitation(appointment, reader, method)?,
            }
            .finish(letterhead)
        }
        Message::AppointmentErased(facts) => erased::erased(facts, letterhead)?,
        Message::CandidateLinks(facts) => links::links(facts, letterhead)?,
        Message::ContactReceived(facts) => contact::candidate::received(facts, letterhead)?,
        Message::ContactNotice(facts) => contact::centre::notice(facts, letterhead)?,
        Message::ContactAnswered(facts) => contact::candidate::answered(facts, letterhead)?,
        Message::SlotProposed(facts) => contact::proposal::slot_proposed(facts, letterhead)?,
        Message::WereYouContacted(facts) => contact::follow_up::were_you_contacted(facts, letterhead)?,
        Message::PendingDigest(facts) => contact::digest::pending(facts, letterhead)?,
        Message::DeliveryFailed(facts) => contact::candidate::delivery_failed(facts, letterhead)?,
        Message::HowWasIt(facts) => contact::follow_up::how_was_it(facts, letterhead)?,
        Message::StaffInvitation(facts) => staff::invitation(facts, letterhead)?,
        Message::StaffReset(facts) => staff::reset(facts, letterhead)?,
        Message::StaffPasswordChanged(facts) => staff::password_changed(facts, letterhead)?,
        Message::StaffIdleAccount(facts) => staff::idle_account(facts, letterhead)?,
    })
}

/// The three templates of a message: subject, text, HTML.
macro_rules! templates {
    ($view:ident: $subject:ident = $subject_path:literal, $text:ident = $text_path:literal, $html:ident = $html_path:literal) => {
        #[derive(Template)]
        #[template(path = $subject_path)]
        struct $subject<'a> {
            sheet: &'a Sheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $text_path)]
        struct $text<'a> {
            sheet: &'a Sheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $html_path)]
        struct $html<'a> {
            sheet: &'a Sheet,
            mail: &'a $view,
            subject: &'a str,
        }
    };
}

templates!(Booked:
    BookedSubject = "appointment_booked/subject.txt",
    BookedText = "appointment_booked/body.txt",
    BookedHtml = "appointment_booked/body.html");
templates!(Notice:
    NoticeSubject = "appointment_notice/subject.txt",
    NoticeText = "appointment_notice/body.txt",
    NoticeHtml = "appointment_notice/body.html");
templates!(CancelledCandidate:
    CancelledCandidateSubject = "appointment_cancelled_candidate/subject.txt",
    CancelledCandidateText = "appointment_cancelled_candidate/body.txt",
    CancelledCandidateHtml = "appointment_cancelled_candidate/body.html");
templates!(CancelledCentre:
    CancelledCentreSubject = "appointment_cancelled_centre/subject.txt",
    CancelledCentreText = "appointment_cancelled_centre/body.txt",
    CancelledCentreHtml = "appointment_cancelled_centre/body.html");

/// What the arms of [`render`] have in common.
struct Draft<'a> {
    message_id: &'a str,
    to: &'a str,
    reply_to: Option<Mailbox>,
    subject: &'a str,
    text: String,
    html: String,
    invitation: ical::Invitation,
}

impl Draft<'_> {
    fn finish(self, letterhead: &Letterhead) -> RenderedMail {
        RenderedMail {
            message_id: self.message_id.to_owned(),
            from: letterhead.sender.clone(),
            to: self.to.to_owned(),
            reply_to: self.reply_to,
            subject: self.subject.to_owned(),
            text: format!("{}\n", typography::text(self.text.trim())),
            html: format!("{}\n", typography::html(self.html.trim())),
            calendar: Some(Calendar { method: self.invitation.method.code(), body: ical::write(&self.invitation) }),
        }
    }
}

pub(crate) fn subject(template: &impl Template) -> Result<String, MailError> {
    Ok(one_line(&typography::text(template.render()?.trim())))
}

fn candidate(candidate: &Candidate) -> Person {
    Person { name: inert_line(&format!("{} {}", candidate.first_name, candidate.last_name)), email: candidate.email.clone() }
}

fn recipient(centre: &Centre, to: &str) -> Person {
    Person { name: one_line(&centre.name), email: to.to_owned() }
}

pub(crate) fn centre(centre: &Centre) -> Mailbox {
    Mailbox { name: one_line(&centre.name), email: centre.email.clone() }
}

/// Staff who press "answer" write to the candidate.
pub(crate) fn answers(candidate: &Candidate) -> Mailbox {
    Mailbox {
        name: inert_line(&french::first_name_and_initial(&candidate.first_name, &candidate.last_name)),
        email: candidate.email.clone(),
    }
}

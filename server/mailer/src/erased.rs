//! The mail to the centre whose candidate had their data erased: it names nobody, and nobody can be answered.

use askama::Template;

use crate::{
    AppointmentErased, Calendar, Letterhead, MailError, RenderedMail, calendar, inert::one_line, typography, view::Sheet,
};
use ical::{Method, Person};

#[derive(Template)]
#[template(path = "appointment_erased/subject.txt")]
struct Subject<'a> {
    sheet: &'a Sheet,
}

#[derive(Template)]
#[template(path = "appointment_erased/body.txt")]
struct Text<'a> {
    sheet: &'a Sheet,
}

#[derive(Template)]
#[template(path = "appointment_erased/body.html")]
struct Html<'a> {
    sheet: &'a Sheet,
    subject: &'a str,
}

pub(crate) fn erased(facts: &AppointmentErased, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet::new(&facts.appointment, letterhead);
    let subject = &one_line(&typography::text(Subject { sheet }.render()?.trim()));
    let attendee = Person { name: one_line(&facts.appointment.centre.name), email: facts.to.clone() };
    let invitation = calendar::nameless(&facts.appointment, Method::Cancel { attendee });
    Ok(RenderedMail {
        message_id: facts.message_id.clone(),
        from: letterhead.sender.clone(),
        to: facts.to.clone(),
        reply_to: None,
        subject: subject.clone(),
        text: format!("{}\n", typography::text(Text { sheet }.render()?.trim())),
        html: format!("{}\n", typography::html(Html { sheet, subject }.render()?.trim())),
        calendar: Some(Calendar { method: invitation.method.code(), body: ical::write(&invitation) }),
    })
}

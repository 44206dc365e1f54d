//! The mails to those who work for a centre: no appointment, no calendar, nobody to answer.

use askama::Template;

use crate::{
    Letterhead, MailError, RenderedMail, StaffIdleAccount, StaffInvitation, StaffPasswordChanged, StaffReset, french,
    inert::{inert_line, one_line},
    typography,
};
use domain::{staff::Role, time::Timestamp, time::Tz};

/// What every one of them shows.
struct StaffSheet {
    /// Whose mail it is: the centre's, or the service's.
    centre: String,
    privacy_url: String,
}

/// See [`StaffInvitation`].
struct Invitation {
    name: String,
    by: Option<String>,
    role: &'static str,
    url: String,
    until: String,
}

/// See [`StaffReset`].
struct Reset {
    name: String,
    url: String,
    until: String,
}

/// See [`StaffPasswordChanged`].
struct Changed {
    name: String,
    url: String,
    at: String,
}

/// The service's own name.
const SERVICE: &str = "RDV Apprentissage";

/// The three templates of a message: subject, text, HTML.
macro_rules! templates {
    ($view:ident: $subject:ident = $subject_path:literal, $text:ident = $text_path:literal, $html:ident = $html_path:literal) => {
        #[derive(Template)]
        #[template(path = $subject_path)]
        #[expect(dead_code, reason = "a subject needs less than a body")]
        struct $subject<'a> {
            sheet: &'a StaffSheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $text_path)]
        struct $text<'a> {
            sheet: &'a StaffSheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $html_path)]
        struct $html<'a> {
            sheet: &'a StaffSheet,
            mail: &'a $view,
            subject: &'a str,
        }
    };
}

templates!(Invitation:
    InvitationSubject = "staff_invitation/subject.txt",
    InvitationText = "staff_invitation/body.txt",
    InvitationHtml = "staff_invitation/body.html");
templates!(Reset:
    ResetSubject = "staff_reset/subject.txt",
    ResetText = "staff_reset/body.txt",
    ResetHtml = "staff_reset/body.html");
templates!(Reset:
    IdleSubject = "staff_idle_account/subject.txt",
    IdleText = "staff_idle_account/body.txt",
    IdleHtml = "staff_idle_account/body.html");
templates!(Changed:
    ChangedSubject = "staff_password_changed/subject.txt",
    ChangedText = "staff_password_changed/body.txt",
    ChangedHtml = "staff_password_changed/body.html");

pub(crate) fn invitation(facts: &StaffInvitation, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &StaffSheet { centre: one_line(&facts.centre), privacy_url: letterhead.privacy_url.clone() };
    let mail = &Invitation {
        name: inert_line(&facts.name),
        by: facts.by.as_deref().map(inert_line),
        role: role(facts.role),
        url: facts.url.clone(),
        until: until(facts.expires_at, facts.zone),
    };
    let subject = &subject(&InvitationSubject { sheet, mail })?;
    let bodies = (InvitationText { sheet, mail }.render()?, InvitationHtml { sheet, mail, subject }.render()?);
    Ok(finished((&facts.message_id, &facts.to), subject, bodies, letterhead))
}

pub(crate) fn reset(facts: &StaffReset, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &service(letterhead);
    let mail = &Reset { name: inert_line(&facts.name), url: facts.url.clone(), until: until(facts.expires_at, facts.zone) };
    let subject = &subject(&ResetSubject { sheet, mail })?;
    let bodies = (ResetText { sheet, mail }.render()?, ResetHtml { sheet, mail, subject }.render()?);
    Ok(finished((&facts.message_id, &facts.to), subject, bodies, letterhead))
}

/// It shows what a reset shows: a name, a date, an address.
pub(crate) fn idle_account(facts: &StaffIdleAccount, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &service(letterhead);
    let date = french::long_date(facts.ends_at.in_zone(facts.zone).date());
    let mail = &Reset { name: inert_line(&facts.name), url: facts.url.clone(), until: date };
    let subject = &subject(&IdleSubject { sheet, mail })?;
    let bodies = (IdleText { sheet, mail }.render()?, IdleHtml { sheet, mail, subject }.render()?);
    Ok(finished((&facts.message_id, &facts.to), subject, bodies, letterhead))
}

pub(crate) fn password_changed(facts: &StaffPasswordChanged, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &service(letterhead);
    let mail = &Changed { name: inert_line(&facts.name), url: facts.url.clone(), at: until(facts.changed_at, facts.zone) };
    let subject = &subject(&ChangedSubject { sheet, mail })?;
    let bodies = (ChangedText { sheet, mail }.render()?, ChangedHtml { sheet, mail, subject }.render()?);
    Ok(finished((&facts.message_id, &facts.to), subject, bodies, letterhead))
}

fn service(letterhead: &Letterhead) -> StaffSheet {
    StaffSheet { centre: SERVICE.to_owned(), privacy_url: letterhead.privacy_url.clone() }
}

fn until(at: Timestamp, zone: Tz) -> String {
    format!("{} ({})", french::date_and_hour(at.in_zone(zone)), french::zone(zone))
}

/// The role, as people say it.
const fn role(role: Role) -> &'static str {
    match role {
        Role::Advisor => "conseiller",
        Role::Reception => "accueil",
        Role::Manager => "gestionnaire",
    }
}

fn subject(template: &impl Template) -> Result<String, MailError> {
    Ok(one_line(&typography::text(template.render()?.trim())))
}

fn finished(
    (message_id, to): (&str, &str),
    subject: &str,
    (text, html): (String, String),
    letterhead: &Letterhead,
) -> RenderedMail {
    RenderedMail {
        message_id: message_id.to_owned(),
        from: letterhead.sender.clone(),
        to: to.to_owned(),
        reply_to: None,
        subject: subject.to_owned(),
        text: format!("{}\n", typography::text(text.trim())),
        html: format!("{}\n", typography::html(html.trim())),
        calendar: None,
    }
}

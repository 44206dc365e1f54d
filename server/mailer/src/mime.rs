//! From a rendered mail to the bytes of RFC 5322 and MIME.
//!
//! ```text
//! multipart/mixed                       (only with a calendar object)
//! ├─ multipart/alternative
//! │  ├─ text/plain
//! │  ├─ text/html
//! │  └─ text/calendar; method=REQUEST   what mail programs show as an invitation
//! └─ rendez-vous.ics                    the same, for those that only know attachments
//! ```

use std::time::{Duration, SystemTime};

use domain::time::Timestamp;
use lettre::{
    Address,
    message::{Attachment, Mailbox as LettreMailbox, MultiPart, SinglePart, header},
};

use crate::{Calendar, MailError, Mailbox, RenderedMail, inert::one_line};

/// The attachment's name.
const FILE_NAME: &str = "rendez-vous.ics";

/// The mail as a message of the mail library, dated `now`.
pub(crate) fn compose(mail: &RenderedMail, now: Timestamp) -> Result<lettre::Message, MailError> {
    let mut builder = lettre::Message::builder()
        .message_id(Some(message_id(&mail.message_id)?))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(now.epoch().max(0).unsigned_abs()))
        .from(mailbox(&mail.from, "sender")?)
        .to(LettreMailbox::new(None, address(&mail.to, "recipient")?))
        .subject(one_line(&mail.subject))
        .header(AutoSubmitted);
    // An address for answers that no server accepts is left out: the mail itself matters more.
    if let Some(reply_to) = mail.reply_to.as_ref().and_then(|reply_to| mailbox(reply_to, "reply").ok()) {
        builder = builder.reply_to(reply_to);
    }
    builder.multipart(body(mail)?).map_err(MailError::Compose)
}

fn body(mail: &RenderedMail) -> Result<MultiPart, MailError> {
    let twins = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    let Some(calendar) = &mail.calendar else { return Ok(twins) };
    let alternative = SinglePart::builder()
        .header(content_type(&format!("text/calendar; method={}; charset=utf-8", calendar.method))?)
        .body(calendar.body.clone());
    Ok(MultiPart::mixed().multipart(twins.singlepart(alternative)).singlepart(attachment(calendar)?))
}

/// `application/ics` rather than a second `text/calendar`: some programs would show the invitation twice.
fn attachment(calendar: &Calendar) -> Result<SinglePart, MailError> {
    let content_type = content_type(&format!("application/ics; name=\"{FILE_NAME}\""))?;
    Ok(Attachment::new(FILE_NAME.to_owned()).body(calendar.body.clone().into_bytes(), content_type))
}

fn content_type(text: &str) -> Result<header::ContentType, MailError> {
    header::ContentType::parse(text).map_err(|_| MailError::Compose(lettre::error::Error::NonAsciiChars))
}

fn mailbox(mailbox: &Mailbox, role: &'static str) -> Result<LettreMailbox, MailError> {
    Ok(LettreMailbox::new(Some(one_line(&mailbox.name)).filter(|name| !name.is_empty()), address(&mailbox.email, role)?))
}

fn address(email: &str, role: &'static str) -> Result<Address, MailError> {
    email.parse().map_err(|_| MailError::Address(role))
}

/// `<local@host>` of RFC 5322 §3.6.4, `local` and `host` being dot-atoms; short enough for the name of a file.
fn message_id(id: &str) -> Result<String, MailError> {
    let dot_atom = |part: &str| {
        !part.is_empty() && part.bytes().all(|octet| octet.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&octet))
    };
    match id.split_once('@') {
        Some((local, host)) if dot_atom(local) && dot_atom(host) && id.len() <= 200 => Ok(format!("<{id}>")),
        Some(_) | None => Err(MailError::MessageId),
    }
}

/// RFC 3834 §5: no answering machine answers.
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

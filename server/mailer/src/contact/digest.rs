//! To a centre's contact: what waits for an answer.

use askama::Template;

use super::{Envelope, subject};
use crate::{
    DigestLine, Letterhead, MailError, PendingDigest, RenderedMail, french,
    inert::{inert_line, one_line},
};

/// What every part shows.
struct Head {
    centre: String,
    privacy_url: String,
}

/// See [`PendingDigest`].
struct Digest {
    n_requests: usize,
    lines: Vec<Line>,
    n_more: u32,
    queue_url: String,
}

/// See [`DigestLine`].
struct Line {
    who: String,
    training: Option<String>,
    way: &'static str,
    asked_at: String,
    answer_url: String,
}

templates!(Head, Digest:
    #[expect(dead_code, reason = "the centre knows its name")]
    DigestSubject = "pending_digest/subject.txt",
    DigestText = "pending_digest/body.txt",
    DigestHtml = "pending_digest/body.html");

pub(crate) fn pending(facts: &PendingDigest, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Head { centre: one_line(&facts.centre.name), privacy_url: letterhead.privacy_url.clone() };
    let mail = &Digest {
        n_requests: facts.lines.len() + facts.n_more as usize,
        lines: facts.lines.iter().map(Line::new).collect(),
        n_more: facts.n_more,
        queue_url: facts.queue_url.clone(),
    };
    let subject = subject(&DigestSubject { sheet, mail })?;
    let (text, html) = (DigestText { sheet, mail }.render()?, DigestHtml { sheet, mail, subject: &subject }.render()?);
    let envelope = Envelope { message_id: &facts.message_id, to: &facts.to, reply_to: None };
    Ok(envelope.finish(subject, &text, &html, letterhead))
}

impl Line {
    fn new(line: &DigestLine) -> Self {
        Self {
            who: inert_line(&french::first_name_and_initial(&line.first_name, &line.last_name)),
            training: line.training.as_deref().map(one_line),
            way: french::way(line.way),
            asked_at: french::date_and_hour(line.asked_at.in_zone(line.zone)),
            answer_url: line.answer_url.clone(),
        }
    }
}

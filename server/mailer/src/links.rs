//! The mail with the links to somebody's requests.

use askama::Template;
use domain::request::Way;

use crate::{
    CandidateLinks, Letterhead, MailError, OwnRequestLine, OwnStanding, RenderedMail, french,
    inert::{inert_line, one_line},
    typography,
};

/// What the templates show.
struct Sheet {
    centre: String,
    privacy_url: String,
    first_name: String,
    lines: Vec<Line>,
    data_url: String,
}

/// One request.
struct Line {
    when: String,
    what: String,
    standing: OwnStanding,
    url: String,
}

#[derive(Template)]
#[template(path = "candidate_links/body.txt")]
struct Text<'a> {
    sheet: &'a Sheet,
}

#[derive(Template)]
#[template(path = "candidate_links/body.html")]
struct Html<'a> {
    sheet: &'a Sheet,
    subject: &'a str,
}

/// The subject, the same for everybody: a shared screen shows it.
const SUBJECT: &str = "Les liens vers vos demandes";

pub(crate) fn links(facts: &CandidateLinks, letterhead: &Letterhead) -> Result<RenderedMail, MailError> {
    let sheet = &Sheet {
        centre: letterhead.sender.name.clone(),
        privacy_url: letterhead.privacy_url.clone(),
        first_name: inert_line(&facts.first_name),
        lines: facts.lines.iter().map(Line::new).collect(),
        data_url: facts.data_url.clone(),
    };
    Ok(RenderedMail {
        message_id: facts.message_id.clone(),
        from: letterhead.sender.clone(),
        to: facts.to.clone(),
        reply_to: None,
        subject: SUBJECT.to_owned(),
        text: format!("{}\n", typography::text(Text { sheet }.render()?.trim())),
        html: format!("{}\n", typography::html(Html { sheet, subject: SUBJECT }.render()?.trim())),
        calendar: None,
    })
}

impl Line {
    fn new(line: &OwnRequestLine) -> Self {
        Self {
            when: when(line),
            what: [one_line(&line.purpose), one_line(&line.centre)]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            standing: line.standing,
            url: line.url.clone(),
        }
    }
}

/// When an appointment takes place; what the others are, and of which day.
fn when(line: &OwnRequestLine) -> String {
    let at = line.at.in_zone(line.zone);
    match line.way {
        Way::Appointment => format!("{} ({})", french::date_and_hour(at), french::zone(line.zone)),
        Way::Callback => format!("Demande de rappel du {}", french::long_date(at.date())),
        Way::Enquiry => format!("Message du {}", french::long_date(at.date())),
    }
}

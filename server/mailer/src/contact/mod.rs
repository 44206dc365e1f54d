//! The mails about requests that are no appointment yet, or no longer: no calendar in any of them.

use domain::request::Way;

use crate::{
    Candidate, Centre, Letterhead, Mailbox, RenderedMail,
    inert::one_line,
    render::{self, subject},
    typography,
    view::PhoneView,
};

/// The three templates of a message: subject, text, HTML.
macro_rules! templates {
    ($sheet:ty, $view:ident:
     $(#[$unused:meta])* $subject:ident = $subject_path:literal, $text:ident = $text_path:literal, $html:ident = $html_path:literal) => {
        #[derive(Template)]
        #[template(path = $subject_path)]
        $(#[$unused])*
        struct $subject<'a> {
            sheet: &'a $sheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $text_path)]
        struct $text<'a> {
            sheet: &'a $sheet,
            mail: &'a $view,
        }
        #[derive(Template)]
        #[template(path = $html_path)]
        struct $html<'a> {
            sheet: &'a $sheet,
            mail: &'a $view,
            subject: &'a str,
        }
    };
}

pub(crate) mod candidate;
pub(crate) mod centre;
pub(crate) mod digest;
pub(crate) mod follow_up;
pub(crate) mod proposal;

/// What every one of them shows.
struct Sheet {
    centre: String,
    centre_phone: Option<PhoneView>,
    training: Option<String>,
    way: Way,
    privacy_url: String,
}

impl Sheet {
    fn new(centre: &Centre, training: Option<&str>, way: Way, letterhead: &Letterhead) -> Self {
        Self {
            centre: one_line(&centre.name),
            centre_phone: centre.phone.as_deref().map(PhoneView::new),
            training: training.map(one_line),
            way,
            privacy_url: letterhead.privacy_url.clone(),
        }
    }
}

/// To whom a mail goes, and who gets the answer.
struct Envelope<'a> {
    message_id: &'a str,
    to: &'a str,
    reply_to: Option<Mailbox>,
}

impl<'a> Envelope<'a> {
    /// A candidate's answer goes to the centre.
    fn to_candidate(message_id: &'a str, candidate: &'a Candidate, centre: &Centre) -> Self {
        Self { message_id, to: &candidate.email, reply_to: Some(render::centre(centre)) }
    }

    fn finish(self, subject: String, text: &str, html: &str, letterhead: &Letterhead) -> RenderedMail {
        RenderedMail {
            message_id: self.message_id.to_owned(),
            from: letterhead.sender.clone(),
            to: self.to.to_owned(),
            reply_to: self.reply_to,
            subject,
            text: format!("{}\n", typography::text(text.trim())),
            html: format!("{}\n", typography::html(html.trim())),
            calendar: None,
        }
    }
}

//! A mail ready to be sent.

/// A name and a mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// As shown.
    pub name: String,
    /// The address.
    pub email: String,
}

/// A mail ready to be sent: subject and twin bodies, with the calendar object when it has one.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedMail {
    /// `local@host`, without angle brackets.
    pub message_id: String,
    /// From whom.
    pub from: Mailbox,
    /// The address it goes to. Without a name: names come from strangers.
    pub to: String,
    /// Where answers go.
    pub reply_to: Option<Mailbox>,
    /// One line.
    pub subject: String,
    /// The text twin, lines ended by `\n`.
    pub text: String,
    /// The HTML twin.
    pub html: String,
    /// The appointment, as alternative and as attachment.
    pub calendar: Option<Calendar>,
}

/// An iCalendar object and its method.
#[derive(Clone, PartialEq, Eq)]
pub struct Calendar {
    /// RFC 5546's word, also a parameter of the content type: `REQUEST`, `CANCEL`.
    pub method: &'static str,
    /// The object, with CRLF line ends.
    pub body: String,
}

/// Why a mail could not be made. None of these says whom it was for.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// A mail address that no mail server would accept.
    #[error("the {0} address is not a mail address")]
    Address(&'static str),
    /// The message's identity is not `local@host` in plain ASCII.
    #[error("the message id is not of the form local@host")]
    MessageId,
    /// A template failed.
    #[error("a template could not be rendered")]
    Template(#[from] askama::Error),
    /// The parts could not be put together.
    #[error("the message could not be composed")]
    Compose(#[source] lettre::error::Error),
}

impl std::fmt::Debug for Mailbox {
    /// Without the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mailbox(…)")
    }
}

impl std::fmt::Debug for RenderedMail {
    /// The message id and the sizes: nothing of what is written, nor to whom.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RenderedMail")
            .field("message_id", &self.message_id)
            .field("n_text", &self.text.len())
            .field("n_html", &self.html.len())
            .field("calendar", &self.calendar)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Calendar {
    /// The method alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Calendar({})", self.method)
    }
}

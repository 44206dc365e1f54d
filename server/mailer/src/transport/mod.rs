//! The ways out: an SMTP server, a folder for development, memory for tests.

pub(crate) mod folder;
mod smtp;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use domain::time::Timestamp;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

use crate::{RenderedMail, mime};

pub use smtp::SmtpUrlError;

/// Where mails go. Cheap to clone.
#[derive(Clone)]
pub enum Transport {
    /// An SMTP server, through a small pool of connections.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder of `.eml` files, each with a `.json` twin that a page can show.
    Folder(PathBuf),
    /// A list.
    Memory(Arc<Mutex<Vec<RenderedMail>>>),
}

/// Why a mail did not leave, and whether another try makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The next try may succeed: the server is away, busy, or refuses us rather than the mail.
    #[error("not sent, to be tried again: {0}")]
    Temporary(Cause),
    /// No try will succeed: the server refuses this mail or this recipient.
    #[error("not sent, for good: {0}")]
    Permanent(Cause),
}

/// What went wrong. Never the server's sentence: it usually repeats the recipient's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The server answered with this code (RFC 5321 §4.2).
    #[error("the server answered {0}")]
    Answer(u16),
    /// No connection, or one that broke.
    #[error("no connection to the server")]
    Connection,
    /// No answer within the time allowed.
    #[error("the server took too long")]
    Timeout,
    /// What the server says is not SMTP, or it lacks something that we need.
    #[error("the server does not speak as expected")]
    Protocol,
    /// The folder cannot be written.
    #[error("the folder cannot be written: {0}")]
    Folder(std::io::ErrorKind),
    /// The mail itself is wrong: an address, the message id.
    #[error("the mail cannot be composed")]
    Malformed,
}

impl Transport {
    /// The transport of an SMTP address: `smtp://user:password@host:port?tls=required` (STARTTLS),
    /// `smtps://user:password@host` (TLS from the start), `smtp://localhost` (no TLS).
    ///
    /// # Errors
    /// [`SmtpUrlError`] when it is none of these. The program must have installed a TLS provider before.
    pub fn from_smtp_url(url: &str) -> Result<Self, SmtpUrlError> {
        smtp::connect(url).map(Self::Smtp)
    }

    /// A transport into memory, and the list it fills.
    pub fn memory() -> (Self, Arc<Mutex<Vec<RenderedMail>>>) {
        let list = Arc::<Mutex<Vec<RenderedMail>>>::default();
        (Self::Memory(Arc::clone(&list)), list)
    }

    /// Sends `mail`, dated `now`; sending the same mail again keeps its message id.
    ///
    /// # Errors
    /// [`SendError`] says whether to try again.
    pub async fn send(&self, mail: &RenderedMail, now: Timestamp) -> Result<(), SendError> {
        let message = mime::compose(mail, now).map_err(|_| SendError::Permanent(Cause::Malformed))?;
        match self {
            Self::Smtp(server) => smtp::send(server, message).await,
            Self::Folder(folder) => folder::write(folder, mail, &message.formatted(), now)
                .await
                .map_err(|error| SendError::Temporary(Cause::Folder(error.kind()))),
            Self::Memory(list) => {
                list.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
                Ok(())
            }
        }
    }
}

impl std::fmt::Debug for Transport {
    /// The kind alone: the server's address holds a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp(_) => "Transport::Smtp",
            Self::Folder(_) => "Transport::Folder",
            Self::Memory(_) => "Transport::Memory",
        })
    }
}

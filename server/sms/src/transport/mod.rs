//! The ways out: an operator's gateway, a folder for development, memory for tests.

pub(crate) mod folder;
pub(crate) mod http;

use domain::{contact::Phone, time::Timestamp};
use http::Gateway;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

/// A message ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Sms {
    /// The same at each try: a gateway sends it once.
    pub id: String,
    /// Whom it goes to.
    pub to: Phone,
    /// What it says.
    pub text: String,
}

/// Where messages go. Cheap to clone.
#[derive(Clone)]
pub enum Transport {
    /// An operator's gateway.
    Http(Arc<Gateway>),
    /// A folder of `.json` files.
    Folder(PathBuf),
    /// A list.
    Memory(Arc<Mutex<Vec<Sms>>>),
}

/// Why a message did not leave, and whether another try makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The next try may succeed: the gateway is away, busy, or refuses us rather than the message.
    #[error("not sent, to be tried again: {0}")]
    Temporary(Cause),
    /// No try will succeed: the gateway refuses this message.
    #[error("not sent, for good: {0}")]
    Permanent(Cause),
}

/// What went wrong. Never the gateway's sentence: it may repeat the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The gateway answered with this status.
    #[error("the gateway answered {0}")]
    Answer(u16),
    /// No connection, or one that broke; also a certificate that is not the gateway's.
    #[error("no connection to the gateway")]
    Connection,
    /// No answer within the time allowed.
    #[error("the gateway took too long")]
    Timeout,
    /// The folder cannot be written.
    #[error("the folder cannot be written: {0}")]
    Folder(std::io::ErrorKind),
    /// The message cannot be written as a request.
    #[error("the message cannot be composed")]
    Malformed,
}

impl Transport {
    /// A transport into memory, and the list it fills.
    pub fn memory() -> (Self, Arc<Mutex<Vec<Sms>>>) {
        let list = Arc::<Mutex<Vec<Sms>>>::default();
        (Self::Memory(Arc::clone(&list)), list)
    }

    /// Sends `sms` at `now`; sending the same again is for the gateway to recognise, by its id.
    ///
    /// # Errors
    /// [`SendError`] says whether to try again.
    pub async fn send(&self, sms: &Sms, now: Timestamp) -> Result<(), SendError> {
        match self {
            Self::Http(gateway) => gateway.send(sms).await,
            Self::Folder(folder) => {
                folder::write(folder, sms, now).await.map_err(|error| SendError::Temporary(Cause::Folder(error.kind())))
            }
            Self::Memory(list) => {
                list.lock().unwrap_or_else(PoisonError::into_inner).push(sms.clone());
                Ok(())
            }
        }
    }
}

impl std::fmt::Debug for Sms {
    /// The id alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sms({})", self.id)
    }
}

impl std::fmt::Debug for Transport {
    /// The kind alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Http(_) => "Transport::Http",
            Self::Folder(_) => "Transport::Folder",
            Self::Memory(_) => "Transport::Memory",
        })
    }
}

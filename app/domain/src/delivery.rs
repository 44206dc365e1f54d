//! Mails that did not arrive, or were not wanted.

use serde::{Deserialize, Serialize};

/// What a mail provider reports of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryFailure {
    /// It could not be delivered for now; the provider goes on trying.
    Delay,
    /// It cannot be delivered: the mailbox does not exist, or refuses us for good.
    Bounce,
    /// Its reader called it unwanted.
    Complaint,
}

impl DeliveryFailure {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Delay => "delay",
            Self::Bounce => "bounce",
            Self::Complaint => "complaint",
        }
    }

    /// The failure of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Delay, Self::Bounce, Self::Complaint].into_iter().find(|failure| failure.code() == code)
    }

    /// No further mail goes to the address: whoever sends there all the same is soon believed nowhere.
    pub const fn blocks(self) -> bool {
        match self {
            Self::Delay => false,
            Self::Bounce | Self::Complaint => true,
        }
    }
}

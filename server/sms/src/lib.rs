//! Short text messages in French: what they say, how many segments they take, and the gateway that carries them.
//!
//! A message is a struct of facts ([`AppointmentReminder`]); its `text` is at most two segments whatever the facts; a
//! [`Transport`] sends it. Nothing here reads the clock, the database or the environment: a job loads the facts and sends,
//! after the transaction that asked for the message.
//!
//! How to add a message: a file beside [`reminder`](AppointmentReminder) that composes its sentences and lets [`fit`] cut
//! the names, and a golden file for each of its forms in `tests/golden`.

pub mod alphabet;

mod fit;
mod french;
mod reminder;
mod segments;
mod transport;

pub use reminder::{AppointmentReminder, Place};
pub use segments::{Encoding, Segments, segments};
pub use transport::{
    Cause, SendError, Sms, Transport,
    folder::StoredSms,
    http::{Gateway, GatewayError},
};

/// Segments that a message of ours takes at most: each is paid for.
pub const MAX_SEGMENTS: u32 = 2;

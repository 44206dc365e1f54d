//! The two ways that take no slot: be called back, and write.
//!
//! [`asking`] makes the request, [`by_candidate`] is what its author may still do, [`answering`] the centre's link without an
//! account; what staff do on the dashboard is in [`crate::requests`]. All of them take a request's steps by [`steps`], whose
//! rules are the domain's ([`domain::life`]).

mod answering;
mod appointment_by_link;
mod asking;
mod by_candidate;
mod case;
mod following;
mod letters;
mod messages;
pub(crate) mod proposing;
pub(crate) mod steps;
mod told;

pub use following::FollowedUp;
pub use letters::{ContactLetter, DigestLetter, ProposalLetter, WaitingLine};

pub(crate) use answering::{open_in, step_in, write_in};
pub(crate) use case::Case;
pub(crate) use messages::{parse_message, parse_optional_answer};
pub(crate) use told::event_code;

/// How long a proposed slot is held, in seconds.
pub(crate) const PROPOSAL_S: i64 = 48 * 3600;
/// How long a step of the centre may be taken back, and its mail waits, in seconds.
pub(crate) const SECOND_THOUGHTS_S: i64 = 10;

//! French messages, text and HTML, and the transports that carry them.
//!
//! A message is a struct of facts ([`Message`]); [`render`] turns it into a [`RenderedMail`]; a [`Transport`] sends it.
//! Nothing here reads the clock, the database or the environment: a job loads the facts, renders and sends, after the
//! transaction that asked for the mail.
//!
//! How to add a message: a struct in `message`, a variant of [`Message`], a folder `templates/<message>/` with
//! `subject.txt`, `body.txt` and `body.html`, a `View` in `view`, one arm in `render`, golden files in `tests/golden`.
//!
//! What strangers wrote (names, free text) passes through [`inert::inert`] before it meets a template: a mail that
//! bears the centre's name must not carry somebody else's links.

pub mod french;
pub mod inert;

mod calendar;
mod contact;
mod erased;
mod links;
mod message;
mod mime;
mod render;
mod rendered;
mod staff;
mod transport;
mod typography;
mod view;

pub use calendar::{Reader, invitation};
pub use message::{
    AppointmentBooked, AppointmentCancelledCandidate, AppointmentCancelledCentre, AppointmentErased, AppointmentFacts,
    AppointmentNotice, Cancellation, CancelledBy, Candidate, CandidateLinks, Centre, ContactAnswer, ContactAnswered, ContactNews,
    ContactNotice, ContactReceived, DeliveryFailed, DigestLine, FollowUp, HowWasIt, Letterhead, Message, OwnRequestLine,
    OwnStanding, PendingDigest, Place, SlotProposed, StaffIdleAccount, StaffInvitation, StaffPasswordChanged, StaffReset,
    Standing, WereYouContacted,
};
pub use render::render;
pub use rendered::{Calendar, MailError, Mailbox, RenderedMail};
pub use transport::folder::{FolderError, StoredCalendar, StoredMail, list, read};
pub use transport::{Cause, SendError, SmtpUrlError, Transport};

//! The agreement between the interface and the use cases: commands, views, refusals and ports.
//!
//! `app` asks, `services` answers, and neither knows the other. Every type here is serialisable and compiles for the
//! browser; there is no behaviour beyond small constructors and no sentence a person reads.
//!
//! | port | area |
//! |---|---|
//! | [`find::Finding`] | find a training, show it, show a centre |
//! | [`booking::Booking`] | the month, the day, holds, booking |
//! | [`manage::Managing`] | the candidate's manage link |
//! | [`outbox::Outbox`] | messages not sent, in development |
//!
//! A port is an async trait; every method takes the [`scope::RequestScope`] first and answers a [`refusal::Refusal`] or
//! a view.

pub mod booking;
pub mod find;
pub mod manage;
pub mod outbox;
pub mod refusal;
pub mod scope;

/// Changes with every source of the types that travel: whoever reads a message of another shape must not try.
pub const SHAPE: u32 = include!(concat!(env!("OUT_DIR"), "/shape.rs"));

/// What a port answers.
pub type Answer<T> = Result<T, refusal::Refusal>;

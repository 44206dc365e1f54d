//! The agreement between the interface and the use cases: commands, views, refusals and ports.
//!
//! `app` asks, `services` answers, and neither knows the other. Every type here is serialisable and compiles for the
//! browser; there is no behaviour beyond small constructors and no sentence a person reads.
//!
//! | port | area |
//! |---|---|
//! | [`find::Finding`] | find a training, show it, show a centre |
//! | [`booking::Booking`] | the month, the day, holds, booking |
//! | [`contacting::Contacting`] | the forms of the two ways that take no slot: be called back, write |
//! | [`manage::Managing`] | the candidate's manage link |
//! | [`own_data::OwnData`] | what is kept about a candidate: taken along, erased |
//! | [`dashboard::Dashboards`] | the frame of a centre's dashboard |
//! | [`accounts::Accounts`] | signing in and out, passwords, invitations accepted, one-time codes, devices |
//! | [`teams::Teams`] | who works for a centre: members, roles, invitations, bookable persons and rooms |
//! | [`agendas::Agendas`] | the agenda of a centre: what is booked, and what staff do with it |
//! | [`hours::Hours`] | when a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing |
//! | [`appointment_types::AppointmentTypes`] | the appointment types of a centre and their settings |
//! | [`centre_settings::CentreSettings`] | what describes a centre and its sites |
//! | [`requests::Requests`] | the queue of a centre: every request, and what staff do with it |
//! | [`statistics::Statistics`] | the figures of a centre: requests, answers, appointments |
//! | [`answering::Answering`] | the link by which a centre answers without an account |
//! | [`delivery::Deliveries`] | what the mail provider reports of mails that did not arrive |
//! | [`outbox::Outbox`] | messages not sent, in development |
//!
//! A port is an async trait; every method takes the [`scope::RequestScope`] first (on
//! the centre's side the [`scope::StaffScope`]) and answers a [`refusal::Refusal`] or
//! a view.

pub mod accounts;
pub mod agendas;
pub mod answering;
pub mod appointment_types;
pub mod booking;
pub mod centre_settings;
pub mod contacting;
pub mod dashboard;
pub mod delivery;
pub mod find;
pub mod hours;
pub mod manage;
pub mod outbox;
pub mod own_data;
pub mod refusal;
pub mod requests;
pub mod scope;
pub mod statistics;
pub mod teams;

/// Changes with every source of the types that travel: whoever reads a message of another shape must not try.
pub const SHAPE: u32 = include!(concat!(env!("OUT_DIR"), "/shape.rs"));

/// What a port answers.
pub type Answer<T> = Result<T, refusal::Refusal>;

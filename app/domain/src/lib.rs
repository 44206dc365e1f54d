//! The pure core of RDV Apprentissage.
//!
//! What is deliberately absent: no `async fn`, no clock, no I/O, no environment, no `dyn`, no sentence a person reads.
//! Time, chance and identity are arguments; a value that exists is valid (it was parsed at the edge).
//!
//! * [`time`]: instants, intervals, civil times that never travel without their zone.
//! * [`ids`]: the identities of stored things.
//! * [`holidays`]: French public holidays by territory, for any year.
//! * [`agenda`]: what can be booked: availabilities, overrides, closures, absences, policies.
//! * [`hours`]: how the hours of an advisor are edited.
//! * [`slots`]: the slot engine, one function for display, submit, explainer and API.
//! * [`appointment`], [`moving`], [`attendance`], [`length`], [`request`], [`candidate`]: the life of an appointment, what a
//!   candidate asks and types.
//! * [`callback`], [`life`]: when somebody wants to be called, and the life of a request that is no appointment.
//! * [`reminder`], [`delivery`]: when a candidate is reminded; mails that did not arrive.
//! * [`retention`]: how long what is kept about persons is kept.
//! * [`feedback`]: what is asked once an appointment has taken place.
//! * [`span`]: which dates an agenda shows at once.
//! * [`statistics`]: the period of figures, medians, shares.
//! * [`settings`]: what a centre sets about itself, and whether it holds.
//! * [`civil_life`]: which clock and which holidays a place has.
//! * [`staff`], [`account`]: the roles in a centre and what each may do; what is typed about accounts and teams.
//! * [`identifiers`], [`contact`], [`text`]: value objects that parse.
//! * [`catalogue`]: a record of the national catalogue and its verdict.

pub mod account;
pub mod agenda;
pub mod appointment;
pub mod attendance;
pub mod callback;
pub mod candidate;
pub mod catalogue;
pub mod civil_life;
pub mod contact;
pub mod delivery;
pub mod feedback;
pub mod holidays;
pub mod hours;
pub mod identifiers;
pub mod ids;
pub mod length;
pub mod life;
pub mod moving;
pub mod reminder;
pub mod request;
pub mod retention;
pub mod settings;
pub mod slots;
pub mod span;
pub mod staff;
pub mod statistics;
pub mod text;
pub mod time;

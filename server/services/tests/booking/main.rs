//! Holding, booking and cancelling through the ports, on both engines.

mod cancel;
mod hold;
mod house;
mod person;
mod race;
mod rules;

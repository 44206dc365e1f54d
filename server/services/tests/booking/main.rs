//! Holding, booking and cancelling through the ports, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod cancel;
mod deliveries;
mod faults;
mod hold;
mod house;
mod month;
mod moving;
mod opening;
mod own_links;
mod person;
mod race;
mod reminders;
mod rules;
mod texts;

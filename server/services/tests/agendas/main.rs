//! The agenda of a centre through its port, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod booking_for;
mod by_link;
mod confirming;
mod feedback;
#[path = "../booking/house.rs"]
#[expect(dead_code, reason = "shared with the tests of booking, which use more of it")]
mod house;
mod marking;
mod moving;
mod office;
mod overlap;
mod race;
mod refusals;
mod roles;
mod today;
mod views;
mod weight;

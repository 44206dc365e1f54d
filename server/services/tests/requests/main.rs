//! Being called back, writing, and the centre's queue, through the ports, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod answering;
mod asking;
mod by_candidate;
mod following;
mod house;
mod proposing;
mod queue;
mod staff;

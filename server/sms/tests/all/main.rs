//! The messages as files, the laws of their length, and the ways out.

#![expect(clippy::unwrap_used, reason = "a test that cannot be arranged has failed")]

mod golden;
mod laws;
mod listener;
mod support;
mod transports;

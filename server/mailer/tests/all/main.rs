//! The messages as files and as bytes, what strangers may not do, and the ways out.

#![expect(clippy::unwrap_used, reason = "a test that cannot be arranged has failed")]

mod contact;
mod digest;
mod golden;
mod links;
mod mime;
mod proposal;
mod sink;
mod staff;
mod strangers;
mod support;
mod transports;

//! Who works for a centre, through the port, on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod bookables;
mod house;
mod inviting;
mod members;

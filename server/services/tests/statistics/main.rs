//! The figures of a centre and of all of them, through the port, on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod counted;
mod filling;
mod house;
mod national;

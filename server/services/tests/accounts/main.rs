//! The way in and one's own account, through the port, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod codes;
mod commands;
mod delays;
mod house;
mod invitations;
mod log_in;
mod own;
mod purge;
mod resets;

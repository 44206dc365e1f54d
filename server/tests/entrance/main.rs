//! The way in and out of the centre's side, through the whole surface, over a real database.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../staffed/mod.rs"]
mod staffed;

mod cookies;
mod crossing;
mod forms;
mod given;
mod log;
mod members;

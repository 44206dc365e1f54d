//! The pages and functions with which a centre sets its types, its sites and itself, through the whole surface, over a real
//! database.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../staffed/mod.rs"]
mod staffed;

mod rights;
mod words;

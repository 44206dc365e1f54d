//! What is kept no longer than it must be, and what candidates do with what is kept about them; on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod accounts;
mod erasure;
mod file;
mod house;
mod purge;
mod retention;

//! The import of the catalogue, from a file to what candidates find, on both engines.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod files;
mod house;
mod refusals;
mod verdicts;

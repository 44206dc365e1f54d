//! How the hours of an advisor are typed and edited.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod drafts;
mod edits;
mod typed;

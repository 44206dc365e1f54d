//! A centre sets its appointment types, its sites and itself, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod ends;
mod house;
mod places;
mod preview;
mod profile;
mod rights;
mod types_list;
mod types_save;

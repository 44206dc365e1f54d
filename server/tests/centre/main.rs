//! The centre's side through the whole surface, over a real database.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod captured;
mod entrance;
mod masked;
mod rights;
mod settings_pages;
mod staffed;

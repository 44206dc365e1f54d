//! Opening hours, absences, closures, the preview and the explainer through the port, on both engines.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod absences;
mod closures;
mod copying;
mod house;
mod preview;
mod race;
mod rights;
mod shown;
mod special;
mod telling;
mod weekly;
mod why;

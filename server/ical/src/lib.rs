//! Between the domain and RFC 5545 (iCalendar), RFC 5546 (iTIP) and RFC 6068 (mailto). Pure: no clock, no I/O, no
//! French sentence; whoever calls gives the words.
//!
//! * [`write`]: one [`Invitation`] as a complete iCalendar object, for mails and for the download of the manage link.
//! * [`web_calendar_links`]: addresses that open the common web calendars with the same facts.
//!
//! How to add a property: give it a field in [`Invitation`], one line in `invitation::write` that goes through
//! `line::Lines` (the only place that escapes and folds), then look at the difference in `tests/golden`.

mod escape;
mod invitation;
mod line;
mod web_links;

pub use invitation::{Invitation, Method, Person, Status, write};
pub use web_links::{WebCalendarLinks, web_calendar_links};

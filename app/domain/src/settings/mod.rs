//! What a centre sets about itself: the forms as typed, what they become once every field parses, and what is wrong with
//! each. The same functions run in the browser for instant feedback and on the server for good.
//!
//! * [`TypeDraft`]: the settings of an appointment type; [`warnings`] says what is allowed and yet leaves no slot.
//! * [`SiteDraft`], [`CentreDraft`]: a site, the centre itself.
//! * [`TypeColour`], [`Accent`], [`Rgb`]: colours, and whether their contrast holds.

mod accent;
mod centre;
mod colour;
mod line;
mod link;
mod number;
mod palette;
mod problem;
mod questions;
mod site;
mod slug;
mod type_draft;
mod type_parse;
mod type_settings;
mod warning;

pub use accent::{Accent, InvalidAccent, Shades, Surfaces};
pub use centre::{CentreDraft, CentreField, CentreWords, MAX_CENTRE_NAME, MAX_SIGNATURE};
pub use colour::{InvalidColour, Rgb};
pub use link::{InvalidLink, VideoLink};
pub use number::{SpanDraft, SpanUnit};
pub use palette::TypeColour;
pub use problem::{Fault, Faults, Problem, Unit};
pub use questions::{MAX_CHOICES, MAX_QUESTIONS, QuestionDraft, QuestionForm};
pub use site::{MAX_ADDRESS, MAX_CITY, MAX_SITE_NAME, SiteDraft, SiteField, SiteWords};
pub use slug::{InvalidSlug, TypeSlug};
pub use type_draft::{HorizonForm, Selection, TypeDraft, TypeField};
pub use type_settings::{Confirmation, MAX_INSTRUCTIONS, MAX_RESTRICTION, MAX_TYPE_NAME, TypeSettings, Visibility};
pub use warning::{TypeWarning, warnings};

//! The hours of an advisor as people edit them: what was typed becomes rules of the agenda, and an edit of one date, of a
//! date on, or of all becomes the few changes that say the same.
//!
//! The same parsers run in the browser for instant feedback and on the server for good; the same [`plan`] is tried in a
//! preview and written down when it is saved.
//!
//! * [`typed`]: a time or a date as people write it.
//! * [`WeeklyDraft`], [`SpecialDayDraft`], [`SpanDraft`]: the forms as typed, and what they become.
//! * [`plan`]: what an edit of a series changes.

mod clash;
mod day_draft;
mod edit;
mod problem;
mod span_draft;
pub mod typed;
mod weekly;
mod weekly_draft;

pub use clash::clashes;
pub use day_draft::{MAX_WINDOWS, SpecialDayDraft, WindowDraft};
pub use edit::{EditScope, ScopeDraft, ScopeKind, plan};
pub use problem::{HoursError, HoursErrors, HoursField, HoursProblem};
pub use span_draft::{LabelNeed, LabelledSpan, MAX_LABEL, MAX_REASON, SpanDraft, parse_reason};
pub use weekly::{AdvisorHours, HoursChange, KeptFor, Series, Served, WeeklyHours};
pub use weekly_draft::{MAX_EVERY_WEEKS, WeeklyDraft};

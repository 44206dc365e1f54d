//! What the pages are made of. A component takes data and callbacks, shows them, and imports no server function;
//! every text comes from the caller, already in the reader's language.
//!
//! The look lives in `style/`, one partial per family; a component writes class names and data attributes only, never a
//! style attribute (the content policy forbids them).
//!
//! How to add one: a file here named after it, its partial in `style/`, and every state of it in
//! `pages/dev/components.rs`.

mod amount_field;
mod bottom_bar;
mod button;
mod card;
mod chip;
mod choice_group;
mod dialog;
mod empty_state;
mod error_summary;
mod escaped;
mod facts;
mod fault;
mod field;
mod field_frame;
mod fold;
mod icon;
mod live_text;
mod month_calendar;
mod month_keys;
mod notice;
mod page_header;
mod pager;
mod select_field;
mod site_footer;
mod site_header;
mod skeleton;
mod slot_list;
mod status_badge;
mod steps;
mod textarea;
mod way_picker;

pub use amount_field::AmountField;
pub use bottom_bar::BottomBar;
pub use button::{Button, ButtonKind, ButtonLink, ButtonTone};
pub use card::{Card, CardKind};
pub use chip::{Chip, ChipTone};
pub use choice_group::{Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState};
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use error_summary::{ErrorSummary, FieldFault};
pub(crate) use escaped::raw_text;
pub use facts::{Fact, Facts, FactsLayout};
pub use fault::Fault;
pub use field::{Entry, TextField};
pub use field_frame::FieldFrame;
pub use fold::Fold;
pub use icon::{Glyph, Icon, IconSize};
pub use month_calendar::{DayCell, DayState, MonthCalendar, MonthLink, MonthView, WeekdayName};
pub use notice::{Announce, Notice, NoticeTone};
pub use page_header::PageHeader;
pub use pager::{Pager, PagerLink};
pub use select_field::{SelectField, SelectOption};
pub use site_footer::SiteFooter;
pub use site_header::{NavLink, Place, SiteHeader};
pub use skeleton::{Skeleton, SkeletonShape};
pub use slot_list::{SlotAct, SlotGroup, SlotList, SlotState, SlotView};
pub use status_badge::{StatusBadge, StatusShape};
pub use steps::Steps;
pub use textarea::TextArea;
pub use way_picker::{WayCard, WayPicker, WayState};

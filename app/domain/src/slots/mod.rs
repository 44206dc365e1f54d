//! The slot engine: from the rules of an agenda to the instants one may book, for display, submit, explainer and API alike.
//!
//! What is deliberately absent: a clock, a store, the machine's zone. The answer depends on the arguments alone.
//!
//! The way of a question: [`frame`] bounds the dates and reads the wall clock once, [`openings`] turns one advisor's rules into
//! open spans, [`taken`] what is busy into blocked ones, [`limits`] notice and horizon into an allowed span, [`grid`] walks what
//! remains and yields starts, [`offer`] puts the advisors together. [`search`] asks that same question in other ways,
//! [`explain`] lays the same spans over each other to say why an instant is not offered, [`filling`] measures them,
//! [`dates`] gives slots their civil dates.
//!
//! Cost: busy is sorted and merged once per advisor, then swept; n log n whatever the number of slots.

mod dates;
mod explain;
mod filling;
mod frame;
mod grid;
mod limits;
mod offer;
mod openings;
mod search;
mod spans;
mod taken;
mod wall_clock;

pub use dates::dates_of;
pub use explain::{Reason, Removed, explain};
pub use filling::{Filling, open_times};
pub use frame::bounds_of;
pub use limits::{earliest_start, last_date};
pub use offer::open_slots;
pub use search::{first_slot, nearby, nearest, next_free, slot_at};
pub use wall_clock::{instant_at, instants_of};

use crate::{
    agenda::{Agenda, SlotPolicy},
    ids::AdvisorId,
    time::{Interval, Timestamp},
};

/// The longest range answered by one call, in civil days; a longer one is cut.
pub const MAX_DAYS: u16 = 366;

/// The most slots answered by one call; the earliest are kept.
pub const MAX_SLOTS: usize = 20_000;

/// An instant that may be booked, and with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// From its start, for the duration of the appointment type in elapsed time.
    pub interval: Interval,
    /// Under [`Assignment::Any`](crate::agenda::Assignment::Any) those who are free, the least loaded of that civil day first,
    /// ties by identity; under `All` everyone. Never empty.
    pub advisors: Vec<AdvisorId>,
}

/// The part of a question that stays the same whatever the dates.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The rules, and what is busy within [`bounds_of`] the dates asked (or more).
    pub agenda: &'a Agenda,
    /// How slots are cut. For a reschedule, its `duration_min` is that of the appointment.
    pub policy: &'a SlotPolicy,
    /// The present instant.
    pub now: Timestamp,
    /// The appointment being moved: busy entries with this identity count for nothing.
    pub ignoring: Option<i64>,
    /// Who asks.
    pub audience: Audience,
}

/// Who asks for slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A candidate or a partner: bound by notice and horizon.
    Candidate,
    /// Staff of the centre: bound by neither, and may so record what has already taken place.
    Staff,
}

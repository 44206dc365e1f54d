//! What can be booked: the rules of an agenda, as plain data. The engine in [`crate::slots`] turns them into slots.
//!
//! Civil dates and times here are those of [`Agenda::zone`]; they never travel without it.

mod policy;
mod schedule;

pub use policy::{Assignment, Grid, Horizon, SlotPolicy};
pub use schedule::{
    Absence, AdvisorSchedule, Availability, AvailabilityOverride, Busy, BusyKind, CivilSpan, MinuteOfDay, TimeWindow, WeekdaySet,
};

use crate::{holidays::Territory, time::Tz};

/// One agenda as the engine sees it: a zone, its holidays, its closures and the advisors who may take the appointment.
///
/// The caller has already left out advisors, availabilities and windows that do not serve the asked type, site or mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The zone in which every civil time of this agenda is meant.
    pub zone: Tz,
    /// Whose public holidays close the agenda.
    pub territory: Territory,
    /// Closures of the centre or of the site.
    pub closures: Vec<CivilSpan>,
    /// The eligible advisors. Empty means nobody, never everybody.
    pub advisors: Vec<AdvisorSchedule>,
}

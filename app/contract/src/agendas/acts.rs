//! What staff do with an appointment.

use super::{AgendaEntry, AppointmentRef};
use crate::refusal::SlotView;
use domain::{
    agenda::MinuteOfDay,
    attendance::Mark,
    ids::{AdvisorId, AppointmentId},
    length::Length,
    slots::Reason,
    time::NaiveDate,
};
use serde::{Deserialize, Serialize};

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Acted {
    /// Done: the appointment as it stands now.
    Done(Box<AgendaEntry>),
    /// Nothing is changed. Send it again with these [`Objection`]s accepted to insist.
    HeldBack(Vec<Objection>),
}

/// What stands against taking an advisor's time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Objection {
    /// Something takes it already.
    Taken {
        /// Whose time.
        advisor: AdvisorId,
        /// By what.
        by: TakenBy,
        /// From when to when.
        slot: SlotView,
    },
    /// Nobody can book then.
    Shut {
        /// Whose agenda.
        advisor: AdvisorId,
        /// Why.
        because: Reason,
        /// In the centre's words; may be empty.
        label: String,
    },
    /// The advisor does not take this type at this site.
    NotTheirs {
        /// Who.
        advisor: AdvisorId,
    },
}

/// What takes an advisor's time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakenBy {
    /// Another appointment.
    Appointment {
        /// Which.
        id: AppointmentId,
        /// The candidate's name.
        name: String,
    },
    /// A visitor who fills the form at this moment; they will be told that the slot is gone.
    Hold,
    /// An outside calendar.
    External,
    /// A group session.
    Session,
}

/// A reading of a wall clock, with the zone in which it hangs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CivilTime {
    /// The date.
    pub date: NaiveDate,
    /// What the clock reads.
    pub minute: MinuteOfDay,
    /// IANA name of the zone.
    pub zone: String,
}

/// Give an appointment another time, length or advisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reschedule {
    /// Which.
    pub which: AppointmentRef,
    /// As seen.
    pub sequence: i32,
    /// When it begins from now on.
    pub starts: CivilTime,
    /// How long it lasts from now on.
    pub length: Length,
    /// Who receives from now on; never empty.
    pub advisors: Vec<AdvisorId>,
    /// What was objected and is insisted upon.
    pub accepted: Vec<Objection>,
}

/// Take back the reschedule that gave the appointment this sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBack {
    /// Which.
    pub which: AppointmentRef,
    /// The sequence that the reschedule gave.
    pub sequence: i32,
    /// What was objected and is insisted upon.
    pub accepted: Vec<Objection>,
}

/// Call an appointment off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallOff {
    /// Which.
    pub which: AppointmentRef,
    /// As seen.
    pub sequence: i32,
    /// Why: the candidate reads it; may be empty.
    pub reason: String,
}

/// What the centre says to an appointment that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It takes place.
    Confirmed,
    /// It does not.
    Refused,
}

/// Answer an appointment that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// Which.
    pub which: AppointmentRef,
    /// As seen.
    pub sequence: i32,
    /// Yes or no.
    pub verdict: Verdict,
    /// Why not: the candidate reads it; may be empty.
    pub reason: String,
}

/// Note who came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkAppointment {
    /// Which.
    pub which: AppointmentRef,
    /// As seen.
    pub sequence: i32,
    /// What to note.
    pub mark: Mark,
    /// What was objected and is insisted upon: to take a mark back takes the advisor's time again.
    pub accepted: Vec<Objection>,
}

/// Write a word among colleagues in place of the one there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteNote {
    /// About which.
    pub which: AppointmentRef,
    /// The word as seen: another by now is not overwritten.
    pub seen: String,
    /// The word; empty to take it away.
    pub note: String,
}

//! The closed list of reasons for which a use case says no.

use domain::{
    appointment::CancelRefused, attendance::MarkRefused, candidate::FieldErrors, life::StepRefused, moving::MoveRefused,
    request::Way, time::CivilInstant,
};
use serde::{Deserialize, Serialize};

/// Why something was refused. One exhaustive `match` maps it to a status, one to a sentence, one to a problem type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Fields that do not parse: 422, all at once.
    Invalid(FieldErrors),
    /// A rule of the agenda or of the request's life: 422.
    Rule(Rule),
    /// Nothing of that name, or it belongs to another centre: 404.
    NotFound,
    /// Nobody is signed in: 401.
    SignedOut,
    /// Known, but not allowed: 403.
    Forbidden,
    /// Somebody was faster, or it is already so: 409, with the nearest free slots.
    Conflict {
        /// Free slots near the one asked, nearest first; may be empty.
        alternatives: Vec<SlotView>,
    },
    /// The same person asked the same thing a short while ago: 409, with the way to what exists.
    Duplicate {
        /// When the first request was made.
        requested_at: CivilInstant,
        /// Which way.
        way: Way,
    },
    /// A limit was reached: 429.
    TooMany {
        /// Seconds to wait.
        retry_after_s: u32,
        /// The centre's public phone, so that the visitor is not left alone.
        phone: Option<String>,
    },
    /// The database is busy or gone for a moment: 503, try again.
    Unavailable,
    /// A surprise, logged once under this identifier: 500.
    Internal {
        /// What to quote to support.
        incident: String,
    },
}

/// The rules a visitor can run into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The asked instant is not one that the agenda offers (closed, off the grid, inside the notice, past the horizon).
    NotOffered,
    /// The training does not take requests from this platform.
    NotOpen,
    /// The form came back faster than a person types, or its ticket is not ours.
    SuspiciousForm,
    /// The form's ticket has expired; a fresh one is needed.
    ExpiredForm,
    /// Too many live appointments of this person in this centre.
    TooManyLive {
        /// How many are allowed.
        max: u8,
    },
    /// The appointment cannot be cancelled.
    Cancel(CancelRefused),
    /// The appointment cannot be moved.
    Move(MoveRefused),
    /// Who came cannot be noted, or not now.
    Mark(MarkRefused),
    /// The request cannot take that step from where it stands.
    Step(StepRefused),
    /// It changed since it was shown: another tab, or the centre.
    ChangedMeanwhile,
    /// The hold was renewed already.
    HoldNotRenewable,
}

/// One free slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    /// Start, on the agenda's wall clock.
    pub starts: CivilInstant,
    /// End.
    pub ends: CivilInstant,
}

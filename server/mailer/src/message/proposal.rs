//! The message with a slot that a centre proposes.

use domain::time::{Interval, Timestamp, Tz};

use crate::{Candidate, Centre, Place};

/// To the candidate: the centre answers their request with a slot, kept for them.
#[derive(Clone, PartialEq, Eq)]
pub struct SlotProposed {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Who had asked; the mail goes to their address.
    pub candidate: Candidate,
    /// Who proposes.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// The appointment type's name (motif).
    pub purpose: String,
    /// From the slot's start to its end.
    pub interval: Interval,
    /// The agenda's zone, in which all hours are written.
    pub zone: Tz,
    /// Where or how.
    pub place: Place,
    /// The first instant at which the slot is no longer kept.
    pub expires_at: Timestamp,
    /// What staff wrote with it: shown as text, its links are not made to be clicked.
    pub body: Option<String>,
    /// Who of the centre.
    pub by: Option<String>,
    /// The secret page that takes the slot.
    pub take_url: String,
    /// The secret page of the request, where they can write again.
    pub manage_url: String,
}

//! The message with the links to somebody's requests.

use domain::{
    request::Way,
    time::{Timestamp, Tz},
};

/// To the candidate, who asked where their requests are.
#[derive(Clone, PartialEq, Eq)]
pub struct CandidateLinks {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// The candidate's first name.
    pub first_name: String,
    /// Their requests, latest first.
    pub lines: Vec<OwnRequestLine>,
    /// Where everything that is kept about them is taken along or erased.
    pub data_url: String,
}

/// One request.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnRequestLine {
    /// The centre's name.
    pub centre: String,
    /// Which way.
    pub way: Way,
    /// What for; may be empty.
    pub purpose: String,
    /// When an appointment starts, when the others were asked.
    pub at: Timestamp,
    /// The agenda's zone.
    pub zone: Tz,
    /// How it stands.
    pub standing: OwnStanding,
    /// The secret page that shows it.
    pub url: String,
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnStanding {
    /// The centre must still say yes.
    AwaitingConfirmation,
    /// Agreed.
    Booked,
    /// Called off.
    Cancelled,
    /// On its way to an answer.
    Asked,
    /// The centre has answered.
    Answered,
    /// Taken back.
    Withdrawn,
}

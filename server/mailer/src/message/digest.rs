//! The message with what waits for a centre's answer.

use domain::{
    request::Way,
    time::{Timestamp, Tz},
};

use crate::Centre;

/// To a centre's contact: the requests that nobody has answered.
#[derive(Clone, PartialEq, Eq)]
pub struct PendingDigest {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Where it goes.
    pub to: String,
    /// Whose requests.
    pub centre: Centre,
    /// The first of them, oldest first.
    pub lines: Vec<DigestLine>,
    /// How many more there are.
    pub n_more: u32,
    /// The page with all of them, behind the centre's account.
    pub queue_url: String,
}

/// A request that waits.
#[derive(Clone, PartialEq, Eq)]
pub struct DigestLine {
    /// The candidate's first name.
    pub first_name: String,
    /// Their last name, of which the mail shows the initial.
    pub last_name: String,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// When they asked.
    pub asked_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
    /// The secret page that shows the request and takes the answer.
    pub answer_url: String,
}

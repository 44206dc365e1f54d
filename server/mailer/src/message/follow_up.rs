//! The messages that ask what came of it.

use crate::{Candidate, Centre};

/// To the candidate: a question with a yes and a no.
#[derive(Clone, PartialEq, Eq)]
pub struct HowWasIt {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Who is asked; the mail goes to their address.
    pub candidate: Candidate,
    /// The centre they met.
    pub centre: Centre,
    /// The training it was about.
    pub training: Option<String>,
    /// What is asked.
    pub question: FollowUp,
    /// The page that takes the yes.
    pub yes_url: String,
    /// The page that takes the no.
    pub no_url: String,
}

/// What is asked afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// The day after an appointment: was it of use?
    DayAfter,
    /// Some weeks later: did they enrol in the training?
    Enrolled,
}

//! The messages about a call-back or an enquiry: requests that are no appointment.

use domain::{
    callback::HalfDay,
    request::{Asker, Subject, Way},
    time::{Timestamp, Tz},
};

use crate::{Candidate, Centre};

/// To the candidate: their request has left.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactReceived {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Who asked; the mail goes to their address.
    pub candidate: Candidate,
    /// Whom they asked.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// When they want to be called; empty for as soon as possible. Only shown for a call-back.
    pub wanted: Vec<HalfDay>,
    /// The secret page that shows, completes and withdraws it.
    pub manage_url: String,
}

/// To the centre: a candidate asks, writes again, waits or asks nothing any more.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactNotice {
    /// As in [`ContactReceived`].
    pub message_id: String,
    /// The centre's contact.
    pub to: String,
    /// Who asks.
    pub candidate: Candidate,
    /// Who filled the form.
    pub asker: Asker,
    /// The professional's name and mail address, when one filled the form.
    pub professional: Option<(String, String)>,
    /// Whom they ask.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// What they want to talk about.
    pub subjects: Vec<Subject>,
    /// The other thing they want to talk about; made inert here.
    pub subject_other: Option<String>,
    /// What they wrote; made inert here.
    pub message: Option<String>,
    /// The centre's own questions and the answers; the answers are made inert here.
    pub answers: Vec<(String, String)>,
    /// As in [`ContactReceived`].
    pub wanted: Vec<HalfDay>,
    /// What has just happened.
    pub news: ContactNews,
    /// The secret page that shows the request and takes the answer.
    pub answer_url: String,
}

/// What has just happened to a request, for the centre.
#[derive(Clone, PartialEq, Eq)]
pub enum ContactNews {
    /// It was made.
    New,
    /// The candidate added something.
    WroteAgain {
        /// What they wrote; made inert in the mail.
        body: String,
    },
    /// The candidate took it back.
    Withdrawn,
    /// The candidate says that nobody answered, and asks again.
    Reminded,
}

/// To the candidate: the centre did something about their request.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactAnswered {
    /// As in [`ContactReceived`].
    pub message_id: String,
    /// Who had asked; the mail goes to their address.
    pub candidate: Candidate,
    /// Who answers.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// What the centre did.
    pub answer: ContactAnswer,
    /// Who of the centre.
    pub by: Option<String>,
    /// The centre's signature, on one or several lines; only under a message.
    pub signature: Option<String>,
    /// The secret page, where they can write again.
    pub manage_url: String,
}

/// What a centre did about a request, for the candidate.
#[derive(Clone, PartialEq, Eq)]
pub enum ContactAnswer {
    /// It wrote.
    Message {
        /// What staff wrote: shown as text, its links are not made to be clicked.
        body: String,
    },
    /// It says that it answered another way.
    OtherChannel,
    /// It tried and did not reach them.
    Unreachable,
    /// It says that they talked on the phone.
    Called,
}

/// To the candidate, some days without an answer later: did somebody answer?
#[derive(Clone, PartialEq, Eq)]
pub struct WereYouContacted {
    /// As in [`ContactReceived`].
    pub message_id: String,
    /// Who had asked; the mail goes to their address.
    pub candidate: Candidate,
    /// Whom they had asked.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// When they asked.
    pub asked_at: Timestamp,
    /// The zone in which that is written.
    pub zone: Tz,
    /// The page that says that somebody did.
    pub yes_url: String,
    /// The page that tells the centre again.
    pub remind_url: String,
}

/// To the candidate: our mail did not reach the centre.
#[derive(Clone, PartialEq, Eq)]
pub struct DeliveryFailed {
    /// As in [`ContactReceived`].
    pub message_id: String,
    /// Who had asked; the mail goes to their address.
    pub candidate: Candidate,
    /// Whom they had asked.
    pub centre: Centre,
    /// The training it is about.
    pub training: Option<String>,
    /// By call or in writing.
    pub way: Way,
    /// The secret page that shows the request.
    pub manage_url: String,
}

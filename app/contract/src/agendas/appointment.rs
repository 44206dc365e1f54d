//! One appointment as its centre sees it.

use super::{AgendaEntry, KindName, PersonName};
use crate::{find::AddressView, manage::EventCode};
use domain::{
    appointment::AppointmentState,
    ids::AppointmentId,
    request::{Asker, Referrer, Subject},
    time::{CivilInstant, Timestamp},
};
use serde::{Deserialize, Serialize};

/// An appointment of a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentRef {
    /// The centre's slug.
    pub centre: String,
    /// Which.
    pub id: AppointmentId,
}

/// Everything about one appointment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppointmentDetails {
    /// As the agenda shows it.
    pub entry: AgendaEntry,
    /// Where it stands, with the facts.
    pub state: AppointmentState,
    /// IANA name of the zone of its wall clock.
    pub zone: String,
    /// Now.
    pub now: Timestamp,
    /// Its type.
    pub kind: KindName,
    /// The room, by video.
    pub video_link: Option<String>,
    /// Name of the place.
    pub site: String,
    /// Where it is.
    pub address: AddressView,
    /// About which training.
    pub training: Option<String>,
    /// Who comes.
    pub candidate: PersonDetails,
    /// Why it was called off, in their words.
    pub cancel_reason: Option<String>,
    /// A word among colleagues; may be empty.
    pub note: String,
    /// Since when the candidate is there.
    pub arrived: Option<CivilInstant>,
    /// Taken although something else was there.
    pub forced: bool,
    /// Who may receive instead: those whose agenda may be seen.
    pub people: Vec<PersonName>,
    /// What happened, oldest first.
    pub history: Vec<HistoryLine>,
}

/// The candidate and what they asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone as people write it.
    pub phone: Option<String>,
    /// The same as a device dials it.
    pub dialled: Option<String>,
    /// Who filled the form.
    pub asker: Asker,
    /// The professional who did, with their address.
    pub professional: Option<ProfessionalDetails>,
    /// From which platform.
    pub referrer: Option<Referrer>,
    /// What they want to talk about.
    pub subjects: Vec<Subject>,
    /// What the other subject is; may be empty.
    pub subject_other: String,
    /// In their words; may be empty.
    pub message: String,
    /// Answers to the centre's own questions.
    pub answers: Vec<AskedAnswer>,
}

/// A professional who asks for a young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfessionalDetails {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

/// One of the centre's own questions and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedAnswer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// When, on the appointment's wall clock.
    pub at: CivilInstant,
    /// By whom.
    pub who: Who,
    /// What.
    pub what: Happened,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The candidate.
    Candidate,
    /// Somebody of the centre, by name; empty when it is not known.
    Centre(String),
    /// The program.
    System,
}

/// What can happen to an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    /// Booked.
    Booked,
    /// Asked for; the centre is to say yes.
    Requested,
    /// The acknowledgement left.
    AcknowledgementSent,
    /// The centre was told by mail.
    CentreTold,
    /// It got another time.
    Moved {
        /// Began then.
        from: CivilInstant,
        /// Begins now.
        to: CivilInstant,
    },
    /// It got another length.
    LengthChanged {
        /// Ended then.
        from: CivilInstant,
        /// Ends now.
        to: CivilInstant,
    },
    /// Somebody else receives.
    Reassigned {
        /// Names of those who do now.
        to: Vec<String>,
    },
    /// Somebody insisted although something stood against it.
    Insisted {
        /// Over these names, where it was an appointment.
        over: Vec<String>,
    },
    /// The centre said yes.
    Confirmed,
    /// The centre did not answer in time.
    Expired,
    /// Called off.
    Cancelled,
    /// The candidate is there.
    Arrived,
    /// The arrival was taken back.
    NotArrived,
    /// It took place.
    Attended,
    /// The candidate did not come.
    NoShow,
    /// Who came was taken back.
    Unsettled,
    /// The word among colleagues was changed.
    Noted,
    /// What happens to a call-back or a message.
    Contact(EventCode),
    /// A mail to the candidate came back.
    CandidateNotReached,
    /// Somebody takes care of it, or nobody.
    Assigned {
        /// Who, by name.
        to: Option<String>,
    },
    /// The last step was taken back.
    Undone,
    /// Another request of the same person goes on in this one.
    MergedHere,
}

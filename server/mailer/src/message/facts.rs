//! What several messages say. Texts are as stored (not escaped, not made inert): that is done on the way to a template.

use domain::time::{Interval, Timestamp, Tz};

use crate::Mailbox;

/// What every mail of this installation bears.
#[derive(Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// Where the installation is reached, without a slash at the end: `https://rdv.exemple.fr`.
    pub public_url: String,
    /// The page that says what is kept, why and how long.
    pub privacy_url: String,
    /// From whom the mails come.
    pub sender: Mailbox,
}

/// An appointment as mails tell it.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentFacts {
    /// Stable for the life of the appointment and unique in the world: `<appointment>@<host>`.
    pub uid: String,
    /// Grows with each change of time, place or state.
    pub sequence: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it changed last.
    pub changed_at: Timestamp,
    /// From its start to its end.
    pub interval: Interval,
    /// The agenda's zone, in which its hours are written.
    pub zone: Tz,
    /// The appointment type's name (motif).
    pub purpose: String,
    /// The training it is about.
    pub training: Option<String>,
    /// Where or how.
    pub place: Place,
    /// With whom.
    pub centre: Centre,
    /// Certain or waiting.
    pub standing: Standing,
}

/// Whether the centre still has to say yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It takes place.
    Booked,
    /// It takes place, at another time than before.
    Moved,
    /// It takes place, longer or shorter than before.
    LengthChanged,
    /// It takes place: the centre has just said yes.
    Confirmed,
    /// It takes place soon.
    Coming,
    /// The slot is kept until the centre answers.
    AwaitingConfirmation,
}

/// Where or how an appointment takes place.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// At a site.
    OnSite {
        /// The site's name.
        site: String,
        /// Its postal address, on one or several lines.
        address: String,
    },
    /// The centre calls.
    Phone {
        /// The candidate's number, E.164.
        number: String,
    },
    /// By video.
    Video {
        /// The room's https address; `None` when the centre sends it later.
        link: Option<String>,
    },
}

/// The centre.
#[derive(Clone, PartialEq, Eq)]
pub struct Centre {
    /// Its public name.
    pub name: String,
    /// Where candidates' answers go.
    pub email: String,
    /// Its public number, E.164.
    pub phone: Option<String>,
}

/// The candidate.
#[derive(Clone, PartialEq, Eq)]
pub struct Candidate {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Mail address.
    pub email: String,
    /// E.164.
    pub phone: Option<String>,
}

/// Who cancelled, and why.
#[derive(Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// Who.
    pub by: CancelledBy,
    /// Their words; made inert in the mail to the other party.
    pub reason: Option<String>,
}

/// The party that cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelledBy {
    /// The candidate.
    Candidate,
    /// The centre.
    Centre,
}

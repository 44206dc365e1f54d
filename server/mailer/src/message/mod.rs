//! The messages: one struct of facts each. No struct has a `Debug` that shows a person.

mod contact;
mod digest;
mod erased;
mod facts;
mod follow_up;
mod links;
mod proposal;
mod staff;

use domain::{request::Subject, time::Timestamp};

pub use contact::{
    ContactAnswer, ContactAnswered, ContactNews, ContactNotice, ContactReceived, DeliveryFailed, WereYouContacted,
};
pub use digest::{DigestLine, PendingDigest};
pub use erased::AppointmentErased;
pub use facts::{AppointmentFacts, Cancellation, CancelledBy, Candidate, Centre, Letterhead, Place, Standing};
pub use follow_up::{FollowUp, HowWasIt};
pub use links::{CandidateLinks, OwnRequestLine, OwnStanding};
pub use proposal::SlotProposed;
pub use staff::{StaffIdleAccount, StaffInvitation, StaffPasswordChanged, StaffReset};

/// A message and its facts.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// The acknowledgement of an appointment, to the candidate.
    AppointmentBooked(AppointmentBooked),
    /// A new appointment, to the centre.
    AppointmentNotice(AppointmentNotice),
    /// A cancelled appointment, to the candidate.
    AppointmentCancelledCandidate(AppointmentCancelledCandidate),
    /// A cancelled appointment, to the centre.
    AppointmentCancelledCentre(AppointmentCancelledCentre),
    /// An appointment whose candidate had their data erased, to the centre.
    AppointmentErased(AppointmentErased),
    /// The links to somebody's requests, to them.
    CandidateLinks(CandidateLinks),
    /// The acknowledgement of a call-back or an enquiry, to the candidate.
    ContactReceived(ContactReceived),
    /// News of a call-back or an enquiry, to the centre.
    ContactNotice(ContactNotice),
    /// What the centre did about it, to the candidate.
    ContactAnswered(ContactAnswered),
    /// A slot that the centre proposes, to the candidate.
    SlotProposed(SlotProposed),
    /// Whether somebody answered, to the candidate.
    WereYouContacted(WereYouContacted),
    /// What waits for an answer, to the centre.
    PendingDigest(PendingDigest),
    /// Our mail did not reach the centre, to the candidate.
    DeliveryFailed(DeliveryFailed),
    /// What came of it, to the candidate.
    HowWasIt(HowWasIt),
    /// An invitation to work for a centre.
    StaffInvitation(StaffInvitation),
    /// A link to choose another password.
    StaffReset(StaffReset),
    /// A password has changed.
    StaffPasswordChanged(StaffPasswordChanged),
    /// An account that nobody uses goes.
    StaffIdleAccount(StaffIdleAccount),
}

/// To the candidate: the appointment is made, or waits for the centre's confirmation.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentBooked {
    /// `local@host`, without angle brackets; the same for every try of the same job.
    pub message_id: String,
    /// Who booked; the mail goes to their address.
    pub candidate: Candidate,
    /// The appointment.
    pub appointment: AppointmentFacts,
    /// What the centre asks to bring or to know, as staff wrote it.
    pub instructions: Option<String>,
    /// The secret page that shows, moves and cancels it.
    pub manage_url: String,
    /// Until when the page can cancel it, that instant excluded; `None` when it never can.
    pub cancellable_before: Option<Timestamp>,
}

/// To the centre: a candidate booked.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentNotice {
    /// As in [`AppointmentBooked`].
    pub message_id: String,
    /// The centre's contact or the advisor.
    pub to: String,
    /// Who booked.
    pub candidate: Candidate,
    /// The appointment.
    pub appointment: AppointmentFacts,
    /// The colleague who booked or moved it for them; `None` when they did themselves.
    pub by: Option<String>,
    /// What they want to talk about.
    pub subjects: Vec<Subject>,
    /// What they wrote; made inert here.
    pub message: Option<String>,
    /// The page that shows the request and takes the answer.
    pub answer_url: Option<String>,
}

/// To the candidate: the appointment does not take place.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentCancelledCandidate {
    /// As in [`AppointmentBooked`].
    pub message_id: String,
    /// Who had booked; the mail goes to their address.
    pub candidate: Candidate,
    /// The appointment, with its sequence after the cancellation.
    pub appointment: AppointmentFacts,
    /// By whom and why.
    pub cancellation: Cancellation,
    /// Where another appointment can be made.
    pub rebook_url: Option<String>,
}

/// To the centre: the appointment does not take place.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentCancelledCentre {
    /// As in [`AppointmentBooked`].
    pub message_id: String,
    /// The centre's contact or the advisor.
    pub to: String,
    /// Who had booked.
    pub candidate: Candidate,
    /// The appointment, with its sequence after the cancellation.
    pub appointment: AppointmentFacts,
    /// By whom and why.
    pub cancellation: Cancellation,
    /// The colleague who called it off.
    pub by: Option<String>,
    /// The page that shows the request.
    pub answer_url: Option<String>,
}

impl Message {
    /// The message's name: its folder of templates, and what the logs may say.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AppointmentBooked(_) => "appointment_booked",
            Self::AppointmentNotice(_) => "appointment_notice",
            Self::AppointmentCancelledCandidate(_) => "appointment_cancelled_candidate",
            Self::AppointmentCancelledCentre(_) => "appointment_cancelled_centre",
            Self::AppointmentErased(_) => "appointment_erased",
            Self::CandidateLinks(_) => "candidate_links",
            Self::ContactReceived(_) => "contact_received",
            Self::ContactNotice(_) => "contact_notice",
            Self::ContactAnswered(_) => "contact_answered",
            Self::SlotProposed(_) => "slot_proposed",
            Self::WereYouContacted(_) => "were_you_contacted",
            Self::PendingDigest(_) => "pending_digest",
            Self::DeliveryFailed(_) => "delivery_failed",
            Self::HowWasIt(_) => "how_was_it",
            Self::StaffInvitation(_) => "staff_invitation",
            Self::StaffReset(_) => "staff_reset",
            Self::StaffPasswordChanged(_) => "staff_password_changed",
            Self::StaffIdleAccount(_) => "staff_idle_account",
        }
    }
}

impl std::fmt::Debug for Message {
    /// The name alone: the facts are personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

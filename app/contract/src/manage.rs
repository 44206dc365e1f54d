//! The candidate's manage link.

use crate::{
    Answer,
    booking::DeskAgenda,
    find::{AddressView, CentreSummary, TypeSummary},
    refusal::SlotView,
    scope::RequestScope,
};
use async_trait::async_trait;
use domain::{
    appointment::{AppointmentState, Mode, Party},
    callback::HalfDay,
    feedback::Question,
    life::{Attempt, RequestState},
    request::{Subject, Way},
    time::{CivilInstant, NaiveDate, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What the manage link shows, by the way it was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ManagedView {
    /// An appointment.
    Appointment(Box<ManageView>),
    /// A call-back or a message.
    Contact(Box<ContactManageView>),
}

impl ManagedView {
    /// The appointment, if it is one.
    pub fn appointment(self) -> Option<ManageView> {
        match self {
            Self::Appointment(view) => Some(*view),
            Self::Contact(_) => None,
        }
    }

    /// The call-back or the message, if it is one.
    pub fn contact(self) -> Option<ContactManageView> {
        match self {
            Self::Contact(view) => Some(*view),
            Self::Appointment(_) => None,
        }
    }
}

/// What the manage link of a call-back or a message shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactManageView {
    /// Which way.
    pub way: Way,
    /// The candidate's first name.
    pub first_name: String,
    /// Where the acknowledgement went, partly hidden (`l…@example.org`).
    pub email_hint: String,
    /// Where it stands.
    pub state: RequestState,
    /// About what.
    pub training_title: Option<String>,
    /// About what, as in addresses.
    pub training_key: Option<String>,
    /// Whom.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// The number as people write it.
    pub phone: Option<String>,
    /// When to call; none: as soon as possible.
    pub wanted: Vec<HalfDay>,
    /// When the centre may be asked to call from now on; empty for a message.
    pub half_days: Vec<HalfDay>,
    /// What they wanted to talk about.
    pub subjects: Vec<Subject>,
    /// What they wrote in the form; may be empty.
    pub message: String,
    /// What was written since, in order.
    pub messages: Vec<MessageView>,
    /// Slots the centre proposes that may still be taken.
    pub proposals: Vec<ProposalView>,
    /// May be completed and withdrawn.
    pub is_open: bool,
    /// What happened, oldest first.
    pub history: Vec<EventView>,
    /// IANA name of the zone of its hours.
    pub zone: String,
}

/// One message between a candidate and a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// When.
    pub at: CivilInstant,
    /// By which side.
    pub author: Party,
    /// The person of the centre, when known.
    pub name: Option<String>,
    /// The words.
    pub body: String,
}

/// A slot that the centre proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalView {
    /// When.
    pub slot: SlotView,
    /// What for.
    pub purpose: String,
    /// How to meet.
    pub mode: Mode,
    /// Until when it is held.
    pub until: CivilInstant,
    /// The hold's token: leads to the form.
    pub hold: String,
}

/// What the manage link of an appointment shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManageView {
    /// The candidate's first name.
    pub first_name: String,
    /// Where the acknowledgement went, partly hidden (`l…@example.org`).
    pub email_hint: String,
    /// Where the appointment stands.
    pub state: AppointmentState,
    /// When.
    pub slot: SlotView,
    /// IANA name of the agenda's zone.
    pub zone: String,
    /// What kind.
    pub chosen: TypeSummary,
    /// How the parties meet.
    pub mode: Mode,
    /// The candidate's phone as it will be called, for a phone appointment.
    pub phone: Option<String>,
    /// The video link, for a video appointment.
    pub video_link: Option<String>,
    /// Words of the centre for who comes.
    pub instructions: String,
    /// About what.
    pub training_title: Option<String>,
    /// About what, as in addresses.
    pub training_key: Option<String>,
    /// Whom.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// The last moment at which the candidate may cancel alone; `None` when it has passed or nothing is left to cancel.
    pub cancellable_until: Option<CivilInstant>,
    /// The last moment at which the candidate may move it alone; `None` when it has passed, or it was moved often enough, or
    /// nothing is left to move.
    pub movable_until: Option<CivilInstant>,
    /// How often it may still be moved.
    pub moves_left: u32,
    /// Rises with every change: what [`MoveByLink`] must know of what it changes.
    pub sequence: i32,
    /// What happened, oldest first.
    pub history: Vec<EventView>,
    /// Addresses that add the appointment to the common web calendars.
    pub calendar_links: Vec<CalendarLink>,
}

/// One thing that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventView {
    /// When, on the agenda's wall clock.
    pub at: CivilInstant,
    /// What.
    pub what: EventCode,
}

/// What can happen to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventCode {
    /// The appointment was booked.
    Booked,
    /// The appointment was asked for and waits for the centre.
    Requested,
    /// The acknowledgement left.
    AcknowledgementSent,
    /// The centre was told.
    CentreTold,
    /// The candidate moved it.
    Moved {
        /// From when.
        from: CivilInstant,
        /// To when.
        to: CivilInstant,
    },
    /// The centre moved it.
    MovedByCentre {
        /// From when.
        from: CivilInstant,
        /// To when.
        to: CivilInstant,
    },
    /// The centre made it longer or shorter.
    LengthChanged {
        /// When it ends from now on.
        until: CivilInstant,
    },
    /// The centre booked it for the candidate.
    BookedByCentre,
    /// The centre said yes.
    Confirmed,
    /// The centre did not answer in time.
    Expired,
    /// The candidate cancelled.
    CancelledByCandidate,
    /// The centre cancelled.
    CancelledByCentre,
    /// A call-back or a message was asked for.
    Sent,
    /// Somebody of the centre read it.
    Opened,
    /// The centre called.
    Called(Attempt),
    /// The centre wrote.
    Answered,
    /// The centre says that it answered another way.
    OtherChannel,
    /// The centre could not reach the candidate.
    GaveUp,
    /// The centre proposes a slot.
    Proposed {
        /// When it would begin.
        at: CivilInstant,
    },
    /// The candidate took the slot that was proposed.
    ProposalTaken,
    /// The candidate wrote again.
    WroteAgain,
    /// The candidate changed how or when to be called.
    Completed,
    /// The candidate said that they were answered.
    WasContacted,
    /// The candidate asked the centre to answer at last.
    Reminded,
    /// The candidate took it back.
    Withdrawn,
    /// It goes on in another request of the same person.
    Merged,
    /// The centre's address could not be reached.
    DeliveryFailed,
    /// The candidate said how it was.
    Feedback {
        /// What they were asked.
        question: Question,
        /// What they said.
        yes: bool,
    },
}

/// An address that adds an appointment to a web calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarLink {
    /// Whose calendar.
    pub provider: CalendarProvider,
    /// Where.
    pub href: String,
}

/// The web calendars most people use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarProvider {
    /// Google Calendar.
    Google,
    /// Outlook on the web.
    Outlook,
    /// Yahoo.
    Yahoo,
}

/// An iCalendar file to download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFile {
    /// RFC 5545 text.
    pub body: String,
}

/// Cancel one's appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelByLink {
    /// The manage link's token.
    pub token: String,
    /// Why, in the candidate's words; may be empty.
    pub reason: String,
}

/// Show where an appointment could be moved to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowMove {
    /// The manage link's token.
    pub token: String,
    /// Any day of the month to show; the current appointment's when `None`.
    pub month: Option<NaiveDate>,
    /// The day to show.
    pub day: Option<NaiveDate>,
}

/// Where an appointment could be moved to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoveView {
    /// The appointment as it stands.
    pub managed: ManageView,
    /// The agenda, for its own length; its own time counts as free.
    pub agenda: DeskAgenda,
    /// Today in the agenda's zone.
    pub today: NaiveDate,
}

/// Move one's appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveByLink {
    /// The manage link's token.
    pub token: String,
    /// The new start.
    pub starts_at: Timestamp,
    /// [`ManageView::sequence`] as shown when it was decided.
    pub sequence: i32,
}

/// Complete one's request: how and when to be called, and one more message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompleteByLink {
    /// The manage link's token.
    pub token: String,
    /// The number, as typed.
    pub phone: String,
    /// Codes of half-days, as in the form; not looked at for a message.
    pub wanted: Vec<String>,
    /// One more message; empty for none.
    pub message: String,
}

/// What a candidate says to "were you contacted?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WasContacted {
    /// They were.
    Yes,
    /// They were not: the centre is to be told again.
    Remind,
}

/// Say how an appointment was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveFeedback {
    /// The manage link's token.
    pub token: String,
    /// What was asked.
    pub question: Question,
    /// What is said.
    pub yes: bool,
}

/// Have the links to one's requests sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskLinks {
    /// The address that was given in the forms, as typed.
    pub email: String,
}

/// What the holder of a manage link may do. Unknown and expired tokens are answered alike, with `NotFound`.
#[async_trait]
pub trait Managing: Send + Sync {
    /// Shows the request; changes nothing.
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<ManagedView>;

    /// Says how an appointment was, once it has taken place. Saying the same twice is noted once.
    async fn give_feedback(&self, scope: &RequestScope, ask: GiveFeedback) -> Answer<ManageView>;

    /// Completes a call-back or a message; what is said twice is written once. A message after an answer opens it again.
    async fn complete(&self, scope: &RequestScope, ask: CompleteByLink) -> Answer<ContactManageView>;

    /// Takes a call-back or a message back. Twice is answered as once.
    async fn withdraw(&self, scope: &RequestScope, token: String) -> Answer<ContactManageView>;

    /// Says whether the centre has answered. Asking it to answer at last is told once a day.
    async fn say_contacted(&self, scope: &RequestScope, token: String, said: WasContacted) -> Answer<ContactManageView>;

    /// Cancels, within the type's notice. Cancelling twice is answered as once.
    async fn cancel(&self, scope: &RequestScope, ask: CancelByLink) -> Answer<ManageView>;

    /// Shows where it could be moved to; refused with [`Rule::Move`](crate::refusal::Rule::Move) when it may not be.
    async fn show_move(&self, scope: &RequestScope, ask: ShowMove) -> Answer<MoveView>;

    /// Moves it, within the type's notice. A slot taken meanwhile is a conflict with alternatives. Moving to where it is
    /// already changes nothing.
    async fn move_to(&self, scope: &RequestScope, ask: MoveByLink) -> Answer<ManageView>;

    /// Sends the links to the latest requests of this address to it, fresh ones for those that have ended. The answer is the
    /// same whether there are any.
    async fn send_links(&self, scope: &RequestScope, ask: AskLinks) -> Answer<()>;

    /// The appointment as an iCalendar file.
    async fn calendar_file(&self, scope: &RequestScope, token: String) -> Answer<CalendarFile>;
}

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
    appointment::{AppointmentState, Mode},
    time::{CivilInstant, NaiveDate, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What the manage link shows.
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
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<ManageView>;

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

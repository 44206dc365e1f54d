//! The link by which a centre answers from its mailbox, without an account.

use crate::{
    Answer,
    agendas::{HistoryLine, PersonDetails},
    find::AddressView,
    manage::{MessageView, ProposalView},
    refusal::SlotView,
    scope::RequestScope,
};
use async_trait::async_trait;
use domain::{
    appointment::Mode,
    attendance::Standing,
    callback::HalfDay,
    life::{RequestState, Step},
    request::Way,
    time::{CivilInstant, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What the link shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    /// Which way.
    pub way: Way,
    /// Where it stands.
    pub state: RequestState,
    /// The centre's name.
    pub centre: String,
    /// About which training.
    pub training: Option<String>,
    /// When it was asked.
    pub asked_at: CivilInstant,
    /// Who asks, and what.
    pub candidate: PersonDetails,
    /// When to call; none: as soon as possible.
    pub wanted: Vec<HalfDay>,
    /// Calls tried.
    pub n_attempts: u32,
    /// What was written since, in order.
    pub messages: Vec<MessageView>,
    /// Slots proposed that may still be taken.
    pub proposals: Vec<ProposalView>,
    /// Its appointment, of who took a slot.
    pub appointment: Option<AskedAppointment>,
    /// Free slots that may be proposed, soonest first; none when the centre offers no appointment for this.
    pub free: Vec<FreeSlot>,
    /// What happened, oldest first.
    pub history: Vec<HistoryLine>,
    /// IANA name of the zone of its hours.
    pub zone: String,
}

/// The appointment of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedAppointment {
    /// When.
    pub slot: SlotView,
    /// The type's name.
    pub kind: String,
    /// How to meet.
    pub mode: Mode,
    /// Name of the place.
    pub site: String,
    /// Where it is.
    pub address: AddressView,
    /// Who receives, by name.
    pub with: Vec<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Until when the centre may confirm it, while it waits for that.
    pub until: Option<CivilInstant>,
    /// Why it was called off, in their words.
    pub cancel_reason: Option<String>,
    /// It has begun: who came can be said.
    pub has_begun: bool,
    /// As it is seen: what is done refers to it.
    pub sequence: i32,
}

/// A free slot that may be proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeSlot {
    /// When.
    pub slot: SlotView,
    /// How to meet.
    pub mode: Mode,
}

/// What somebody of the centre does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerAct {
    /// A person looks: said by the page after something was pressed, scrolled or typed, never by a mere `GET`.
    Open,
    /// A step that needs no words: a call and how it ended, answered another way, could not be reached.
    Step(Step),
    /// A message to the candidate.
    Write {
        /// The words.
        body: String,
    },
    /// A slot is held for the candidate for 48 hours.
    Propose {
        /// Its start.
        starts_at: Timestamp,
        /// How to meet.
        mode: Mode,
        /// Words beside it; may be empty.
        body: String,
    },
}

/// What somebody of the centre does about an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentAct {
    /// Yes, to one that waits.
    Confirm,
    /// No, to one that waits; the candidate reads why.
    Refuse {
        /// Why; may be empty.
        reason: String,
    },
    /// It is off, for good; the candidate reads why.
    CallOff {
        /// Why; may be empty.
        reason: String,
    },
    /// The candidate came.
    Attended,
    /// The candidate did not come.
    NoShow,
}

/// What is done by the link: what fits the way it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkAct {
    /// About a call-back or a message.
    Answer(AnswerAct),
    /// About an appointment as it was seen; one that changed since is refused.
    Appointment {
        /// [`AskedAppointment::sequence`].
        sequence: i32,
        /// What.
        act: AppointmentAct,
    },
}

/// An act by the link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActByLink {
    /// The answer link's token.
    pub token: String,
    /// What.
    pub act: LinkAct,
}

/// Answering without an account. Unknown and expired tokens are answered alike, with `NotFound`.
#[async_trait]
pub trait Answering: Send + Sync {
    /// Shows the request; changes nothing, not even that it was opened.
    async fn show(&self, scope: &RequestScope, token: String) -> Answer<AnswerView>;

    /// Acts. The same words twice are said once; several answers are kept in order. An act that does not fit the way of the
    /// request: `NotFound`.
    async fn act(&self, scope: &RequestScope, ask: ActByLink) -> Answer<AnswerView>;
}

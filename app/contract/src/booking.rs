//! The month, the day, holding a slot and booking it.

use crate::{
    Answer,
    find::{AddressView, CentreSummary, TrainingName, TypeSummary},
    refusal::SlotView,
    scope::RequestScope,
};
use async_trait::async_trait;
use domain::{
    appointment::Mode,
    candidate::CandidateDraft,
    request::Referrer,
    time::{NaiveDate, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Whom the visitor wants to meet, and about what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskTarget {
    /// About a training.
    Training {
        /// Which.
        name: TrainingName,
        /// The chosen appointment type's slug; the centre's first one otherwise.
        type_slug: Option<String>,
    },
    /// An appointment type directly, without a training.
    Type {
        /// The centre's slug.
        centre: String,
        /// The type's slug.
        type_slug: String,
    },
}

/// What the booking page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowDesk {
    /// Whom and about what.
    pub target: DeskTarget,
    /// Where the visitor comes from.
    pub referrer: Option<Referrer>,
    /// How to meet, when the type offers several ways; the type's first otherwise.
    pub mode: Option<Mode>,
    /// Any day of the month to show; the month of the first free slot otherwise.
    pub month: Option<NaiveDate>,
    /// The day whose slots are listed; the month's first free day otherwise.
    pub day: Option<NaiveDate>,
}

/// Everything the booking page shows, in one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskView {
    /// About what, when a training was named.
    pub training: Option<DeskTraining>,
    /// Whom.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// The types that may be chosen, in the centre's order. Empty when the centre offers no slot.
    pub types: Vec<TypeSummary>,
    /// The chosen type with its agenda; `None` when the centre offers no slot.
    pub agenda: Option<DeskAgenda>,
    /// Today's civil date in the agenda's zone.
    pub today: NaiveDate,
}

/// The training a visitor asks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskTraining {
    /// Canonical key.
    pub key: String,
    /// Title.
    pub title: String,
    /// 3 to 7.
    pub level: u8,
    /// Next start.
    pub starts_on: Option<NaiveDate>,
    /// Length in years.
    pub duration_years: Option<u8>,
    /// Places a year.
    pub capacity: Option<u32>,
}

/// A month of one appointment type's agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskAgenda {
    /// The chosen type.
    pub chosen: TypeSummary,
    /// The chosen mode.
    pub mode: Mode,
    /// What a candidate must know before booking; empty when nothing.
    pub restriction: String,
    /// The centre's words before booking; empty when none.
    pub instructions: String,
    /// IANA name of the agenda's zone.
    pub zone: String,
    /// First day of the month shown.
    pub month: NaiveDate,
    /// Days of the month that have free slots, in order.
    pub free_days: Vec<FreeDay>,
    /// First day of the previous month; `None` when it lies in the past.
    pub previous_month: Option<NaiveDate>,
    /// First day of the next month; `None` past the horizon.
    pub next_month: Option<NaiveDate>,
    /// The day shown and its slots.
    pub day: Option<DaySlots>,
    /// The first free slot from today on, wherever it is; `None` when there is none within the horizon.
    pub first_free: Option<SlotView>,
}

/// A day with free slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeDay {
    /// The day.
    pub date: NaiveDate,
    /// How many starts are free.
    pub n_free: u32,
}

/// The slots of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySlots {
    /// The day.
    pub date: NaiveDate,
    /// Its free slots, in order.
    pub slots: Vec<SlotView>,
}

/// A wish to keep a slot while the form is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldSlot {
    /// Whom and about what.
    pub target: DeskTarget,
    /// Where the visitor comes from.
    pub referrer: Option<Referrer>,
    /// How to meet.
    pub mode: Option<Mode>,
    /// Which start.
    pub starts_at: Timestamp,
    /// The visitor's token from an earlier hold, so that at most three are kept; `None` at the first.
    pub visitor: Option<String>,
}

/// A held slot, and everything the form needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HoldView {
    /// Names this hold; also the idempotency key of the booking that comes of it.
    pub token: String,
    /// Names the visitor's browser among holds, without a cookie.
    pub visitor: String,
    /// Signed proof of when the form was handed out.
    pub ticket: String,
    /// Seconds left; zero when expired.
    pub seconds_left: u32,
    /// May be prolonged once more.
    pub renewable: bool,
    /// The slot.
    pub slot: SlotView,
    /// IANA name of the agenda's zone.
    pub zone: String,
    /// What kind of appointment.
    pub chosen: TypeSummary,
    /// How the parties meet.
    pub mode: Mode,
    /// What a candidate must know before booking; empty when nothing.
    pub restriction: String,
    /// The centre's own questions, at most five.
    pub questions: Vec<Question>,
    /// About what.
    pub training: Option<DeskTraining>,
    /// Whom.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// Where the visitor comes from.
    pub referrer: Option<Referrer>,
    /// What the candidate has written already, when the centre proposed this slot to them.
    pub known: Option<CandidateDraft>,
}

/// What became of a hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum HoldStatus {
    /// The form may be filled, even when the time has run out.
    Open(Box<HoldView>),
    /// The appointment was booked: whoever comes back is shown it, not a second form.
    Booked(BookedView),
}

/// One of the centre's own questions.
pub use domain::candidate::Question;

/// Book the held slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookAppointment {
    /// The hold, which is also the idempotency key: the same hold twice gives the same appointment.
    pub hold: String,
    /// The form's ticket.
    pub ticket: String,
    /// What a robot fills and a person never sees.
    pub trap: String,
    /// What the person typed.
    pub draft: CandidateDraft,
}

/// A booked appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedView {
    /// The manage link's token.
    pub manage_token: String,
}

/// Taking a slot.
#[async_trait]
pub trait Booking: Send + Sync {
    /// The booking page: month, day, first free slot.
    async fn show_desk(&self, scope: &RequestScope, ask: ShowDesk) -> Answer<DeskView>;

    /// Keeps a slot for ten minutes. A taken slot is a [`Conflict`](crate::refusal::Refusal::Conflict) with alternatives.
    async fn hold_slot(&self, scope: &RequestScope, ask: HoldSlot) -> Answer<HoldView>;

    /// A hold with what the form needs, or the appointment that came of it. An expired hold is still shown, with zero
    /// seconds left.
    async fn show_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldStatus>;

    /// Prolongs a hold, once.
    async fn renew_hold(&self, scope: &RequestScope, token: String) -> Answer<HoldView>;

    /// Books. The engine is asked again inside the write transaction; the same hold twice gives the same appointment.
    async fn book(&self, scope: &RequestScope, ask: BookAppointment) -> Answer<BookedView>;
}

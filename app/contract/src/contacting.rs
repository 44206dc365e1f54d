//! Being called back, and writing: the two ways that take no slot.

use crate::{
    Answer,
    booking::{DeskTraining, Question},
    find::{AddressView, CentreSummary, TrainingName, TypeSummary},
    scope::RequestScope,
};
use async_trait::async_trait;
use domain::{
    callback::HalfDay,
    candidate::CandidateDraft,
    request::{Referrer, Way},
};
use serde::{Deserialize, Serialize};

/// Whom to reach, and about what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactTarget {
    /// About a training.
    Training {
        /// Which.
        name: TrainingName,
        /// The appointment type that was looked at before: its questions are asked. The training's first one otherwise.
        type_slug: Option<String>,
    },
    /// About what an appointment type is for, without a training.
    Type {
        /// The centre's slug.
        centre: String,
        /// The type's slug.
        type_slug: String,
    },
    /// About anything.
    Centre {
        /// The centre's slug.
        centre: String,
    },
}

/// What the form's page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowContact {
    /// Whom and about what.
    pub target: ContactTarget,
    /// [`Way::Callback`] or [`Way::Enquiry`].
    pub way: Way,
    /// Where the visitor comes from.
    pub referrer: Option<Referrer>,
}

/// Everything the form needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactView {
    /// Which way.
    pub way: Way,
    /// About what, when a training was named.
    pub training: Option<DeskTraining>,
    /// Whom.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// The type whose questions are asked.
    pub chosen: Option<TypeSummary>,
    /// The centre's own questions, at most five.
    pub questions: Vec<Question>,
    /// When the centre may call; empty for a message, and for a centre that is closed as far as we look.
    pub half_days: Vec<HalfDay>,
    /// Names this form: sent twice, it makes one request.
    pub key: String,
    /// Signed proof of when the form was handed out.
    pub ticket: String,
}

/// The form, sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendContact {
    /// The page it comes from.
    pub page: ShowContact,
    /// The form's key: the same one twice gives the same request.
    pub key: String,
    /// The form's ticket.
    pub ticket: String,
    /// What a robot fills and a person never sees.
    pub trap: String,
    /// What the person typed.
    pub draft: CandidateDraft,
}

/// A request that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentView {
    /// The manage link's token.
    pub manage_token: String,
}

/// Asking to be called, or writing.
#[async_trait]
pub trait Contacting: Send + Sync {
    /// The form. A training that is published no more is refused with [`NotOpen`](crate::refusal::Rule::NotOpen).
    async fn show_contact(&self, scope: &RequestScope, ask: ShowContact) -> Answer<ContactView>;

    /// Makes the request. The same key twice gives the same request; the same wish of the same person within four days is a
    /// [`Duplicate`](crate::refusal::Refusal::Duplicate).
    async fn send_contact(&self, scope: &RequestScope, ask: SendContact) -> Answer<SentView>;
}

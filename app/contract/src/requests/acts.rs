//! What staff do with requests, one or many, and with what they keep for them: views, ready answers.

use super::RequestRef;
use domain::{
    appointment::Mode,
    ids::{RequestId, SavedViewId, StaffId, TemplateId},
    life::Attempt,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What staff do with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestAct {
    /// A person reads it.
    Open,
    /// A call, and how it ended.
    Call(Attempt),
    /// Answered another way.
    OtherChannel,
    /// Could not be reached.
    GiveUp,
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
    /// Somebody takes care of it, or nobody.
    Assign(Option<StaffId>),
    /// A word among colleagues.
    Note {
        /// The word as seen: another by now is not overwritten.
        seen: String,
        /// The word; empty to take it away.
        note: String,
    },
    /// It goes on in another request of the same person.
    Merge {
        /// Which.
        into: RequestId,
    },
    /// Takes the last step back, within ten seconds.
    Undo,
}

/// An act on a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActOnRequest {
    /// Which.
    pub which: RequestRef,
    /// As seen. Words are never lost to a change meanwhile: they are added.
    pub revision: i32,
    /// What.
    pub act: RequestAct,
}

/// The same for many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActOnMany {
    /// The centre's slug.
    pub centre: String,
    /// Which, each as seen; at most a hundred.
    pub which: Vec<(RequestId, i32)>,
    /// What.
    pub act: BulkAct,
}

/// What may be done with many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BulkAct {
    /// Somebody takes care of them, or nobody.
    Assign(Option<StaffId>),
    /// They were answered another way.
    Close,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManyDone {
    /// On how many it was done.
    pub done: u32,
    /// How many changed meanwhile, or do not allow it.
    pub left: u32,
}

/// Keep a view, or forget one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeViews {
    /// The centre's slug.
    pub centre: String,
    /// What.
    pub change: ViewChange,
}

/// A change of one's views.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewChange {
    /// Keeps this filter under this name; the same name again is another filter from now on.
    Keep {
        /// The name.
        name: String,
        /// The filter, as the page's address says it.
        query: String,
    },
    /// Forgets it.
    Forget(SavedViewId),
}

/// The centre's ready answers, to read and to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateView {
    /// Which.
    pub id: TemplateId,
    /// What staff call it.
    pub name: String,
    /// The words, with their variables in braces.
    pub body: String,
}

/// Change the centre's ready answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeTemplates {
    /// The centre's slug.
    pub centre: String,
    /// What.
    pub change: TemplateChange,
}

/// A change of the ready answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateChange {
    /// Another one, or another text for the one of that id.
    Put {
        /// Which; `None` for a new one.
        id: Option<TemplateId>,
        /// What staff call it.
        name: String,
        /// The words.
        body: String,
    },
    /// Takes it away.
    Remove(TemplateId),
}

//! What a page shows again after a form was refused without JavaScript.

use crate::wire::WireEncoding;
use contract::refusal::Refusal;
use domain::{
    account::Errors,
    candidate::{CandidateDraft, FieldErrors},
};
use leptos::prelude::{SharedValue, use_context};
use serde::{Deserialize, Serialize};

/// A refused POST, answered by the page it came from: the same address, the right status, what was typed.
/// The HTTP layer provides it in the context of the render.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replay {
    /// Why it was refused.
    pub refusal: Option<Refusal>,
    /// What was typed in the candidate's form.
    pub draft: Option<CandidateDraft>,
    /// What was typed as the reason of a cancellation.
    pub reason: Option<String>,
    /// The act was done.
    pub done: bool,
}

impl Replay {
    /// The replay of this render; the browser sees the same while it takes the page over, and nothing later.
    pub fn taken() -> Self {
        SharedValue::<Self, WireEncoding>::new_with_encoding(|| use_context::<Self>().unwrap_or_default()).into_inner()
    }

    /// What is wrong, entry by entry.
    pub fn wrong(&self) -> FieldErrors {
        match &self.refusal {
            Some(Refusal::Invalid(wrong)) => wrong.clone(),
            _ => FieldErrors::default(),
        }
    }

    /// Why it was refused as a whole; not for what is wrong at an entry.
    pub fn trouble(&self) -> Option<&Refusal> {
        self.refusal.as_ref().filter(|refusal| !matches!(refusal, Refusal::Invalid(_)))
    }
}

/// As [`Replay`], for the forms of the way in on the centre's side. Passwords and codes are never shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffReplay {
    /// Why it was refused as a whole.
    pub refusal: Option<Refusal>,
    /// What is wrong in it.
    pub wrong: Errors,
    /// The address that was typed.
    pub email: String,
    /// The name that was typed.
    pub name: String,
    /// The act was done.
    pub done: bool,
}

impl StaffReplay {
    /// The replay of this render; the browser sees the same while it takes the page over, and nothing later.
    pub fn taken() -> Self {
        SharedValue::<Self, WireEncoding>::new_with_encoding(|| use_context::<Self>().unwrap_or_default()).into_inner()
    }
}

//! What the mail provider reports of mails that did not arrive.

use crate::{Answer, scope::RequestScope};
use async_trait::async_trait;
use domain::{delivery::DeliveryFailure, ids::RequestId};
use serde::{Deserialize, Serialize};

/// One mail that did not arrive.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedDelivery {
    /// What became of it.
    pub what: DeliveryFailure,
    /// The address it was sent to.
    pub email: String,
    /// The `Message-ID` that the mail bore, with or without its angle brackets.
    pub message_id: Option<String>,
}

/// A report of the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDeliveryFailure {
    /// The report's own identity: the same when it is sent again.
    pub event: String,
    /// What it tells.
    pub failures: Vec<FailedDelivery>,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedFailure {
    /// It was noted before: nothing was done.
    pub is_replay: bool,
    /// The coming appointments of which the centre was not reached, each once: their candidates are told.
    pub requests: Vec<RequestId>,
}

/// Taking in the provider's reports. Who calls has proven to be the provider.
#[async_trait]
pub trait Deliveries: Send + Sync {
    /// Blocks the addresses that take no mail, notes it in the history of the requests concerned and has their candidates
    /// told. A report that comes again is neutral.
    async fn note_delivery_failure(&self, scope: &RequestScope, ask: NoteDeliveryFailure) -> Answer<NotedFailure>;
}

impl core::fmt::Debug for FailedDelivery {
    /// Without the address.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "FailedDelivery({:?})", self.what)
    }
}

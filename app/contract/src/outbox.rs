//! The messages that were written to a folder instead of being sent; development only.

use crate::{Answer, scope::RequestScope};
use async_trait::async_trait;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A message in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSummary {
    /// Names the message in addresses: letters, digits, `-`, `_` and `.` only.
    pub id: String,
    /// Whom it goes to.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A message in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    /// What the list says.
    pub summary: MailSummary,
    /// The text twin.
    pub text: String,
    /// The addresses it leads to, in their order, each once.
    pub links: Vec<String>,
    /// Names of the files that come with it.
    pub attachments: Vec<String>,
}

/// Reading what would have been sent. Offered by the composition root in development only.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Every message, newest first.
    async fn list(&self, scope: &RequestScope) -> Answer<Vec<MailSummary>>;

    /// One message. [`NotFound`](crate::refusal::Refusal::NotFound) when unknown.
    async fn read(&self, scope: &RequestScope, id: String) -> Answer<MailView>;
}

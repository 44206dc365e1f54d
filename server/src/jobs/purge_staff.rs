//! Once a day: ended sessions, links, invitations and counts are forgotten. It asks for tomorrow's purge itself.

use super::{Handler, JobError};
use async_trait::async_trait;
use services::{Services, jobs::PURGE_STAFF};

/// See the module.
pub struct PurgeStaff(pub Services);

#[async_trait]
impl Handler for PurgeStaff {
    fn name(&self) -> &'static str {
        PURGE_STAFF
    }

    async fn run(&self, _payload: &str) -> Result<(), JobError> {
        let purged = self.0.purge_staff().await.map_err(|error| JobError::Retry(error.to_string()))?;
        tracing::info!(
            sessions = purged.n_sessions,
            invitations = purged.n_invitations,
            resets = purged.n_resets,
            acts = purged.n_acts,
            journal_lines = purged.n_journal_lines,
            "purged"
        );
        Ok(())
    }
}

//! Every hour: looks for who waits too long. It asks for the next look itself.

use super::{Handler, JobError};
use async_trait::async_trait;
use services::{Services, contact_jobs::FOLLOW_UP};

/// See the module.
pub struct FollowUp(pub Services);

#[async_trait]
impl Handler for FollowUp {
    fn name(&self) -> &'static str {
        FOLLOW_UP
    }

    async fn run(&self, _payload: &str) -> Result<(), JobError> {
        let done = self.0.follow_up().await.map_err(|error| JobError::Retry(error.to_string()))?;
        tracing::debug!(asked = done.asked, told = done.told, asked_back = done.asked_back, "followed up");
        Ok(())
    }
}

//! Every few minutes: looks for the candidates to remind. It asks for the next look itself.

use super::{Handler, JobError};
use async_trait::async_trait;
use services::{Services, jobs::REMIND};

/// See the module.
pub struct Remind(pub Services);

#[async_trait]
impl Handler for Remind {
    fn name(&self) -> &'static str {
        REMIND
    }

    async fn run(&self, _payload: &str) -> Result<(), JobError> {
        let n = self.0.remind().await.map_err(|error| JobError::Retry(error.to_string()))?;
        tracing::debug!(n, "reminders due");
        Ok(())
    }
}

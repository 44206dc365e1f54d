//! Frees the slots that waited for the centre's word until the end of their delay.

use super::{Handler, JobError};
use async_trait::async_trait;
use services::{Services, jobs::FREE_OVERDUE};

/// See the module.
pub struct FreeOverdue(pub Services);

#[async_trait]
impl Handler for FreeOverdue {
    fn name(&self) -> &'static str {
        FREE_OVERDUE
    }

    async fn run(&self, _payload: &str) -> Result<(), JobError> {
        let freed = self.0.free_overdue().await.map_err(|error| JobError::Retry(error.to_string()))?;
        tracing::info!(freed, "appointments nobody confirmed");
        Ok(())
    }
}

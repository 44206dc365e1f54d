//! Once a day: what was kept long enough goes, counted by kind. It asks for tomorrow's work itself.

use super::{Handler, JobError};
use async_trait::async_trait;
use services::{
    Services,
    retention::{Pace, RETAIN},
};

/// See the module.
pub struct Retain(pub Services);

#[async_trait]
impl Handler for Retain {
    fn name(&self) -> &'static str {
        RETAIN
    }

    async fn run(&self, _payload: &str) -> Result<(), JobError> {
        let gone = self.0.retain(Pace::Day).await.map_err(|error| JobError::Retry(error.to_string()))?;
        tracing::info!(
            requests = gone.n_requests,
            links = gone.n_links,
            holds = gone.n_holds,
            dead_jobs = gone.n_dead_jobs,
            done_jobs = gone.n_done_jobs,
            accounts_told = gone.n_told,
            accounts = gone.n_accounts,
            "kept long enough"
        );
        Ok(())
    }
}

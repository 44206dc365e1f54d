//! The parts of this process that can be ill.

use super::health::{Ailment, Vitals};
use async_trait::async_trait;
use services::Clock;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use store::{Db, jobs};

/// Seconds that a due job may wait before the process counts as ill. Retries wait on purpose and are not due.
const LAG_S: i64 = 900;

/// The database, its schema and its queue.
pub struct StoreVitals {
    db: Db,
    clock: Arc<dyn Clock>,
    schema_is_current: AtomicBool,
}

impl StoreVitals {
    /// What is asked of `db`.
    pub const fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock, schema_is_current: AtomicBool::new(false) }
    }

    /// A schema that was current stays so while this program runs: steps are only ever added by a newer one. Asked once,
    /// because the question goes to the writer, which may be busy.
    async fn check_schema(&self) -> Result<(), Ailment> {
        if self.schema_is_current.load(Ordering::Relaxed) {
            return Ok(());
        }
        match migrations::pending(self.db.connection()).await {
            Ok(0) => {
                self.schema_is_current.store(true, Ordering::Relaxed);
                Ok(())
            }
            Ok(_) => Err(Ailment::Migrations),
            Err(_) => Err(Ailment::Database),
        }
    }
}

#[async_trait]
impl Vitals for StoreVitals {
    async fn check(&self) -> Result<(), Ailment> {
        self.db.ping().await.map_err(|_| Ailment::Database)?;
        self.check_schema().await?;
        let now = self.clock.now();
        let queue = jobs::state(self.db.read(), now).await.map_err(|_| Ailment::Database)?;
        match queue.oldest_due_at {
            Some(due) if now.since(due) > LAG_S => Err(Ailment::Queue),
            Some(_) | None => Ok(()),
        }
    }
}

//! What the use cases may not take for themselves: the time, chance, and the browser at hand.

use async_trait::async_trait;
use domain::{ids::StaffId, time::Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// Gives unguessable bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes` from a cryptographic source.
    fn fill(&self, bytes: &mut [u8]);
}

/// The browser at hand: who is signed in with it.
#[async_trait]
pub trait Door: Send + Sync {
    /// Signs `staff` in: the session gets another id, so that one planted in the browser before is worth nothing.
    async fn let_in(&self, staff: StaffId) -> Result<(), DoorStuck>;

    /// Ends the session at hand.
    async fn show_out(&self) -> Result<(), DoorStuck>;
}

/// The session could not be read or written; what happened is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the session cannot be kept")]
pub struct DoorStuck;

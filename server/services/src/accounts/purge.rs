//! What is over is forgotten, once a day.

use crate::{Services, jobs::enqueue_purge};
use domain::time::Timestamp;
use store::{StoreError, Tx, invitations, journal, limits, resets, sessions};

const DAY: i64 = 24 * 3600;
/// Seconds an invitation that ended is kept, so that who invited sees what became of it.
const INVITATIONS_S: i64 = 30 * DAY;
/// Seconds a link that ended is kept.
const RESETS_S: i64 = DAY;
/// Seconds a counted act is kept: twice the longest window.
const ACTS_S: i64 = 2 * DAY;
/// Seconds a line of the journal is kept: twelve months.
const JOURNAL_S: i64 = 365 * DAY;

/// How much was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Sessions that had ended.
    pub n_sessions: u64,
    /// Invitations.
    pub n_invitations: u64,
    /// Links to choose another password.
    pub n_resets: u64,
    /// Counted acts.
    pub n_acts: u64,
    /// Lines of the journal.
    pub n_journal_lines: u64,
}

impl Services {
    /// Asks for today's purge, as every process does when it starts.
    pub async fn schedule_purge(&self) -> Result<(), StoreError> {
        let now = self.now();
        self.0.db.write(|tx| async move { enqueue_purge(&tx, now, now).await }).await
    }

    /// Forgets what is over, and asks for tomorrow's purge in the same transaction. Run twice, it finds nothing the second time.
    pub async fn purge_staff(&self) -> Result<Purged, StoreError> {
        let now = self.now();
        self.0
            .db
            .write(|tx| async move {
                enqueue_purge(&tx, now.plus_seconds(DAY), now).await?;
                Purged::of(&tx, now).await
            })
            .await
    }
}

impl Purged {
    /// Forgets what is over at `now`.
    pub(crate) async fn of(tx: &Tx, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self {
            n_sessions: sessions::purge(tx, now).await?,
            n_invitations: invitations::purge(tx, now.plus_seconds(-INVITATIONS_S)).await?,
            n_resets: resets::purge(tx, now.plus_seconds(-RESETS_S)).await?,
            n_acts: limits::purge(tx, now.plus_seconds(-ACTS_S)).await?,
            n_journal_lines: journal::purge(tx, now.plus_seconds(-JOURNAL_S)).await?,
        })
    }
}

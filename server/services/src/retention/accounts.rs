//! Accounts that nobody has used for long: their owner is told, a month later they go.

use crate::{
    Services,
    accounts::PasswordLetter,
    fault::Fault,
    jobs::{StaffMail, enqueue_staff_mail},
};
use contract::{refusal::Refusal, scope::RequestScope};
use domain::{ids::StaffId, retention, time::Timestamp};
use store::{Constraint, StoreError, Tx, idle_staff};

/// Accounts in one look.
const ACCOUNTS: u32 = 50;

/// Word to the owner of an idle account.
#[derive(Clone)]
pub struct IdleLetter {
    /// To whom.
    pub person: PasswordLetter,
    /// When the account goes, if they stay away.
    pub ends_at: Timestamp,
}

impl Services {
    pub(super) async fn tell_idle_accounts(&self, now: Timestamp, most: usize) -> Result<u64, StoreError> {
        let mut n = 0;
        for _ in 0..most {
            let told: usize = self.0.db.write(|tx| tell_some(tx, now)).await?;
            n += told as u64;
            if told == 0 {
                break;
            }
        }
        Ok(n)
    }

    /// One transaction each: an account that must stay keeps no other one back.
    pub(super) async fn end_idle_accounts(&self, now: Timestamp, most: usize) -> Result<u64, StoreError> {
        let (mut n, mut after) = (0, StaffId(0));
        for _ in 0..most {
            let over = idle_staff::list_over(self.0.db.read(), cutoffs(now), after, ACCOUNTS).await?;
            let Some(last) = over.last() else { break };
            after = *last;
            for id in over {
                match self.0.db.write(|tx| end(tx, id, now)).await {
                    Ok(ended) => n += u64::from(ended),
                    // Two managers of one centre were idle: the last one stays.
                    Err(StoreError::Conflict(Constraint::LastManager)) => {
                        tracing::warn!(staff = id.0, "an idle account stays: its centre has no other manager");
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(n)
    }

    /// Those who would be told, those that would go.
    pub(super) async fn count_idle_accounts(&self, now: Timestamp) -> Result<(u64, u64), StoreError> {
        let reader = self.0.db.read();
        let untold = idle_staff::list_untold(reader, retention::accounts_told_idle_since(now), u32::MAX).await?;
        let over = idle_staff::list_over(reader, cutoffs(now), StaffId(0), u32::MAX).await?;
        Ok((untold.len() as u64, over.len() as u64))
    }

    /// The facts of the letter to the owner of an idle account; `None` when they came back, or it is gone.
    pub async fn idle_letter(&self, staff: StaffId) -> Result<Option<IdleLetter>, Refusal> {
        let scope = RequestScope { address_key: String::new(), request_id: format!("job-idle-{staff}") };
        self.idle_facts(staff).await.map_err(|fault| fault.refusal(&scope))
    }

    async fn idle_facts(&self, staff: StaffId) -> Result<Option<IdleLetter>, Fault> {
        let Some((seen_at, Some(told_at))) = idle_staff::find(self.0.db.read(), staff).await? else { return Ok(None) };
        if seen_at > told_at {
            return Ok(None);
        }
        let Some(person) = self.password_facts(staff).await? else { return Ok(None) };
        let id = format!("idle-{staff}-{}", told_at.epoch());
        Ok(Some(IdleLetter { person: PasswordLetter { id, ..person }, ends_at: retention::account_ends_at(seen_at, told_at) }))
    }
}

/// The latest sign, and the latest word, of an account that goes.
fn cutoffs(now: Timestamp) -> (Timestamp, Timestamp) {
    (retention::accounts_idle_since(now), retention::accounts_told_by(now))
}

async fn tell_some(tx: Tx, now: Timestamp) -> Result<usize, StoreError> {
    let untold = idle_staff::list_untold(tx.read(), retention::accounts_told_idle_since(now), ACCOUNTS).await?;
    for id in &untold {
        idle_staff::note_told(&tx, *id, now).await?;
        enqueue_staff_mail(&tx, StaffMail::IdleAccount, (id.0, now), now).await?;
    }
    Ok(untold.len())
}

/// `false` when the owner came back meanwhile.
async fn end(tx: Tx, id: StaffId, now: Timestamp) -> Result<bool, StoreError> {
    let still = idle_staff::list_over(tx.read(), cutoffs(now), StaffId(id.0 - 1), 1).await?;
    if still.first() == Some(&id) { idle_staff::delete(&tx, id).await } else { Ok(false) }
}

//! The centre's word on an appointment that waits for it: yes, no, or nothing for 48 hours. The slot is taken while it
//! waits and freed by a refusal or by silence.

use crate::{
    Services,
    fault::Fault,
    jobs::{self, Mail},
};
use contract::{
    refusal::{Refusal, Rule},
    scope::RequestScope,
};
use domain::{
    appointment::{AppointmentState, Party},
    ids::{AppointmentId, CentreId},
    time::Timestamp,
};
use store::{
    StoreError, Tx,
    appointments::{self, AppointmentRow},
    events::{self, Actor, RequestEvent},
};

/// How many overdue appointments one round frees.
const BATCH: u64 = 50;

/// What the centre says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It takes place.
    Confirmed,
    /// It does not.
    Refused,
}

impl Services {
    /// The centre, by somebody named `who`, answers an appointment that waits. Saying the same twice is answered as once; an
    /// appointment that waits no more is refused with [`Rule::ChangedMeanwhile`]; another centre's is not found.
    pub async fn settle_pending(
        &self,
        centre: CentreId,
        id: AppointmentId,
        verdict: Verdict,
        who: &str,
        scope: &RequestScope,
    ) -> Result<(), Refusal> {
        let now = self.now();
        let outcome = self.0.db.write(|tx| settle(tx, (centre, id), verdict, who, now)).await;
        outcome.map_err(|fault: Fault| fault.refusal(scope))
    }

    /// Frees what waited too long; how many. Run again and again by a job: each is freed once.
    pub async fn free_overdue(&self) -> Result<u64, StoreError> {
        let now = self.now();
        let overdue = appointments::list_overdue(self.0.db.read(), now, BATCH).await?;
        let mut freed = 0;
        for row in &overdue {
            let done: Result<bool, StoreError> = self.0.db.write(|tx| free(tx, row, now)).await;
            freed += u64::from(done?);
        }
        Ok(freed)
    }
}

async fn settle(
    tx: Tx,
    (centre, id): (CentreId, AppointmentId),
    verdict: Verdict,
    who: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    appointments::lock(&tx, id).await?; // somebody else may be saying the same: then it is said
    let row = appointments::find(tx.read(), centre, id).await?.ok_or(Refusal::NotFound)?;
    let (state, code, mail) = match verdict {
        Verdict::Confirmed => (AppointmentState::Booked, "confirmed", Mail::CandidateConfirmed),
        Verdict::Refused => (AppointmentState::Cancelled { by: Party::Centre, at: now }, "cancelled", Mail::CandidateCancelled),
    };
    match (row.appointment.state, verdict) {
        (AppointmentState::Pending { until }, _) if until > now => {}
        (AppointmentState::Booked, Verdict::Confirmed)
        | (AppointmentState::Cancelled { by: Party::Centre, .. }, Verdict::Refused) => return Ok(()),
        _ => return Err(Refusal::Rule(Rule::ChangedMeanwhile).into()),
    }
    if !appointments::update_state(&tx, (id, row.sequence), state, None, now).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    events::append(&tx, row.appointment.request, &event(Actor::Centre, Some(who), code, now)).await?;
    jobs::enqueue_mail(&tx, mail, row.appointment.request, row.sequence + 1, now).await?;
    Ok(())
}

/// `false` when somebody answered meanwhile.
async fn free(tx: Tx, row: &AppointmentRow, now: Timestamp) -> Result<bool, StoreError> {
    let state = AppointmentState::Cancelled { by: Party::Centre, at: now };
    if !appointments::update_state(&tx, (row.id, row.sequence), state, None, now).await? {
        return Ok(false);
    }
    let request = row.appointment.request;
    events::append(&tx, request, &event(Actor::System, None, "expired", now)).await?;
    for mail in [Mail::CandidateCancelled, Mail::CentreCancelled] {
        jobs::enqueue_mail(&tx, mail, request, row.sequence + 1, now).await?;
    }
    Ok(true)
}

fn event(actor: Actor, who: Option<&str>, code: &str, at: Timestamp) -> RequestEvent {
    RequestEvent {
        at,
        actor,
        actor_name: who.map(str::to_owned),
        way: if actor == Actor::System { "job" } else { "dashboard" }.to_owned(),
        code: code.to_owned(),
        facts: "{}".to_owned(),
    }
}

//! Erasing: what is to come is called off, the centre is told that it is, everything that identifies goes in the same
//! transaction.

use super::notice::{self, ErasedPayload};
use crate::{Services, fault::Fault};
use contract::refusal::Refusal;
use domain::{ids::RequestId, retention, time::Timestamp};
use store::{Tx, appointments, erasure};

impl Services {
    pub(super) async fn erase_own_data(&self, token: &str) -> Result<(), Fault> {
        let reached = self.reached(self.0.db.read(), token).await?;
        let now = self.now();
        self.0.db.write(|tx| erase_in(tx, &reached.requests, now)).await
    }
}

async fn erase_in(tx: Tx, requests: &[RequestId], now: Timestamp) -> Result<(), Fault> {
    erasure::lock(&tx, requests).await?;
    let mut told = Vec::new();
    for request in requests {
        told.extend(call_off(&tx, *request, now).await?);
    }
    // Somebody was faster: the link is as unknown as it is now.
    if erasure::forget(&tx, requests).await? == 0 {
        return Err(Refusal::NotFound.into());
    }
    for payload in &told {
        notice::enqueue(&tx, payload, now).await?;
    }
    Ok(())
}

/// Calls the appointment to come off, whatever the notice of its type; what the centre is told then.
async fn call_off(tx: &Tx, request: RequestId, now: Timestamp) -> Result<Option<ErasedPayload>, Fault> {
    let Some(row) = appointments::find_by_request(tx.read(), request).await? else { return Ok(None) };
    let agreed = &row.appointment;
    let Some(state) = retention::called_off_by_erasure(agreed.state, agreed.interval, now) else { return Ok(None) };
    let advisors = appointments::list_advisors(tx.read(), &[row.id]).await?;
    if !appointments::update_state(tx, (row.id, row.sequence), state, None, now).await? {
        return Err(Refusal::Unavailable.into());
    }
    Ok(Some(ErasedPayload {
        appointment: row.id.0,
        sequence: row.sequence + 1,
        centre: agreed.centre.0,
        training: erasure::training_of(tx.read(), request).await?.map(|training| training.0),
        kind: agreed.type_id.0,
        site: agreed.site.map(|site| site.0),
        advisors: advisors.into_iter().map(|(_, advisor)| advisor.0).collect(),
        starts_at: agreed.interval.start.epoch(),
        ends_at: agreed.interval.end.epoch(),
        made_at: agreed.created_at.epoch(),
        erased_at: now.epoch(),
    }))
}

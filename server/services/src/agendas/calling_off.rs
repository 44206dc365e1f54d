//! The centre calls an appointment off, for good; the candidate reads why.

use super::telling::tell_cancelled;
use crate::{
    Services,
    access::OnAppointment,
    doer::Doer,
    fault::Fault,
    jobs::{self, Mail},
    managing::parse_reason,
};
use contract::{
    agendas::{Acted, CallOff},
    refusal::{Refusal, Rule},
    scope::StaffScope,
};
use domain::{
    appointment::{CancelRefused, NotLiveState, Party, cancel},
    contact::FreeText,
    time::Timestamp,
};
use store::{Tx, appointments, events, types};

impl Services {
    pub(super) async fn call_off_by_staff(&self, scope: &StaffScope, ask: &CallOff) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_appointment(self.0.db.read(), ask.which.id).await?;
        let reason = parse_reason(&ask.reason)?;
        let reason = reason.as_ref().map(FreeText::as_str);
        let now = self.now();
        self.0.db.write(|tx| call_off(tx, (Doer::Member(&member), on), (ask.sequence, reason), now)).await?;
        self.acted(on, member.centre()).await
    }
}

/// Calls it off, as it was seen. Doing so twice is answered as once.
pub(crate) async fn call_off(
    tx: Tx,
    (by, on): (Doer<'_>, OnAppointment),
    (seen, reason): (i32, Option<&str>),
    now: Timestamp,
) -> Result<(), Fault> {
    appointments::lock(&tx, on.appointment()).await?; // somebody else may be doing the same: then it is done
    let row = appointments::find(tx.read(), on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
    let kind = types::find(tx.read(), on.centre(), row.appointment.type_id).await?.ok_or(Refusal::NotFound)?;
    let state = match cancel(row.appointment.state, row.appointment.interval, kind.settings.change, Party::Centre, now) {
        Ok(state) => state,
        Err(CancelRefused::NotLive { state: NotLiveState::Cancelled }) => return Ok(()),
        Err(refused) => return Err(Refusal::Rule(Rule::Cancel(refused)).into()),
    };
    if row.sequence != seen || !appointments::update_state(&tx, (row.id, seen), state, reason, now).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let (request, sequence) = (row.appointment.request, row.sequence + 1);
    events::append(&tx, request, &by.did("cancelled", now)).await?;
    // Who comes to a time that is over is not told that it is off.
    if row.appointment.interval.end > now {
        jobs::enqueue_mail(&tx, Mail::CandidateCancelled, request, sequence, now).await?;
        tell_cancelled(&tx, (request, sequence), (&by, now)).await?;
    }
    Ok(())
}

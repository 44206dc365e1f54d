//! Calling appointments off because their time is closed, and telling the candidates why.

use super::touched::{count, is_seen};
use crate::{
    Services,
    access::Member,
    agendas::tell_cancelled,
    doer::Doer,
    fault::Fault,
    jobs::{self, Mail},
};
use contract::{
    hours::{HoursAnswer, SavedView, TellTouched},
    refusal::Refusal,
    scope::StaffScope,
};
use domain::{
    appointment::{AppointmentState, Party},
    hours::parse_reason,
    time::Timestamp,
};
use store::{
    Tx, appointments, events,
    touched::{self, LiveRow},
};

/// The words and who says them.
#[derive(Clone, Copy)]
pub(super) struct Saying<'a> {
    pub reason: &'a str,
    pub member: &'a Member,
    pub now: Timestamp,
}

impl Services {
    pub(super) async fn told_touched(&self, scope: &StaffScope, ask: &TellTouched) -> Result<HoursAnswer, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        let reader = self.0.db.read();
        let centre = member.centre().id;
        let live = touched::list_live_some(reader, centre, &ask.appointments).await?;
        if live.iter().any(|row| !is_seen(member.seen_agendas(), row)) {
            return Err(Refusal::Forbidden.into());
        }
        for id in ask.appointments.iter().filter(|id| !live.iter().any(|row| row.id == **id)) {
            // One that is over or off by now needs nothing more; another centre's does not exist.
            appointments::find(reader, centre, *id).await?.ok_or(Refusal::NotFound)?;
        }
        let reason = match parse_reason(&ask.reason) {
            Ok(reason) => reason,
            Err(errors) => return Ok(HoursAnswer::Refused(errors)),
        };
        let saying = Saying { reason: &reason, member: &member, now: self.now() };
        let live: Vec<&LiveRow> = live.iter().collect();
        let n_cancelled = self.0.db.write(|tx| called_off_in(tx, &live, saying)).await?;
        Ok(HoursAnswer::Saved(SavedView { n_cancelled, ..SavedView::default() }))
    }
}

async fn called_off_in(tx: Tx, live: &[&LiveRow], saying: Saying<'_>) -> Result<u32, Fault> {
    call_off(&tx, live, saying).await
}

/// Calls these off; how many were still to be called off. Candidates are told, and the advisors concerned but who did it.
pub(super) async fn call_off(tx: &Tx, live: &[&LiveRow], saying: Saying<'_>) -> Result<u32, Fault> {
    let mut done = 0_usize;
    for row in live {
        let state = AppointmentState::Cancelled { by: Party::Centre, at: saying.now };
        if !appointments::update_state(tx, (row.id, row.sequence), state, Some(saying.reason), saying.now).await? {
            continue;
        }
        let (which, by) = ((row.request, row.sequence + 1), Doer::Member(saying.member));
        events::append(tx, row.request, &by.did("cancelled", saying.now)).await?;
        jobs::enqueue_mail(tx, Mail::CandidateCancelled, which.0, which.1, saying.now).await?;
        tell_cancelled(tx, which, (&by, saying.now)).await?;
        done += 1;
    }
    Ok(count(done))
}

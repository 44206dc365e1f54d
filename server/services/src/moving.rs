//! The candidate moves an appointment by the manage link. The engine decides with the appointment's own duration, and the
//! appointment's own time counts as free.

use crate::{
    Services,
    booking::{LINK_S, confirmation_state},
    desk::{Chosen, Desk, Wish},
    doer::Doer,
    fault::Fault,
    holding::{free_slot, takers},
    jobs::{self, Mail},
    managing::Managed,
};
use contract::{
    manage::{ManageView, MoveByLink, MoveView, ShowMove},
    refusal::{Refusal, Rule},
};
use domain::{
    appointment::Party,
    moving::may_move,
    time::{Interval, Timestamp},
};
use serde_json::json;
use store::{
    Constraint, StoreError, Tx,
    appointments::{self, AppointmentRow, Move},
    busy::{self, Overlap},
    events, tokens,
};

impl Services {
    pub(crate) async fn places_to_move(&self, ask: &ShowMove) -> Result<MoveView, Fault> {
        let now = self.now();
        let managed = self.managed_by(&ask.token).await?;
        check(&managed, &managed.appointment, now)?;
        let desk = own_desk(&managed);
        let agreed = &managed.appointment.appointment;
        let chosen = desk.chosen(Some(agreed.mode))?.ignoring(busy::id_of_appointment(managed.appointment.id));
        let today = now.date_in(desk.zone());
        let month = ask.month.or(ask.day).unwrap_or_else(|| agreed.interval.start.date_in(desk.zone()));
        let agenda = self.desk_agenda(&chosen, Wish { month: Some(month), day: ask.day }, now).await?;
        Ok(MoveView { managed: self.view_of(&managed).await?, agenda, today })
    }

    pub(crate) async fn move_by_link(&self, ask: &MoveByLink) -> Result<ManageView, Fault> {
        let now = self.now();
        let managed = self.managed_by(&ask.token).await?;
        let desk = own_desk(&managed);
        let agreed = &managed.appointment.appointment;
        let chosen = desk.chosen(Some(agreed.mode))?.ignoring(busy::id_of_appointment(managed.appointment.id));
        match self.0.db.write(|tx| move_in(tx, &managed, &chosen, ask, now)).await {
            Ok(()) => {}
            Err(Fault::Store(StoreError::Conflict(Constraint::BusyOverlap))) => {
                return Err(self.taken(&chosen, ask.starts_at).await?.into());
            }
            Err(fault) => return Err(fault),
        }
        let moved = self.managed_by(&ask.token).await?;
        self.view_of(&moved).await
    }
}

/// The desk of the appointment, whose slots are as long as the appointment itself.
fn own_desk(managed: &Managed) -> Desk {
    let mut desk = managed.desk.clone();
    if let Some(kind) = &mut desk.chosen {
        let minutes = managed.appointment.appointment.interval.seconds() / 60;
        kind.settings.policy.duration_min = i32::try_from(minutes).unwrap_or(i32::MAX);
    }
    desk
}

fn check(managed: &Managed, row: &AppointmentRow, now: Timestamp) -> Result<(), Refusal> {
    let kind = managed.desk.chosen.as_ref().ok_or(Refusal::NotFound)?;
    let agreed = &row.appointment;
    may_move(agreed.state, agreed.interval.start, row.n_moves, kind.settings.change, now)
        .map_err(|refused| Refusal::Rule(Rule::Move(refused)))
}

async fn move_in(tx: Tx, managed: &Managed, chosen: &Chosen<'_>, ask: &MoveByLink, now: Timestamp) -> Result<(), Fault> {
    let agenda = chosen.agenda_alone(&tx, ask.starts_at, now).await?;
    // Behind the lock: the other tab may have moved or cancelled it, the centre may have settled it.
    let row = appointments::find_by_request(tx.read(), managed.request.id).await?.ok_or(Refusal::NotFound)?;
    let from = row.appointment.interval;
    if from.start == ask.starts_at && row.appointment.state.is_live() {
        return Ok(());
    }
    if row.sequence != ask.sequence {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    check(managed, &row, now)?;
    let slot = free_slot(tx.read(), chosen, &agenda, ask.starts_at, (now, now)).await?;
    let present = appointments::list_advisors(tx.read(), &[row.id]).await?;
    let advisors = takers(&chosen.kind.settings.policy, &slot, present.first().map(|(_, advisor)| *advisor));
    busy::purge_expired_holds(&tx, &advisors, now).await?;
    let to = Move {
        interval: slot.interval,
        site: row.appointment.site,
        mode: row.appointment.mode,
        state: confirmation_state(&chosen.kind.settings, now, slot.interval.start),
        advisors,
        overlap: Overlap::Refused,
        by: Party::Candidate,
    };
    if !appointments::update_time(&tx, (row.id, row.sequence), &to, now).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    jobs::enqueue_expiry(&tx, to.state, (managed.request.id, row.sequence + 1), now).await?;
    record(&tx, managed, (from, slot.interval), row.sequence + 1, now).await
}

async fn record(
    tx: &Tx,
    managed: &Managed,
    (from, to): (Interval, Interval),
    sequence: i32,
    now: Timestamp,
) -> Result<(), Fault> {
    let id = managed.request.id;
    tokens::update_expiry(tx, id, to.end.plus_seconds(LINK_S)).await?;
    let facts = json!({ "from": from.start.epoch(), "to": to.start.epoch() }).to_string();
    events::append(tx, id, &Doer::Candidate("manage_link").did_with("moved", facts, now)).await?;
    jobs::enqueue_mail(tx, Mail::CandidateMoved, id, sequence, now).await?;
    jobs::enqueue_mail(tx, Mail::CentreMoved, id, sequence, now).await?;
    Ok(())
}

//! Staff give an appointment another time, length or advisor, and take that back.

use super::{
    facts::{Agreed, ChangeFacts, Insisted},
    objections::{Against, Wanted, against},
    place_of,
    telling::{known, last_change, tell_change},
};
use crate::{
    Services,
    access::{Member, OnAppointment},
    booking::LINK_S,
    doer::Doer,
    fault::Fault,
    jobs,
};
use chrono::Datelike;
use contract::{
    agendas::{Acted, CivilTime, Objection, Reschedule, TakeBack},
    refusal::{Refusal, Rule},
    scope::StaffScope,
};
use domain::{
    appointment::{AppointmentState, Party},
    ids::AdvisorId,
    length::Length,
    moving::centre_may_move,
    slots::instant_at,
    time::{Interval, Timestamp, Tz},
};
use store::{
    Constraint, StoreError, Tx,
    appointments::{self, AppointmentRow, Move},
    attendance, busy, events, tokens,
    types::{self, TypeRow},
};

/// What is wanted of an appointment.
enum Wish<'a> {
    /// Another time, length or advisor.
    To { starts: &'a CivilTime, length: Length, advisors: Vec<AdvisorId> },
    /// What it was before its last reschedule.
    Back,
}

/// An act on an appointment: who, on which, as they saw it, what they insist upon.
struct Act<'a> {
    member: &'a Member,
    on: OnAppointment,
    sequence: i32,
    accepted: &'a [Objection],
    now: Timestamp,
}

impl Services {
    pub(super) async fn reschedule_by_staff(&self, scope: &StaffScope, ask: &Reschedule) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let reader = self.0.db.read();
        let on = member.on_appointment(reader, ask.which.id).await?;
        let targets = member.in_agendas(reader, &ask.advisors).await?;
        let mut advisors: Vec<AdvisorId> = targets.into_iter().map(crate::access::InAgenda::advisor).collect();
        advisors.sort_unstable();
        advisors.dedup();
        let wish = Wish::To { starts: &ask.starts, length: ask.length, advisors };
        let act = Act { member: &member, on, sequence: ask.sequence, accepted: &ask.accepted, now: self.now() };
        self.reschedule_and_show(&act, &wish).await
    }

    pub(super) async fn take_reschedule_back(&self, scope: &StaffScope, ask: &TakeBack) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_appointment(self.0.db.read(), ask.which.id).await?;
        let act = Act { member: &member, on, sequence: ask.sequence, accepted: &ask.accepted, now: self.now() };
        self.reschedule_and_show(&act, &Wish::Back).await
    }

    async fn reschedule_and_show(&self, act: &Act<'_>, wish: &Wish<'_>) -> Result<Acted, Fault> {
        let held_back = match self.0.db.write(|tx| change_in(tx, act, wish)).await {
            // The engine saw the time free and the database did not: what came between is seen on the second look.
            Err(Fault::Store(StoreError::Conflict(Constraint::BusyOverlap))) => {
                self.0.db.write(|tx| change_in(tx, act, wish)).await?
            }
            answer => answer?,
        };
        match held_back {
            Some(objections) => Ok(Acted::HeldBack(objections)),
            None => self.acted(act.on, act.member.centre()).await,
        }
    }
}

/// `Some` when it is held back: nothing was written.
async fn change_in(tx: Tx, act: &Act<'_>, wish: &Wish<'_>) -> Result<Option<Vec<Objection>>, Fault> {
    lock(&tx, act, wish).await?;
    let found = Found::load(&tx, act).await?;
    let to = match wish {
        Wish::To { starts, length, advisors } => {
            let start = start_of(starts, found.row.appointment.interval.start, act.now)?;
            Agreed::new(Interval::lasting(start, length.seconds()), advisors.clone())
        }
        Wish::Back => found.last_change(&tx, act).await?.before,
    };
    if let Wish::To { .. } = wish
        && to == found.before
        && found.row.appointment.state.is_live()
    {
        return Ok(None);
    }
    found.check(act, &to)?;
    let against = against(tx.read(), &found.wanted(act, &to), act.now).await?;
    let is_accepted = match wish {
        Wish::To { .. } => against.is_accepted(act.accepted),
        Wish::Back => against.is_accepted_again(act.accepted, found.last_change(&tx, act).await?.was_forced),
    };
    if !is_accepted {
        return Ok(Some(against.objections));
    }
    found.write(&tx, act, (&to, &against)).await?;
    Ok(None)
}

/// Takes the locks of everybody concerned before anything is read that they guard.
async fn lock(tx: &Tx, act: &Act<'_>, wish: &Wish<'_>) -> Result<(), Fault> {
    let present = appointments::list_advisors(tx.read(), &[act.on.appointment()]).await?;
    let mut concerned: Vec<AdvisorId> = present.into_iter().map(|(_, advisor)| advisor).collect();
    match wish {
        Wish::To { advisors, .. } => concerned.extend(advisors),
        Wish::Back => {
            let row = appointments::find(tx.read(), act.on.centre(), act.on.appointment()).await?.ok_or(Refusal::NotFound)?;
            let before = last_change(tx, row.appointment.request).await?.map(|facts| facts.before.advisors);
            let before = before.ok_or(Refusal::Rule(Rule::ChangedMeanwhile))?;
            // Agendas that were theirs to change a moment ago; they must be still.
            act.member.in_agendas(tx.read(), &before).await?;
            concerned.extend(before);
        }
    }
    concerned.sort_unstable();
    concerned.dedup();
    busy::lock_advisors(tx, &concerned).await?;
    Ok(appointments::lock(tx, act.on.appointment()).await?)
}

/// The appointment behind the locks, with its rules.
struct Found {
    row: AppointmentRow,
    kind: TypeRow,
    place: (Tz, domain::holidays::Territory),
    before: Agreed,
    was_forced: bool,
}

impl Found {
    async fn load(tx: &Tx, act: &Act<'_>) -> Result<Self, Fault> {
        let row = appointments::find(tx.read(), act.on.centre(), act.on.appointment()).await?.ok_or(Refusal::NotFound)?;
        let kind = types::find(tx.read(), act.on.centre(), row.appointment.type_id).await?.ok_or(Refusal::NotFound)?;
        let place = place_of(tx.read(), act.member.centre(), row.appointment.site).await?;
        let present = appointments::list_advisors(tx.read(), &[row.id]).await?;
        let before = Agreed::new(row.appointment.interval, present.into_iter().map(|(_, advisor)| advisor).collect());
        let was_forced = attendance::find(tx.read(), row.id).await?.forced;
        Ok(Self { row, kind, place, before, was_forced })
    }

    /// The reschedule that is taken back: the last change of all, and the one that was seen.
    async fn last_change(&self, tx: &Tx, act: &Act<'_>) -> Result<ChangeFacts, Fault> {
        let last = last_change(tx, self.row.appointment.request).await?;
        let last = last.filter(|facts| facts.sequence == act.sequence && self.row.sequence == act.sequence);
        Ok(last.ok_or(Refusal::Rule(Rule::ChangedMeanwhile))?)
    }

    fn check(&self, act: &Act<'_>, to: &Agreed) -> Result<(), Refusal> {
        if self.row.sequence != act.sequence {
            return Err(Refusal::Rule(Rule::ChangedMeanwhile));
        }
        let state = self.row.appointment.state;
        centre_may_move(state).map_err(|refused| Refusal::Rule(Rule::Move(refused)))?;
        match state {
            // It would be given back at once: the centre says yes first.
            AppointmentState::Pending { .. } if to.start <= act.now => Err(Refusal::Rule(Rule::NotOffered)),
            AppointmentState::Pending { .. }
            | AppointmentState::Booked
            | AppointmentState::Attended { .. }
            | AppointmentState::NoShow { .. }
            | AppointmentState::Cancelled { .. } => Ok(()),
        }
    }

    fn wanted<'a>(&'a self, act: &Act<'_>, to: &'a Agreed) -> Wanted<'a> {
        Wanted {
            centre: act.on.centre(),
            type_id: self.kind.id,
            policy: &self.kind.settings.policy,
            place: self.place,
            site: self.row.appointment.site,
            mode: self.row.appointment.mode,
            interval: to.interval(),
            advisors: &to.advisors,
            own: Some(self.row.id),
        }
    }

    async fn write(&self, tx: &Tx, act: &Act<'_>, (to, against): (&Agreed, &Against)) -> Result<(), Fault> {
        let (request, now) = (self.row.appointment.request, act.now);
        busy::purge_expired_holds(tx, &to.advisors, now).await?;
        let overlap = against.make_room(tx, now).await?;
        let step = Move {
            interval: to.interval(),
            site: self.row.appointment.site,
            mode: self.row.appointment.mode,
            state: still(self.row.appointment.state, to.start),
            advisors: to.advisors.clone(),
            overlap,
            by: Party::Centre,
        };
        if !appointments::update_time(tx, (self.row.id, self.row.sequence), &step, now).await? {
            return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
        }
        let sequence = self.row.sequence + 1;
        jobs::enqueue_expiry(tx, step.state, (request, sequence), now).await?;
        tokens::update_expiry(tx, request, to.end.plus_seconds(LINK_S)).await?;
        let known = known(tx, request, (&self.before, self.row.sequence)).await?;
        self.record(tx, act, (to, &known, against)).await?;
        tell_change(tx, request, (&known, to, sequence), (act.member, now)).await
    }

    async fn record(&self, tx: &Tx, act: &Act<'_>, (to, known, against): (&Agreed, &Agreed, &Against)) -> Result<(), Fault> {
        let code = if to.start != self.before.start {
            "moved"
        } else if to.end != self.before.end {
            "resized"
        } else {
            "reassigned"
        };
        let facts = ChangeFacts {
            from: self.before.start,
            to: to.start,
            before: self.before.clone(),
            after: to.clone(),
            was_forced: self.was_forced,
            sequence: self.row.sequence + 1,
            known: known.clone(),
            insisted: Insisted { over: against.over(), n: against.objections.len() },
        };
        let facts = serde_json::to_string(&facts).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
        events::append(tx, self.row.appointment.request, &Doer::Member(act.member).did_with(code, facts, act.now)).await?;
        Ok(())
    }
}

/// The instant that the wall clock reads; the present start where it reads just that, so that the second pass of an autumn
/// hour is not taken for the first. Beyond ten years nobody means it.
pub(super) fn start_of(civil: &CivilTime, present: Timestamp, now: Timestamp) -> Result<Timestamp, Refusal> {
    let zone: Tz = civil.zone.parse().map_err(|_| Refusal::Rule(Rule::NotOffered))?;
    if (civil.date.year() - now.date_in(zone).year()).abs() > 10 {
        return Err(Refusal::Rule(Rule::NotOffered));
    }
    let start = instant_at(zone, civil.date, civil.minute);
    Ok(if present.in_zone(zone).naive() == start.in_zone(zone).naive() { present } else { start })
}

/// A wait for the centre's word goes on, and ends at the start at the latest.
fn still(state: AppointmentState, starts_at: Timestamp) -> AppointmentState {
    match state {
        AppointmentState::Pending { until } => AppointmentState::Pending { until: until.min(starts_at) },
        AppointmentState::Booked
        | AppointmentState::Attended { .. }
        | AppointmentState::NoShow { .. }
        | AppointmentState::Cancelled { .. } => state,
    }
}

//! Who is there, who came and who did not; a word among colleagues.

use super::{
    objections::{Wanted, against},
    place_of,
};
use crate::{Services, access::OnAppointment, doer::Doer, fault::Fault};
use contract::{
    agendas::{Acted, MarkAppointment, Objection, WriteNote},
    refusal::{Refusal, Rule},
    scope::StaffScope,
};
use domain::{
    attendance::{Mark, marked},
    candidate::{Field, FieldErrors, Problem},
    contact::{FreeText, InvalidText},
    ids::AdvisorId,
    time::Timestamp,
};
use store::{
    Tx,
    appointments::{self, AppointmentRow},
    attendance, busy,
    centres::CentreRow,
    events, types,
};

/// The longest word among colleagues, in characters.
pub(super) const MAX_NOTE: usize = 1000;

impl Services {
    pub(super) async fn mark_appointment(&self, scope: &StaffScope, ask: &MarkAppointment) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_appointment(self.0.db.read(), ask.which.id).await?;
        let now = self.now();
        match self.0.db.write(|tx| mark(tx, (Doer::Member(&member), on, member.centre()), ask, now)).await? {
            Some(objections) => Ok(Acted::HeldBack(objections)),
            None => self.acted(on, member.centre()).await,
        }
    }

    pub(super) async fn write_appointment_note(&self, scope: &StaffScope, ask: &WriteNote) -> Result<Acted, Fault> {
        let member = self.member(scope, &ask.which.centre).await?;
        let on = member.on_appointment(self.0.db.read(), ask.which.id).await?;
        let note = parse_note(&ask.note)?;
        let now = self.now();
        self.0.db.write(|tx| note_in(tx, (Doer::Member(&member), on), (&ask.seen, &note), now)).await?;
        self.acted(on, member.centre()).await
    }
}

/// Notes who came. `Some` when it is held back: nothing was written.
pub(crate) async fn mark(
    tx: Tx,
    (by, on, centre): (Doer<'_>, OnAppointment, &CentreRow),
    ask: &MarkAppointment,
    now: Timestamp,
) -> Result<Option<Vec<Objection>>, Fault> {
    let present: Vec<AdvisorId> =
        appointments::list_advisors(tx.read(), &[on.appointment()]).await?.into_iter().map(|(_, advisor)| advisor).collect();
    busy::lock_advisors(&tx, &present).await?;
    appointments::lock(&tx, on.appointment()).await?;
    let row = appointments::find(tx.read(), on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
    let (zone, _) = place_of(tx.read(), centre, row.appointment.site).await?;
    let state = marked(row.appointment.state, row.appointment.interval.start, ask.mark, (now, zone))
        .map_err(|refused| Refusal::Rule(Rule::Mark(refused)))?;
    let is_known = attendance::find(tx.read(), row.id).await?.arrived_at.is_some();
    let same = row.appointment.state == state;
    let code = match (ask.mark, is_known, same) {
        (Mark::Arrived, true, _) | (Mark::NotArrived, false, _) | (Mark::Attended | Mark::NoShow | Mark::Unsettled, _, true) => {
            return Ok(None);
        }
        (Mark::Arrived, false, _) => "arrived",
        (Mark::NotArrived, true, _) => "not_arrived",
        (Mark::Attended, _, false) => "attended",
        (Mark::NoShow, _, false) => "no_show",
        (Mark::Unsettled, _, false) => "unsettled",
    };
    if row.sequence != ask.sequence {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    let at = (row.id, row.sequence);
    let changed = match ask.mark {
        Mark::Arrived => attendance::update_arrival(&tx, at, Some(now), now).await?,
        Mark::NotArrived => attendance::update_arrival(&tx, at, None, now).await?,
        Mark::Attended | Mark::NoShow => appointments::update_state(&tx, at, state, None, now).await?,
        Mark::Unsettled => match reopen_in(&tx, (centre, &row), (&present, ask), now).await? {
            Ok(changed) => changed,
            Err(objections) => return Ok(Some(objections)),
        },
    };
    if !changed {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    events::append(&tx, row.appointment.request, &by.did(code, now)).await?;
    Ok(None)
}

/// Agreed again. While it is not over its time is taken again, which something may stand against by now.
async fn reopen_in(
    tx: &Tx,
    (centre, row): (&CentreRow, &AppointmentRow),
    (advisors, ask): (&[AdvisorId], &MarkAppointment),
    now: Timestamp,
) -> Result<Result<bool, Vec<Objection>>, Fault> {
    let agreed = &row.appointment;
    let kind = types::find(tx.read(), agreed.centre, agreed.type_id).await?.ok_or(Refusal::NotFound)?;
    let wanted = Wanted {
        centre: agreed.centre,
        type_id: agreed.type_id,
        policy: &kind.settings.policy,
        place: place_of(tx.read(), centre, agreed.site).await?,
        site: agreed.site,
        mode: agreed.mode,
        interval: agreed.interval,
        advisors,
        own: Some(row.id),
    };
    let against = against(tx.read(), &wanted, now).await?;
    // It stood there before: what is closed is no news. Time that is over is nobody's to take.
    if agreed.interval.end > now && !against.is_accepted_again(&ask.accepted, false) {
        return Ok(Err(against.objections));
    }
    busy::purge_expired_holds(tx, advisors, now).await?;
    let overlap = against.make_room(tx, now).await?;
    Ok(Ok(attendance::reopen(tx, (row.id, row.sequence), (advisors, overlap), now).await?))
}

async fn note_in(tx: Tx, (by, on): (Doer<'_>, OnAppointment), (seen, note): (&str, &str), now: Timestamp) -> Result<(), Fault> {
    appointments::lock(&tx, on.appointment()).await?;
    let row = appointments::find(tx.read(), on.centre(), on.appointment()).await?.ok_or(Refusal::NotFound)?;
    if attendance::find(tx.read(), row.id).await?.note == note {
        return Ok(());
    }
    if !attendance::update_note(&tx, row.id, (seen, note), now).await? {
        return Err(Refusal::Rule(Rule::ChangedMeanwhile).into());
    }
    Ok(events::append(&tx, row.appointment.request, &by.did("noted", now)).await?)
}

/// A word among colleagues; empty when nothing is written. What is wrong stands at [`Field::Message`].
pub(super) fn parse_note(text: &str) -> Result<String, Refusal> {
    let parsed = FreeText::<MAX_NOTE>::parse_optional(text).map_err(|error: InvalidText| {
        let mut errors = FieldErrors::default();
        errors.push(Field::Message, Problem::Text(error));
        Refusal::Invalid(errors)
    })?;
    Ok(parsed.map_or_else(String::new, |note| note.as_str().to_owned()))
}

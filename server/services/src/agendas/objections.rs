//! What stands against taking an advisor's time: the engine's own reasons, and what is there already, by name.
//!
//! Staff are bound by neither notice nor horizon; everything else they may override, but only what they were told of: an act
//! carries the objections that were accepted, and is held back again when there is another by then.

use super::shut;
use crate::fault::Fault;
use contract::agendas::{Objection, TakenBy};
use domain::{
    agenda::{AdvisorSchedule, Agenda, Busy, BusyKind, SlotPolicy},
    appointment::Mode,
    holidays::Territory,
    ids::{AdvisorId, AppointmentId, AppointmentTypeId, CentreId, HoldId, SiteId},
    slots::{Ask, Audience, Reason, bounds_of, explain},
    time::{DateRange, Interval, Timestamp, Tz},
};
use std::collections::HashMap;
use store::{
    Reader, Tx,
    agenda_hours::{self, Hours, HoursAsk},
    agenda_names,
    agendas::{self, AgendaAsk},
    busy::{self, Overlap},
    holds,
};

/// Time that staff want.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub centre: CentreId,
    pub type_id: AppointmentTypeId,
    /// How the type's slots are cut; the buffers count.
    pub policy: &'a SlotPolicy,
    pub place: (Tz, Territory),
    pub site: Option<SiteId>,
    pub mode: Mode,
    pub interval: Interval,
    pub advisors: &'a [AdvisorId],
    /// The appointment whose own time counts as free.
    pub own: Option<AppointmentId>,
}

/// What stands against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Against {
    pub objections: Vec<Objection>,
    /// Holds that would have to go.
    holds: Vec<HoldId>,
    /// Something that the database keeps apart from ours unless forced.
    overlaps: bool,
}

impl Against {
    /// Everything that stands against it was accepted.
    pub(super) fn is_accepted(&self, accepted: &[Objection]) -> bool {
        self.objections.iter().all(|objection| accepted.contains(objection))
    }

    /// Accepted, for a return to where it was: what was closed then is no news, nor is an overlap that was forced then.
    pub(super) fn is_accepted_again(&self, accepted: &[Objection], was_forced: bool) -> bool {
        let known = |objection: &Objection| match objection {
            Objection::Shut { .. } | Objection::NotTheirs { .. } | Objection::Taken { by: TakenBy::External, .. } => true,
            Objection::Taken { by: TakenBy::Appointment { .. } | TakenBy::Session, .. } => was_forced,
            Objection::Taken { by: TakenBy::Hold, .. } => false,
        };
        self.objections.iter().all(|objection| known(objection) || accepted.contains(objection))
    }

    /// Makes room as far as that was accepted: visitors' holds go, and what remains is overlapped.
    pub(super) async fn make_room(&self, tx: &Tx, now: Timestamp) -> Result<Overlap, Fault> {
        for hold in &self.holds {
            holds::release(tx, *hold, now).await?;
        }
        Ok(if self.overlaps { Overlap::Forced } else { Overlap::Refused })
    }

    /// The appointments that are overlapped.
    pub(super) fn over(&self) -> Vec<AppointmentId> {
        let id = |objection: &Objection| match objection {
            Objection::Taken { by: TakenBy::Appointment { id, .. }, .. } => Some(*id),
            Objection::Taken { .. } | Objection::Shut { .. } | Objection::NotTheirs { .. } => None,
        };
        self.objections.iter().filter_map(id).collect()
    }
}

/// What stands against the wanted time at `now`.
pub(super) async fn against(reader: Reader<'_>, wanted: &Wanted<'_>, now: Timestamp) -> Result<Against, Fault> {
    let zone = wanted.place.0;
    let dates = DateRange::new(
        wanted.interval.start.date_in(zone),
        DateRange::lasting(wanted.interval.end.plus_seconds(-1).date_in(zone), 1).until,
    );
    let from = shut::first_day_needed(dates);
    let takers = AgendaAsk { type_id: wanted.type_id, site: wanted.site, mode: Some(wanted.mode), from };
    let takers = agendas::list_eligible(reader, &takers).await?;
    let ask = HoursAsk {
        centre: wanted.centre,
        place: wanted.place,
        advisors: wanted.advisors,
        site: wanted.site,
        serving: Some((wanted.type_id, wanted.mode)),
        from,
    };
    let hours = agenda_hours::load(reader, &ask).await?;
    // As far around as gaps reach.
    let around = bounds_of(wanted.policy, zone, dates);
    let mut busy: HashMap<AdvisorId, Vec<Busy>> = busy::list_busy(reader, wanted.advisors, around, now).await?;
    let mut against = Against::default();
    for schedule in &hours.agenda.advisors {
        let advisor = schedule.advisor;
        if !takers.contains(&advisor) {
            against.objections.push(Objection::NotTheirs { advisor });
        }
        let busy = busy.remove(&advisor).unwrap_or_default();
        note_taken(&mut against, wanted, (advisor, &busy));
        note_shut(&mut against, wanted, (&hours, schedule, busy), dates);
    }
    name_appointments(reader, wanted.centre, &mut against).await?;
    Ok(against)
}

fn note_taken(against: &mut Against, wanted: &Wanted<'_>, (advisor, busy): (AdvisorId, &[Busy])) {
    let own = wanted.own.map(busy::id_of_appointment);
    let mut overlapping: Vec<&Busy> = busy.iter().filter(|busy| busy.interval.overlaps(wanted.interval)).collect();
    overlapping.retain(|busy| busy.id.is_none() || busy.id != own);
    overlapping.sort_by_key(|busy| (busy.interval, busy.id));
    for busy in overlapping {
        let by = match (busy.kind, busy.id) {
            (BusyKind::Appointment, Some(id)) if id > 0 => {
                against.overlaps = true;
                TakenBy::Appointment { id: AppointmentId(id), name: String::new() }
            }
            (BusyKind::Appointment, hold) => {
                against.holds.extend(hold.map(|id| HoldId(-id)));
                TakenBy::Hold
            }
            (BusyKind::Session, _) => {
                against.overlaps = true;
                TakenBy::Session
            }
            (BusyKind::External, _) => TakenBy::External,
        };
        let slot = crate::views::interval(busy.interval, wanted.place.0);
        against.objections.push(Objection::Taken { advisor, by, slot });
    }
}

/// The engine's reasons for the wanted time, what takes it left to [`note_taken`], which names it.
fn note_shut(
    against: &mut Against,
    wanted: &Wanted<'_>,
    (hours, schedule, busy): (&Hours, &AdvisorSchedule, Vec<Busy>),
    dates: DateRange,
) {
    let advisor = schedule.advisor;
    let schedule = AdvisorSchedule { busy, ..schedule.clone() };
    let agenda = Agenda { advisors: vec![schedule], ..hours.agenda.clone() };
    let ignoring = wanted.own.map(busy::id_of_appointment);
    // Neither notice nor horizon bind staff: the instant does not matter.
    let ask = Ask { agenda: &agenda, policy: wanted.policy, now: Timestamp::default(), ignoring, audience: Audience::Staff };
    for removed in explain(ask, dates).into_iter().filter(|removed| removed.interval.overlaps(wanted.interval)) {
        let because = removed.because;
        let is_shut = match because {
            Reason::Outside | Reason::Holiday | Reason::Closure | Reason::Absence | Reason::Buffer => true,
            Reason::Appointment | Reason::External | Reason::Session | Reason::Notice | Reason::Horizon => false,
        };
        let label = shut::words(hours, (because, removed.interval.start.max(wanted.interval.start)), Some(advisor));
        let objection = Objection::Shut { advisor, because, label };
        if is_shut && !against.objections.contains(&objection) {
            against.objections.push(objection);
        }
    }
}

async fn name_appointments(reader: Reader<'_>, centre: CentreId, against: &mut Against) -> Result<(), Fault> {
    let ids = against.over();
    if ids.is_empty() {
        return Ok(());
    }
    let names: HashMap<AppointmentId, String> = agenda_names::list_names(reader, centre, &ids).await?.into_iter().collect();
    for objection in &mut against.objections {
        if let Objection::Taken { by: TakenBy::Appointment { id, name }, .. } = objection {
            *name = names.get(id).cloned().unwrap_or_default();
        }
    }
    Ok(())
}

//! The live appointments that a change touches, and what somebody decided about them.

use super::{
    places::{Places, closed_by_rules, dates_of, name_of},
    state::State,
};
use crate::{
    Services,
    access::{Member, SeenAgendas},
    fault::Fault,
    views,
};
use contract::hours::{Decision, HoursAnswer, TouchedView};
use domain::{
    agenda::CivilSpan,
    hours::{HoursErrors, Served, parse_reason},
    ids::{AdvisorId, CentreId, StaffId},
    slots::{Reason, instants_of},
    time::{Interval, Timestamp},
};
use store::{
    Reader, Tx,
    advisors::{self, AdvisorRow},
    journal,
    touched::{self, LiveRow},
};

/// Appointments are looked for so far ahead; nobody books further (the engine's longest range).
const AHEAD_S: i64 = 400 * 24 * 3600;
/// What the access journal calls a list of appointments that some hours touch.
const SEEN: &str = "touched_seen";
/// Most appointments looked at for one change.
const MOST: u32 = 5_000;

/// A live appointment and what closes its time.
#[derive(Clone)]
pub(super) struct Touched {
    pub row: LiveRow,
    pub because: Option<Reason>,
}

/// What somebody decided about what a change touches.
pub(super) enum Decided<'a> {
    /// There are some that they have not seen.
    Undecided,
    /// The words for the candidates do not do.
    Refused(HoursErrors),
    /// These are called off with these words, the others stay.
    Settled { cancelled: Vec<&'a LiveRow>, reason: String, n_left: u32 },
}

/// The live appointments to come of one advisor.
pub(super) async fn live_of(
    reader: Reader<'_>,
    centre: CentreId,
    advisor: AdvisorId,
    now: Timestamp,
) -> Result<Vec<LiveRow>, Fault> {
    Ok(touched::list_live(reader, centre, Some(advisor), (to_come(now), MOST)).await?)
}

/// The live appointments to come of a centre.
pub(super) async fn live_of_centre(reader: Reader<'_>, centre: CentreId, now: Timestamp) -> Result<Vec<LiveRow>, Fault> {
    Ok(touched::list_live(reader, centre, None, (to_come(now), MOST)).await?)
}

fn to_come(now: Timestamp) -> Interval {
    Interval::lasting(now, AHEAD_S)
}

/// What of an appointment's time these hours close; `None` when all of it is open.
pub(super) fn closed(places: &Places, state: &State, row: &LiveRow, now: Timestamp) -> Option<Reason> {
    let mut agenda = places.agenda(row.site);
    agenda.advisors = vec![state.schedule(Served { type_id: Some(row.type_id), site: row.site, mode: Some(row.mode) })];
    let removed = closed_by_rules(&agenda, dates_of(row.interval, agenda.zone), now);
    removed.iter().find(|removed| removed.interval.overlaps(row.interval)).map(|removed| removed.because)
}

/// Those whose time the change closes: it was open before, or it comes to lie in an absence.
pub(super) fn closed_by_change(
    places: &Places,
    live: Vec<LiveRow>,
    (before, after): (&State, &State),
    now: Timestamp,
) -> Vec<Touched> {
    let away = |state: &State, row: &LiveRow| state.absences.iter().any(|absence| lies_in(row, absence.span));
    live.into_iter()
        .filter_map(|row| {
            let because = match (closed(places, before, &row, now), closed(places, after, &row, now)) {
                (None, Some(reason)) => Some(reason),
                (None | Some(_), None) => None,
                (Some(_), Some(_)) => (away(after, &row) && !away(before, &row)).then_some(Reason::Absence),
            };
            because.map(|reason| Touched { row, because: Some(reason) })
        })
        .collect()
}

/// The appointment shares an instant with the span, on the wall clock of its place.
pub(super) fn lies_in(row: &LiveRow, span: CivilSpan) -> bool {
    instants_of(row.zone, span).overlaps(row.interval)
}

/// What becomes of the appointments touched.
pub(super) fn decided<'a>(touched: &'a [Touched], decision: &Decision) -> Decided<'a> {
    if touched.iter().any(|touched| !decision.seen.contains(&touched.row.id)) {
        return Decided::Undecided;
    }
    let cancelled: Vec<&LiveRow> =
        touched.iter().map(|touched| &touched.row).filter(|row| decision.cancelled.contains(&row.id)).collect();
    let n_left = count(touched.len() - cancelled.len());
    if cancelled.is_empty() {
        return Decided::Settled { cancelled, reason: String::new(), n_left };
    }
    match parse_reason(&decision.reason) {
        Ok(reason) => Decided::Settled { cancelled, reason, n_left },
        Err(errors) => Decided::Refused(errors),
    }
}

/// The person may see that appointment.
pub(super) fn is_seen(seen: SeenAgendas, row: &LiveRow) -> bool {
    match seen {
        SeenAgendas::Every => true,
        SeenAgendas::Only(own) => row.advisors.contains(&own),
        SeenAgendas::Nobody => false,
    }
}

/// The answer that asks what becomes of them. That somebody looked at these persons is noted.
pub(super) async fn asked_about(
    tx: &Tx,
    who: (StaffId, CentreId),
    touched: &[Touched],
    now: Timestamp,
) -> Result<HoursAnswer, Fault> {
    journal::record(tx, who, (SEEN, touched.len() as u64), now).await?;
    Ok(HoursAnswer::Touches(shown(tx.read(), who.1, touched).await?))
}

impl Services {
    /// Notes that somebody looked at so many persons; nothing when there was none.
    pub(super) async fn note_seen(&self, member: &Member, n_persons: usize) -> Result<(), Fault> {
        if n_persons == 0 {
            return Ok(());
        }
        let (who, now) = ((member.staff(), member.centre().id), self.now());
        let noted: Result<(), Fault> =
            self.0.db.write(|tx| async move { Ok(journal::record(&tx, who, (SEEN, n_persons as u64), now).await?) }).await;
        noted
    }
}

/// As pages show them, with the names of who takes part: one statement.
pub(super) async fn shown(reader: Reader<'_>, centre: CentreId, touched: &[Touched]) -> Result<Vec<TouchedView>, Fault> {
    let names = takers_of(reader, centre, touched.iter().map(|touched| &touched.row)).await?;
    Ok(touched.iter().map(|touched| view(touched, &names)).collect())
}

/// Who takes part in these: one statement, none when nobody does.
pub(super) async fn takers_of(
    reader: Reader<'_>,
    centre: CentreId,
    rows: impl Iterator<Item = &LiveRow>,
) -> Result<Vec<AdvisorRow>, Fault> {
    let mut ids: Vec<AdvisorId> = rows.flat_map(|row| row.advisors.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(if ids.is_empty() { Vec::new() } else { advisors::list_some(reader, centre, &ids).await? })
}

/// As a page shows it.
pub(super) fn view(touched: &Touched, names: &[AdvisorRow]) -> TouchedView {
    let row = &touched.row;
    TouchedView {
        id: row.id,
        slot: views::interval(row.interval, row.zone),
        candidate: format!("{} {}", row.candidate.0, row.candidate.1),
        purpose: row.purpose.clone(),
        mode: row.mode,
        advisors: row.advisors.iter().map(|advisor| name_of(names, *advisor)).collect(),
        because: touched.because,
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

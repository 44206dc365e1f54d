//! What the reasons of a day are called: which closure, whose absence, which appointment.

use super::{showing::advisor_name, why::sees};
use crate::{access::SeenAgendas, fault::Fault};
use contract::hours::{AdvisorName, NamedAbsence, NamedClosure, WhyWhat};
use domain::{
    agenda::{Agenda, BusyKind, CivilSpan},
    holidays::{PublicHoliday, holiday_on},
    ids::{AdvisorId, AppointmentId, SiteId},
    slots::{Reason, instants_of},
    time::{Interval, NaiveDate},
};
use store::{
    Reader,
    advisors::AdvisorRow,
    centres::CentreRow,
    closures::{self, ClosureRow},
    opening_hours::{self, AbsenceRow},
};

/// The things of one day that have a name, as far as the person may know it.
pub(super) struct Names {
    seen: SeenAgendas,
    team: Vec<AdvisorName>,
    closures: Vec<ClosureRow>,
    absences: Vec<AbsenceRow>,
    date: NaiveDate,
}

impl Names {
    /// Those of a date at a place.
    pub async fn load(
        reader: Reader<'_>,
        (centre, site): (&CentreRow, Option<SiteId>),
        (seen, team): (SeenAgendas, &[AdvisorRow]),
        date: NaiveDate,
    ) -> Result<Self, Fault> {
        let mut closed = closures::list(reader, centre.id, date).await?;
        closed.retain(|row| row.closure.site.is_none() || row.closure.site == site);
        let ids: Vec<AdvisorId> = team.iter().map(|row| row.id).collect();
        let absences = opening_hours::list_absences(reader, &ids, date).await?;
        Ok(Self { seen, team: team.iter().map(advisor_name).collect(), closures: closed, absences, date })
    }

    /// An advisor that the person may see.
    pub fn advisor(&self, id: AdvisorId) -> Option<AdvisorName> {
        self.team.iter().find(|name| name.id == id).cloned()
    }

    /// A reason with the names of what lies behind it. Notice and horizon are the caller's.
    pub fn name(&self, reason: Reason, span: Interval, agenda: &Agenda) -> WhyWhat {
        let lies_in = |civil: CivilSpan| instants_of(agenda.zone, civil).overlaps(span);
        match reason {
            Reason::Outside | Reason::Notice | Reason::Horizon => WhyWhat::Outside,
            // The engine and this ask the same calendar.
            Reason::Holiday => WhyWhat::Holiday(holiday_on(agenda.territory, self.date).unwrap_or(PublicHoliday::NewYear)),
            Reason::Closure => {
                let closed = self.closures.iter().filter(|row| lies_in(row.closure.span));
                WhyWhat::Closure(closed.map(|row| NamedClosure { id: row.id, label: row.closure.label.clone() }).collect())
            }
            Reason::Absence => {
                let takes_part = |id| agenda.advisors.iter().any(|schedule| schedule.advisor == id);
                let away = self.absences.iter().filter(|row| takes_part(row.advisor) && lies_in(row.span));
                let named = |row: &AbsenceRow| {
                    let advisor = self.advisor(row.advisor)?;
                    Some(NamedAbsence { id: row.id, advisor, label: row.label.clone() })
                };
                WhyWhat::Absence(away.filter_map(named).collect())
            }
            Reason::Appointment => WhyWhat::Appointment(self.appointments(span, agenda)),
            Reason::External => WhyWhat::External,
            Reason::Session => WhyWhat::Session,
            Reason::Buffer => WhyWhat::Buffer,
        }
    }

    /// The appointments of that time that the person may open. A hold, whose identity is negative, is nobody's yet.
    fn appointments(&self, span: Interval, agenda: &Agenda) -> Vec<AppointmentId> {
        let seen = agenda.advisors.iter().filter(|schedule| sees(self.seen, schedule.advisor));
        let busy = seen.flat_map(|schedule| &schedule.busy);
        let there = busy.filter(|busy| busy.kind == BusyKind::Appointment && busy.interval.overlaps(span));
        let mut ids: Vec<AppointmentId> = there.filter_map(|busy| busy.id).filter(|id| *id > 0).map(AppointmentId).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

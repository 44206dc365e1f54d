//! How much of the agendas was taken: the engine's own windows, place by place, against the appointments.
//!
//! A closure may be of one site, and a site may have a clock and holidays of its own. So an advisor's weekly hours are asked
//! for where they are kept: at the site of the series, else at the advisor's own, else anywhere in the centre.

use super::counting::Span;
use crate::Services;
use contract::statistics::FillFigures;
use domain::{
    agenda::{AdvisorSchedule, Agenda},
    hours::AdvisorHours,
    ids::{AdvisorId, SiteId},
    slots::{Filling, open_times},
    time::{DateRange, Interval, Timestamp},
};
use std::collections::HashMap;
use store::{
    StoreError,
    advisors::{self, AdvisorRow},
    centres::CentreRow,
    closures::{self, ClosureRow},
    opening_hours::{self, AbsenceRow},
    sites::{self, SiteRow},
    statistics,
};

/// The engine looks eight days around what is asked, and what is asked a day around the period: sites have other clocks.
const AROUND_DAYS: u64 = 9;

impl Services {
    /// Up to the present instant. Seven statements, whatever the number of advisors and sites.
    pub(super) async fn filling_of(&self, centre: &CentreRow, span: Span, now: Timestamp) -> Result<FillFigures, StoreError> {
        let within = Interval::new(span.instants.start, span.instants.end.min(now));
        if within.is_empty() {
            return Ok(FillFigures::default());
        }
        let reader = self.0.db.read();
        let last = now.date_in(span.zone);
        let dates = around(DateRange::new(span.dates.from, span.dates.until.min(last.succ_opt().unwrap_or(last))), 1);
        let from = around(span.dates, AROUND_DAYS).from;
        let team = advisors::list(reader, centre.id).await?;
        let ids: Vec<AdvisorId> = team.iter().map(|row| row.id).collect();
        let hours = opening_hours::list(reader, &ids, from).await?;
        let rules = Rules {
            centre,
            sites: sites::list(reader, centre.id).await?,
            closures: closures::list(reader, centre.id, from).await?,
            absences: by_advisor(opening_hours::list_absences(reader, &ids, from).await?),
        };
        let mut open: HashMap<AdvisorId, Vec<Interval>> = HashMap::new();
        for agenda in rules.agendas(&team, &hours) {
            for (advisor, spans) in open_times(&agenda, dates) {
                open.entry(advisor).or_default().extend(spans);
            }
        }
        let mut taken = statistics::taken(reader, centre.id, within).await?;
        let of = |(advisor, open)| Filling::of(open, taken.remove(&advisor).unwrap_or_default(), within);
        let filling = open.into_iter().map(of).fold(Filling::default(), Filling::and);
        Ok(FillFigures { open_min: filling.open_s / 60, taken_min: filling.taken_s / 60 })
    }
}

/// What closes the time of a centre's advisors, and where.
struct Rules<'a> {
    centre: &'a CentreRow,
    sites: Vec<SiteRow>,
    closures: Vec<ClosureRow>,
    absences: HashMap<AdvisorId, Vec<AbsenceRow>>,
}

impl Rules<'_> {
    /// One agenda for each place where somebody receives.
    fn agendas(&self, team: &[AdvisorRow], hours: &[(AdvisorId, AdvisorHours)]) -> Vec<Agenda> {
        let places = [None].into_iter().chain(self.sites.iter().map(Some));
        let agendas = places.map(|place| {
            let site = place.map(|row| row.id);
            let here = team.iter().zip(hours).filter_map(|(row, (_, hours))| self.schedule(row, hours, site));
            let (zone, territory) =
                place.map_or((self.centre.centre.zone, self.centre.centre.territory), |row| (row.site.zone, row.site.territory));
            let closures = self.closures.iter().filter(|row| row.closure.site.is_none() || row.closure.site == site);
            Agenda { zone, territory, closures: closures.map(|row| row.closure.span).collect(), advisors: here.collect() }
        });
        agendas.filter(|agenda| !agenda.advisors.is_empty()).collect()
    }

    /// The hours that this advisor has there; `None` without any. Special days stand at the advisor's own place and replace the
    /// weekly hours at every other.
    fn schedule(&self, row: &AdvisorRow, hours: &AdvisorHours, site: Option<SiteId>) -> Option<AdvisorSchedule> {
        let own = row.advisor.site;
        // Nobody is offered at another site than their own.
        let kept_at = |only: Option<SiteId>| (own.is_none() || only.is_none() || only == own).then(|| only.or(own));
        let here = hours.series.iter().filter(|series| kept_at(series.hours.site) == Some(site));
        let weekly: Vec<_> = here.map(|series| series.hours.weekly.clone()).collect();
        if weekly.is_empty() && own != site {
            return None;
        }
        let mut overrides = hours.days.clone();
        if own != site {
            for day in &mut overrides {
                day.windows.clear();
            }
        }
        let absences = self.absences.get(&row.id).into_iter().flatten().map(|absence| absence.span).collect();
        Some(AdvisorSchedule { advisor: row.id, weekly, overrides, absences, busy: Vec::new() })
    }
}

fn by_advisor(absences: Vec<AbsenceRow>) -> HashMap<AdvisorId, Vec<AbsenceRow>> {
    let mut by_advisor: HashMap<AdvisorId, Vec<AbsenceRow>> = HashMap::new();
    for absence in absences {
        by_advisor.entry(absence.advisor).or_default().push(absence);
    }
    by_advisor
}

fn around(dates: DateRange, days: u64) -> DateRange {
    let days = chrono::Days::new(days);
    DateRange::new(
        dates.from.checked_sub_days(days).unwrap_or(dates.from),
        dates.until.checked_add_days(days).unwrap_or(dates.until),
    )
}

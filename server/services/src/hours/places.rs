//! The places of a centre: in which zone an advisor's hours are meant, whose holidays apply, what is closed.

use crate::fault::Fault;
use chrono::{Datelike, Months};
use contract::hours::SiteName;
use domain::{
    agenda::{Agenda, SlotPolicy},
    holidays::{PublicHoliday, Territory, holiday_on, holidays_of},
    ids::{AdvisorId, SiteId},
    slots::{Ask, Audience, Removed, explain},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use store::{
    Reader,
    advisors::AdvisorRow,
    centres::CentreRow,
    closures::{self, ClosureRow},
    sites::{self, SiteRow},
};

/// How far ahead public holidays are listed.
const HOLIDAYS_AHEAD: Months = Months::new(18);

/// A centre with its sites and closures.
pub(super) struct Places {
    pub centre: CentreRow,
    pub sites: Vec<SiteRow>,
    pub closures: Vec<ClosureRow>,
}

impl Places {
    /// Those of a centre, the closures that ended before `from` left out.
    pub async fn load(reader: Reader<'_>, centre: &CentreRow, from: NaiveDate) -> Result<Self, Fault> {
        let sites = sites::list(reader, centre.id).await?;
        let closures = closures::list(reader, centre.id, from).await?;
        Ok(Self { centre: centre.clone(), sites, closures })
    }

    /// The agenda of a site, or of the centre, without anybody in it.
    pub fn agenda(&self, site: Option<SiteId>) -> Agenda {
        let here = site.and_then(|site| self.sites.iter().find(|row| row.id == site));
        let closed = self.closures.iter().filter(|row| row.closure.site.is_none() || row.closure.site == site);
        Agenda {
            zone: here.map_or(self.centre.centre.zone, |row| row.site.zone),
            territory: here.map_or(self.centre.centre.territory, |row| row.site.territory),
            closures: closed.map(|row| row.closure.span).collect(),
            advisors: Vec::new(),
        }
    }

    /// The sites by name, as forms offer them.
    pub fn site_names(&self) -> Vec<SiteName> {
        self.sites.iter().map(|row| SiteName { id: row.id, name: row.site.name.clone() }).collect()
    }

    pub fn site_name(&self, site: SiteId) -> Option<SiteName> {
        self.site_names().into_iter().find(|name| name.id == site)
    }
}

/// In which zone the hours of an advisor are meant: their only site's, or the centre's.
pub(super) async fn zone_of(reader: Reader<'_>, centre: &CentreRow, advisor: &AdvisorRow) -> Result<Tz, Fault> {
    let site = match advisor.advisor.site {
        Some(site) => sites::find(reader, centre.id, site).await?,
        None => None,
    };
    Ok(site.map_or(centre.centre.zone, |row| row.site.zone))
}

/// What the rules alone close on these dates, whoever asks and whatever is booked.
pub(super) fn closed_by_rules(agenda: &Agenda, dates: DateRange, now: Timestamp) -> Vec<Removed> {
    explain(Ask { agenda, policy: &SlotPolicy::OPENINGS, now, ignoring: None, audience: Audience::Staff }, dates)
}

/// The civil dates that an interval touches.
pub(super) fn dates_of(interval: Interval, zone: Tz) -> DateRange {
    let last = interval.end.plus_seconds(-1).max(interval.start).date_in(zone);
    DateRange::new(interval.start.date_in(zone), last.succ_opt().unwrap_or(last))
}

/// The public holidays from today on, as far ahead as they are listed.
pub(super) fn coming_holidays(territory: Territory, today: NaiveDate) -> Vec<(NaiveDate, PublicHoliday)> {
    let until = today.checked_add_months(HOLIDAYS_AHEAD).unwrap_or(today);
    (today.year()..=until.year())
        .flat_map(|year| holidays_of(territory, year))
        .filter(|date| (today..until).contains(date))
        .filter_map(|date| holiday_on(territory, date).map(|holiday| (date, holiday)))
        .collect()
}

/// The name of an advisor among these; empty when it is not one of them.
pub(super) fn name_of(advisors: &[AdvisorRow], id: AdvisorId) -> String {
    advisors.iter().find(|row| row.id == id).map(|row| row.advisor.name.clone()).unwrap_or_default()
}

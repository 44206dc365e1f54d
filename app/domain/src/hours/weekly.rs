//! The hours of one advisor: the series of every week, and the days unlike the others.

use crate::{
    agenda::{Availability, AvailabilityOverride},
    appointment::Mode,
    ids::{AppointmentTypeId, AvailabilityId, SiteId},
    time::NaiveDate,
};
use serde::{Deserialize, Serialize};

/// A series of windows and what it serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyHours {
    /// When.
    pub weekly: Availability,
    /// Only at this site.
    pub site: Option<SiteId>,
    /// Only in this mode.
    pub mode: Option<Mode>,
    /// Only for these types; `None` for every type.
    pub types: Option<Vec<AppointmentTypeId>>,
}

/// For what an agenda is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Served {
    /// Which type; `None` for any.
    pub type_id: Option<AppointmentTypeId>,
    /// At which site; `None` for any.
    pub site: Option<SiteId>,
    /// In which mode; `None` for any.
    pub mode: Option<Mode>,
}

/// What hours are kept for; `None` for everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptFor<'a> {
    /// Only at this site.
    pub site: Option<SiteId>,
    /// Only in this mode.
    pub mode: Option<Mode>,
    /// Only for these types.
    pub types: Option<&'a [AppointmentTypeId]>,
}

impl KeptFor<'_> {
    /// They may be offered for that.
    pub fn serves(self, served: Served) -> bool {
        let same_site = self.site.is_none() || served.site.is_none() || self.site == served.site;
        let same_mode = self.mode.is_none() || served.mode.is_none() || self.mode == served.mode;
        let same_type = self.types.is_none_or(|only| served.type_id.is_none_or(|asked| only.contains(&asked)));
        same_site && same_mode && same_type
    }
}

impl WeeklyHours {
    /// The series may be offered for that.
    pub fn serves(&self, served: Served) -> bool {
        KeptFor { site: self.site, mode: self.mode, types: self.types.as_deref() }.serves(served)
    }

    /// Whether it serves every type at every site in every mode.
    pub fn is_for_everything(&self) -> bool {
        self.site.is_none() && self.mode.is_none() && self.types.is_none()
    }

    /// The same hours with other dates.
    #[must_use]
    pub fn between(&self, starting: Option<NaiveDate>, until: Option<NaiveDate>) -> Self {
        Self { weekly: Availability { starting, until, ..self.weekly.clone() }, ..self.clone() }
    }
}

/// A stored series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Which.
    pub id: AvailabilityId,
    /// Its hours.
    pub hours: WeeklyHours,
}

/// Everything that opens one advisor's time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdvisorHours {
    /// Every week.
    pub series: Vec<Series>,
    /// The days unlike the others, one entry a date.
    pub days: Vec<AvailabilityOverride>,
}

/// One change of an advisor's hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursChange {
    /// A new series.
    Insert(WeeklyHours),
    /// Another content for a series.
    Update(AvailabilityId, WeeklyHours),
    /// No such series any more.
    Delete(AvailabilityId),
    /// Special hours for a date, in place of those it had.
    PutDay(AvailabilityOverride),
    /// A date like the others again.
    DeleteDay(NaiveDate),
}

/// The identity of a series that is not stored yet.
const NEW: AvailabilityId = AvailabilityId(0);

impl AdvisorHours {
    /// The special hours of a date.
    pub fn day(&self, date: NaiveDate) -> Option<&AvailabilityOverride> {
        self.days.iter().find(|day| day.date == date)
    }

    /// The stored series of that identity.
    pub fn find(&self, id: AvailabilityId) -> Option<&Series> {
        self.series.iter().find(|series| series.id == id)
    }

    /// These hours after some changes.
    #[must_use]
    pub fn after(&self, changes: &[HoursChange]) -> Self {
        let mut hours = self.clone();
        for change in changes {
            match change {
                HoursChange::Insert(new) => hours.series.push(Series { id: NEW, hours: new.clone() }),
                HoursChange::Update(id, to) => {
                    for series in hours.series.iter_mut().filter(|series| series.id == *id) {
                        series.hours = to.clone();
                    }
                }
                HoursChange::Delete(id) => hours.series.retain(|series| series.id != *id),
                HoursChange::PutDay(day) => {
                    hours.days.retain(|other| other.date != day.date);
                    hours.days.push(day.clone());
                }
                HoursChange::DeleteDay(date) => hours.days.retain(|other| other.date != *date),
            }
        }
        hours
    }

    /// The weekly rules that may be offered for that.
    pub fn serving(&self, served: Served) -> Vec<Availability> {
        self.series.iter().filter(|series| series.hours.serves(served)).map(|series| series.hours.weekly.clone()).collect()
    }
}

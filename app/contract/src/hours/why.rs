//! Why an instant is not offered to candidates.

use super::{AdvisorName, SiteName};
use crate::{find::TypeSummary, refusal::SlotView};
use domain::{
    appointment::Mode,
    holidays::PublicHoliday,
    ids::{AbsenceId, AdvisorId, AppointmentId, ClosureId, SiteId},
    time::{CivilInstant, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// Which day, for whom, for what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskWhy {
    /// The centre's slug.
    pub centre: String,
    /// The day; today otherwise.
    pub day: Option<NaiveDate>,
    /// The type's slug; the first otherwise.
    pub type_slug: Option<String>,
    /// One advisor; all of the type's otherwise.
    pub advisor: Option<AdvisorId>,
    /// How to meet; the type's first mode otherwise.
    pub mode: Option<Mode>,
    /// Where; as the type's own page does otherwise.
    pub site: Option<SiteId>,
}

/// A day as the engine sees it, with the reason of each hole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyView {
    /// The types one may ask about; empty when the centre has none.
    pub types: Vec<TypeSummary>,
    /// The advisors one may ask about, in the order shown.
    pub advisors: Vec<AdvisorName>,
    /// The sites, by name.
    pub sites: Vec<SiteName>,
    /// The type asked about; `None` when the centre has none.
    pub chosen: Option<TypeSummary>,
    /// How they meet.
    pub mode: Option<Mode>,
    /// Where, when a site is meant.
    pub site: Option<SiteId>,
    /// The day.
    pub day: NaiveDate,
    /// Today's civil date in the zone.
    pub today: NaiveDate,
    /// IANA name of the zone.
    pub zone: String,
    /// What candidates see: all advisors of the type together, or the one asked about. `None` when nobody takes the type.
    pub together: Option<WhyRow>,
    /// Each advisor alone, when several are asked about and the person may see them.
    pub each: Vec<WhyRow>,
    /// The first slot that candidates are offered from today on.
    pub first_free: Option<SlotView>,
    /// Whether the person may change closures and types.
    pub may_configure: bool,
}

/// One timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyRow {
    /// Whose; `None` for all together.
    pub advisor: Option<AdvisorName>,
    /// The whole day, in order, without gaps.
    pub pieces: Vec<WhyPiece>,
    /// Slots offered that day.
    pub n_slots: u32,
    /// There is nothing to open the day with.
    pub no_hours: Option<NoHours>,
}

/// Why a timeline has no hours at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoHours {
    /// No hours were ever given.
    Never,
    /// There are hours, but none for this type, mode or site.
    NotForThis,
    /// There are hours for this, but none on that date.
    NotThatDay,
}

/// A part of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyPiece {
    /// From when to when.
    pub span: SlotView,
    /// What it is.
    pub what: WhyWhat,
}

/// What a part of the day is to candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyWhat {
    /// Free, with this many starts offered; none when it is too short or off the grid.
    Free {
        /// How many.
        n_slots: u32,
    },
    /// No hours stand there.
    Outside,
    /// A public holiday.
    Holiday(PublicHoliday),
    /// Closed.
    Closure(Vec<NamedClosure>),
    /// Away.
    Absence(Vec<NamedAbsence>),
    /// An appointment, or a slot that a candidate is about to book. Those one may open.
    Appointment(Vec<AppointmentId>),
    /// An outside calendar.
    External,
    /// A group session.
    Session,
    /// Kept free around something busy.
    Buffer,
    /// Past.
    Past,
    /// Too close to now: bookable from that instant on.
    Notice(CivilInstant),
    /// Too far ahead: bookable up to that date.
    Horizon(Option<NaiveDate>),
}

/// A closure by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedClosure {
    /// Which.
    pub id: ClosureId,
    /// Why; empty when it was not said.
    pub label: String,
}

/// An absence by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAbsence {
    /// Which.
    pub id: AbsenceId,
    /// Who is away.
    pub advisor: AdvisorName,
    /// Why; empty when it was not said.
    pub label: String,
}

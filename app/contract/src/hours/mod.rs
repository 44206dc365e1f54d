//! When a centre and its advisors receive: weekly hours, special days, absences, closures, and why a slot is missing.
//!
//! * here: the hours of one advisor, as shown;
//! * [`edits`]: what is changed, tried in a preview or saved, and the appointments it touches;
//! * [`closures`]: when the centre or one of its sites is closed;
//! * [`why`]: why an instant is not offered.

pub mod closures;
pub mod edits;
pub mod why;

pub use closures::{ClosureView, ClosuresView, EditClosure, HolidayWorkers};
pub use edits::{
    ClosureEdit, CopyHours, CopyHow, Decision, EditHours, HoursAnswer, HoursEdit, PreviewAnswer, PreviewDay, PreviewHours,
    PreviewNote, PreviewView, SavedView, TellTouched, TouchedView,
};
pub use why::{AskWhy, NamedAbsence, NamedClosure, NoHours, WhyPiece, WhyRow, WhyView, WhyWhat};

use crate::{Answer, find::TypeSummary, scope::StaffScope};
use async_trait::async_trait;
use domain::{
    agenda::{AvailabilityOverride, CivilSpan, MinuteOfDay, TimeWindow},
    holidays::PublicHoliday,
    hours::Series,
    ids::{AbsenceId, AdvisorId, AppointmentTypeId, SiteId},
    time::NaiveDate,
};
use serde::{Deserialize, Serialize};

/// Whose hours, and which week of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowHours {
    /// The centre's slug.
    pub centre: String,
    /// Which advisor; oneself, or the first one, otherwise.
    pub advisor: Option<AdvisorId>,
    /// Any day of the week shown at a glance; this week otherwise.
    pub week: Option<NaiveDate>,
}

/// The hours of one advisor, and everything their forms offer to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursView {
    /// Whose agendas one may choose from, in the order shown; empty for who has none.
    pub advisors: Vec<AdvisorName>,
    /// The one shown; `None` when there is nobody.
    pub shown: Option<AdvisorHoursView>,
    /// The types, in the order shown.
    pub types: Vec<TypeChoice>,
    /// The sites, by name.
    pub sites: Vec<SiteName>,
    /// Today's civil date in the zone of these hours.
    pub today: NaiveDate,
    /// IANA name of that zone.
    pub zone: String,
}

/// An advisor by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvisorName {
    /// Who.
    pub id: AdvisorId,
    /// Name.
    pub name: String,
}

/// A site by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteName {
    /// Which.
    pub id: SiteId,
    /// Name.
    pub name: String,
}

/// A type that hours may be for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeChoice {
    /// Which.
    pub id: AppointmentTypeId,
    /// Slug, name, modes.
    pub summary: TypeSummary,
    /// The advisor shown takes it.
    pub taken: bool,
}

/// The hours of one advisor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvisorHoursView {
    /// Who.
    pub advisor: AdvisorName,
    /// Seven days from Monday.
    pub week: Vec<DayGlance>,
    /// The series, those that are over left out, in the order of the week.
    pub series: Vec<Series>,
    /// The special days from today on, in order.
    pub days: Vec<AvailabilityOverride>,
    /// The absences that are not over, in order.
    pub absences: Vec<AbsenceView>,
    /// The public holidays of the coming eighteen months, in order.
    pub holidays: Vec<HolidayView>,
    /// Live appointments to come that lie outside of these hours, in order.
    pub outside: Vec<TouchedView>,
}

/// What one day of an advisor looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayGlance {
    /// The day.
    pub date: NaiveDate,
    /// Where windows stand, and what closes them, in order; the rest of the day is outside of the hours.
    pub pieces: Vec<GlancePiece>,
    /// It has special hours.
    pub is_special: bool,
    /// It is a public holiday, worked on or not.
    pub holiday: Option<PublicHoliday>,
}

/// A part of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlancePiece {
    /// From when.
    pub from: MinuteOfDay,
    /// To when.
    pub to: MinuteOfDay,
    /// What it is.
    pub what: GlanceWhat,
}

/// What a part of a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GlanceWhat {
    /// The advisor receives.
    Open,
    /// A public holiday closes it.
    Holiday,
    /// A closure closes it.
    Closure,
    /// The advisor is away.
    Absence,
}

/// Time away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceView {
    /// Which.
    pub id: AbsenceId,
    /// When.
    pub span: CivilSpan,
    /// Why; empty when it was not said.
    pub label: String,
}

/// A public holiday and whether the advisor works on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayView {
    /// When.
    pub date: NaiveDate,
    /// Which.
    pub holiday: PublicHoliday,
    /// The special hours that open it.
    pub open: Option<Vec<TimeWindow>>,
    /// The windows that date would have if it were a day like another.
    pub usual: Vec<TimeWindow>,
}

/// When a centre and its advisors receive. An advisor has their own hours and absences, reception and managers everybody's;
/// closures are seen by all and changed by managers.
#[async_trait]
pub trait Hours: Send + Sync {
    /// The hours of one advisor.
    async fn show_hours(&self, scope: &StaffScope, ask: ShowHours) -> Answer<HoursView>;

    /// The slots that an edit would give, without saving it.
    async fn preview_hours(&self, scope: &StaffScope, ask: PreviewHours) -> Answer<PreviewAnswer>;

    /// Changes an advisor's hours, special days or absences. What it touches is asked about first.
    async fn edit_hours(&self, scope: &StaffScope, ask: EditHours) -> Answer<HoursAnswer>;

    /// Gives other advisors the weekly hours of one.
    async fn copy_hours(&self, scope: &StaffScope, ask: CopyHours) -> Answer<HoursAnswer>;

    /// The closures, the public holidays and who works on them.
    async fn show_closures(&self, scope: &StaffScope, centre: String) -> Answer<ClosuresView>;

    /// Closes the centre or a site, or opens it again. What it touches is asked about first.
    async fn edit_closure(&self, scope: &StaffScope, ask: EditClosure) -> Answer<HoursAnswer>;

    /// Calls appointments off and tells the candidates why.
    async fn tell_touched(&self, scope: &StaffScope, ask: TellTouched) -> Answer<HoursAnswer>;

    /// Why a day looks as it does to candidates.
    async fn explain_day(&self, scope: &StaffScope, ask: AskWhy) -> Answer<WhyView>;
}

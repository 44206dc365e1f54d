//! What is changed in some hours, and the appointments it touches.

use crate::refusal::SlotView;
use domain::{
    appointment::Mode,
    holidays::PublicHoliday,
    hours::{HoursErrors, ScopeDraft, SpanDraft, SpecialDayDraft, WeeklyDraft, WeeklyHours},
    ids::{AbsenceId, AdvisorId, AppointmentId, AvailabilityId, ClosureId, SiteId},
    slots::Reason,
    time::{CivilInstant, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// One edit of an advisor's hours, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursEdit {
    /// More hours every week.
    Add(WeeklyDraft),
    /// Other hours in place of a series.
    Change {
        /// Which.
        id: AvailabilityId,
        /// As it was shown.
        was: WeeklyHours,
        /// What it becomes.
        to: WeeklyDraft,
        /// How far.
        scope: ScopeDraft,
    },
    /// A series no more.
    Remove {
        /// Which.
        id: AvailabilityId,
        /// As it was shown.
        was: WeeklyHours,
        /// How far.
        scope: ScopeDraft,
    },
    /// Special hours for a date, in place of those it had.
    PutDay(SpecialDayDraft),
    /// A date like the others again.
    ClearDay(NaiveDate),
    /// Time away.
    AddAbsence(SpanDraft),
    /// Other dates or another label for time away.
    ChangeAbsence {
        /// Which.
        id: AbsenceId,
        /// What it becomes.
        to: SpanDraft,
    },
    /// No time away any more.
    RemoveAbsence(AbsenceId),
}

/// What to do with the appointments that an edit touches. The default knows of none: they are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Those that were shown; others come back as [`HoursAnswer::Touches`].
    pub seen: Vec<AppointmentId>,
    /// Those of them to call off; the others stay as they are.
    pub cancelled: Vec<AppointmentId>,
    /// What the candidates of those read; needed when there is one.
    pub reason: String,
}

/// Changes an advisor's hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditHours {
    /// The centre's slug.
    pub centre: String,
    /// Whose.
    pub advisor: AdvisorId,
    /// What.
    pub edit: HoursEdit,
    /// What becomes of the appointments it touches.
    pub decision: Decision,
}

/// One edit of the closures, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosureEdit {
    /// One more.
    Add {
        /// Only this site; the whole centre otherwise.
        site: Option<SiteId>,
        /// When and why.
        draft: SpanDraft,
    },
    /// Other dates, another label or another place.
    Change {
        /// Which.
        id: ClosureId,
        /// Only this site; the whole centre otherwise.
        site: Option<SiteId>,
        /// When and why.
        draft: SpanDraft,
    },
    /// Open again.
    Remove(ClosureId),
}

/// How copied hours meet those that are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyHow {
    /// They join them; what would open the same time twice is left out.
    #[default]
    Add,
    /// They take their place.
    Replace,
}

/// Gives other advisors the weekly hours of one. Special days and absences are nobody's but their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyHours {
    /// The centre's slug.
    pub centre: String,
    /// Whose hours.
    pub from: AdvisorId,
    /// Who gets them.
    pub to: Vec<AdvisorId>,
    /// How.
    pub how: CopyHow,
    /// What becomes of the appointments it touches.
    pub decision: Decision,
}

/// Calls appointments off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellTouched {
    /// The centre's slug.
    pub centre: String,
    /// Which.
    pub appointments: Vec<AppointmentId>,
    /// What the candidates read.
    pub reason: String,
}

/// What became of an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursAnswer {
    /// It is saved.
    Saved(SavedView),
    /// Fields that do not parse, or do not fit what is there.
    Refused(HoursErrors),
    /// Nothing is saved: it touches appointments that nobody has decided about.
    Touches(Vec<TouchedView>),
    /// Nothing is saved: somebody changed the same thing meanwhile.
    ChangedMeanwhile,
}

/// What a saved edit did besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Appointments called off.
    pub n_cancelled: u32,
    /// Appointments touched and left as they are.
    pub n_left: u32,
    /// Series that were not copied, because they would open the same time twice.
    pub n_skipped: u32,
}

/// A live appointment that some hours, an absence or a closure touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchedView {
    /// Which.
    pub id: AppointmentId,
    /// When, on the wall clock of its place.
    pub slot: SlotView,
    /// The candidate.
    pub candidate: String,
    /// The type's name.
    pub purpose: String,
    /// How they meet.
    pub mode: Mode,
    /// Who takes part.
    pub advisors: Vec<String>,
    /// What closes its time; `None` when that does not come from the agenda's rules.
    pub because: Option<Reason>,
}

/// The slots that an unsaved edit would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewHours {
    /// The centre's slug.
    pub centre: String,
    /// Whose hours.
    pub advisor: AdvisorId,
    /// The edit; `None` for the hours as they are.
    pub edit: Option<HoursEdit>,
    /// For which type; the first that the advisor takes otherwise.
    pub type_slug: Option<String>,
    /// How to meet; the type's first mode otherwise.
    pub mode: Option<Mode>,
    /// Where; as the type's own page does otherwise.
    pub site: Option<SiteId>,
    /// Any day of the week; next week otherwise.
    pub week: Option<NaiveDate>,
}

/// What a preview answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviewAnswer {
    /// The slots.
    Shown(PreviewView),
    /// What is typed is not whole yet, or does not fit what is there.
    Refused(HoursErrors),
}

/// A week of slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewView {
    /// Slug of the type.
    pub type_slug: String,
    /// How to meet.
    pub mode: Mode,
    /// IANA name of the zone.
    pub zone: String,
    /// The Monday.
    pub monday: NaiveDate,
    /// Seven days.
    pub days: Vec<PreviewDay>,
    /// Slots of the week.
    pub n_slots: u32,
    /// Why there may be fewer than the hours let expect.
    pub notes: Vec<PreviewNote>,
}

/// The slots of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewDay {
    /// The day.
    pub date: NaiveDate,
    /// Its slots, in order.
    pub slots: Vec<CivilInstant>,
    /// It is a public holiday that is not worked on.
    pub holiday: Option<PublicHoliday>,
}

/// What takes slots away in a week, besides the hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviewNote {
    /// The advisor does not take this type.
    NotTaken,
    /// Every advisor of the type takes part: only what they share is offered.
    Shared,
    /// This reason removes some time of the week.
    Because(Reason),
}

//! An appointment that the centre books for somebody.

use super::{CivilTime, Objection, PersonName, SiteName, TrainingName};
use domain::{
    appointment::Mode,
    candidate::{CandidateDraft, Question},
    ids::{AdvisorId, AppointmentTypeId, SiteId, TrainingId},
    length::Length,
    time::NaiveDate,
};
use serde::{Deserialize, Serialize};

/// What the form needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAppointmentView {
    /// Names the form: sent twice it books once.
    pub key: String,
    /// IANA name of the centre's zone.
    pub zone: String,
    /// Today there.
    pub today: NaiveDate,
    /// What can be booked, in the order shown. Empty: nothing can.
    pub types: Vec<TypeChoice>,
    /// Who receives, in the order shown; those whose agenda may be seen.
    pub people: Vec<PersonName>,
    /// Where, by name.
    pub sites: Vec<SiteName>,
    /// About what, by title.
    pub trainings: Vec<TrainingName>,
}

/// A type as the form offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeChoice {
    /// Which.
    pub id: AppointmentTypeId,
    /// Name shown.
    pub name: String,
    /// Its length, in minutes.
    pub duration_min: i32,
    /// How one may meet, in the order offered.
    pub modes: Vec<Mode>,
    /// The centre's own questions.
    pub questions: Vec<Question>,
    /// Who takes it.
    pub advisors: Vec<AdvisorId>,
    /// All of them take part at once.
    pub together: bool,
}

/// Book for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookFor {
    /// The centre's slug.
    pub centre: String,
    /// [`NewAppointmentView::key`].
    pub key: String,
    /// Which type.
    pub kind: AppointmentTypeId,
    /// About which training.
    pub training: Option<TrainingId>,
    /// Where; the training's own site when `None`.
    pub site: Option<SiteId>,
    /// How to meet.
    pub mode: Mode,
    /// When.
    pub starts: CivilTime,
    /// How long.
    pub length: Length,
    /// Who receives; never empty.
    pub advisors: Vec<AdvisorId>,
    /// Who comes, as typed.
    pub draft: CandidateDraft,
    /// A word among colleagues; may be empty.
    pub note: String,
    /// What was objected and is insisted upon.
    pub accepted: Vec<Objection>,
}

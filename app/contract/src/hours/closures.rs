//! When the centre or one of its sites is closed, and the public holidays.

use super::{AdvisorName, ClosureEdit, Decision, SiteName, TouchedView};
use domain::{agenda::CivilSpan, holidays::PublicHoliday, ids::ClosureId, time::NaiveDate};
use serde::{Deserialize, Serialize};

/// Everything that closes the centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosuresView {
    /// The closures that are not over, in order.
    pub closures: Vec<ClosureView>,
    /// The sites, by name.
    pub sites: Vec<SiteName>,
    /// The public holidays of the coming eighteen months, in order, with who works on them.
    pub holidays: Vec<HolidayWorkers>,
    /// Whether the person may change the closures.
    pub may_change: bool,
    /// Today's civil date.
    pub today: NaiveDate,
}

/// A closure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosureView {
    /// Which.
    pub id: ClosureId,
    /// When.
    pub span: CivilSpan,
    /// Why.
    pub label: String,
    /// Only this site; the whole centre otherwise.
    pub site: Option<SiteName>,
    /// The live appointments that lie in it, as far as the person sees their agendas.
    pub touched: Vec<TouchedView>,
}

/// A public holiday and who works on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayWorkers {
    /// When.
    pub date: NaiveDate,
    /// Which.
    pub holiday: PublicHoliday,
    /// Who works that day, in the order shown.
    pub workers: Vec<AdvisorName>,
}

/// Changes the closures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditClosure {
    /// The centre's slug.
    pub centre: String,
    /// What.
    pub edit: ClosureEdit,
    /// What becomes of the appointments it touches.
    pub decision: Decision,
}

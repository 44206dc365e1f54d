//! What stands around every page of a centre's dashboard.

use crate::{Answer, find::CentreSummary, scope::StaffScope};
use async_trait::async_trait;
use domain::{ids::AdvisorId, staff::Role, time::NaiveDate};
use serde::{Deserialize, Serialize};

/// The centres somebody works for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// The person's name.
    pub name: String,
    /// By name; never empty for somebody who was invited and not removed since.
    pub centres: Vec<CentreSummary>,
}

/// Whose dashboard it is, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameView {
    /// The centre.
    pub centre: CentreSummary,
    /// IANA name of its zone.
    pub zone: String,
    /// Today's civil date there.
    pub today: NaiveDate,
    /// Who is signed in.
    pub me: MeView,
    /// Works for other centres too.
    pub has_other_centres: bool,
}

/// Who is signed in, in this centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeView {
    /// Name.
    pub name: String,
    /// Role here.
    pub role: Role,
    /// The bookable person they are, if any.
    pub advisor: Option<AdvisorId>,
}

/// The frame of the dashboard.
#[async_trait]
pub trait Dashboards: Send + Sync {
    /// The centres of the person signed in. [`SignedOut`](crate::refusal::Refusal::SignedOut) when nobody is.
    async fn home(&self, scope: &StaffScope) -> Answer<HomeView>;

    /// The frame for the centre of that slug. Not a member, or no such centre: [`NotFound`](crate::refusal::Refusal::NotFound).
    async fn frame(&self, scope: &StaffScope, centre: String) -> Answer<FrameView>;
}

//! What describes a centre and its sites.

use crate::{Answer, scope::StaffScope};
use async_trait::async_trait;
use domain::{
    civil_life::FrenchZone,
    holidays::Territory,
    ids::SiteId,
    settings::{CentreDraft, CentreField, Faults, SiteDraft, SiteField},
    time::CivilInstant,
};
use serde::{Deserialize, Serialize};

/// What a centre says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// As it would be typed.
    pub draft: CentreDraft,
    /// The catalogue's word, where the centre has its own.
    pub catalogue: CatalogueWord,
    /// The centre's public address, whole.
    pub address: String,
    /// When somebody last changed something, and who.
    pub changed: Option<(CivilInstant, String)>,
    /// Appointments to come.
    pub n_upcoming: u64,
}

/// What the national catalogue says, where the centre says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueWord {
    /// The name.
    pub name: Option<String>,
    /// Street, postal code and town.
    pub place: Option<String>,
}

/// Save what a centre says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSettings {
    /// Whose.
    pub centre: String,
    /// What was typed.
    pub draft: CentreDraft,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedSettings {
    /// It holds from now on.
    Saved(Box<SettingsView>),
    /// Nothing was changed.
    Refused(Faults<CentreField>),
}

/// The sites of a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitesView {
    /// By name.
    pub sites: Vec<SiteDetails>,
    /// Whether the person signed in may change them.
    pub access: SitesAccess,
}

/// What the person signed in may do with the sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SitesAccess {
    /// Look.
    Read,
    /// Change.
    Change,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteDetails {
    /// Which.
    pub id: SiteId,
    /// As it would be typed.
    pub draft: SiteDraft,
    /// Millionths of a degree, north and east.
    pub point: Option<(i32, i32)>,
    /// The catalogue's word, where the centre has its own.
    pub catalogue: CatalogueWord,
    /// Clock and holidays of its commune, where they are others.
    pub usual: Option<(FrenchZone, Territory)>,
    /// Who receives there, by name.
    pub advisors: Vec<String>,
    /// What is held there, by name.
    pub types: Vec<String>,
    /// What refers to it.
    pub uses: SiteUses,
}

/// What refers to a site. A site is deleted when nothing does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteUses {
    /// Trainings.
    pub n_trainings: u64,
    /// Appointments, past ones included.
    pub n_appointments: u64,
    /// Advisors of this site alone.
    pub n_advisors: u64,
    /// Types offered at chosen sites, this one among them.
    pub n_types: u64,
    /// Hours and closures of this site alone.
    pub n_hours: u64,
}

/// Save a site, new or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveSite {
    /// Whose.
    pub centre: String,
    /// Which; `None`: a new one.
    pub id: Option<SiteId>,
    /// What was typed.
    pub draft: SiteDraft,
}

/// What became of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedSite {
    /// It is as typed from now on.
    Saved {
        /// Which.
        id: SiteId,
    },
    /// Nothing was changed.
    Refused(Faults<SiteField>),
}

/// Take a site away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteSite {
    /// Whose.
    pub centre: String,
    /// Which.
    pub id: SiteId,
}

/// What became of a site that was to be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteRemoval {
    /// It is no more.
    Deleted,
    /// It stays: something refers to it.
    InUse(SiteUses),
}

/// Ask what is usual at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposePlace {
    /// Whose.
    pub centre: String,
    /// As typed.
    pub postal_code: String,
    /// As typed.
    pub city: String,
}

/// What is usual at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceProposal {
    /// The commune or département that was understood.
    pub place: String,
    /// The clock on the wall.
    pub zone: FrenchZone,
    /// Whose public holidays close it.
    pub territory: Territory,
    /// `48.0707, -0.7734`: the middle of the commune.
    pub coordinates: Option<String>,
}

/// What describes a centre and its sites. Another centre's site is [`NotFound`](crate::refusal::Refusal::NotFound); a change
/// by who may only look is [`Forbidden`](crate::refusal::Refusal::Forbidden).
#[async_trait]
pub trait CentreSettings: Send + Sync {
    /// What the centre says of itself, for its managers.
    async fn show_settings(&self, scope: &StaffScope, centre: String) -> Answer<SettingsView>;

    /// Saves it. It outlives every import of the catalogue.
    async fn save_settings(&self, scope: &StaffScope, ask: SaveSettings) -> Answer<SavedSettings>;

    /// The sites.
    async fn list_sites(&self, scope: &StaffScope, centre: String) -> Answer<SitesView>;

    /// Saves a site. It outlives every import of the catalogue.
    async fn save_site(&self, scope: &StaffScope, ask: SaveSite) -> Answer<SavedSite>;

    /// Takes a site away that nothing refers to.
    async fn delete_site(&self, scope: &StaffScope, ask: DeleteSite) -> Answer<SiteRemoval>;

    /// The clock and the holidays of a commune; `None` when nobody knows it.
    async fn propose_place(&self, scope: &StaffScope, ask: ProposePlace) -> Answer<Option<PlaceProposal>>;
}

//! What describes a centre and its sites. The centre's word stands beside the catalogue's and outlives every import.

mod place;
mod profile;
mod sites;

use crate::Services;
use async_trait::async_trait;
use contract::{
    Answer,
    centre_settings::{
        CentreSettings, DeleteSite, PlaceProposal, ProposePlace, SaveSettings, SaveSite, SavedSettings, SavedSite, SettingsView,
        SiteRemoval, SitesView,
    },
    scope::StaffScope,
};

#[async_trait]
impl CentreSettings for Services {
    async fn show_settings(&self, scope: &StaffScope, centre: String) -> Answer<SettingsView> {
        self.centre_profile(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn save_settings(&self, scope: &StaffScope, ask: SaveSettings) -> Answer<SavedSettings> {
        self.save_centre_profile(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn list_sites(&self, scope: &StaffScope, centre: String) -> Answer<SitesView> {
        self.sites_view(scope, &centre).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn save_site(&self, scope: &StaffScope, ask: SaveSite) -> Answer<SavedSite> {
        self.save_site_words(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn delete_site(&self, scope: &StaffScope, ask: DeleteSite) -> Answer<SiteRemoval> {
        self.remove_site(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn propose_place(&self, scope: &StaffScope, ask: ProposePlace) -> Answer<Option<PlaceProposal>> {
        self.usual_at(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

//! What describes a centre and its sites.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::centre_settings::CentreSettings;
use contract::centre_settings::{
    DeleteSite, PlaceProposal, ProposePlace, SaveSettings, SaveSite, SavedSettings, SavedSite, SettingsView, SiteRemoval,
    SitesView,
};
use leptos::prelude::*;

/// See [`contract::centre_settings::CentreSettings::show_settings`].
#[server(name = ShowSettingsCall, prefix = "/fn", endpoint = "show_settings", input = Wire, output = Wire)]
pub async fn show_settings(centre: String) -> Result<SettingsView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.show_settings(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::centre_settings::CentreSettings::save_settings`].
#[server(name = SaveSettingsCall, prefix = "/fn", endpoint = "save_settings", input = Wire, output = Wire)]
pub async fn save_settings(ask: SaveSettings) -> Result<SavedSettings, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.save_settings(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::centre_settings::CentreSettings::list_sites`].
#[server(name = ListSitesCall, prefix = "/fn", endpoint = "list_sites", input = Wire, output = Wire)]
pub async fn list_sites(centre: String) -> Result<SitesView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.list_sites(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::centre_settings::CentreSettings::save_site`].
#[server(name = SaveSiteCall, prefix = "/fn", endpoint = "save_site", input = Wire, output = Wire)]
pub async fn save_site(ask: SaveSite) -> Result<SavedSite, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.save_site(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::centre_settings::CentreSettings::delete_site`].
#[server(name = DeleteSiteCall, prefix = "/fn", endpoint = "delete_site", input = Wire, output = Wire)]
pub async fn delete_site(ask: DeleteSite) -> Result<SiteRemoval, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.delete_site(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::centre_settings::CentreSettings::propose_place`].
#[server(name = ProposePlaceCall, prefix = "/fn", endpoint = "propose_place", input = Wire, output = Wire)]
pub async fn propose_place(ask: ProposePlace) -> Result<Option<PlaceProposal>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn CentreSettings>()?;
    port.propose_place(&scope, ask).await.map_err(ssr::refused)
}

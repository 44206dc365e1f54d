//! What stands around the pages of a dashboard.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::dashboard::Dashboards;
use contract::dashboard::{FrameView, HomeView};
use leptos::prelude::*;

/// See [`contract::dashboard::Dashboards::home`].
#[server(name = StaffHomeCall, prefix = "/fn", endpoint = "staff_home", input = Wire, output = Wire)]
pub async fn staff_home() -> Result<HomeView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Dashboards>()?;
    port.home(&scope).await.map_err(ssr::refused)
}

/// See [`contract::dashboard::Dashboards::frame`].
#[server(name = DashboardFrameCall, prefix = "/fn", endpoint = "dashboard_frame", input = Wire, output = Wire)]
pub async fn dashboard_frame(centre: String) -> Result<FrameView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Dashboards>()?;
    port.frame(&scope, centre).await.map_err(ssr::refused)
}

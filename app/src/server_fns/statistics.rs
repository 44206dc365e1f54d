//! The figures of a centre.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::statistics::Statistics;
use contract::statistics::{ShowStatistics, StatisticsView};
use leptos::prelude::*;

/// See [`contract::statistics::Statistics::show`].
#[server(name = ShowStatisticsCall, prefix = "/fn", endpoint = "show_statistics", input = Wire, output = Wire)]
pub async fn show_statistics(ask: ShowStatistics) -> Result<StatisticsView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Statistics>()?;
    port.show(&scope, ask).await.map_err(ssr::refused)
}

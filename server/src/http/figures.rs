//! The figures of a centre as CSV and as XLSX.

use super::{Surface, export::sent, fault};
use crate::{figures, tables};
use app::forms::statistics::read_statistics;
use axum::{
    Extension,
    extract::{Path, State},
    http::Uri,
    response::Response,
};
use contract::{refusal::Refusal, scope::StaffScope, statistics::StatisticsView};
use std::sync::Arc;

/// Section, name, number.
pub async fn csv(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match view(&surface, &scope, &centre, &address).await {
        Ok(view) => sent(figures::csv(&view), (tables::CSV, "statistiques.csv"), &scope),
        Err(refusal) => fault::refused(&refusal),
    }
}

/// The same on several sheets, with what each figure counts.
pub async fn xlsx(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match view(&surface, &scope, &centre, &address).await {
        Ok(view) => sent(figures::xlsx(&view), (tables::XLSX, "statistiques.xlsx"), &scope),
        Err(refusal) => fault::refused(&refusal),
    }
}

async fn view(surface: &Surface, scope: &StaffScope, centre: &str, address: &Uri) -> Result<StatisticsView, Refusal> {
    let Some(staff) = &surface.staff else { return Err(Refusal::NotFound) };
    staff.ports.statistics.export(scope, read_statistics(centre, address.query().unwrap_or_default())).await
}

//! The figures of a centre as CSV and as XLSX.

use super::{
    Surface,
    export::{file, unwritten},
    fault,
};
use crate::{figures, tables};
use app::forms::statistics::read_statistics;
use axum::{
    Extension,
    extract::{Path, State},
    http::Uri,
    response::Response,
};
use contract::{refusal::Refusal, scope::StaffScope, statistics::StatisticsView};

/// Section, name, number.
pub async fn csv(
    State(surface): State<Surface>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match view(&surface, &scope, &centre, &address).await {
        Ok(view) => match figures::csv(&view) {
            Ok(body) => file(body, tables::CSV, "statistiques.csv"),
            Err(error) => unwritten(&error, &scope),
        },
        Err(refusal) => fault::refused(&refusal),
    }
}

/// The same on several sheets, with what each figure counts.
pub async fn xlsx(
    State(surface): State<Surface>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match view(&surface, &scope, &centre, &address).await {
        Ok(view) => match figures::xlsx(&view) {
            Ok(body) => file(body, tables::XLSX, "statistiques.xlsx"),
            Err(error) => unwritten(&error, &scope),
        },
        Err(refusal) => fault::refused(&refusal),
    }
}

async fn view(surface: &Surface, scope: &StaffScope, centre: &str, address: &Uri) -> Result<StatisticsView, Refusal> {
    let Some(staff) = &surface.staff else { return Err(Refusal::NotFound) };
    staff.ports.statistics.export(scope, read_statistics(centre, address.query().unwrap_or_default())).await
}

//! The queue as a table: CSV and XLSX. What strangers typed must not become a formula on somebody's desk.

use super::{Surface, fault};
use crate::tables::{self, Cell, Sheet};
use app::forms::{pairs::parse_pairs, queue::filter_of};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Response},
};
use contract::{
    refusal::Refusal,
    requests::{ExportColumn, ExportTable},
    scope::StaffScope,
};
use domain::{
    life::RequestState,
    request::{Referrer, Way},
};
use locales::fr::staff::{appointment, requests as words};
use rust_xlsxwriter::XlsxError;
use std::sync::Arc;
/// See the module.
pub async fn csv(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match table(&surface, &scope, centre, &address).await {
        Ok(table) => sent(written(&table), (tables::CSV, "demandes.csv"), &scope),
        Err(refusal) => fault::refused(&refusal),
    }
}

/// See the module.
pub async fn xlsx(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match table(&surface, &scope, centre, &address).await {
        Ok(table) => match tokio::task::spawn_blocking(move || sheet(&table)).await {
            Ok(sheet) => sent(sheet, (tables::XLSX, "demandes.xlsx"), &scope),
            Err(error) => unwritten(&error, &scope),
        },
        Err(refusal) => fault::refused(&refusal),
    }
}

async fn table(surface: &Surface, scope: &StaffScope, centre: String, address: &Uri) -> Result<ExportTable, Refusal> {
    let filter = filter_of(&parse_pairs(address.query().unwrap_or_default()));
    let Some(staff) = &surface.staff else { return Err(Refusal::NotFound) };
    staff.ports.requests.export(scope, centre, filter).await
}

/// Codes become words.
fn cell(column: ExportColumn, text: &str) -> Cell {
    let words = match column {
        ExportColumn::Way => Way::from_code(text).map(words::one),
        ExportColumn::State => RequestState::from_code(text).map(words::state),
        ExportColumn::Referrer => Referrer::from_code(text).map(appointment::referrer),
        ExportColumn::AskedAt
        | ExportColumn::FirstName
        | ExportColumn::LastName
        | ExportColumn::Email
        | ExportColumn::Phone
        | ExportColumn::Training
        | ExportColumn::Assigned
        | ExportColumn::AnsweredAt
        | ExportColumn::StartsAt => None,
    };
    Cell::from(words.unwrap_or(text))
}

fn heads(table: &ExportTable) -> impl Iterator<Item = &'static str> {
    table.columns.iter().map(|column| words::column(*column))
}

fn rows(table: &ExportTable) -> impl Iterator<Item = Vec<Cell>> {
    table.rows.iter().map(|row| table.columns.iter().zip(row).map(|(column, text)| cell(*column, text)).collect())
}

fn written(table: &ExportTable) -> Result<Vec<u8>, csv::Error> {
    tables::csv(heads(table), rows(table))
}

fn sheet(table: &ExportTable) -> Result<Vec<u8>, XlsxError> {
    tables::xlsx([Sheet { name: words::TITLE, head: heads(table).collect(), rows: rows(table) }])
}

/// A table as a file, or that it could not be written.
pub(super) fn sent<E: std::fmt::Display>(
    table: Result<Vec<u8>, E>,
    (kind, name): (&'static str, &'static str),
    scope: &StaffScope,
) -> Response {
    match table {
        Ok(body) => file(body, kind, name),
        Err(error) => unwritten(&error, scope),
    }
}

fn file(body: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn unwritten(error: &dyn std::fmt::Display, scope: &StaffScope) -> Response {
    tracing::error!(incident = %scope.request.request_id, %error, "a table could not be written");
    fault::refused(&Refusal::Internal { incident: scope.request.request_id.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> ExportTable {
        ExportTable {
            columns: vec![ExportColumn::FirstName, ExportColumn::Phone, ExportColumn::Way],
            rows: vec![vec!["=HYPERLINK(\"x\")".to_owned(), "+32 470".to_owned(), "callback".to_owned()]],
        }
    }

    #[test]
    fn no_cell_of_the_csv_is_a_formula() {
        let text = String::from_utf8(written(&table()).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}Prénom;Téléphone;Voie\r\n\"'=HYPERLINK(\"\"x\"\")\";'+32 470;Demande de rappel\r\n");
    }

    #[test]
    fn the_sheet_holds_the_same_words_and_no_formula() {
        let parts = tables::parts_of(sheet(&table()).unwrap());
        let words = &parts["xl/sharedStrings.xml"];
        for word in ["Prénom", "'=HYPERLINK(\"x\")", "'+32 470", "Demande de rappel"] {
            assert!(words.contains(&format!("<t>{word}</t>")), "{word}: {words}");
        }
        assert!(!parts["xl/worksheets/sheet1.xml"].contains("<f>"));
    }
}

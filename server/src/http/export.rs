//! The queue as a table: CSV and XLSX. What strangers typed must not become a formula on somebody's desk.

use super::{Surface, fault};
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
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A byte order mark: without it the tables of offices take UTF-8 for something else.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// See the module.
pub async fn csv(
    State(surface): State<Surface>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    match table(&surface, &scope, centre, &address).await {
        Ok(table) => match written(&table) {
            Ok(body) => file(body, "text/csv; charset=utf-8", "demandes.csv"),
            Err(error) => unwritten(&error, &scope),
        },
        Err(refusal) => fault::refused(&refusal),
    }
}

/// See the module.
pub async fn xlsx(
    State(surface): State<Surface>,
    Extension(scope): Extension<StaffScope>,
    Path(centre): Path<String>,
    address: Uri,
) -> Response {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    match table(&surface, &scope, centre, &address).await {
        Ok(table) => match tokio::task::spawn_blocking(move || sheet(&table)).await {
            Ok(Ok(body)) => file(body, KIND, "demandes.xlsx"),
            Ok(Err(error)) => unwritten(&error, &scope),
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

/// Codes become words, and nothing becomes a formula.
fn cell(column: ExportColumn, text: &str) -> String {
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
    safe(words.unwrap_or(text))
}

/// A text that a table would take for a formula is led by an apostrophe (OWASP, CSV injection).
pub(super) fn safe(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        Some(_) | None => text.to_owned(),
    }
}

fn written(table: &ExportTable) -> Result<Vec<u8>, csv::Error> {
    // Semicolons: what French tables expect.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(BOM.to_vec());
    writer.write_record(table.columns.iter().map(|column| words::column(*column)))?;
    for row in &table.rows {
        writer.write_record(table.columns.iter().zip(row).map(|(column, text)| cell(*column, text)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn sheet(table: &ExportTable) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(words::TITLE)?;
    let head = Format::new().set_bold();
    for (rank, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, rank, words::column(*column), &head)?;
    }
    for (line, row) in (1_u32..).zip(&table.rows) {
        for ((rank, column), text) in (0_u16..).zip(&table.columns).zip(row) {
            // Written as strings, never as formulas; the apostrophe stays for whoever saves it as CSV.
            sheet.write_string(line, rank, cell(*column, text))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

pub(super) fn file(body: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

pub(super) fn unwritten(error: &dyn std::fmt::Display, scope: &StaffScope) -> Response {
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
    fn every_character_that_begins_a_formula_is_led_by_an_apostrophe() {
        for first in ["=", "+", "-", "@", "\t", "\r"] {
            assert_eq!(safe(&format!("{first}1")), format!("'{first}1"));
        }
        assert_eq!(safe("Léa-Marie"), "Léa-Marie");
        assert_eq!(safe(""), "");
    }

    #[test]
    fn the_sheet_is_a_zip_that_holds_no_formula() {
        let body = sheet(&table()).unwrap();
        assert_eq!(body.get(..2), Some(b"PK".as_slice()));
    }
}

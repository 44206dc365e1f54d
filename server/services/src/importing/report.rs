//! The report of an import, line by line.

use super::ImportId;
use crate::Services;
use domain::catalogue::Verdict;
use std::io::Write;
use store::{StoreError, imports};

pub use store::imports::FindingCursor as ReportCursor;

/// Lines of a report read at a time.
const PAGE: u64 = 1_000;

/// A line of the report: one per record without findings, one per finding of the others, one per training that the file
/// left out (its line is 0). Codes only; the sentence is chosen by who shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// The key of the record, as received when it could not be read.
    pub key: Option<String>,
    /// What was done with the record.
    pub verdict: Verdict,
    /// The column concerned, by its name in the file.
    pub field: Option<String>,
    /// The broken rule.
    pub code: Option<String>,
}

impl Services {
    /// A page of an import's report by line, and where the next one begins.
    pub async fn import_report(
        &self,
        id: ImportId,
        after: Option<ReportCursor>,
    ) -> Result<(Vec<ReportRow>, Option<ReportCursor>), StoreError> {
        let (found, next) = imports::list_findings(self.db().read(), id, after, PAGE).await?;
        let rows = found.into_iter().filter_map(|row| {
            Some(ReportRow {
                line: row.line.unsigned_abs(),
                key: row.key,
                verdict: Verdict::from_code(&row.verdict)?,
                field: row.field,
                code: row.code,
            })
        });
        Ok((rows.collect(), next))
    }
}

/// A report as CSV: `line,key,verdict,field,code,message`. `sentence` words a line. No cell is taken for a formula by a
/// spreadsheet (OWASP, CSV injection).
pub fn write_report<'r>(
    out: impl Write,
    rows: impl IntoIterator<Item = &'r ReportRow>,
    sentence: impl Fn(&ReportRow) -> String,
) -> csv::Result<()> {
    let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    for row in rows {
        let line = row.line.to_string();
        let message = sentence(row);
        let cells = [
            line.as_str(),
            row.key.as_deref().unwrap_or_default(),
            row.verdict.code(),
            row.field.as_deref().unwrap_or_default(),
            row.code.as_deref().unwrap_or_default(),
            &message,
        ];
        table.write_record(cells.map(harmless))?;
    }
    table.flush().map_err(Into::into)
}

/// The names of the columns.
pub const REPORT_COLUMNS: &str = "line,key,verdict,field,code,message\n";

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_a_spreadsheet_would_compute_is_quoted() {
        let row = |key: &str| ReportRow {
            line: 2,
            key: Some(key.to_owned()),
            verdict: Verdict::Rejected,
            field: Some("rncp_code".to_owned()),
            code: None,
        };
        let mut written = Vec::new();
        let rows = [row("=HYPERLINK(1)"), row("plain, with a comma")];
        write_report(&mut written, &rows, |_| "-1 €".to_owned()).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "2,'=HYPERLINK(1),rejected,rncp_code,,'-1 €\n2,\"plain, with a comma\",rejected,rncp_code,,'-1 €\n"
        );
    }
}

//! Tables that leave the house, as CSV and as XLSX. What strangers typed must not become a formula on somebody's desk.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The media type of what [`csv`] writes.
pub const CSV: &str = "text/csv; charset=utf-8";
/// The media type of what [`xlsx`] writes.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A byte order mark: without it the tables of offices take UTF-8 for something else.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, wherever they come from.
    Text(String),
    /// A count.
    Number(u32),
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        // A table's number is a floating one: beyond this it would no longer be exact, nor a count of anything here.
        Self::Number(u32::try_from(n).unwrap_or(u32::MAX))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.pad(text),
            Self::Number(n) => f.pad(&n.to_string()),
        }
    }
}

/// A table of its own in a book.
pub struct Sheet<'a, Rows> {
    /// What its tab says.
    pub name: &'a str,
    /// The heads of its columns.
    pub head: Vec<&'a str>,
    /// Its lines.
    pub rows: Rows,
}

/// A text that a table would take for a formula is led by an apostrophe (OWASP, CSV injection).
pub fn safe(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        Some(_) | None => text.to_owned(),
    }
}

/// The table as CSV, no cell a formula.
pub fn csv<'a>(
    head: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<Vec<u8>, csv::Error> {
    // Semicolons: what French tables expect.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(BOM.to_vec());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => safe(text),
            Cell::Number(n) => n.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The tables as one book, no cell a formula.
pub fn xlsx<'a, Rows: IntoIterator<Item = Vec<Cell>>>(
    sheets: impl IntoIterator<Item = Sheet<'a, Rows>>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for Sheet { name, head, rows } in sheets {
        let sheet = book.add_worksheet().set_name(name)?;
        for (rank, column) in (0_u16..).zip(head) {
            sheet.write_string_with_format(0, rank, column, &bold)?;
        }
        for (line, row) in (1_u32..).zip(rows) {
            for (rank, cell) in (0_u16..).zip(row) {
                match cell {
                    // Written as strings, never as formulas; the apostrophe stays for whoever saves it as CSV.
                    Cell::Text(text) => sheet.write_string(line, rank, safe(&text))?,
                    Cell::Number(n) => sheet.write_number(line, rank, n)?,
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}

/// The parts of a book by their names, as tests read them.
#[cfg(test)]
pub(crate) fn parts_of(book: Vec<u8>) -> std::collections::BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    (0..archive.len())
        .map(|rank| {
            let mut part = archive.by_index(rank).unwrap();
            (part.name().unwrap().into_owned(), std::io::read_to_string(&mut part).unwrap())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_begins_a_formula_is_led_by_an_apostrophe() {
        for first in ["=", "+", "-", "@", "\t", "\r"] {
            assert_eq!(safe(&format!("{first}1")), format!("'{first}1"));
        }
        assert_eq!(safe("Léa-Marie"), "Léa-Marie");
        assert_eq!(safe(""), "");
    }

    #[test]
    fn a_book_has_words_as_words_numbers_as_numbers_and_no_formula() {
        let sheet = |name, cell| Sheet { name, head: vec!["Titre", "Nombre"], rows: [vec![cell, Cell::from(7)]] };
        let book = xlsx([sheet("Un", Cell::from("=1+1")), sheet("Deux", Cell::from("Léa & <Max>"))]).unwrap();
        let parts = parts_of(book);
        let words = &parts["xl/sharedStrings.xml"];
        assert!(words.contains("<t>'=1+1</t>") && words.contains("<t>Léa &amp; &lt;Max&gt;</t>"), "{words}");
        let tabs = &parts["xl/workbook.xml"];
        assert!(tabs.contains(r#"name="Un""#) && tabs.contains(r#"name="Deux""#), "{tabs}");
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let cells = &parts[sheet];
            assert!(cells.contains(r#"<c r="B2"><v>7</v></c>"#), "{cells}");
            assert!(!cells.contains("<f>") && !cells.contains("<f "), "{cells}");
        }
    }

    #[test]
    fn a_table_has_semicolons_and_no_formula() {
        let rows = [vec![Cell::from("=HYPERLINK(\"x\")"), Cell::from(7)], vec![Cell::from("a;b"), Cell::from("-1")]];
        let text = String::from_utf8(csv(["Titre", "Nombre"], rows).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}Titre;Nombre\r\n\"'=HYPERLINK(\"\"x\"\")\";7\r\n\"a;b\";'-1\r\n");
    }
}

//! A CSV table, one row at a time.

use super::{
    feed::{Element, Outlet, ReadFault},
    input::Tally,
};
use csv::{ErrorKind, ReaderBuilder, StringRecord, Terminator, Trim};
use domain::catalogue::RawRecord;
use std::io::Read;

/// The column without which there is no catalogue.
const KEY: &str = "cle_ministere_educatif";

/// Gives each row to `outlet`, by the names of the first line. A row with more cells than names is one that cannot be read:
/// its values are shifted.
pub(super) fn read(input: impl Read, separator: u8, tally: &Tally, outlet: &mut Outlet) -> Result<(), ReadFault> {
    // Rows end with the line feed alone, the carriage return before it is trimmed away: told that both end a row, the reader
    // counts each line one row late.
    let mut rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .terminator(Terminator::Any(b'\n'))
        .trim(Trim::All)
        .from_reader(input);
    let mut names = StringRecord::new();
    if !rows.read_record(&mut names).map_err(|error| fault(error, tally))? {
        return Ok(());
    }
    names.trim();
    if !names.iter().any(|name| name == KEY) {
        return Err(ReadFault::Unreadable { line: 1 });
    }
    let mut row = StringRecord::new();
    loop {
        tally.mark_record();
        if !rows.read_record(&mut row).map_err(|error| fault(error, tally))? {
            return Ok(());
        }
        let line = row.position().map_or(0, csv::Position::line);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue; // spreadsheets leave empty rows behind
        }
        outlet.give(line, tally.bytes(), element(&names, &row))?;
    }
}

fn element(names: &StringRecord, row: &StringRecord) -> Element {
    let mut record = RawRecord::default();
    for (name, cell) in names.iter().zip(row) {
        record.set(name, cell);
    }
    if row.iter().skip(names.len()).any(|cell| !cell.trim().is_empty()) {
        return Element::Misshapen(record.cle_ministere_educatif);
    }
    Element::Record(Box::new(record))
}

fn fault(error: csv::Error, tally: &Tally) -> ReadFault {
    let line = error.position().map_or_else(|| tally.line(), csv::Position::line);
    match error.into_kind() {
        ErrorKind::Io(error) if error.kind() != std::io::ErrorKind::InvalidData => ReadFault::Input(error),
        _ => ReadFault::Unreadable { line }, // not our enum: text that is not UTF-8, a record too long
    }
}

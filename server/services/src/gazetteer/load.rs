//! From the file to the table.

use std::collections::HashMap;

use csv::{ByteRecord, ReaderBuilder};
use domain::catalogue::{Position, Precision};
use domain::identifiers::{Coordinates, Departement, InseeCode};
use domain::text::fold;

use super::{Gazetteer, Row};

/// Articles under which nobody searches, as the folded form writes them.
const ARTICLES: [&str; 4] = ["l ", "le ", "la ", "les "];

/// Reads the columns of `communes.csv`. A line that cannot be read is left out; a test holds that the embedded file has none.
pub(super) fn from_csv(file: &[u8]) -> Gazetteer {
    let mut reader = ReaderBuilder::new().has_headers(true).from_reader(file);
    let mut lines = Vec::with_capacity(36_000);
    let mut record = ByteRecord::new();
    while let Ok(true) = reader.read_byte_record(&mut record) {
        lines.extend(read_line(&record));
    }
    lines.sort_by(|(a, _), (b, _)| a.insee.cmp(&b.insee));

    let mut names = Vec::with_capacity(lines.len() + lines.len() / 8);
    let mut postal_codes = Vec::with_capacity(lines.len());
    for (index, (row, codes)) in (0_u32..).zip(&lines) {
        let folded = fold(&row.name);
        if let Some(bare) = ARTICLES.iter().find_map(|article| folded.strip_prefix(article)) {
            names.push((bare.into(), index));
        }
        names.push((folded.into_boxed_str(), index));
        postal_codes.extend(codes.split(' ').filter(|code| !code.is_empty()).map(|code| (Box::from(code), index)));
    }
    let rows: Vec<Row> = lines.into_iter().map(|(row, _)| row).collect();
    names.sort_unstable();
    let population = |index: u32| rows.get(index as usize).map_or(0, |row| row.population);
    postal_codes.sort_unstable_by(|(a, i): &(Box<str>, u32), (b, j)| {
        a.cmp(b).then_with(|| population(*j).cmp(&population(*i))).then(i.cmp(j))
    });
    let departements = with_populations(&rows);
    Gazetteer { rows, names, postal_codes, departements }
}

/// The commune of a line, and its postal codes separated by spaces.
fn read_line(record: &ByteRecord) -> Option<(Row, String)> {
    let mut cells = record.iter().map(|cell| std::str::from_utf8(cell).unwrap_or_default());
    let (insee, name, departement) = (cells.next()?, cells.next()?, cells.next()?);
    let (_region, postal_codes, population) = (cells.next()?, cells.next()?, cells.next()?);
    let (latitude, longitude, precision) = (cells.next()?, cells.next()?, cells.next()?);
    let row = Row {
        insee: InseeCode::parse(insee).ok()?,
        name: name.into(),
        departement: Departement::parse(departement).ok()?,
        population: population.parse().unwrap_or(0),
        position: read_position(latitude, longitude, precision),
    };
    Some((row, postal_codes.to_owned()))
}

fn read_position(latitude: &str, longitude: &str, precision: &str) -> Option<Position> {
    let precision = match precision {
        "commune" => Precision::Commune,
        "code_postal" => Precision::PostalCode,
        "departement" => Precision::Departement,
        _ => return None,
    };
    let at = Coordinates::new(latitude.parse().ok()?, longitude.parse().ok()?).ok()?;
    Some(Position { at, precision })
}

fn with_populations(rows: &[Row]) -> Vec<(Departement, Box<str>, u32)> {
    let mut populations: HashMap<Departement, u32> = HashMap::new();
    for row in rows {
        *populations.entry(row.departement).or_default() += row.population;
    }
    Departement::all()
        .map(|departement| {
            (departement, fold(departement.name()).into_boxed_str(), populations.get(&departement).copied().unwrap_or(0))
        })
        .collect()
}

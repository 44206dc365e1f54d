//! The communes and départements of France, in memory: from a code to a point, from what a visitor types to a place.
//!
//! Built once from the file in `data/communes.csv` (see `docs/data.md` for its sources), then only read.

mod load;
mod search;

use domain::catalogue::{Commune, CommuneTable, Position};
use domain::identifiers::{Departement, InseeCode, PostalCode};

pub use search::Place;

/// The table of communes with its indexes. Immutable: share one behind an `Arc`.
pub struct Gazetteer {
    /// In the order of INSEE codes.
    rows: Vec<Row>,
    /// Searchable names, with and without their article, in alphabetical order.
    names: Vec<(Box<str>, u32)>,
    /// In the order of postal codes, then of populations, greatest first.
    postal_codes: Vec<(Box<str>, u32)>,
    /// Each with its searchable name and its population.
    departements: Vec<(Departement, Box<str>, u32)>,
}

/// A line of the file.
struct Row {
    insee: InseeCode,
    name: Box<str>,
    departement: Departement,
    population: u32,
    position: Option<Position>,
}

impl Gazetteer {
    /// The table that the program carries.
    pub fn embedded() -> Self {
        load::from_csv(include_bytes!("../../data/communes.csv"))
    }

    /// The number of communes.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The table has no commune.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The commune of a code. The arrondissements of Paris, Lyon and Marseille lead to their town.
    pub fn by_insee(&self, insee: &InseeCode) -> Option<Place> {
        self.row_of(insee).map(Place::of_commune)
    }

    /// The communes that share a postal code, the most populated first.
    pub fn by_postal_code(&self, code: &PostalCode) -> Vec<Place> {
        self.rows_of_postal_code(code).map(Place::of_commune).collect()
    }

    fn row_of(&self, insee: &InseeCode) -> Option<&Row> {
        let code = town_of_arrondissement(insee.as_str());
        self.rows.binary_search_by(|row| row.insee.as_str().cmp(code)).ok().and_then(|at| self.rows.get(at))
    }

    fn rows_of_postal_code(&self, code: &PostalCode) -> impl Iterator<Item = &Row> {
        let start = self.postal_codes.partition_point(|(known, _)| &**known < code.as_str());
        self.postal_codes[start..]
            .iter()
            .take_while(move |(known, _)| &**known == code.as_str())
            .filter_map(|(_, row)| self.rows.get(*row as usize))
    }
}

impl CommuneTable for Gazetteer {
    fn find_commune(&self, insee: &InseeCode) -> Option<Commune> {
        self.row_of(insee).map(|row| Commune { insee: row.insee.clone(), name: row.name.to_string(), position: row.position })
    }
}

/// INSEE gives codes to the arrondissements of three towns; the table has the towns only.
fn town_of_arrondissement(code: &str) -> &str {
    match code.parse() {
        Ok(75_101..=75_120) => "75056",
        Ok(69_381..=69_389) => "69123",
        Ok(13_201..=13_216) => "13055",
        Ok(0_u32..) | Err(_) => code,
    }
}

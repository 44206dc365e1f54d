//! From what a visitor types to places.

use std::cmp::Reverse;

use domain::catalogue::Precision;
use domain::identifiers::{Departement, PostalCode};
use domain::text::fold;

use super::{Gazetteer, Row};

/// Somewhere to search around or inside.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A commune: searched around.
    Commune {
        /// INSEE code.
        insee: String,
        /// The official name.
        name: String,
        /// The code of its département.
        departement: String,
        /// Number of inhabitants; 0 when unknown.
        population: u32,
        /// Degrees north and east; nothing means by name only.
        coordinates: Option<(f64, f64)>,
        /// How far to trust the coordinates.
        precision: Option<Precision>,
    },
    /// A département or overseas territory: searched inside.
    Departement {
        /// Its code.
        code: String,
        /// The official name.
        name: String,
    },
}

impl Place {
    /// The département as a place.
    pub fn of_departement(departement: Departement) -> Self {
        Self::Departement { code: departement.code().to_owned(), name: departement.name().to_owned() }
    }

    pub(super) fn of_commune(row: &Row) -> Self {
        Self::Commune {
            insee: row.insee.as_str().to_owned(),
            name: row.name.to_string(),
            departement: row.departement.code().to_owned(),
            population: row.population,
            coordinates: row.position.map(|position| (position.at.latitude(), position.at.longitude())),
            precision: row.position.map(|position| position.precision),
        }
    }
}

/// A place whose name starts as typed, before the best are chosen.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    what: What<'a>,
    exact: bool,
    population: u32,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Commune(&'a Row),
    Departement(Departement),
}

impl Candidate<'_> {
    /// Most likely first, then by code. People mean big places: a name typed in full counts as much as twenty times the
    /// people, a département as a twentieth of them. So "Évry" is the town of the Paris region and not its small namesake,
    /// "Vienne" the town and then the département, "La Réunion" the island.
    fn rank(&self) -> (Reverse<u64>, &str) {
        const FACTOR: u64 = 20;
        let (divisor, code) = match self.what {
            What::Commune(row) => (1, row.insee.as_str()),
            What::Departement(departement) => (FACTOR, departement.code()),
        };
        let factor = if self.exact { FACTOR } else { 1 };
        (Reverse(u64::from(self.population) * factor / divisor), code)
    }

    fn departement(&self) -> Departement {
        match self.what {
            What::Commune(row) => row.departement,
            What::Departement(departement) => departement,
        }
    }

    fn place(&self) -> Place {
        match self.what {
            What::Commune(row) => Place::of_commune(row),
            What::Departement(departement) => Place::of_departement(departement),
        }
    }
}

impl Gazetteer {
    /// The greatest number of places found.
    pub const MAX_FOUND: usize = 12;

    /// The places that a text may mean, best first, at most [`Self::MAX_FOUND`]:
    /// a département by its code; a postal code, alone or with a name (a code without commune, such as a Cedex, leads to its
    /// département); communes and départements whose name starts with the text, the most likely first. A
    /// name may be followed by its département: `Saint-Denis (974)`. Accents, case, punctuation and "St" do not matter.
    pub fn find_place(&self, query: &str) -> Vec<Place> {
        let folded = fold(query);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        if let Some((at, code)) =
            words.iter().enumerate().find_map(|(at, word)| PostalCode::parse(word).ok().map(|code| (at, code)))
        {
            words.remove(at);
            return self.find_by_postal_code(&code, &words);
        }
        let departement = words.last().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let departement = departement.and_then(|word| Departement::parse(word).ok());
        let mut candidates = match (departement, words.as_slice()) {
            (Some(departement), [_]) => return vec![Place::of_departement(departement)],
            (Some(departement), [name @ .., _]) => {
                let mut candidates = self.named(&name.join(" "));
                candidates.retain(|candidate| candidate.departement() == departement);
                candidates
            }
            (Some(_) | None, words) => self.named(&words.join(" ")),
        };
        candidates.sort_by(|a, b| a.rank().cmp(&b.rank()));
        candidates.dedup_by(|a, b| a.rank().1 == b.rank().1);
        candidates.iter().take(Self::MAX_FOUND).map(Candidate::place).collect()
    }

    fn find_by_postal_code(&self, code: &PostalCode, name: &[&str]) -> Vec<Place> {
        let named = with_saints(&name.join(" "));
        let rows: Vec<&Row> = self.rows_of_postal_code(code).collect();
        let matching: Vec<&Row> = rows.iter().copied().filter(|row| fold(&row.name).starts_with(&named)).collect();
        let kept = if matching.is_empty() { rows } else { matching };
        if kept.is_empty() {
            return code.probable_departement().map(Place::of_departement).into_iter().collect();
        }
        kept.into_iter().take(Self::MAX_FOUND).map(Place::of_commune).collect()
    }

    /// Every place whose name starts so, in any order; a name found under two spellings comes twice.
    fn named(&self, folded: &str) -> Vec<Candidate<'_>> {
        let expanded = with_saints(folded);
        // Both spellings: "ste" may be a saint or the beginning of Steenvoorde.
        let spellings = if expanded == folded { vec![folded] } else { vec![folded, expanded.as_str()] };
        let mut found = Vec::new();
        for spelling in spellings {
            let start = self.names.partition_point(|(name, _)| &**name < spelling);
            for (name, row) in self.names[start..].iter().take_while(|(name, _)| name.starts_with(spelling)) {
                if let Some(row) = self.rows.get(*row as usize) {
                    found.push(Candidate { what: What::Commune(row), exact: &**name == spelling, population: row.population });
                }
            }
            for (departement, name, population) in &self.departements {
                if name.starts_with(spelling) {
                    let what = What::Departement(*departement);
                    found.push(Candidate { what, exact: &**name == spelling, population: *population });
                }
            }
        }
        found
    }
}

/// "st" and "ste" as words of their own are saints.
fn with_saints(folded: &str) -> String {
    let words: Vec<&str> = folded
        .split(' ')
        .map(|word| match word {
            "st" => "saint",
            "ste" => "sainte",
            other => other,
        })
        .collect();
    words.join(" ")
}

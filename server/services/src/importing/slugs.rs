//! The addresses of centres' pages: readable, unique, and the same for ever once given.

use domain::text;
use std::collections::{HashMap, HashSet};
use store::{Db, StoreError, centres};

/// The longest address, before a number that tells two apart.
const LONGEST: usize = 80;

/// Every address given so far.
pub(super) struct Slugs {
    by_siret: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Slugs {
    /// Those of the known centres.
    pub(super) async fn load(db: &Db) -> Result<Self, StoreError> {
        Ok(Self::of(centres::list_slugs(db.read()).await?))
    }

    fn of(known: Vec<(String, String)>) -> Self {
        Self { taken: known.iter().map(|(_, slug)| slug.clone()).collect(), by_siret: known.into_iter().collect() }
    }

    /// The address of a centre: its own, or one of name and town that nobody has.
    pub(super) fn give(&mut self, siret: &str, name: &str, city: &str) -> String {
        if let Some(own) = self.by_siret.get(siret) {
            return own.clone();
        }
        let wished = wished(name, city);
        let mut slug = wished.clone();
        let mut n = 1;
        while self.taken.contains(&slug) {
            n += 1;
            slug = format!("{wished}-{n}");
        }
        self.taken.insert(slug.clone());
        self.by_siret.insert(siret.to_owned(), slug.clone());
        slug
    }
}

/// Name and town; the town once.
fn wished(name: &str, city: &str) -> String {
    let (name, city) = (text::slug(name), text::slug(city));
    let repeats = format!("-{name}-").contains(&format!("-{city}-"));
    let whole = match (name.is_empty(), city.is_empty() || repeats) {
        (true, true) => "centre".to_owned(),
        (true, false) => city,
        (false, true) => name,
        (false, false) => format!("{name}-{city}"),
    };
    // Latin letters and hyphens: a byte is a character.
    match whole.get(..LONGEST) {
        Some(start) if whole.len() > LONGEST => start.rsplit_once('-').map_or(start, |(words, _)| words).to_owned(),
        Some(_) | None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_keeps_its_address_whatever_its_name_becomes() {
        let mut slugs = Slugs::of(vec![("1".into(), "cfa-du-pont-laval".into())]);
        assert_eq!(slugs.give("1", "Autre nom", "Ailleurs"), "cfa-du-pont-laval");
    }

    #[test]
    fn two_centres_of_one_name_in_one_town_have_two_addresses() {
        let mut slugs = Slugs::of(Vec::new());
        assert_eq!(slugs.give("1", "CFA du Pont", "Laval"), "cfa-du-pont-laval");
        assert_eq!(slugs.give("2", "CFA du Pont", "Laval"), "cfa-du-pont-laval-2");
        assert_eq!(slugs.give("1", "CFA du Pont", "Laval"), "cfa-du-pont-laval");
    }

    #[test]
    fn the_town_stands_once_and_nothing_is_cut_inside_a_word() {
        assert_eq!(wished("CFA de Laval", "Laval"), "cfa-de-laval");
        assert_eq!(wished("", ""), "centre");
        let long = wished(&"apprentissage ".repeat(9), "Laval");
        assert_eq!(long, ["apprentissage"; 5].join("-"));
    }
}

//! The search form and its address.

use contract::find::FindTrainings;

use super::pairs::{text_of, value_of};

/// Field: what is looked for.
pub const TEXT: &str = "q";
/// Field: where.
pub const PLACE: &str = "lieu";
/// Field: kilometres around.
pub const RADIUS: &str = "rayon";
/// Field: level.
pub const LEVEL: &str = "niveau";
/// Which page.
pub const PAGE: &str = "page";

/// The radii offered, in kilometres; the first is the default.
pub const RADII: [u16; 5] = [30, 10, 20, 60, 100];
/// The levels offered.
pub const LEVELS: [u8; 5] = [3, 4, 5, 6, 7];

/// Reads the address of the search page. What does not parse counts as not given.
pub fn read_search(query: &[(String, String)]) -> FindTrainings {
    FindTrainings {
        text: text_of(query, TEXT),
        place: text_of(query, PLACE),
        radius_km: value_of(query, RADIUS).and_then(|km| km.trim().parse().ok()),
        level: value_of(query, LEVEL).and_then(|level| level.trim().parse().ok()).filter(|level| LEVELS.contains(level)),
        page: value_of(query, PAGE).and_then(|page| page.trim().parse().ok()).unwrap_or(1).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{forms::pairs::parse_pairs, paths};

    #[test]
    fn an_address_read_and_written_again_is_the_same() {
        let address = "/?q=b%C3%A2timent&lieu=Bourges&rayon=60&niveau=4&page=3";
        let ask = read_search(&parse_pairs(address.trim_start_matches("/?")));
        assert_eq!(paths::find(&ask), address);
    }

    #[test]
    fn nonsense_in_the_address_counts_as_not_given() {
        let ask = read_search(&parse_pairs("rayon=loin&niveau=9&page=0"));
        assert_eq!(ask, FindTrainings { page: 1, ..FindTrainings::default() });
    }
}

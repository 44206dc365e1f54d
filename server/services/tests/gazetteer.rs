//! The embedded table of communes: complete, quick to ask, forgiving to what people type.

#![expect(clippy::expect_used, reason = "a fixture that does not parse fails its test, in helpers too")]

use std::sync::LazyLock;

use domain::catalogue::{CommuneTable, Precision};
use domain::identifiers::{Departement, InseeCode, PostalCode};
use rstest::rstest;
use services::gazetteer::{Gazetteer, Place};

static TABLE: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

fn found(query: &str) -> Vec<String> {
    TABLE.find_place(query).iter().map(|place| code(place).to_owned()).collect()
}

fn code(place: &Place) -> &str {
    match place {
        Place::Commune { insee, .. } => insee,
        Place::Departement { code, .. } => code,
    }
}

fn population(place: &Place) -> u32 {
    match place {
        Place::Commune { population, .. } => *population,
        Place::Departement { .. } => panic!("a département among communes"),
    }
}

fn insee(code: &str) -> InseeCode {
    InseeCode::parse(code).expect(code)
}

#[test]
fn no_line_of_the_embedded_file_is_left_out() {
    let lines = include_str!("../data/communes.csv").lines().skip(1).filter(|line| !line.is_empty()).count();
    assert_eq!(TABLE.len(), lines);
    assert!(lines > 34_000);
}

#[test]
fn there_are_101_departements_and_each_is_found_by_its_name() {
    let departements: Vec<Departement> = Departement::all().filter(|departement| departement.is_departement()).collect();
    assert_eq!(departements.len(), 101);
    for departement in departements {
        assert!(TABLE.find_place(departement.name()).contains(&Place::of_departement(departement)), "{departement:?}");
    }
}

#[test]
fn a_commune_is_found_by_its_code_with_its_point_and_how_far_to_trust_it() {
    let Some(Place::Commune { name, departement, coordinates: Some((latitude, longitude)), precision, .. }) =
        TABLE.by_insee(&insee("35238"))
    else {
        panic!("Rennes is a commune with coordinates");
    };
    assert_eq!((name.as_str(), departement.as_str(), precision), ("Rennes", "35", Some(Precision::Commune)));
    assert!((latitude - 48.11).abs() < 0.05 && (longitude + 1.68).abs() < 0.05);
    assert!(TABLE.by_insee(&insee("99999")).is_none());
}

#[rstest]
#[case("75113", "75056")]
#[case("69383", "69123")]
#[case("13216", "13055")]
fn an_arrondissement_leads_to_its_town(#[case] arrondissement: &str, #[case] town: &str) {
    assert_eq!(TABLE.find_commune(&insee(arrondissement)).expect("known").insee.as_str(), town);
}

#[test]
fn a_commune_without_coordinates_is_known_and_has_no_point() {
    let commune = TABLE.find_commune(&insee("97801")).expect("Saint-Martin");
    assert_eq!(commune.position, None);
}

#[rstest]
#[case("Rennes", "35238")]
#[case("  rENNES ", "35238")]
#[case("havre", "76351")]
#[case("le havre", "76351")]
#[case("St Denis 93", "93066")]
#[case("Saint-Denis (974)", "97411")]
#[case("st-étienne", "42218")]
#[case("steenvoorde", "59580")]
#[case("LYON 69003", "69123")]
#[case("69003 lyon", "69123")]
#[case("35000", "35238")]
#[case("l'hay les roses", "94038")]
#[case("evry", "91228")]
#[case("Paris", "75056")]
#[case("ajaccio", "2A004")]
fn the_first_place_found_is_the_one_meant(#[case] query: &str, #[case] code: &str) {
    assert_eq!(found(query).first().map(String::as_str), Some(code), "{query}");
}

#[rstest]
#[case("35", "35")]
#[case("1", "01")]
#[case("2a", "2A")]
#[case("974", "974")]
#[case("ille et vilaine", "35")]
#[case("la reunion", "974")]
#[case("Côte-d'Or", "21")]
fn a_departement_is_found_by_its_code_and_by_its_name(#[case] query: &str, #[case] code: &str) {
    let first = TABLE.find_place(query).into_iter().next();
    assert_eq!(first, Some(Place::of_departement(Departement::parse(code).expect(code))));
}

#[test]
fn a_name_shared_by_a_commune_and_a_departement_gives_both() {
    assert_eq!(found("vienne")[..2], ["38544", "86"]);
}

#[test]
fn a_prefix_gives_the_most_populated_first_each_once_and_never_more_than_the_bound() {
    let places = TABLE.find_place("montr");
    assert_eq!(places.len(), Gazetteer::MAX_FOUND);
    assert!(places.windows(2).all(|pair| population(&pair[0]) >= population(&pair[1])));
    let mut codes = found("la");
    assert_eq!(codes.len(), Gazetteer::MAX_FOUND);
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), Gazetteer::MAX_FOUND);
    assert_eq!(found("montp").first().map(String::as_str), Some("34172"));
}

#[test]
fn a_postal_code_gives_its_communes_the_most_populated_first() {
    let places = TABLE.by_postal_code(&PostalCode::parse("01400").expect("valid"));
    assert!(places.len() > 1);
    assert!(places.windows(2).all(|pair| population(&pair[0]) >= population(&pair[1])));
}

#[test]
fn a_postal_code_without_commune_leads_to_its_departement() {
    assert_eq!(found("35042"), ["35"]);
}

#[rstest]
#[case("")]
#[case("  ,; ")]
#[case("zzzzzz")]
#[case("00000")]
#[case("Rennes (34)")]
fn what_means_no_place_finds_none(#[case] query: &str) {
    assert_eq!(found(query), [""; 0], "{query}");
}

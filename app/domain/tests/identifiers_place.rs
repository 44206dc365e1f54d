//! Codes of places and points on the map.

use domain::identifiers::{
    Coordinates, Departement, InseeCode, InvalidCoordinates, InvalidDepartement, InvalidInsee, InvalidPostalCode, PostalCode,
    Repair,
};
use rstest::rstest;

#[rstest]
#[case("35238", "35")]
#[case("2a004", "2A")]
#[case("2B033", "2B")]
#[case("97411", "974")]
#[case("98735", "987")]
fn a_commune_code_tells_its_departement(#[case] code: &str, #[case] departement: &str) {
    let insee = InseeCode::parse(code).expect(code);
    assert_eq!(insee.departement().map(Departement::code), Some(departement));
}

#[rstest]
#[case("3523")]
#[case("352380")]
#[case("2C004")]
#[case("35A38")]
#[case("2Aé04")]
fn a_text_of_another_shape_is_no_commune_code(#[case] text: &str) {
    assert_eq!(InseeCode::parse(text), Err(InvalidInsee::Shape));
}

#[rstest]
#[case("20000", "2A")]
#[case("20167", "2A")]
#[case("20200", "2B")]
#[case("20600", "2B")]
#[case("97400", "974")]
#[case("01400", "01")]
#[case("75015", "75")]
fn a_postal_code_suggests_a_departement(#[case] code: &str, #[case] departement: &str) {
    let postal_code = PostalCode::parse(code).expect(code);
    assert_eq!(postal_code.probable_departement().map(Departement::code), Some(departement));
}

#[test]
fn a_postal_code_of_nowhere_suggests_nothing() {
    assert_eq!(PostalCode::parse("00100").expect("shape").probable_departement(), None);
    assert_eq!(PostalCode::parse("20900").expect("shape").probable_departement(), None);
}

#[test]
fn a_postal_code_cell_of_four_digits_gets_its_zero_back_and_says_so() {
    let (code, repair) = PostalCode::parse_cell(" 1400 ").expect("padded");
    assert_eq!((code.as_str(), repair), ("01400", Some(Repair::LeadingZero)));
    assert_eq!(PostalCode::parse("1400"), Err(InvalidPostalCode::Shape));
    assert_eq!(PostalCode::parse_cell("140A"), Err(InvalidPostalCode::Shape));
}

#[test]
fn every_departement_code_reads_back_and_they_are_101() {
    for departement in Departement::all() {
        assert_eq!(Departement::parse(departement.code()), Ok(departement));
    }
    assert_eq!(Departement::all().filter(|departement| departement.is_departement()).count(), 101);
    assert_eq!(Departement::parse("20"), Err(InvalidDepartement::Unknown));
    assert_eq!(Departement::parse("1").map(Departement::name), Ok("Ain"));
}

#[rstest]
#[case("148.2,abc", InvalidCoordinates::Shape)]
#[case("48.2", InvalidCoordinates::Shape)]
#[case("48.2,1.1,3", InvalidCoordinates::Shape)]
#[case("nan,inf", InvalidCoordinates::Shape)]
#[case("148.2,2.1", InvalidCoordinates::Range)]
#[case("48.2,181", InvalidCoordinates::Range)]
#[case("0,0.0", InvalidCoordinates::Zero)]
#[case(" ", InvalidCoordinates::Empty)]
fn wrong_coordinates_tell_which_rule_they_break(#[case] text: &str, #[case] rule: InvalidCoordinates) {
    assert_eq!(Coordinates::parse(text), Err(rule));
}

#[test]
fn a_point_reads_back_from_its_text_and_from_json() {
    let point = Coordinates::parse(" 48.075114, -0.784591 ").expect("valid");
    assert_eq!(point.millionths(), (48_075_114, -784_591));
    let json = serde_json::to_string(&point).expect("json");
    assert_eq!(serde_json::from_str::<Coordinates>(&json).expect("reads back"), point);
    assert!(serde_json::from_str::<Coordinates>(r#"{"latitude_e6":148000000,"longitude_e6":1}"#).is_err());
}

#[test]
fn the_distance_from_paris_to_marseille_is_some_660_kilometres() {
    let paris = Coordinates::new(48.8566, 2.3522).expect("valid");
    let marseille = Coordinates::new(43.2965, 5.3698).expect("valid");
    assert!((paris.distance_km(marseille) - 660.5).abs() < 2.0);
    assert!((paris.distance_km(marseille) - marseille.distance_km(paris)).abs() < 1e-9);
    assert!(paris.distance_km(paris) < 1e-9);
}

//! The forms of a site and of the centre itself.

use domain::{
    civil_life::FrenchZone,
    contact::{InvalidEmail, InvalidPhone},
    holidays::Territory,
    identifiers::{InvalidCoordinates, InvalidPostalCode},
    settings::{CentreDraft, CentreField, Faults, InvalidAccent, Problem, SiteDraft, SiteField},
};

fn site() -> SiteDraft {
    SiteDraft {
        name: "Atelier".to_owned(),
        address: "3 rue du Four".to_owned(),
        postal_code: "67000".to_owned(),
        city: "Strasbourg".to_owned(),
        coordinates: "48.5734, 7.7521".to_owned(),
        zone: FrenchZone::Paris,
        territory: Territory::AlsaceMoselle,
    }
}

fn centre() -> CentreDraft {
    CentreDraft {
        name: "CFA du Lac".to_owned(),
        address: "1 quai du Lac".to_owned(),
        postal_code: "74000".to_owned(),
        city: "Annecy".to_owned(),
        ..CentreDraft::default()
    }
}

#[test]
fn a_site_is_read_and_its_point_may_be_unknown() {
    let words = site().parse().unwrap();
    assert_eq!(words.coordinates.map(|point| point.millionths()), Some((48_573_400, 7_752_100)));
    assert_eq!(SiteDraft { coordinates: " ".to_owned(), ..site() }.parse().unwrap().coordinates, None);
    assert_eq!(SiteDraft { address: "3 rue\ndu Four".to_owned(), ..site() }.parse().unwrap().address, words.address);
}

#[test]
fn every_wrong_field_of_a_site_is_said_at_once() {
    let wrong = SiteDraft { postal_code: "6700".to_owned(), coordinates: "95, 7".to_owned(), ..SiteDraft::default() };
    let Err(Faults(faults)) = wrong.parse() else { panic!("it is wrong") };
    let expected = [
        (SiteField::Name, Problem::Missing),
        (SiteField::Address, Problem::Missing),
        (SiteField::PostalCode, Problem::PostalCode(InvalidPostalCode::Shape)),
        (SiteField::City, Problem::Missing),
        (SiteField::Coordinates, Problem::Coordinates(InvalidCoordinates::Range)),
    ];
    assert_eq!(faults.into_iter().map(|fault| (fault.field, fault.problem)).collect::<Vec<_>>(), expected);
}

#[test]
fn a_centre_may_have_a_free_number_and_needs_none() {
    let words = centre().parse().unwrap();
    assert_eq!((words.phone, words.email, words.signature, words.accent), (None, None, None, None));
    let words = CentreDraft { phone: "0800 12 34 56".to_owned(), accent: "#0b5c4a".to_owned(), ..centre() }.parse().unwrap();
    assert_eq!(words.phone.map(|phone| phone.into_string()), Some("+33800123456".to_owned()));
    assert_eq!(words.accent.map(|accent| accent.colour().hex()), Some("#0b5c4a".to_owned()));
}

#[test]
fn what_cannot_be_called_written_to_or_read_is_refused_at_its_field() {
    let wrong = CentreDraft {
        phone: "0899 12 34 56".to_owned(),
        email: "accueil.cfa.fr".to_owned(),
        signature: "a".repeat(501),
        accent: "#ff0".to_owned(),
        ..centre()
    };
    let Err(faults) = wrong.parse() else { panic!("it is wrong") };
    assert_eq!(faults.of(CentreField::Phone), Some(Problem::Phone(InvalidPhone::Premium)));
    assert_eq!(faults.of(CentreField::Email), Some(Problem::Email(InvalidEmail::NoAt)));
    assert!(matches!(faults.of(CentreField::Signature), Some(Problem::Text(_))));
    assert!(matches!(faults.of(CentreField::Accent), Some(Problem::Accent(InvalidAccent::TooLight { .. }))));
    assert_eq!(faults.0.len(), 4);
}

//! What is wrong with a field of the centre's own forms, in words.

use super::types::unit;
use crate::fr::refusals;
use domain::{
    candidate,
    identifiers::{InvalidCoordinates, InvalidPostalCode},
    settings::{InvalidAccent, InvalidLink, InvalidSlug, Problem, SpanDraft, TypeSlug, Unit},
};

/// The sentence at a field.
pub fn at_field(problem: Problem) -> String {
    match problem {
        Problem::Missing => "À remplir".to_owned(),
        Problem::Text(error) => refusals::at_field(candidate::Problem::Text(error)),
        Problem::NotANumber => "Écrivez un nombre, en chiffres".to_owned(),
        Problem::OutOfRange { min, max, unit } => range(min, max, unit),
        Problem::Slug(error) => slug(error),
        Problem::Taken => "Déjà utilisé ailleurs dans votre CFA. Changez-le".to_owned(),
        Problem::Fixed => "Un rendez-vous a été pris : l’adresse ne change plus".to_owned(),
        Problem::Link(error) => link(error),
        Problem::Email(error) => refusals::at_field(candidate::Problem::Email(error)),
        Problem::Phone(error) => refusals::at_field(candidate::Problem::Phone(error)),
        Problem::PostalCode(InvalidPostalCode::Empty | InvalidPostalCode::Shape) => "Un code postal a 5 chiffres".to_owned(),
        Problem::Coordinates(error) => coordinates(error).to_owned(),
        Problem::Date => "Cette date n’existe pas".to_owned(),
        Problem::Backwards => "Le dernier jour vient avant le premier".to_owned(),
        Problem::TooFew { min } => format!("Il en faut au moins {min}"),
        Problem::TooMany { max } => format!("{max} au plus"),
        Problem::Repeated => "La même réponse est écrite deux fois".to_owned(),
        Problem::Accent(error) => accent(error),
    }
}

fn range(min: i32, max: i32, counted: Unit) -> String {
    match counted {
        Unit::Days => format!("Entre {min} et {max} jours"),
        Unit::Minutes if min == 0 => format!("{} au plus", span(max)),
        Unit::Minutes => format!("Entre {} et {}", span(min), span(max)),
    }
}

/// `4 heures`, as it would be typed.
fn span(minutes: i32) -> String {
    let SpanDraft { amount, unit: counted } = SpanDraft::of_minutes(minutes);
    format!("{amount} {}", unit(counted))
}

fn slug(error: InvalidSlug) -> String {
    match error {
        InvalidSlug::Empty => "Écrivez une adresse : le nom n’en donne pas".to_owned(),
        InvalidSlug::TooLong { max, .. } => format!("{max} caractères au plus"),
        InvalidSlug::Character => "Lettres sans accent, chiffres et traits d’union seulement".to_owned(),
        InvalidSlug::Reserved => format!("« {} » est réservé. Choisissez une autre adresse", TypeSlug::RESERVED),
    }
}

fn link(error: InvalidLink) -> String {
    match error {
        InvalidLink::Empty => "À remplir".to_owned(),
        InvalidLink::TooLong { max, .. } => format!("{max} caractères au plus"),
        InvalidLink::NotHttps => "Le lien commence par https://".to_owned(),
        InvalidLink::Host => "Il manque le nom du site après https://".to_owned(),
        InvalidLink::Character => "Un caractère ne convient pas (espace, accent, guillemet…)".to_owned(),
        InvalidLink::Hole => "Entre accolades, seul {rdv} est compris".to_owned(),
    }
}

const fn coordinates(error: InvalidCoordinates) -> &'static str {
    match error {
        InvalidCoordinates::Empty => "À remplir",
        InvalidCoordinates::Shape => "Deux nombres séparés par une virgule (exemple : 48.0707, -0.7734)",
        InvalidCoordinates::Range => "Ce point n’est pas sur Terre",
        InvalidCoordinates::Zero => "Ce point est au milieu de l’océan",
    }
}

fn accent(error: InvalidAccent) -> String {
    match error {
        InvalidAccent::Empty => "À remplir".to_owned(),
        InvalidAccent::Shape => "Écrivez une couleur comme #0b5c4a".to_owned(),
        InvalidAccent::TooLight { found, min } => {
            format!("Trop clair pour être lu : contraste {}, il faut {}", ratio(found), ratio(min))
        }
    }
}

/// `2,1`: hundredths of a contrast, rounded down.
fn ratio(hundredths: u16) -> String {
    format!("{},{}", hundredths / 100, hundredths % 100 / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_said_in_the_unit_that_people_use() {
        let said = |min, max, unit| at_field(Problem::OutOfRange { min, max, unit });
        assert_eq!(said(5, 600, Unit::Minutes), "Entre 5 minutes et 10 heures");
        assert_eq!(said(0, 43_200, Unit::Minutes), "30 jours au plus");
        assert_eq!(said(1, 366, Unit::Days), "Entre 1 et 366 jours");
    }

    #[test]
    fn a_contrast_is_said_as_people_write_numbers() {
        let said = at_field(Problem::Accent(InvalidAccent::TooLight { found: 449, min: 450 }));
        assert!(said.contains("4,4") && said.contains("4,5"), "{said}");
    }
}

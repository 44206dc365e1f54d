//! Find a training, show it, show a centre.

use super::NNBSP;

/// Page title.
pub const TITLE: &str = "Rencontrez un CFA en deux minutes";
/// Under the title.
pub const LEAD: &str = "Cherchez une formation, choisissez une heure. Sans compte, sans engagement.";
/// Tab title.
pub const TAB: &str = "Trouver une formation en apprentissage";
/// Field.
pub const TEXT: &str = "Métier, formation ou CFA";
/// Help.
pub const TEXT_HELP: &str = "Par exemple : pâtissier, électricien, BTS commerce";
/// Mark of a field that may stay empty.
pub const OPTIONAL: &str = "(facultatif)";
/// Every training.
pub const ALL: &str = "Voir toutes les formations";
/// Field.
pub const PLACE: &str = "Où";
/// Help.
pub const PLACE_HELP: &str = "Ville, code postal ou département";
/// Field.
pub const RADIUS: &str = "Dans un rayon de";
/// Field.
pub const LEVEL: &str = "Niveau";
/// Option.
pub const ANY_LEVEL: &str = "Tous les niveaux";
/// Button.
pub const SEARCH: &str = "Chercher";
/// Heading of the form for screen readers.
pub const FORM_NAME: &str = "Chercher une formation";
/// Tag.
pub const BOOKABLE: &str = "Rendez-vous en ligne";
/// Heading.
pub const NEAREST: &str = "Les plus proches";
/// Empty state.
pub const NONE: &str = "Aucune formation ne correspond";
/// What to do.
pub const NONE_HELP: &str = "Essayez un mot plus court, un autre lieu ou un rayon plus grand.";
/// Heading of the results for screen readers.
pub const RESULTS: &str = "Résultats";

/// `CAP, niveau 3`: options of the level.
pub fn level(level: u8) -> &'static str {
    match level {
        3 => "Niveau 3 : CAP",
        4 => "Niveau 4 : bac pro, BP",
        5 => "Niveau 5 : BTS, DEUST",
        6 => "Niveau 6 : licence, BUT",
        7 => "Niveau 7 : master, ingénieur",
        _ => "Niveau inconnu",
    }
}

/// `30 km`.
pub fn radius(km: u16) -> String {
    format!("{km}\u{a0}km")
}

/// Number of results.
pub fn count(n: u64) -> String {
    match n {
        0 => "Aucune formation".to_owned(),
        1 => "1 formation".to_owned(),
        n => format!("{} formations", thousands(n)),
    }
}

/// Digits in groups of three, as French writes them.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(NNBSP);
        }
        out.push(digit);
    }
    out
}

/// `à moins de 30 km de Bourges (18)`.
pub fn around(name: &str, departement: &str, km: u16) -> String {
    format!("à moins de {km}\u{a0}km de {name} ({departement})")
}

/// `dans le Cher (18)`.
pub fn within(name: &str, code: &str) -> String {
    format!("dans le département {name} ({code})")
}

/// The place typed is not known.
pub fn unknown_place(place: &str) -> String {
    format!("Nous ne connaissons pas le lieu «{NNBSP}{place}{NNBSP}». Résultats pour toute la France.")
}

/// Several communes bear the name.
pub const OTHER_PLACES: &str = "Ou bien :";

/// `à 3,4 km`.
pub fn distance(metres: u32) -> String {
    if metres < 1_000 {
        "à moins d’un kilomètre".to_owned()
    } else {
        let tenths = (metres + 50) / 100;
        format!("à {},{}\u{a0}km", tenths / 10, tenths % 10)
    }
}

/// Nothing lies in the radius.
pub fn none_around(km: u16) -> String {
    format!("Rien à moins de {km}\u{a0}km. Voici les formations les plus proches.")
}

/// Paging.
pub const PAGES: &str = "Pages de résultats";
/// Paging.
pub const PREVIOUS: &str = "Page précédente";
/// Paging.
pub const NEXT: &str = "Page suivante";

/// Paging.
pub fn page_of(page: u32, n_pages: u32) -> String {
    format!("Page {page} sur {n_pages}")
}

/// The training's page.
pub mod training {
    /// Where.
    pub const WHERE: &str = "Où";
    /// Itinerary.
    pub const MAP: &str = "Voir sur une carte";
    /// When.
    pub const WHEN: &str = "Rentrée";
    /// How long.
    pub const DURATION: &str = "Durée";
    /// Places.
    pub const CAPACITY: &str = "Places";
    /// Level.
    pub const LEVEL: &str = "Niveau";
    /// Phone.
    pub const PHONE: &str = "Téléphone";
    /// Certification.
    pub const RNCP: &str = "Certification";
    /// Centre.
    pub const CENTRE: &str = "CFA";
    /// At a distance.
    pub const REMOTE: &str = "Entièrement à distance";
    /// Requests can be made.
    pub const OPEN: &str = "Formation ouverte";
    /// Heading.
    pub const WAYS: &str = "Parler avec le CFA";
    /// Heading of the facts.
    pub const FACTS: &str = "La formation";
    /// Way.
    pub const BOOK: &str = "Prendre rendez-vous";
    /// Why.
    pub const LEAD: &str = "Cinq minutes suffisent souvent pour savoir si la formation est faite pour vous.";
    /// No way is open here.
    pub const NOT_OPEN: &str = "Ce CFA ne prend pas encore de rendez-vous ici.";
    /// What to do instead.
    pub const NOT_OPEN_PHONE: &str = "Vous pouvez l’appeler directement :";
    /// What to do instead, without a phone.
    pub const NOT_OPEN_SEARCH: &str = "Cherchez une formation proche, ou contactez le CFA à son adresse.";
    /// The training left the catalogue.
    pub const CLOSED: &str = "Cette formation n’est plus au catalogue.";

    /// First free slot.
    pub fn first_free(when: &str) -> String {
        format!("Premier créneau libre : {when}")
    }

    /// `2 ans`.
    pub fn years(n: u8) -> String {
        if n == 1 { "1\u{a0}an".to_owned() } else { format!("{n}\u{a0}ans") }
    }

    /// `15 places par an`.
    pub fn places(n: u32) -> String {
        if n == 1 { "1 place par an".to_owned() } else { format!("{n} places par an") }
    }
}

/// The centre's page.
pub mod centre {
    /// Heading.
    pub const TRAININGS: &str = "Ses formations";
    /// Heading.
    pub const TYPES: &str = "Prendre rendez-vous";
    /// Heading of the facts.
    pub const ABOUT: &str = "Le CFA";
    /// Empty.
    pub const NONE: &str = "Pas de formation en ce moment";
    /// Empty.
    pub const NO_TRAINING: &str = "Ce CFA n’a pas de formation au catalogue en ce moment.";
    /// Back to the search.
    pub const SEARCH: &str = "Chercher une autre formation";
}

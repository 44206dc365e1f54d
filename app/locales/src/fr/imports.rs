//! What an import says about a record, a file and a catalogue.

use super::NNBSP;
use domain::catalogue::Verdict;

/// What was done, counted: `12 ajoutées`.
pub const fn counted(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Created => "ajoutées",
        Verdict::Updated => "mises à jour",
        Verdict::Unchanged => "sans changement",
        Verdict::Unpublished => "retirées du catalogue",
        Verdict::Reappeared => "publiées à nouveau",
        Verdict::Rejected => "refusées",
        Verdict::Flagged => "reprises sans une valeur fautive",
    }
}

/// The sentence of a line of the report: what is wrong, else what was done.
pub fn sentence(verdict: Verdict, code: Option<&str>) -> &'static str {
    match code {
        Some(code) => finding(code),
        None => done(verdict),
    }
}

/// Why a file is refused whole, by the code of the refusal.
pub fn refused(code: &str) -> String {
    let reason = match code {
        "unreadable" => "il ne se lit pas jusqu’au bout",
        "empty" => "il ne contient aucune formation",
        "nothing_usable" => "toutes ses formations sont refusées",
        "too_many_missing" => "il manque plus de 20\u{202F}% des formations publiées",
        "overtaken" => "un autre import a commencé entre-temps",
        _ => "la raison n’est pas connue",
    };
    format!("Fichier refusé{NNBSP}: {reason}. Le catalogue n’a pas changé.")
}

const fn done(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Created => "Formation ajoutée.",
        Verdict::Updated => "Formation mise à jour.",
        Verdict::Unchanged => "Rien n’a changé.",
        Verdict::Unpublished => "Formation retirée du catalogue. Son historique est gardé.",
        Verdict::Reappeared => "Formation publiée à nouveau.",
        Verdict::Rejected => "Formation refusée.",
        Verdict::Flagged => "Formation reprise sans une valeur fautive.",
    }
}

fn finding(code: &str) -> &'static str {
    match code {
        "record_shape" => "Cette ligne n’est pas une formation, ou ses colonnes sont décalées.",
        "missing" => "Il manque une valeur obligatoire.",
        "no_place" => "Aucun lieu\u{202F}: ni commune, ni code postal, ni ville.",
        "level_unknown" => "Le niveau doit être 3, 4, 5, 6 ou 7.",
        "insee_unknown" => "Cette commune n’est pas dans la table de l’INSEE.",
        "key_contradicts" => "Ce SIRET n’est pas celui de la clé.",
        "key_duplicate" => "Cette clé revient plus bas\u{202F}: la dernière ligne compte.",
        "leading_zero_restored" => "Un zéro manquait au début\u{202F}: il a été remis.",
        "too_many" => "Trop de valeurs\u{202F}: seules les premières sont gardées.",
        "too_long" => "Texte trop long\u{202F}: la fin est coupée.",
        "number" => "Ce n’est pas un nombre entier vraisemblable.",
        "url" => "Ce n’est pas une adresse web en http ou https.",
        other => {
            identifier(other).or_else(|| place(other)).or_else(|| contact(other)).unwrap_or("Cette valeur n’est pas valable.")
        }
    }
}

fn identifier(code: &str) -> Option<&'static str> {
    Some(match code {
        "key_empty" => "La clé est vide.",
        "key_length" => "La clé doit avoir 49 caractères.",
        "key_shape" => "La clé n’a pas la forme attendue.",
        "key_siret" => "Un des SIRET de la clé est faux.",
        "siret_empty" => "Le SIRET est vide.",
        "siret_spreadsheet" => "Un tableur a abrégé ce SIRET\u{202F}: ses chiffres sont perdus.",
        "siret_character" => "Un SIRET ne contient que des chiffres.",
        "siret_lost_zero" => "13 chiffres\u{202F}: un zéro au début est peut-être perdu.",
        "siret_length" => "Un SIRET a 14 chiffres.",
        "siret_zeros" => "Un SIRET n’est pas fait que de zéros.",
        "siret_checksum" => "La clé de contrôle du SIRET est fausse.",
        "uai_empty" => "Le code UAI est vide.",
        "uai_shape" => "Un code UAI a 7 chiffres et une lettre.",
        "uai_prefix" => "Le code UAI ne commence pas par un département connu.",
        "uai_letter" => "La lettre du code UAI est fausse.",
        "rncp_empty" => "Le code RNCP est vide.",
        "rncp_specific_directory" => "Un code RS n’est pas un code RNCP.",
        "rncp_shape" => "Un code RNCP a 2 à 5 chiffres.",
        "cfd_empty" => "Le code formation diplôme est vide.",
        "cfd_shape" => "Le code formation diplôme a 8 caractères.",
        "rome_empty" => "Le code ROME est vide.",
        "rome_shape" => "Un code ROME a une lettre et 4 chiffres.",
        _ => return None,
    })
}

fn place(code: &str) -> Option<&'static str> {
    Some(match code {
        "insee_empty" => "Le code de la commune est vide.",
        "insee_shape" => "Le code INSEE d’une commune a 5 caractères.",
        "postal_code_empty" => "Le code postal est vide.",
        "postal_code_shape" => "Un code postal a 5 chiffres.",
        "coordinates_empty" => "Les coordonnées sont vides.",
        "coordinates_shape" => "Les coordonnées s’écrivent «\u{202F}latitude,longitude\u{202F}».",
        "coordinates_range" => "Ces coordonnées sont hors du globe.",
        "coordinates_zero" => "Ces coordonnées sont 0,0\u{202F}: le lieu n’a pas été trouvé.",
        "date_empty" => "La date est vide.",
        "date_short_year" => "L’année doit avoir 4 chiffres.",
        "date_no_such_day" => "Ce jour n’existe pas.",
        "date_shape" => "Une date s’écrit 2027-03-26 ou 26/03/2027.",
        "yes_no_unknown" => "La réponse doit être oui ou non.",
        _ => return None,
    })
}

fn contact(code: &str) -> Option<&'static str> {
    Some(match code {
        "email_empty" => "L’adresse e-mail est vide.",
        "email_no_at" => "Il manque l’arobase dans l’adresse e-mail.",
        "email_several_at" => "L’adresse e-mail a plusieurs arobases.",
        "email_too_long" | "email_local_part" => "L’adresse e-mail est trop longue.",
        "email_dots" => "L’adresse e-mail a un point mal placé.",
        "email_character" => "L’adresse e-mail a un caractère interdit.",
        "email_no_domain_dot" | "email_domain" => "Le domaine de l’adresse e-mail n’est pas valable.",
        "email_disposable" => "Une adresse e-mail jetable n’est pas reprise.",
        "phone_empty" => "Le numéro de téléphone est vide.",
        "phone_character" => "Le numéro de téléphone a un caractère interdit.",
        "phone_lost_zero" => "Un zéro au début du numéro est peut-être perdu.",
        "phone_length" | "phone_not_possible" => "Ce numéro de téléphone n’existe pas.",
        "phone_premium" => "Un numéro surtaxé n’est pas repris.",
        "phone_pager" => "Un numéro de messagerie n’est pas repris.",
        "phone_organisation_only" => "Ce numéro est réservé aux organismes.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        catalogue::FindingCode,
        contact::{InvalidEmail, InvalidPhone},
        identifiers::{InvalidCoordinates, InvalidSiret, InvalidTrainingKey},
    };

    #[test]
    fn what_the_domain_finds_has_a_sentence_of_its_own() {
        let unknown = finding("no such code");
        let codes = [
            FindingCode::NoPlace.code(),
            FindingCode::UnknownLevel.code(),
            FindingCode::KeyContradicts.code(),
            FindingCode::DuplicateKey.code(),
            FindingCode::TooLong { max: 1 }.code(),
            InvalidTrainingKey::Shape.code(),
            InvalidSiret::Checksum.code(),
            InvalidSiret::LostZero.code(),
            InvalidCoordinates::Zero.code(),
            InvalidEmail::NoAt.code(),
            InvalidPhone::Premium.code(),
        ];
        for code in codes {
            assert_ne!(finding(code), unknown, "{code}");
        }
    }

    #[test]
    fn a_line_says_what_is_wrong_rather_than_what_was_done() {
        assert_ne!(sentence(Verdict::Rejected, Some("siret_checksum")), sentence(Verdict::Rejected, None));
    }
}

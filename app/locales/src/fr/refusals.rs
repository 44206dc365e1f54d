//! Why something was refused: one sentence for each reason, at its field or for the page.

use super::{contacting, dates};
use contract::refusal::{Refusal, Rule};
use domain::{
    appointment::CancelRefused,
    attendance::MarkRefused,
    candidate::Problem,
    contact::{InvalidEmail, InvalidName, InvalidPhone, InvalidText},
    life::StepRefused,
    moving::MoveRefused,
    request::Way,
};

/// The call did not arrive.
pub const OFFLINE: &str = "La connexion a été coupée. Rien n’est perdu : réessayez.";
/// The page is older than the server.
pub const OUTDATED: &str = "Le site vient d’être mis à jour. Rechargez la page : ce que vous avez écrit est gardé.";
/// Try again.
pub const RETRY: &str = "Réessayer";
/// What is kept.
pub const KEPT: &str = "Ce que vous avez écrit est gardé.";

/// The sentence of a refusal.
pub fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid(_) => "Il reste quelque chose à corriger.".to_owned(),
        Refusal::Rule(rule) => broken_rule(*rule),
        Refusal::NotFound => "Nous ne trouvons pas cette page.".to_owned(),
        Refusal::SignedOut => "Connectez-vous pour continuer.".to_owned(),
        Refusal::Forbidden => "Vous n’avez pas accès à cette page.".to_owned(),
        Refusal::Conflict { .. } => "Ce créneau vient d’être pris. Choisissez-en un autre.".to_owned(),
        Refusal::Duplicate { requested_at, way } => duplicate(*way, &dates::day_and_hour(*requested_at)),
        Refusal::TooMany { retry_after_s, phone } => too_many(*retry_after_s, phone.as_deref()),
        Refusal::Unavailable => "Le service est très demandé. Réessayez dans quelques secondes.".to_owned(),
        Refusal::Internal { incident } => format!("Une erreur est arrivée chez nous. Rien n’est perdu. Référence : {incident}"),
    }
}

/// The same person asked the same thing a short while ago.
fn duplicate(way: Way, asked: &str) -> String {
    match way {
        Way::Appointment => {
            format!("Vous avez déjà un rendez-vous pour cette formation, demandé {asked}. Le lien est dans votre message.")
        }
        Way::Callback => format!("Vous avez déjà demandé à être rappelé, {asked}. Le CFA a bien reçu votre demande."),
        Way::Enquiry => format!("Vous avez déjà écrit à ce CFA, {asked}. Il a bien reçu votre message."),
    }
}

fn too_many(retry_after_s: u32, phone: Option<&str>) -> String {
    let wait = match retry_after_s.div_ceil(60) {
        0 | 1 => "une minute".to_owned(),
        minutes if minutes < 120 => format!("{minutes} minutes"),
        minutes => format!("{} heures", minutes.div_ceil(60)),
    };
    let call = phone.map_or_else(String::new, |phone| format!(" Ou appelez le CFA au {phone}."));
    format!("Trop de demandes en peu de temps. Réessayez dans {wait}.{call}")
}

fn broken_rule(rule: Rule) -> String {
    match rule {
        Rule::NotOffered => "Cette heure n’est pas proposée. Choisissez un créneau de la liste.".to_owned(),
        Rule::NotOpen => "Ce CFA ne prend pas de rendez-vous ici.".to_owned(),
        Rule::SuspiciousForm => "Le formulaire est revenu trop vite. Patientez un instant, puis réessayez.".to_owned(),
        Rule::ExpiredForm => "Le formulaire était ouvert depuis longtemps. Envoyez-le encore une fois.".to_owned(),
        Rule::TooManyLive { max } => format!("Vous avez déjà {max} rendez-vous dans ce CFA. Annulez-en un d’abord."),
        Rule::Cancel(CancelRefused::TooLate { notice_min }) => {
            format!("Il reste moins de {} : il est trop tard pour annuler ici.", dates::duration(notice_min))
        }
        Rule::Cancel(CancelRefused::NotLive { .. }) => "Ce rendez-vous ne peut plus être annulé.".to_owned(),
        Rule::Move(MoveRefused::TooLate { notice_min }) => {
            format!("Il reste moins de {} : il est trop tard pour déplacer ici.", dates::duration(notice_min))
        }
        Rule::Move(MoveRefused::TooOften { max }) => {
            format!("Vous avez déjà déplacé ce rendez-vous {max} fois. Appelez le CFA pour en changer encore.")
        }
        Rule::Move(MoveRefused::NotLive { .. }) => "Ce rendez-vous ne peut plus être déplacé.".to_owned(),
        Rule::Mark(MarkRefused::NotBegun) => "Le rendez-vous n’a pas commencé : revenez à cette heure-là.".to_owned(),
        Rule::Mark(MarkRefused::AnotherDay) => "Ce rendez-vous est un autre jour.".to_owned(),
        Rule::Mark(MarkRefused::NotAgreed) => "Ce rendez-vous n’est pas confirmé ou il est annulé.".to_owned(),
        Rule::Mark(MarkRefused::Settled) => "La présence est déjà notée. Revenez d’abord en arrière.".to_owned(),
        Rule::Step(refused) => step(refused),
        Rule::ChangedMeanwhile => "Quelqu’un d’autre est intervenu entre-temps. Voici où en sont les choses.".to_owned(),
        Rule::HoldNotRenewable => "Le délai ne peut être prolongé qu’une fois.".to_owned(),
    }
}

/// A step that may not follow: both states are said.
fn step(refused: StepRefused) -> String {
    format!(
        "Cette demande est « {} » : elle ne peut plus devenir « {} ».",
        contacting::state(refused.from).to_lowercase(),
        contacting::state(refused.to).to_lowercase()
    )
}

/// The sentence at a field.
pub fn at_field(problem: Problem) -> String {
    match problem {
        Problem::Missing => "À remplir".to_owned(),
        Problem::UnknownChoice => "Choisissez une réponse de la liste".to_owned(),
        Problem::Name(error) => name(error),
        Problem::Email(error) => email(error).to_owned(),
        Problem::Phone(error) => phone(error).to_owned(),
        Problem::Text(error) => in_text(error),
        Problem::NotAccepted => "Cochez la case pour continuer".to_owned(),
    }
}

fn name(error: InvalidName) -> String {
    match error {
        InvalidName::Empty => "À remplir".to_owned(),
        InvalidName::TooFewLetters { min } => format!("Écrivez au moins {min} lettres"),
        InvalidName::TooLong { max, .. } => format!("{max} caractères au plus"),
        InvalidName::Digit => "Un nom ne contient pas de chiffre".to_owned(),
        InvalidName::Address => "Écrivez un nom, pas une adresse".to_owned(),
        InvalidName::LineBreak => "Écrivez le nom sur une seule ligne".to_owned(),
        InvalidName::Character => "Lettres, espaces, apostrophes et traits d’union seulement".to_owned(),
    }
}

fn email(error: InvalidEmail) -> &'static str {
    match error {
        InvalidEmail::Empty => "À remplir",
        InvalidEmail::NoAt => "Il manque le signe @ (exemple : prenom@exemple.fr)",
        InvalidEmail::SeveralAt => "Il y a plus d’un signe @",
        InvalidEmail::TooLong { .. } => "Cette adresse est trop longue",
        InvalidEmail::LocalPart { .. } => "Vérifiez ce qui est avant le signe @",
        InvalidEmail::Dots => "Vérifiez les points avant le signe @",
        InvalidEmail::Character => "Un caractère ne convient pas (espace, virgule, accent…)",
        InvalidEmail::NoDomainDot => "Il manque la fin de l’adresse (exemple : .fr ou .com)",
        InvalidEmail::Domain => "Vérifiez ce qui est après le signe @",
        InvalidEmail::Disposable => "Donnez une adresse durable : le CFA vous y répondra",
    }
}

fn phone(error: InvalidPhone) -> &'static str {
    match error {
        InvalidPhone::Empty => "À remplir",
        InvalidPhone::Character => "Écrivez seulement des chiffres",
        InvalidPhone::LostZero => "Il manque le 0 du début",
        InvalidPhone::Length { .. } => "Un numéro a 10 chiffres (exemple : 06 39 98 12 34)",
        InvalidPhone::NotPossible => "Ce numéro n’existe pas",
        InvalidPhone::Premium => "Un numéro surtaxé ne convient pas",
        InvalidPhone::Pager => "Ce numéro ne peut pas être appelé",
        InvalidPhone::OrganisationOnly => "Donnez un numéro de personne, pas un numéro vert",
    }
}

/// What is wrong with a text.
pub fn in_text(error: InvalidText) -> String {
    match error {
        InvalidText::Empty => "À remplir".to_owned(),
        InvalidText::TooLong { max, found } => format!("{max} caractères au plus ({found} écrits)"),
        InvalidText::Control => "Un caractère invisible ne convient pas. Effacez et retapez".to_owned(),
    }
}

//! The centre's link from its mailbox.

use super::NNBSP;
use domain::{life::Attempt, request::Way};

/// Above the title.
pub fn context(way: Way, when: &str) -> String {
    let what = match way {
        Way::Callback => "Demande de rappel",
        Way::Enquiry => "Message",
        Way::Appointment => "Rendez-vous",
    };
    format!("{what}, reçu le {when}").replace("rappel, reçu", "rappel, reçue")
}
/// Heading.
pub const CALL: &str = "Appel";
/// How a call ended.
pub const fn attempt(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::Reached => "Joint",
        Attempt::NoAnswer => "Pas de réponse",
        Attempt::WrongNumber => "Mauvais numéro",
    }
}
/// Calls tried.
pub fn attempts(n: u32) -> String {
    match n {
        0 => "Pas encore appelé".to_owned(),
        1 => "1 essai".to_owned(),
        n => format!("{n} essais"),
    }
}
/// Heading and label.
pub const WRITE: &str = "Répondre par écrit";
/// Label.
pub const MESSAGE: &str = "Votre réponse";
/// Help.
pub const MESSAGE_HELP: &str = "Le candidat la reçoit par e-mail et sur sa page de suivi.";
/// Button.
pub const SEND: &str = "Envoyer la réponse";
/// Button, while it works.
pub const SENDING: &str = "Envoi…";
/// Button.
pub const OTHER_CHANNEL: &str = "J’ai répondu autrement";
/// Button.
pub const GIVE_UP: &str = "Impossible à joindre";
/// Heading.
pub const PROPOSE: &str = "Proposer un créneau";
/// Label.
pub const SLOT: &str = "Créneau libre";
/// Help.
pub const SLOT_HELP: &str = "Gardé 48 heures pour ce candidat, qui reçoit un lien pour le prendre.";
/// Label.
pub const WORDS: &str = "Quelques mots";
/// Button.
pub const PROPOSE_NOW: &str = "Garder et proposer";
/// No free slot.
pub const NO_SLOT: &str = "Aucun créneau libre dans les trois semaines.";
/// Proposals that stand.
pub const PROPOSED: &str = "Créneaux proposés";
/// Until when.
pub fn until(when: &str) -> String {
    format!("gardé jusqu’au {when}")
}
/// Done.
pub const DONE: &str = "C’est fait. Le candidat est prévenu.";
/// Done, of a call.
pub const NOTED: &str = "C’est noté.";
/// Heading.
pub const HISTORY: &str = "Historique";
/// Heading.
pub const MESSAGES: &str = "Messages";
/// Unknown or expired link.
pub const UNKNOWN: &str = "Ce lien ne marche pas, ou plus";
/// What to do.
pub const UNKNOWN_BODY: &str = "Un lien de réponse sert 60 jours. Vos demandes restent visibles sur votre tableau de bord.";
/// Button.
pub const DASHBOARD: &str = "Ouvrir le tableau de bord";
/// Heading, while an appointment waits.
pub const SETTLE: &str = "Votre réponse";
/// Button.
pub const CONFIRM: &str = "Confirmer le rendez-vous";
/// Opens the question.
pub const REFUSE: &str = "Refuser le rendez-vous";
/// Button.
pub const ATTENDED: &str = "Oui, venu";
/// Button.
pub const NO_SHOW: &str = "Non, absent";
/// Help: who reads the reason.
pub fn reason_help(first_name: &str) -> String {
    format!("{first_name} lira votre réponse. 300 caractères au plus.")
}
/// Term.
pub const TRAINING: &str = "Formation";
/// Term.
pub const WHEN_TO_CALL: &str = "Quand l’appeler";
/// Term.
pub const SUBJECTS: &str = "Sujets";
/// Term.
pub const EMAIL: &str = "E-mail";
/// Term.
pub const PHONE: &str = "Téléphone";
/// Term.
pub const ASKED_BY: &str = "Demande faite par";
/// Nobody is signed in here.
pub fn no_account(centre: &str) -> String {
    format!("Vous répondez pour {centre}, sans compte. Ce lien est personnel à votre CFA{NNBSP}: ne le transférez pas.")
}

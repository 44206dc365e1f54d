//! Labels, helps and choices of the form.

use domain::request::{Asker, Subject};

/// Legend.
pub const ASKER: &str = "Qui fait la demande ?";
/// Label.
pub const FIRST_NAME: &str = "Prénom";
/// Whose name, when somebody else fills the form.
pub const YOUNG_PERSON: &str = "De la personne qui cherche une formation.";
/// One of the centre's own questions.
pub const QUESTION: &str = "Question du CFA";
/// What the centre wants to be read and accepted.
pub const RESTRICTION: &str = "À lire avant de réserver";
/// The box to tick under it.
pub const RESTRICTION_ACCEPTED: &str = "J’ai lu et je suis d’accord";
/// Label.
pub const LAST_NAME: &str = "Nom";
/// Label.
pub const EMAIL: &str = "Adresse e-mail";
/// Help.
pub const EMAIL_HELP: &str = "Vous y recevez la confirmation et le lien pour annuler.";
/// Label.
pub const PHONE: &str = "Téléphone";
/// Help, when the centre calls.
pub const PHONE_HELP_CALL: &str = "Le CFA vous appelle à ce numéro.";
/// Help.
pub const PHONE_HELP: &str = "Utile en cas d’imprévu. Par exemple : 06 39 98 12 34";
/// Label.
pub const PROFESSIONAL_NAME: &str = "Votre nom";
/// Label.
pub const PROFESSIONAL_EMAIL: &str = "Votre adresse e-mail professionnelle";
/// Legend.
pub const SUBJECTS: &str = "De quoi voulez-vous parler ?";
/// Help.
pub const SUBJECTS_HELP: &str = "Choisissez au moins un sujet.";
/// Label.
pub const SUBJECT_OTHER: &str = "Quel autre sujet ?";
/// Label.
pub const MESSAGE: &str = "Votre message";
/// Help.
pub const MESSAGE_HELP: &str = "1\u{202F}000 caractères au plus.";
/// Answer.
pub const YES: &str = "Oui";
/// Answer.
pub const NO: &str = "Non";
/// Choice prompt.
pub const CHOOSE: &str = "Choisissez";

/// Who asks.
pub fn asker(asker: Asker) -> &'static str {
    match asker {
        Asker::Candidate => "Moi, je cherche une formation",
        Asker::Parent => "Un parent, pour son enfant",
        Asker::Professional => "Un professionnel, pour un jeune",
    }
}

/// Names of the young person's fields depend on who asks.
pub fn person_legend(asker: Asker) -> &'static str {
    match asker {
        Asker::Candidate => "Vous",
        Asker::Parent | Asker::Professional => "Le jeune",
    }
}

/// Subjects.
pub fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Modalite => "Le rythme de l’alternance",
        Subject::Place => "Les places encore libres",
        Subject::Accompagnement => "L’aide pour trouver une entreprise",
        Subject::Frais => "Les frais et les aides",
        Subject::Contenu => "Ce qu’on apprend",
        Subject::Horaire => "Les horaires",
        Subject::Debouche => "Les métiers après la formation",
        Subject::Plus => "En savoir plus sur la formation",
        Subject::Suivi => "Où en est ma candidature",
        Subject::Lieu => "Le lieu, l’accès, le logement",
        Subject::Porte => "Les portes ouvertes",
        Subject::Autre => "Autre chose",
    }
}

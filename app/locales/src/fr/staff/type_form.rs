//! The settings of an appointment type.

pub mod help;

use super::types::unit;
use crate::fr::{dates, desk};
use domain::{
    agenda::{Assignment, Grid},
    appointment::Mode,
    reminder::Reminders,
    settings::{Confirmation, HorizonForm, QuestionForm, Selection, SpanDraft, TypeDraft, TypeField, TypeWarning, Visibility},
};

/// Title of one that does not exist yet.
pub const NEW_TITLE: &str = "Nouveau motif";
/// Under the title of a new one.
pub const NEW_LEAD: &str = "Un nom et une durée suffisent. Le reste a déjà une réponse.";
/// Back.
pub const BACK: &str = "Tous les motifs";
/// Button.
pub const SAVE: &str = "Enregistrer";
/// Button of a new one.
pub const CREATE: &str = "Créer le motif";
/// While it works.
pub const SAVING: &str = "Enregistrement…";
/// Done.
pub const SAVED: &str = "C’est enregistré";
/// What it means.
pub const SAVED_BODY: &str = "Les candidats voient le changement dès maintenant. Les rendez-vous déjà pris ne bougent pas.";
/// Said of an archived one.
pub const ARCHIVED: &str = "Ce motif est archivé";
/// What it means.
pub const ARCHIVED_BODY: &str = "Les candidats ne le voient plus. Remettez-le en service depuis la liste.";
/// Error summary.
pub const ERRORS: &str = "Il reste quelque chose à corriger";
/// Link.
pub const PUBLIC_PAGE: &str = "Voir la page publique";
/// What a field that may stay empty says.
pub const OPTIONAL: &str = "(facultatif)";

/// The groups of the form.
pub mod group {
    /// First group, always open.
    pub const ESSENTIAL: &str = "L’essentiel";
    /// How slots are cut.
    pub const SLOTS: &str = "Créneaux";
    /// Notices and horizon.
    pub const NOTICES: &str = "Délais";
    /// Who, where, for which trainings.
    pub const FOR_WHOM: &str = "Qui, où, pour quelles formations";
    /// What the candidate is asked.
    pub const FORM: &str = "Questions et accord";
    /// Words.
    pub const WORDS: &str = "Textes et rappels pour le candidat";
    /// Address, visibility, colour.
    pub const LOOK: &str = "Adresse et présentation";
}

/// The label of a field.
pub const fn label(field: TypeField) -> &'static str {
    match field {
        TypeField::Name => "Nom du motif",
        TypeField::Duration => "Durée, en minutes",
        TypeField::Modes => "Comment se passe le rendez-vous ?",
        TypeField::VideoLink => "Lien de la visio",
        TypeField::Step => "Un créneau toutes les… minutes",
        TypeField::BufferBefore => "Minutes libres avant",
        TypeField::BufferAfter => "Minutes libres après",
        TypeField::Notice => "Réserver au plus tard",
        TypeField::HorizonDays => "Nombre de jours",
        TypeField::PeriodFrom => "Premier jour",
        TypeField::PeriodTo => "Dernier jour",
        TypeField::CancelNotice => "Annuler au plus tard",
        TypeField::MoveNotice => "Déplacer au plus tard",
        TypeField::Sites => "Sites choisis",
        TypeField::Trainings => "Formations choisies",
        TypeField::Restriction => "À savoir avant de réserver",
        TypeField::Questions => "Vos questions",
        TypeField::Question(_) => "Question",
        TypeField::Choices(_) => "Réponses possibles",
        TypeField::InstructionsBefore => "Texte avant la réservation",
        TypeField::InstructionsAfter => "Texte après la réservation",
        TypeField::Slug => "Fin de l’adresse publique",
    }
}

/// Question: which mode first.
pub const FIRST_MODE: &str = "Proposé d’abord";
/// Question: who takes it.
pub const ADVISORS: &str = "Qui reçoit ?";
/// Nobody to choose.
pub const NO_ADVISORS: &str = "Aucun conseiller pour le moment. Ajoutez-en dans Équipe.";
/// Question: where the starts fall.
pub const GRID: &str = "Où tombent les créneaux ?";
/// Question: how far ahead.
pub const HORIZON: &str = "Jusqu’à quand peut-on réserver ?";
/// Question: how many advisors.
pub const ASSIGNMENT: &str = "Combien de personnes reçoivent ?";
/// Question: where.
pub const PLACES: &str = "Sur quels sites ?";
/// Answer.
pub const ALL_SITES: &str = "Tous les sites";
/// Answer.
pub const SOME_SITES: &str = "Certains sites";
/// Question: which trainings.
pub const SERVED: &str = "Pour quelles formations ?";
/// Answer.
pub const ALL_TRAININGS: &str = "Toutes, même à venir";
/// Answer.
pub const SOME_TRAININGS: &str = "Certaines formations";
/// Narrows the list.
pub const FILTER: &str = "Chercher dans la liste";
/// Nothing matches.
pub const NO_MATCH: &str = "Aucune formation ne correspond.";
/// Question: confirmation.
pub const CONFIRMATION: &str = "Faut-il votre accord ?";
/// Question: reminders.
pub const REMINDERS: &str = "Rappels envoyés au candidat";
/// Question: visibility.
pub const VISIBILITY: &str = "Qui le voit ?";
/// Question: colour.
pub const COLOUR: &str = "Couleur";
/// Button.
pub const ADD_QUESTION: &str = "Ajouter une question";
/// Button.
pub const REMOVE_QUESTION: &str = "Retirer";
/// How a question is answered.
pub const QUESTION_FORM: &str = "Réponse attendue";
/// Must be answered.
pub const REQUIRED: &str = "Réponse obligatoire";
/// Unit, for readers.
pub const UNIT: &str = "unité";

/// `Question 2`.
pub fn question(rank: usize) -> String {
    format!("Question {rank}")
}
/// Name of a button.
pub fn question_up(rank: usize) -> String {
    format!("Monter la question {rank}")
}
/// Name of a button.
pub fn question_down(rank: usize) -> String {
    format!("Descendre la question {rank}")
}
/// Name of a button.
pub fn question_remove(rank: usize) -> String {
    format!("Retirer la question {rank}")
}
/// `3 choisies sur 120`.
pub fn chosen(n: usize, total: usize) -> String {
    let word = if n < 2 { "choisie" } else { "choisies" };
    format!("{n} {word} sur {total}")
}
/// Somebody who serves one site.
pub fn only_at(site: &str) -> String {
    format!("seulement à {site}")
}
/// Has no hours.
pub const NO_HOURS: &str = "pas encore d’horaires";
/// Receives no more.
pub const LEFT: &str = "ne reçoit plus";

/// An answer and what it means, with an example.
pub const fn grid(grid: Grid) -> (&'static str, &'static str) {
    match grid {
        Grid::Anchored => (
            "À partir de l’ouverture",
            "Vous ouvrez à 9 h 10, un créneau toutes les 30 min : 9 h 10, 9 h 40, 10 h 10. Ils ne bougent jamais.",
        ),
        Grid::Compact => (
            "Serrés après chaque rendez-vous",
            "Un rendez-vous finit à 9 h 50 : le créneau suivant est à 9 h 50. Moins de trous dans la journée.",
        ),
        Grid::Clock => ("À heures rondes", "Vous ouvrez à 9 h 10, un créneau toutes les 30 min : 9 h 30, 10 h, 10 h 30."),
    }
}

/// An answer.
pub const fn horizon(kind: HorizonForm) -> &'static str {
    match kind {
        HorizonForm::Days => "Un nombre de jours à l’avance",
        HorizonForm::WorkingDays => "Un nombre de jours ouvrés à l’avance",
        HorizonForm::Period => "Entre deux dates",
        HorizonForm::None => "Sans limite",
    }
}

/// An answer and what it means.
pub const fn assignment(assignment: Assignment) -> (&'static str, &'static str) {
    match assignment {
        Assignment::Any => ("Une seule, la moins occupée ce jour-là", "Il suffit qu’une personne soit libre."),
        Assignment::All => ("Toutes ensemble", "Un créneau n’existe que si tout le monde est libre."),
    }
}

/// An answer and what it means.
pub const fn confirmation(confirmation: Confirmation) -> (&'static str, &'static str) {
    match confirmation {
        Confirmation::None => ("Non, c’est réservé tout de suite", "Le plus simple pour le candidat."),
        Confirmation::ByCentre => ("Oui, je confirme chaque demande", "Le créneau est gardé 48 h en attendant."),
    }
}

/// Which reminders.
pub const fn reminders(reminders: Reminders) -> &'static str {
    match reminders {
        Reminders::Both => "2 jours et 2 heures avant",
        Reminders::TwoDays => "2 jours avant",
        Reminders::TwoHours => "2 heures avant",
        Reminders::None => "Aucun",
    }
}

/// An answer and what it means.
pub const fn visibility(visibility: Visibility) -> (&'static str, &'static str) {
    match visibility {
        Visibility::Public => ("Tous les candidats", "Sur vos pages et celles de vos formations."),
        Visibility::Unlisted => ("Seulement avec le lien", "Il n’est affiché nulle part. Envoyez l’adresse à qui vous voulez."),
    }
}

/// How a question is answered.
pub const fn question_form(form: QuestionForm) -> &'static str {
    match form {
        QuestionForm::Text => "Texte libre",
        QuestionForm::Choice => "Choix dans une liste",
        QuestionForm::YesNo => "Oui ou non",
    }
}

pub mod digest;
/// The trial.
pub mod preview {
    use super::{Mode, TypeWarning, dates, desk};

    /// Heading.
    pub const TITLE: &str = "Avec ces réglages";
    /// What it is.
    pub const LEAD: &str = "Les 14 prochains jours, avant d’enregistrer.";
    /// After the number of slots.
    pub const IN_TWO_WEEKS: &str = "dans les 14 jours";
    /// While it works.
    pub const WAITING: &str = "Calcul des créneaux…";
    /// The draft is wrong.
    pub const WRONG: &str = "Corrigez le formulaire pour voir les créneaux.";
    /// The call failed.
    pub const FAILED: &str = "L’aperçu n’a pas pu être calculé. Vos réglages sont gardés.";
    /// Nothing ever.
    pub const NONE: &str = "Aucun créneau ne sera proposé";

    /// `158 créneaux`.
    pub fn count(n: u32) -> String {
        match n {
            0 => "Aucun créneau".to_owned(),
            1 => "1 créneau".to_owned(),
            n => format!("{n} créneaux"),
        }
    }

    /// `Téléphone : 12 créneaux`.
    pub fn by_mode(mode: Mode, n: u32) -> String {
        format!("{} : {}", desk::mode::name(mode), count(n).to_lowercase())
    }

    /// `Premier créneau : mardi 9 mars à 14 h 30 (heure de Paris)`.
    pub fn first(when: &str, zone: &str) -> String {
        format!("Premier créneau : {when} ({zone})")
    }

    /// `mardi 9 mars : 6 créneaux`.
    pub fn day(day: &str, n: u32) -> String {
        format!("{day} : {}", count(n).to_lowercase())
    }

    /// The title of a warning, and what to do; `names` are those of the advisors it speaks of.
    pub fn warning(warning: &TypeWarning, names: &[String]) -> (String, String) {
        match warning {
            TypeWarning::Nobody => (NONE.to_owned(), "Personne ne reçoit pour ce motif. Cochez au moins un conseiller.".to_owned()),
            TypeWarning::WithoutHours(_) => {
                ("Des horaires manquent".to_owned(), format!("Sans horaires pour ce motif : {}. Ajoutez-les dans Horaires.", names.join(", ")))
            }
            TypeWarning::NoticeBeyondHorizon => (
                NONE.to_owned(),
                "Il faut réserver plus longtemps à l’avance que vous ne le permettez. Raccourcissez le délai ou allongez la période.".to_owned(),
            ),
            TypeWarning::PeriodOver => (NONE.to_owned(), "La période est passée.".to_owned()),
            TypeWarning::StepLonger { step_min, duration_min } => (
                "Des minutes restent vides".to_owned(),
                format!(
                    "Un créneau toutes les {} pour un rendez-vous de {} : du temps reste libre entre deux.",
                    dates::duration(*step_min),
                    dates::duration(*duration_min)
                ),
            ),
            TypeWarning::BuffersLonger { buffers_min, duration_min } => (
                "Plus de pause que de rendez-vous".to_owned(),
                format!(
                    "{} de pause pour un rendez-vous de {}.",
                    dates::duration(*buffers_min),
                    dates::duration(*duration_min)
                ),
            ),
        }
    }
}

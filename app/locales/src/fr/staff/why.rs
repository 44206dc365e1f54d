//! Why there is no slot: the day, with the reason of each hole.

use crate::fr::{NNBSP, dates, staff::opening};
use contract::hours::{NamedAbsence, NamedClosure, NoHours, WhyWhat};

/// Title.
pub const TITLE: &str = "Pourquoi pas de créneau\u{202F}?";
/// What the page does.
pub const LEAD: &str = "Choisissez un jour. Chaque trou dit sa raison.";
/// Label.
pub const DAY: &str = "Jour";
/// Label.
pub const TYPE: &str = "Motif";
/// Label.
pub const ADVISOR: &str = "Agenda";
/// Choice.
pub const ALL_ADVISORS: &str = "Tous ensemble";
/// Label.
pub const MODE: &str = "Mode";
/// Label.
pub const SITE: &str = "Site";
/// Choice.
pub const OWN_SITE: &str = "Celui du motif";
/// Button.
pub const SHOW: &str = "Voir ce jour";
/// The day before.
pub const PREVIOUS: &str = "Jour précédent";
/// The day after.
pub const NEXT: &str = "Jour suivant";
/// No type.
pub const NO_TYPE: &str = "Aucun motif de rendez-vous";
/// What to do.
pub const NO_TYPE_BODY: &str = "Sans motif, les candidats ne peuvent rien réserver.";
/// Leads to the types.
pub const TO_TYPES: &str = "Voir les motifs";
/// Nobody takes the type.
pub const NOBODY: &str = "Personne ne reçoit pour ce motif";
/// What to do.
pub const NOBODY_BODY: &str = "Ouvrez le motif et choisissez qui reçoit.";
/// Heading.
pub const TOGETHER: &str = "Ce que voient les candidats";
/// Heading.
pub const EACH: &str = "Agenda par agenda";
/// What the drawing is, for readers: the list below says the same.
pub const DRAWING: &str = "Le dessin de la journée. La liste qui suit dit la même chose.";

/// Caption of the table.
pub const CAPTION: &str = "La journée, heure par heure";
/// Head of a column.
pub const HOURS: &str = "Heures";
/// Head of a column.
pub const REASON: &str = "Pourquoi";

/// How many slots.
pub fn count(n: u32) -> String {
    match n {
        0 => "Aucun créneau ce jour-là".to_owned(),
        1 => "1 créneau ce jour-là".to_owned(),
        n => format!("{n} créneaux ce jour-là"),
    }
}

/// The first free slot.
pub fn first_free(when: &str) -> String {
    format!("Premier créneau libre{NNBSP}: {when}.")
}
/// There is none.
pub const NONE_FREE: &str = "Aucun créneau libre dans les douze prochains mois.";

/// There is nothing to open the day with.
pub const fn no_hours(kind: NoHours) -> &'static str {
    match kind {
        NoHours::Never => "Aucune heure n’a jamais été donnée.",
        NoHours::NotForThis => "Il y a des heures, mais aucune pour ce motif, ce mode ou ce site.",
        NoHours::NotThatDay => "Aucune heure ne tombe ce jour-là.",
    }
}

/// What a part of the day is, in a few words.
pub const fn short(what: &WhyWhat) -> &'static str {
    match what {
        WhyWhat::Free { n_slots: 0 } => "Trop court",
        WhyWhat::Free { .. } => "Libre",
        WhyWhat::Outside => "Hors horaires",
        WhyWhat::Holiday(_) => "Férié",
        WhyWhat::Closure(_) => "Fermeture",
        WhyWhat::Absence(_) => "Absence",
        WhyWhat::Appointment(_) => "Rendez-vous",
        WhyWhat::External => "Agenda externe",
        WhyWhat::Session => "Réunion",
        WhyWhat::Buffer => "Battement",
        WhyWhat::Past => "Passé",
        WhyWhat::Notice(_) => "Trop proche",
        WhyWhat::Horizon(_) => "Trop loin",
    }
}

/// What a part of the day is, in a sentence.
pub fn sentence(what: &WhyWhat) -> String {
    match what {
        WhyWhat::Free { n_slots: 0 } => "Libre, mais trop court pour un rendez-vous.".to_owned(),
        WhyWhat::Free { n_slots: 1 } => "Libre, un créneau proposé.".to_owned(),
        WhyWhat::Free { n_slots } => format!("Libre, {n_slots} créneaux proposés."),
        WhyWhat::Outside => "Hors des horaires.".to_owned(),
        WhyWhat::Holiday(holiday) => format!("Jour férié{NNBSP}: {}.", opening::holiday(*holiday)),
        WhyWhat::Closure(closures) => closed(closures),
        WhyWhat::Absence(absences) => away(absences),
        WhyWhat::Appointment(_) => "Un rendez-vous, pris ou en cours de réservation.".to_owned(),
        WhyWhat::External => "Occupé dans un agenda externe.".to_owned(),
        WhyWhat::Session => "Une réunion collective.".to_owned(),
        WhyWhat::Buffer => "Temps gardé libre autour d’un rendez-vous.".to_owned(),
        WhyWhat::Past => "C’est passé.".to_owned(),
        WhyWhat::Notice(earliest) => {
            format!("Trop proche{NNBSP}: ce motif se réserve à partir du {}.", dates::day_and_hour(*earliest))
        }
        WhyWhat::Horizon(Some(last)) => {
            format!("Trop loin{NNBSP}: ce motif se réserve jusqu’au {}.", dates::full_day(*last))
        }
        WhyWhat::Horizon(None) => "Hors de la période où ce motif se réserve.".to_owned(),
    }
}

fn closed(closures: &[NamedClosure]) -> String {
    let names: Vec<&str> = closures.iter().map(|one| one.label.as_str()).filter(|label| !label.is_empty()).collect();
    if names.is_empty() { "Fermeture du CFA.".to_owned() } else { format!("Fermeture{NNBSP}: {}.", names.join(", ")) }
}

fn away(absences: &[NamedAbsence]) -> String {
    let name = |one: &NamedAbsence| {
        if one.label.is_empty() { one.advisor.name.clone() } else { format!("{} ({})", one.advisor.name, one.label) }
    };
    let names: Vec<String> = absences.iter().map(name).collect();
    if names.is_empty() { "Absence.".to_owned() } else { format!("Absence{NNBSP}: {}.", names.join(", ")) }
}

/// What to do.
pub mod act {
    /// Hours are missing.
    pub const ADD_HOURS: &str = "Ajouter des heures";
    /// To the closure.
    pub const SEE_CLOSURE: &str = "Voir la fermeture";
    /// To the absence.
    pub const SEE_ABSENCE: &str = "Voir l’absence";
    /// To the holiday.
    pub const OPEN_HOLIDAY: &str = "Travailler ce jour férié";
    /// To the appointment.
    pub const SEE_APPOINTMENT: &str = "Voir le rendez-vous";
    /// To the type's settings.
    pub const SEE_TYPE: &str = "Régler le motif";
}

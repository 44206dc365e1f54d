//! The queue.

use crate::fr::NNBSP;
use contract::requests::ExportColumn;
use domain::{
    life::RequestState,
    request::{Asker, Way},
};

/// Title.
pub const TITLE: &str = "Demandes";
/// Beside the list, when nothing is open.
pub const CHOOSE_ONE: &str = "Choisissez une demande dans la liste.";
/// Label of the search.
pub const SEARCH: &str = "Chercher";
/// Help of the search.
pub const SEARCH_HELP: &str = "Nom, formation, téléphone, e-mail";
/// Button.
pub const SEARCH_NOW: &str = "Chercher";
/// Label of the list.
pub const LIST: &str = "Demandes trouvées";
/// Tab.
pub const WAITING: &str = "À traiter";
/// Tab.
pub const SETTLED: &str = "Traitées";
/// Tab.
pub const ANY: &str = "Toutes";
/// Tab.
pub const MINE: &str = "À moi";
/// Tab of a way.
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Callback => "Rappels",
        Way::Enquiry => "Messages",
        Way::Appointment => "Rendez-vous",
    }
}
/// One request of a way.
pub const fn one(way: Way) -> &'static str {
    match way {
        Way::Callback => "Demande de rappel",
        Way::Enquiry => "Message",
        Way::Appointment => "Rendez-vous",
    }
}
/// The state, as staff read it.
pub const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::New => "nouvelle",
        RequestState::Read => "lue",
        RequestState::InProgress => "à rappeler",
        RequestState::Reopened => "réouverte",
        RequestState::Answered => "réponse donnée",
        RequestState::Unreachable => "injoignable",
        RequestState::Withdrawn => "retirée",
        RequestState::Merged => "réunie",
        RequestState::Pending => "à confirmer",
        RequestState::Booked => "réservé",
        RequestState::Attended => "venu",
        RequestState::NoShow => "absent",
        RequestState::Cancelled => "annulé",
    }
}
/// Filters.
pub const FILTERS: &str = "Filtrer";
/// Label.
pub const STATE: &str = "État";
/// Label.
pub const TRAINING: &str = "Formation";
/// Label.
pub const SITE: &str = "Site";
/// Label.
pub const CARE: &str = "Suivie par";
/// Label.
pub const REFERRER: &str = "Venue de";
/// Label.
pub const AGE: &str = "Reçue depuis";
/// Choice.
pub fn days(n: u16) -> String {
    if n < 2 { format!("{n} jour ouvré ou plus") } else { format!("{n} jours ouvrés ou plus") }
}
/// Beside the age, for who does not see its colour.
pub const LATE: &str = ", en retard";
/// Choice.
pub const ALL: &str = "Peu importe";
/// Choice.
pub const NOBODY: &str = "Personne";
/// Choice.
pub const ME: &str = "Moi";
/// Button.
pub const APPLY: &str = "Appliquer";
/// Link.
pub const CLEAR: &str = "Tout enlever";
/// Heading.
pub const VIEWS: &str = "Mes vues";
/// Label.
pub const VIEW_NAME: &str = "Nom de la vue";
/// Button.
pub const KEEP_VIEW: &str = "Garder ces filtres";
/// Button.
pub fn forget_view(name: &str) -> String {
    format!("Oublier la vue {name}")
}
/// Empty.
pub const NONE: &str = "Aucune demande ici";
/// Empty, what it means.
pub const NONE_WAITING: &str = "Tout est traité. Les nouvelles demandes arrivent ici et par e-mail.";
/// Empty, what to do.
pub const NONE_FOUND: &str = "Élargissez la recherche ou enlevez un filtre.";
/// Link.
pub const NEXT: &str = "Suivantes";
/// Link.
pub const FIRST: &str = "Revenir au début";
/// Age in a few letters.
pub fn age(minutes: i64) -> String {
    match minutes {
        ..1 => "à l’instant".to_owned(),
        1..60 => format!("{minutes}{NNBSP}min"),
        60..1440 => format!("{}{NNBSP}h", minutes / 60),
        _ => format!("{}{NNBSP}j", minutes / 1440),
    }
}
/// Before the name, when somebody else asks.
pub const fn asker(asker: Asker) -> Option<&'static str> {
    match asker {
        Asker::Candidate => None,
        Asker::Parent => Some("par un parent"),
        Asker::Professional => Some("par un professionnel"),
    }
}
/// Who takes care.
pub fn assigned(name: &str) -> String {
    format!("suivie par {name}")
}
/// Label of a box.
pub fn choose(name: &str) -> String {
    format!("Choisir {name}")
}
/// How many are chosen.
pub fn chosen(n: usize) -> String {
    match n {
        1 => "1 demande choisie".to_owned(),
        n => format!("{n} demandes choisies"),
    }
}
/// Button.
pub const TAKE_ALL: &str = "Je m’en occupe";
/// Button.
pub const CLOSE_ALL: &str = "J’ai répondu autrement";
/// Done.
pub fn many_done(done: u32, left: u32) -> String {
    let done = if done < 2 { format!("{done} demande traitée.") } else { format!("{done} demandes traitées.") };
    match left {
        0 => done,
        1 => format!("{done} 1 a changé entre-temps : elle est restée comme elle était."),
        n => format!("{done} {n} ont changé entre-temps : elles sont restées comme elles étaient."),
    }
}
/// Link.
pub const EXPORT: &str = "Exporter";
/// Link.
pub const CSV: &str = "CSV";
/// Link.
pub const XLSX: &str = "Tableur (XLSX)";
/// Link.
pub const TEMPLATES: &str = "Réponses prêtes";
/// Back to the list.
pub const BACK: &str = "Toutes les demandes";
/// Heading.
pub const ASSIGN: &str = "Qui s’en occupe ?";
/// Button.
pub const TAKE: &str = "Je m’en occupe";
/// Button.
pub const ASSIGN_NOW: &str = "Confier";
/// Label of the choice of a ready answer.
pub const READY: &str = "Réponse prête";
/// Choice.
pub const NO_TEMPLATE: &str = "Texte libre";
/// Heading.
pub const OTHERS: &str = "Autres demandes de la même personne";
/// Button.
pub const MERGE: &str = "Réunir ici";
/// It goes on elsewhere.
pub const MERGED: &str = "Cette demande est suivie avec une autre.";
/// Link.
pub const SEE_OTHER: &str = "Voir l’autre demande";
/// Link to the appointment.
pub const SEE_APPOINTMENT: &str = "Ouvrir le rendez-vous";
/// Button.
pub const UNDO: &str = "Revenir en arrière";
/// Not theirs.
pub const NOT_YOURS: &str = "Un collègue s’occupe de cette demande. Vous pouvez la lire.";
/// Done.
pub const ASSIGNED: &str = "C’est noté.";
/// Done.
pub const UNDONE: &str = "C’est annulé, rien n’est parti.";
/// Title of the help.
pub const KEYS: &str = "Raccourcis clavier";
/// The keys and what they do.
pub const KEY_LIST: [(&str, &str); 6] = [
    ("j", "demande suivante"),
    ("k", "demande précédente"),
    ("Entrée", "ouvrir la demande"),
    ("a", "répondre"),
    ("p", "proposer un créneau"),
    ("?", "cette aide"),
];
/// Close.
pub const CLOSE: &str = "Fermer";
/// Title of the ready answers.
pub const TEMPLATES_TITLE: &str = "Réponses prêtes";
/// Under it.
pub const TEMPLATES_LEAD: &str =
    "Des textes à réutiliser. Écrivez {prénom}, {nom}, {formation}, {centre} ou {conseiller} : ils sont remplacés.";
/// Label.
pub const TEMPLATE_NAME: &str = "Nom de la réponse";
/// Label.
pub const TEMPLATE_BODY: &str = "Texte";
/// Button.
pub const TEMPLATE_ADD: &str = "Ajouter cette réponse";
/// Button.
pub const TEMPLATE_SAVE: &str = "Enregistrer";
/// Button.
pub fn template_remove(name: &str) -> String {
    format!("Supprimer « {name} »")
}
/// Heading.
pub const TEMPLATE_NEW: &str = "Nouvelle réponse";
/// Done.
pub const TEMPLATE_SAVED: &str = "C’est enregistré.";
/// None yet.
pub const TEMPLATE_NONE: &str = "Aucune réponse prête pour l’instant.";
/// The name is taken.
pub const TEMPLATE_TAKEN: &str = "Une autre réponse porte ce nom";

/// Head of a column of the export.
pub const fn column(column: ExportColumn) -> &'static str {
    match column {
        ExportColumn::AskedAt => "Reçue le",
        ExportColumn::Way => "Voie",
        ExportColumn::State => "État",
        ExportColumn::FirstName => "Prénom",
        ExportColumn::LastName => "Nom",
        ExportColumn::Email => "E-mail",
        ExportColumn::Phone => "Téléphone",
        ExportColumn::Training => "Formation",
        ExportColumn::Referrer => "Venue de",
        ExportColumn::Assigned => "Suivie par",
        ExportColumn::AnsweredAt => "Première réponse",
        ExportColumn::StartsAt => "Rendez-vous",
    }
}

//! The closures of the centre and its public holidays.

/// Title.
pub const TITLE: &str = "Fermetures";
/// What they are.
pub const LEAD: &str = "Rien ne peut être réservé pendant une fermeture.";
/// Who may change them.
pub const READ_ONLY: &str = "Les gestionnaires du CFA peuvent les modifier.";
/// None.
pub const NONE: &str = "Aucune fermeture à venir.";
/// Heading.
pub const COMING: &str = "À venir";
/// Opens the form.
pub const ADD: &str = "Ajouter une fermeture";
/// Heading of the form.
pub const FORM: &str = "Fermeture";
/// Opens the form.
pub const CHANGE: &str = "Modifier";
/// Opens the centre again.
pub const REMOVE: &str = "Supprimer";
/// Label.
pub const WHERE: &str = "Où\u{202F}?";
/// Choice.
pub const WHOLE_CENTRE: &str = "Tout le CFA";
/// Only one site.
pub fn at_site(name: &str) -> String {
    format!("site {name} seulement")
}
/// Label.
pub const LABEL: &str = "Pourquoi\u{202F}?";
/// Help.
pub const LABEL_HELP: &str = "Par exemple vacances, conseil de classe. Toute l’équipe le lit.";
/// Button.
pub const SAVE: &str = "Enregistrer la fermeture";
/// Without a label.
pub const UNNAMED: &str = "Fermeture";
/// Heading.
pub const HOLIDAYS: &str = "Jours fériés";
/// What the list is.
pub const HOLIDAYS_LEAD: &str = "Fermés pour tous, sauf pour qui choisit de travailler dans ses horaires.";
/// Head of a column.
pub const DAY: &str = "Jour";
/// Head of a column.
pub const NAME: &str = "Férié";
/// Head of a column.
pub const WORKERS: &str = "Qui travaille";
/// Nobody works.
pub const NOBODY: &str = "personne";
/// Caption of the table.
pub const CAPTION: &str = "Jours fériés des 18 prochains mois";

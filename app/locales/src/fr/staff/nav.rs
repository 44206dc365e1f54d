//! The navigation of a dashboard.

/// What it is, for readers.
pub const NAME: &str = "Tableau de bord";
/// First page.
pub const TODAY: &str = "Aujourd’hui";
/// The queue.
pub const REQUESTS: &str = "Demandes";
/// The agenda.
pub const AGENDA: &str = "Agenda";
/// The hours.
pub const HOURS: &str = "Horaires";
/// The explainer.
pub const WHY: &str = "Pourquoi pas de créneau ?";
/// The closures.
pub const CLOSURES: &str = "Fermetures";
/// The figures.
pub const STATISTICS: &str = "Statistiques";
/// The appointment types.
pub const TYPES: &str = "Motifs";
/// The team.
pub const TEAM: &str = "Équipe";
/// The sites.
pub const SITES: &str = "Sites";
/// The settings.
pub const SETTINGS: &str = "Réglages";
/// One's account.
pub const ACCOUNT: &str = "Mon compte";
/// The list of one's centres.
pub const OTHER_CENTRES: &str = "Changer de CFA";

/// Who is signed in, as what.
pub fn who(name: &str, role: &str) -> String {
    format!("{name}, {role}")
}

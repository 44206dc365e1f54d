//! Appointments that a change touches.

use super::SavedView;

/// Heading of the question.
pub fn question(n: usize) -> String {
    if n == 1 { "Un rendez-vous est concerné".to_owned() } else { format!("{n} rendez-vous sont concernés") }
}
/// Nothing happens by itself.
pub const LEAD: &str = "Rien n’est encore enregistré. Choisissez ce que deviennent ces rendez-vous.";
/// Legend.
pub const WHICH: &str = "À annuler";
/// Label.
pub const REASON: &str = "Message aux candidats";
/// Help.
pub const REASON_HELP: &str = "Ils le reçoivent par e-mail avec l’annulation. 300 caractères au plus.";
/// Button.
pub const CANCEL: &str = "Enregistrer et annuler ceux cochés";
/// Button.
pub const LEAVE: &str = "Enregistrer et garder tous les rendez-vous";
/// Button.
pub const BACK: &str = "Ne rien enregistrer";
/// Heading of those that are outside.
pub fn outside(n: usize) -> String {
    if n == 1 { "Un rendez-vous hors des horaires".to_owned() } else { format!("{n} rendez-vous hors des horaires") }
}
/// What it means.
pub const OUTSIDE_LEAD: &str = "Ils restent prévus tant que vous ne les annulez pas.";
/// Opens the form.
pub const TELL: &str = "Annuler et prévenir";
/// Button.
pub const TELL_NOW: &str = "Annuler ceux cochés et prévenir";
/// Heading of those that lie in a closure.
pub fn inside(n: usize) -> String {
    if n == 1 {
        "Un rendez-vous maintenu pendant ce temps".to_owned()
    } else {
        format!("{n} rendez-vous maintenus pendant ce temps")
    }
}
/// Who takes part.
pub fn with(names: &str) -> String {
    format!("avec {names}")
}

/// What was done.
pub fn saved(view: SavedView) -> String {
    let cancelled = match view.n_cancelled {
        0 => String::new(),
        1 => " Un rendez-vous est annulé, le candidat est prévenu.".to_owned(),
        n => format!(" {n} rendez-vous sont annulés, les candidats sont prévenus."),
    };
    let left = match view.n_left {
        0 => String::new(),
        1 => " Un rendez-vous est gardé.".to_owned(),
        n => format!(" {n} rendez-vous sont gardés."),
    };
    let skipped = match view.n_skipped {
        0 => String::new(),
        1 => " Une plage déjà ouverte n’a pas été ajoutée.".to_owned(),
        n => format!(" {n} plages déjà ouvertes n’ont pas été ajoutées."),
    };
    format!("C’est enregistré.{cancelled}{left}{skipped}")
}

/// Nothing was left to call off.
pub const NONE_LEFT: &str = "Ces rendez-vous étaient déjà annulés ou passés.";
/// Nothing was chosen.
pub const NONE_CHECKED: &str = "Aucun rendez-vous n’était coché\u{202F}: rien n’est annulé.";

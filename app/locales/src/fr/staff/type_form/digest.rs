//! What each folded group holds now, in a few words.

use super::{Assignment, Confirmation, Grid, HorizonForm, Reminders, Selection, SpanDraft, TypeDraft, Visibility, unit};
use crate::fr::staff::types::colour;

fn typed<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    let text = text.trim();
    if text.is_empty() { otherwise } else { text }
}

fn span(span: &SpanDraft) -> String {
    let (amount, unit) = (typed(&span.amount, "0"), unit(span.unit));
    // Every unit is a plural in `s`.
    let unit = if matches!(amount, "0" | "1") { unit.trim_end_matches('s') } else { unit };
    format!("{amount} {unit}")
}

/// How slots are cut.
pub fn slots(draft: &TypeDraft) -> String {
    let step = typed(&draft.step, typed(&draft.duration, "…"));
    let grid = match draft.grid {
        Grid::Anchored => "depuis l’ouverture",
        Grid::Compact => "serrés",
        Grid::Clock => "à heures rondes",
    };
    let buffers = match (typed(&draft.buffer_before, "0"), typed(&draft.buffer_after, "0")) {
        ("0", "0") => "sans pause".to_owned(),
        (before, after) => format!("pause {before} min avant, {after} après"),
    };
    format!("toutes les {step} min, {grid}, {buffers}")
}

/// Notices and horizon.
pub fn notices(draft: &TypeDraft) -> String {
    let days = typed(&draft.horizon_days, "…");
    let horizon = match draft.horizon {
        HorizonForm::Days => format!("{days} jours à l’avance"),
        HorizonForm::WorkingDays => format!("{days} jours ouvrés à l’avance"),
        HorizonForm::Period => "entre deux dates".to_owned(),
        HorizonForm::None => "sans limite".to_owned(),
    };
    format!("{} avant, {horizon}", span(&draft.notice))
}

/// Who, where, for which trainings.
pub fn for_whom(draft: &TypeDraft) -> String {
    let who = match draft.assignment {
        Assignment::Any => "une personne",
        Assignment::All => "tous ensemble",
    };
    let sites = match &draft.sites {
        Selection::All => "tous les sites".to_owned(),
        Selection::Only(ids) if ids.len() == 1 => "1 site".to_owned(),
        Selection::Only(ids) => format!("{} sites", ids.len()),
    };
    let trainings = match &draft.trainings {
        Selection::All => "toutes les formations".to_owned(),
        Selection::Only(ids) if ids.len() == 1 => "1 formation".to_owned(),
        Selection::Only(ids) => format!("{} formations", ids.len()),
    };
    format!("{who}, {sites}, {trainings}")
}

/// What the candidate is asked.
pub fn form(draft: &TypeDraft, n_questions: usize) -> String {
    let accord = match draft.confirmation {
        Confirmation::None => "réservé tout de suite",
        Confirmation::ByCentre => "vous confirmez",
    };
    match n_questions {
        0 => format!("{accord}, aucune question"),
        1 => format!("{accord}, 1 question"),
        n => format!("{accord}, {n} questions"),
    }
}

/// Words, and reminders where a type has its own.
pub fn words(draft: &TypeDraft) -> String {
    let words = match (draft.instructions_before.trim().is_empty(), draft.instructions_after.trim().is_empty()) {
        (true, true) => "aucun texte",
        (false, true) => "avant la réservation",
        (true, false) => "après la réservation",
        (false, false) => "avant et après la réservation",
    };
    match draft.reminders {
        Reminders::Both => format!("{words}, deux rappels"),
        Reminders::TwoDays | Reminders::TwoHours => format!("{words}, un rappel"),
        Reminders::None => format!("{words}, sans rappel"),
    }
}

/// Address, visibility, colour.
pub fn look(draft: &TypeDraft) -> String {
    let seen = match draft.visibility {
        Visibility::Public => "visible de tous",
        Visibility::Unlisted => "par lien seulement",
    };
    format!("{seen}, {}", colour(draft.colour).to_lowercase())
}

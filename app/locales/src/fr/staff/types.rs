//! The list of appointment types.

use crate::fr::{dates, desk};
use domain::{
    appointment::Mode,
    settings::{SpanUnit, TypeColour, Visibility},
};

/// Title: the appointment types, in the order shown.
pub const TYPES_TITLE: &str = "Motifs";
/// Under the title.
pub const LEAD: &str = "Ce que les candidats peuvent réserver, dans l’ordre où ils le voient.";
/// Button.
pub const NEW: &str = "Nouveau motif";
/// No type yet.
pub const NONE: &str = "Aucun motif pour le moment";
/// What to do.
pub const NONE_BODY: &str = "Donnez-lui un nom et une durée : les candidats pourront réserver.";
/// Every site.
pub const EVERYWHERE: &str = "tous les sites";
/// Nobody takes it.
pub const NOBODY: &str = "Personne ne reçoit";
/// The centre confirms.
pub const TO_CONFIRM: &str = "À confirmer par vous";
/// Heading of those that are offered no more.
pub const ARCHIVED: &str = "Motifs archivés";
/// What it means.
pub const ARCHIVED_BODY: &str = "Les candidats ne les voient plus. Les rendez-vous pris restent.";
/// Button.
pub const COPY: &str = "Copier l’adresse";
/// Said when it is done.
pub const COPIED: &str = "Adresse copiée";
/// Said when it could not be done.
pub const NOT_COPIED: &str = "Copie impossible : sélectionnez l’adresse";
/// Button.
pub const ARCHIVE: &str = "Archiver";
/// Button.
pub const RESTORE: &str = "Remettre en service";
/// Button.
pub const DELETE: &str = "Supprimer";
/// Button of the question.
pub const DELETE_YES: &str = "Supprimer définitivement";
/// Button of the question.
pub const DELETE_NO: &str = "Garder";
/// What is lost.
pub const DELETE_BODY: &str = "Aucun rendez-vous n’a été pris pour ce motif. Ses réglages seront perdus.";
/// Deleted.
pub const DELETED: &str = "Motif supprimé";
/// Archived instead.
pub const KEPT: &str = "Un rendez-vous a été pris entre-temps : le motif est archivé";
/// The list may only be looked at.
pub const READ_ONLY: &str = "Seul un gestionnaire peut changer les motifs.";
/// The public page.
pub const SEE: &str = "Voir la page publique";

/// The question before deleting.
pub fn delete_title(name: &str) -> String {
    format!("Supprimer « {name} » ?")
}

/// `30 min · sur place, téléphone · tous les sites`.
pub fn facts(duration_min: i32, modes: &[Mode], sites: &[String]) -> String {
    let modes: Vec<String> = modes.iter().map(|mode| desk::mode::name(*mode).to_lowercase()).collect();
    let place = if sites.is_empty() { EVERYWHERE.to_owned() } else { sites.join(", ") };
    format!("{} · {} · {place}", dates::duration(duration_min), modes.join(", "))
}

/// `3 conseillers reçoivent`.
pub fn serving(n: u32) -> String {
    if n == 1 { "1 personne reçoit".to_owned() } else { format!("{n} personnes reçoivent") }
}

/// Those without hours.
pub fn without_hours(names: &[String]) -> String {
    format!("Sans horaires : {}", names.join(", "))
}

/// Whether candidates are offered it, when they are not.
pub const fn visibility(visibility: Visibility) -> Option<&'static str> {
    match visibility {
        Visibility::Public => None,
        Visibility::Unlisted => Some("Par lien seulement"),
    }
}

/// Name of the button that moves a type up.
pub fn up(name: &str) -> String {
    format!("Monter « {name} »")
}

/// Name of the button that moves a type down.
pub fn down(name: &str) -> String {
    format!("Descendre « {name} »")
}

/// Said after a move.
pub fn moved(name: &str, rank: usize, total: usize) -> String {
    format!("« {name} » est maintenant en place {rank} sur {total}")
}

/// Said after archiving.
pub fn archived(name: &str) -> String {
    format!("« {name} » est archivé. Les rendez-vous pris restent.")
}

/// Said after bringing back.
pub fn restored(name: &str) -> String {
    format!("« {name} » est de nouveau proposé, en dernier.")
}

/// The colour in words: the square beside it only repeats it.
pub const fn colour(colour: TypeColour) -> &'static str {
    match colour {
        TypeColour::Green => "Vert",
        TypeColour::Terracotta => "Terre cuite",
        TypeColour::Blue => "Bleu",
        TypeColour::Ochre => "Ocre",
        TypeColour::Plum => "Prune",
        TypeColour::Grey => "Gris",
    }
}

/// A unit of time.
pub const fn unit(unit: SpanUnit) -> &'static str {
    match unit {
        SpanUnit::Minutes => "minutes",
        SpanUnit::Hours => "heures",
        SpanUnit::Days => "jours",
    }
}

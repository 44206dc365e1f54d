//! The page of the hours: series, special days, absences, holidays, copies, the preview.

pub mod touched;

use crate::fr::{NNBSP, dates};
use contract::hours::{PreviewNote, SavedView};
use domain::{appointment::Mode, slots::Reason, time::NaiveDate};

/// Title: the hours of an advisor: every week, special days, absences.
pub const HOURS_TITLE: &str = "Horaires";
/// Whose hours are shown.
pub const WHOSE: &str = "Les horaires de";
/// Shows them.
pub const SHOW: &str = "Voir";
/// Nobody to show.
pub const NOBODY: &str = "Vous n’avez pas encore d’agenda";
/// What to do.
pub const NOBODY_BODY: &str = "Demandez à un gestionnaire de vous relier à un agenda, dans la page Équipe.";
/// A centre without any advisor.
pub const NO_ADVISOR: &str = "Personne ne reçoit encore";
/// What to do.
pub const NO_ADVISOR_BODY: &str = "Ajoutez d’abord une personne ou une salle dans la page Équipe.";
/// To the closures.
pub const TO_CLOSURES: &str = "Fermetures du CFA";
/// To the explainer.
pub const TO_WHY: &str = "Pourquoi pas de créneau\u{202F}?";

/// The week at a glance.
pub mod week {
    use super::{NNBSP, NaiveDate, dates};

    /// Heading.
    pub fn title(monday: NaiveDate) -> String {
        format!("Semaine du {}", dates::day(monday))
    }
    /// The week before.
    pub const PREVIOUS: &str = "Semaine précédente";
    /// The week after.
    pub const NEXT: &str = "Semaine suivante";
    /// This week.
    pub const THIS: &str = "Cette semaine";
    /// Nothing opens that day.
    pub const NONE: &str = "pas d’heures";
    /// Closed by a public holiday.
    pub const HOLIDAY: &str = "férié";
    /// Closed by the centre.
    pub const CLOSURE: &str = "fermé";
    /// The advisor is away.
    pub const ABSENCE: &str = "absence";
    /// The day has hours of its own.
    pub const SPECIAL: &str = "horaires particuliers";
    /// What the drawing holds.
    pub fn hours_total(minutes: u32) -> String {
        let total = dates::duration(i32::try_from(minutes).unwrap_or(i32::MAX));
        format!("{total} ouvertes cette semaine{NNBSP}: les rendez-vous pris ne comptent pas ici.")
    }
}

/// Hours of every week.
pub mod series {
    /// Heading.
    pub const TITLE: &str = "Chaque semaine";
    /// None yet.
    pub const NONE: &str = "Aucune heure pour le moment. Ajoutez-en pour ouvrir des créneaux.";
    /// Opens the form.
    pub const ADD: &str = "Ajouter des heures";
    /// Opens the form.
    pub const CHANGE: &str = "Modifier";
    /// Opens the question.
    pub const REMOVE: &str = "Supprimer";
    /// Heading of the form.
    pub const FORM_ADD: &str = "Nouvelles heures";
    /// Heading of the form.
    pub const FORM_CHANGE: &str = "Modifier ces heures";
    /// Heading of the question.
    pub const FORM_REMOVE: &str = "Supprimer ces heures";
    /// Legend: how far the edit reaches.
    pub const REACH: &str = "Que voulez-vous modifier\u{202F}?";
    /// Legend: how far the removal reaches.
    pub const REACH_REMOVE: &str = "Que voulez-vous supprimer\u{202F}?";
    /// The whole series.
    pub const ALL: &str = "Toute la série";
    /// From a date on.
    pub const FROM: &str = "À partir d’une date";
    /// Its hint.
    pub const FROM_HINT: &str = "Avant cette date, rien ne change.";
    /// One date.
    pub const ONLY: &str = "Une seule date";
    /// Its hint.
    pub const ONLY_HINT: &str = "Les autres semaines ne changent pas.";
    /// Label.
    pub const DATE: &str = "Date";
    /// Legend.
    pub const DAYS: &str = "Jours";
    /// Label.
    pub const START: &str = "De";
    /// Label.
    pub const END: &str = "À";
    /// Help.
    pub const TIME_HELP: &str = "Par exemple 9 h 30";
    /// Help.
    pub const END_HELP: &str = "Par exemple 17 h, ou minuit";
    /// Label.
    pub const EVERY: &str = "Rythme";
    /// Label.
    pub const STARTING: &str = "À partir du";
    /// Label.
    pub const UNTIL: &str = "Jusqu’au";
    /// Help.
    pub const UNTIL_HELP: &str = "Ce jour compris.";
    /// Summary: what the hours serve.
    pub const LIMITS: &str = "Limiter ces heures à un site, un mode ou des motifs";
    /// Label.
    pub const SITE: &str = "Site";
    /// Choice.
    pub const ANY_SITE: &str = "Tous les sites";
    /// Label.
    pub const MODE: &str = "Mode";
    /// Choice.
    pub const ANY_MODE: &str = "Tous les modes";
    /// Legend.
    pub const TYPES: &str = "Motifs";
    /// Help.
    pub const TYPES_HELP: &str = "Aucun coché\u{202F}: tous les motifs.";
    /// A type that is offered no more.
    pub const ARCHIVED_TYPE: &str = "un motif archivé";
    /// Button.
    pub const SAVE: &str = "Enregistrer ces heures";
    /// Button.
    pub const REMOVE_NOW: &str = "Supprimer ces heures";
}

/// Special days.
pub mod day {
    use super::{NaiveDate, dates};

    /// Heading.
    pub const TITLE: &str = "Jours particuliers";
    /// What they are.
    pub const LEAD: &str = "Ces heures remplacent celles de la semaine, pour tous les motifs.";
    /// None.
    pub const NONE: &str = "Aucun jour particulier à venir.";
    /// Opens the form.
    pub const ADD: &str = "Ajouter un jour particulier";
    /// Heading of the form.
    pub const FORM: &str = "Jour particulier";
    /// Label.
    pub const DATE: &str = "Date";
    /// Legend of a window.
    pub fn window(rank: u8) -> String {
        if rank == 0 { "Première plage".to_owned() } else { format!("Plage {}", rank + 1) }
    }
    /// Help.
    pub const WINDOWS_HELP: &str = "Aucune heure\u{202F}: la journée est fermée.";
    /// One more window.
    pub const MORE: &str = "Ajouter une plage";
    /// Check box.
    pub const OPENS_HOLIDAY: &str = "Travailler ce jour même s’il est férié";
    /// Button.
    pub const SAVE: &str = "Enregistrer ce jour";
    /// Back to the hours of the week.
    pub const CLEAR: &str = "Revenir aux heures habituelles";
    /// No window that day.
    pub const CLOSED: &str = "fermé toute la journée";
    /// It is worked on.
    pub const WORKED: &str = "férié travaillé";

    /// A line of the list.
    pub fn line(date: NaiveDate, hours: &str) -> String {
        format!("{}, {hours}", dates::full_day(date))
    }
}

/// Absences.
pub mod absence {
    /// Heading.
    pub const TITLE: &str = "Absences";
    /// What they are.
    pub const LEAD: &str = "Congés, formations, réunions\u{202F}: rien ne peut être réservé pendant ce temps.";
    /// None.
    pub const NONE: &str = "Aucune absence à venir.";
    /// Opens the form.
    pub const ADD: &str = "Ajouter une absence";
    /// Heading of the form.
    pub const FORM: &str = "Absence";
    /// Label.
    pub const FIRST_DAY: &str = "Premier jour";
    /// Label.
    pub const FIRST_TIME: &str = "À partir de";
    /// Label.
    pub const LAST_DAY: &str = "Dernier jour";
    /// Label.
    pub const LAST_TIME: &str = "Jusqu’à";
    /// Help.
    pub const DAY_HELP: &str = "Ce jour compris. Vide\u{202F}: le même jour.";
    /// Help.
    pub const TIME_HELP: &str = "Vide\u{202F}: dès le matin.";
    /// Help.
    pub const LAST_TIME_HELP: &str = "Vide\u{202F}: jusqu’au soir.";
    /// Label.
    pub const LABEL: &str = "Pourquoi\u{202F}?";
    /// Help.
    pub const LABEL_HELP: &str = "Vos collègues le lisent, les candidats non.";
    /// Button.
    pub const SAVE: &str = "Enregistrer l’absence";
    /// Button.
    pub const REMOVE: &str = "Supprimer l’absence";
    /// Without a label.
    pub const UNNAMED: &str = "Absence";
}

/// Public holidays.
pub mod holiday {
    /// Heading.
    pub const TITLE: &str = "Jours fériés";
    /// What the list is.
    pub const LEAD: &str = "Fermés, sauf si vous choisissez de travailler.";
    /// The list can be long.
    pub fn summary(n: usize, worked: usize) -> String {
        match worked {
            0 => format!("{n} jours dans les 18 prochains mois, tous fermés"),
            1 => format!("{n} jours dans les 18 prochains mois, dont un travaillé"),
            worked => format!("{n} jours dans les 18 prochains mois, dont {worked} travaillés"),
        }
    }
    /// State.
    pub const CLOSED: &str = "fermé";
    /// State.
    pub const OPEN: &str = "travaillé";
    /// Works at the usual hours.
    pub fn open_at(hours: &str) -> String {
        format!("Travailler de {hours}")
    }
    /// Chooses the hours first.
    pub const OPEN_CHOOSING: &str = "Travailler ce jour…";
    /// Does not work.
    pub const CLOSE: &str = "Fermer ce jour";
}

/// Copies of the hours.
pub mod copy {
    /// Heading.
    pub const TITLE: &str = "Copier ces heures";
    /// What is copied.
    pub const LEAD: &str = "Toutes les heures de chaque semaine. Jours particuliers et absences ne sont pas copiés.";
    /// Opens the form.
    pub const OPEN: &str = "Copier vers des collègues";
    /// Legend.
    pub const TO: &str = "Vers qui\u{202F}?";
    /// Legend.
    pub const HOW: &str = "Et leurs heures actuelles\u{202F}?";
    /// Choice.
    pub const ADD: &str = "Les garder, et ajouter celles-ci";
    /// Its hint.
    pub const ADD_HINT: &str = "Ce qui est déjà ouvert n’est pas ajouté deux fois.";
    /// Choice.
    pub const REPLACE: &str = "Les remplacer par celles-ci";
    /// Its hint.
    pub const REPLACE_HINT: &str = "Leurs heures actuelles de chaque semaine sont supprimées.";
    /// Button.
    pub const SAVE: &str = "Copier les heures";
    /// Nobody to copy to.
    pub const ALONE: &str = "Il n’y a pas d’autre agenda dans ce CFA.";
}

/// The preview.
pub mod preview {
    use super::{NNBSP, NaiveDate, PreviewNote, Reason, dates};

    /// Heading.
    pub const TITLE: &str = "Ce que verront les candidats";
    /// Label.
    pub const TYPE: &str = "Motif";
    /// Label.
    pub const MODE: &str = "Mode";
    /// Nothing typed yet.
    pub const WAITING: &str = "Choisissez des jours et des heures\u{202F}: les créneaux apparaissent ici.";
    /// The centre offers nothing yet.
    pub const NO_TYPE: &str = "Les créneaux apparaîtront ici dès que votre CFA aura un motif.";
    /// The call did not arrive.
    pub const FAILED: &str = "L’aperçu n’a pas pu être calculé.";

    /// How many in the week.
    pub fn count(n: u32, monday: NaiveDate) -> String {
        let week = dates::day(monday);
        match n {
            0 => format!("Aucun créneau la semaine du {week}"),
            1 => format!("1 créneau la semaine du {week}"),
            n => format!("{n} créneaux la semaine du {week}"),
        }
    }

    /// How many in a day.
    pub fn of_day(n: usize) -> String {
        match n {
            0 => "aucun créneau".to_owned(),
            1 => "1 créneau".to_owned(),
            n => format!("{n} créneaux"),
        }
    }

    /// Why there may be fewer than the hours let expect.
    pub fn note(note: PreviewNote) -> String {
        match note {
            PreviewNote::NotTaken => "Cette personne ne reçoit pas pour ce motif.".to_owned(),
            PreviewNote::Shared => "Ce motif réunit plusieurs personnes\u{202F}: seul leur temps commun est proposé.".to_owned(),
            PreviewNote::Because(reason) => because(reason).to_owned(),
        }
    }

    const fn because(reason: Reason) -> &'static str {
        match reason {
            Reason::Outside => "Une partie de la semaine est hors des horaires.",
            Reason::Holiday => "Un jour férié ferme une partie de la semaine.",
            Reason::Closure => "Une fermeture du CFA réduit cette semaine.",
            Reason::Absence => "Une absence réduit cette semaine.",
            Reason::Appointment => "Des rendez-vous sont déjà pris cette semaine.",
            Reason::External => "Un agenda externe occupe une partie de la semaine.",
            Reason::Session => "Une réunion collective occupe une partie de la semaine.",
            Reason::Buffer => "Le battement autour des rendez-vous réduit cette semaine.",
            Reason::Notice => "Une partie de la semaine est passée ou trop proche pour réserver.",
            Reason::Horizon => "Une partie de la semaine est trop loin pour réserver dès maintenant.",
        }
    }

    /// The zone, beside the title.
    pub fn zone(name: &str) -> String {
        format!("Heures affichées{NNBSP}: {}.", dates::zone(name))
    }
}

/// Leaves a form.
pub const CANCEL: &str = "Annuler";
/// A button while it works.
pub const SAVING: &str = "Enregistrement…";
/// Errors of a form.
pub const ERRORS: &str = "Il reste quelque chose à corriger";
/// An answer is not needed.
pub const OPTIONAL: &str = "(facultatif)";
/// Somebody was faster.
pub const CHANGED: &str = "Quelqu’un a modifié la même chose entre-temps. Voici où elle en est.";

/// How they meet, within a sentence.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::OnSite => "sur place",
        Mode::Phone => "par téléphone",
        Mode::Video => "en visio",
    }
}

/// Why an appointment lies outside, in a few words.
pub const fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::Outside => "hors des horaires",
        Reason::Holiday => "jour férié",
        Reason::Closure => "pendant une fermeture",
        Reason::Absence => "pendant une absence",
        Reason::Appointment | Reason::External | Reason::Session | Reason::Buffer => "temps déjà pris",
        Reason::Notice | Reason::Horizon => "hors des délais",
    }
}

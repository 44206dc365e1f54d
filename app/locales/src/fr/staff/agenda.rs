//! The agenda: its pages, moving, what stands against it.

use contract::agendas::{Objection, ShutView, TakenBy, TakenWhat};
use domain::{
    attendance::Standing,
    slots::Reason,
    span::Span,
    time::{CivilInstant, DateRange, NaiveDate},
};

use crate::fr::{NNBSP, dates};

/// Title: the agenda: day, week, month, list.
pub const AGENDA_TITLE: &str = "Agenda";
/// Title: one appointment: its facts, its history, what can be done with it.
pub const APPOINTMENT_TITLE: &str = "Rendez-vous";
/// Title: an appointment is booked for somebody.
pub const NEW_APPOINTMENT_TITLE: &str = "Nouveau rendez-vous";

/// Name of the choice between day, week, month and list.
pub const VIEWS: &str = "Vue";
/// Button: to the dates of today.
pub const TODAY: &str = "Aujourd’hui";
/// Button: an appointment for somebody.
pub const NEW: &str = "Nouveau rendez-vous";
/// Name of the choice of agendas.
pub const PEOPLE: &str = "Agendas affichés";
/// Everybody's agenda.
pub const EVERYBODY: &str = "Tous";
/// Name of the choice of sites.
pub const SITES: &str = "Site";
/// Every site.
pub const EVERYWHERE: &str = "Tous les sites";
/// Name of the grid.
pub const GRID: &str = "Grille de l’agenda";
/// Over the grid, for who goes by keyboard.
pub const SKIP_GRID: &str = "Passer la grille";
/// On a phone, above the grid.
pub const GRID_BELOW: &str = "La grille";
/// Choice of a day of the week, on a phone.
pub const DAYS: &str = "Jours de la semaine";
/// Nothing on that day.
pub const NOTHING: &str = "Aucun rendez-vous.";
/// Nothing on these dates.
pub const NOTHING_LISTED: &str = "Aucun rendez-vous dans ces deux semaines";
/// What to do.
pub const NOTHING_LISTED_BODY: &str = "Avancez dans l’agenda ou prenez un rendez-vous pour quelqu’un.";
/// Nobody receives.
pub const NOBODY: &str = "Aucun agenda à afficher";
/// What to do, for who may.
pub const NOBODY_BODY: &str = "Ajoutez d’abord une personne qui reçoit.";
/// What to do, for an advisor without an agenda.
pub const NOBODY_OWN: &str = "Demandez à un gestionnaire de relier votre compte à un agenda.";
/// To the team.
pub const TO_TEAM: &str = "Ouvrir l’équipe";
/// Nothing opens on these dates.
pub const NOTHING_OPEN: &str = "Aucune heure n’est ouverte";
/// What to do.
pub const NOTHING_OPEN_BODY: &str = "Sans horaires, personne ne peut réserver à ces dates.";
/// To the hours.
pub const TO_HOURS: &str = "Définir les horaires";
/// To the explainer.
pub const WHY: &str = "Pourquoi pas de créneau ?";
/// A column's link to the form, for readers.
pub const NEW_AT: &str = "Nouveau rendez-vous";
/// Under the grid.
pub const KEYS: &str = "Au clavier";
/// The keys, and what each does.
pub const KEY_LIST: [(&str, &str); 6] = [
    ("Tabulation", "aller d’un rendez-vous à l’autre"),
    ("Flèches haut et bas", "déplacer le rendez-vous dans la journée"),
    ("Flèches gauche et droite", "le déplacer d’un jour ou d’un agenda à l’autre"),
    ("Majuscule et flèches haut ou bas", "changer sa durée"),
    ("Entrée", "confirmer le déplacement, ou ouvrir le rendez-vous"),
    ("Échap", "laisser le rendez-vous où il était"),
];
/// On an empty range.
pub const KEY_FREE: (&str, &str) = ("Sur une plage libre", "les flèches choisissent l’heure, Entrée ouvre le formulaire");

/// The views.
pub const fn span(span: Span) -> &'static str {
    match span {
        Span::Day => "Jour",
        Span::Week => "Semaine",
        Span::Month => "Mois",
        Span::List => "Liste",
    }
}

/// One page back.
pub const fn previous(span: Span) -> &'static str {
    match span {
        Span::Day => "Jour précédent",
        Span::Week => "Semaine précédente",
        Span::Month => "Mois précédent",
        Span::List => "Deux semaines avant",
    }
}

/// One page further.
pub const fn next(span: Span) -> &'static str {
    match span {
        Span::Day => "Jour suivant",
        Span::Week => "Semaine suivante",
        Span::Month => "Mois suivant",
        Span::List => "Deux semaines après",
    }
}

/// `mardi 9 mars 2027`, `8 – 14 mars 2027`, `mars 2027`.
pub fn dates_shown(span: Span, day: NaiveDate) -> String {
    match span {
        Span::Day => dates::full_day(day),
        Span::Month => capitalised(&dates::month(day)),
        Span::Week | Span::List => range(span.dates(day)),
    }
}

fn range(shown: DateRange) -> String {
    let last = shown.until.pred_opt().unwrap_or(shown.from);
    let (first_month, last_month) = (dates::month(shown.from), dates::month(last));
    if first_month == last_month {
        format!("{} – {} {last_month}", dates::day_number(shown.from), dates::day_number(last))
    } else {
        format!("{} {} – {} {last_month}", dates::day_number(shown.from), dates::month_name(shown.from), dates::day_number(last))
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// After a start, for readers who do not see the length.
pub fn until(hour: &str) -> String {
    format!(" à {hour}")
}

/// `10 h 30`: a minute of the day.
pub fn clock(minute: u16) -> String {
    match (minute / 60, minute % 60) {
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// Where it stands, in a word; nothing for what is simply booked.
pub const fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Booked => None,
        Standing::Pending => Some("à confirmer"),
        Standing::Arrived => Some("arrivé"),
        Standing::Attended => Some("venu"),
        Standing::NoShow => Some("absent"),
        Standing::Cancelled => Some("annulé"),
    }
}

/// The state as a badge says it.
pub const fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::Booked => "Réservé",
        Standing::Pending => "À confirmer",
        Standing::Arrived => "Est arrivé",
        Standing::Attended => "Venu",
        Standing::NoShow => "Absent",
        Standing::Cancelled => "Annulé",
    }
}

/// `Léa M.`: a name where there is little room.
pub fn short_name(first_name: &str, last_name: &str) -> String {
    last_name.chars().next().map_or_else(|| first_name.to_owned(), |initial| format!("{first_name} {initial}."))
}

/// `3 rendez-vous`.
pub fn count(n: usize) -> String {
    match n {
        0 => "aucun rendez-vous".to_owned(),
        n => format!("{n} rendez-vous"),
    }
}

/// The rest of a date of the month.
pub fn more(n: u32) -> String {
    format!("et {n} de plus")
}

/// More than one page holds.
pub fn left_out(n: u32) -> String {
    format!("{n} rendez-vous de plus n’entrent pas dans cette page. Choisissez un agenda ou un jour.")
}

/// Why nobody can book then.
pub fn shut(view: &ShutView) -> String {
    because(view.because, &view.label)
}

/// A reason in the centre's words when there are some.
pub fn because(reason: Reason, label: &str) -> String {
    let word = match reason {
        Reason::Outside => "Hors horaires",
        Reason::Holiday => "Jour férié",
        Reason::Closure => "Fermé",
        Reason::Absence => "Absence",
        Reason::Buffer => "Temps de battement",
        Reason::Appointment | Reason::External | Reason::Session => "Occupé",
        Reason::Notice | Reason::Horizon => "Non proposé",
    };
    if label.is_empty() { word.to_owned() } else { format!("{word}{NNBSP}: {label}") }
}

/// What takes an advisor's time besides appointments.
pub const fn taken(what: TakenWhat) -> &'static str {
    match what {
        TakenWhat::Hold => "Créneau en cours de réservation",
        TakenWhat::External => "Autre agenda",
        TakenWhat::Session => "Réunion collective",
    }
}

/// `mardi 9 mars, 10 h 30 à 11 h`.
pub fn when(day: &str, from: u16, until: u16) -> String {
    format!("{day}, {} à {}", clock(from), clock(until))
}

/// While an appointment is moved by keyboard.
pub fn moving_by_keys(when: &str) -> String {
    format!("{when}. Entrée pour confirmer, Échap pour laisser.")
}
/// Given up.
pub const LEFT: &str = "Laissé où il était.";
/// On its way.
pub const SENDING: &str = "Enregistrement…";
/// Moved.
pub fn moved(name: &str, when: CivilInstant) -> String {
    format!("{name}{NNBSP}: déplacé au {}.", dates::day_and_hour(when))
}
/// Another length.
pub fn resized(name: &str, minutes: u16) -> String {
    format!("{name}{NNBSP}: dure maintenant {}.", dates::duration(minutes.into()))
}
/// Somebody else receives.
pub fn reassigned(name: &str, advisor: &str) -> String {
    format!("{name}{NNBSP}: confié à {advisor}.")
}
/// Taken back.
pub fn taken_back(name: &str, when: CivilInstant) -> String {
    format!("{name}{NNBSP}: remis au {}.", dates::day_and_hour(when))
}
/// Button: takes a move back.
pub const UNDO: &str = "Annuler le déplacement";
/// Until when nobody is told.
pub const UNDO_NOTE: &str = "Le candidat est prévenu dans 10 secondes.";
/// Closes a message.
pub const CLOSE: &str = "Fermer";

/// What stands against it: the question.
pub const INSIST_TITLE: &str = "Cette heure n’est pas libre";
/// The same, when it is only closed.
pub const INSIST_CLOSED_TITLE: &str = "Cette heure n’est pas ouverte";
/// What happens.
pub const INSIST_BODY: &str = "Vous pouvez continuer. Ce sera noté dans l’historique avec votre nom.";
/// Button: all the same.
pub const INSIST: &str = "Continuer quand même";
/// Button: not.
pub const INSIST_NOT: &str = "Choisir une autre heure";

/// What stands against taking the time of `name`.
pub fn objection(objection: &Objection, name: &str) -> String {
    match objection {
        Objection::Taken { by, slot, .. } => {
            let (from, until) = (dates::hour(slot.starts), dates::hour(slot.ends));
            match by {
                TakenBy::Appointment { name: who, .. } => format!("{name} reçoit {who} de {from} à {until}."),
                TakenBy::Hold => {
                    format!("Un visiteur réserve en ce moment chez {name}, de {from} à {until}. Son créneau lui sera retiré.")
                }
                TakenBy::External => format!("{name} est occupé dans un autre agenda de {from} à {until}."),
                TakenBy::Session => format!("{name} anime une réunion collective de {from} à {until}."),
            }
        }
        Objection::Shut { because: reason, label, .. } => match reason {
            Reason::Outside => format!("C’est hors des horaires de {name}."),
            Reason::Holiday => "C’est un jour férié.".to_owned(),
            Reason::Closure => format!("Le CFA est fermé{}.", in_words(label)),
            Reason::Absence => format!("{name} est absent{}.", in_words(label)),
            Reason::Buffer => format!("Il ne reste pas le temps de battement prévu autour d’un autre rendez-vous de {name}."),
            Reason::Appointment | Reason::External | Reason::Session | Reason::Notice | Reason::Horizon => {
                format!("{name} n’est pas disponible.")
            }
        },
        Objection::NotTheirs { .. } => format!("{name} ne prend pas ce motif."),
    }
}

fn in_words(label: &str) -> String {
    if label.is_empty() { String::new() } else { format!(" ({label})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).expect("a real date")
    }

    #[test]
    fn a_page_says_its_dates_once() {
        assert_eq!(dates_shown(Span::Week, date(3, 10)), "8 – 14 mars 2027");
        assert_eq!(dates_shown(Span::Week, date(4, 1)), "29 mars – 4 avril 2027");
        assert_eq!(dates_shown(Span::Month, date(3, 10)), "Mars 2027");
        assert_eq!(dates_shown(Span::Day, date(3, 9)), "mardi 9 mars 2027");
    }

    #[test]
    fn a_name_is_cut_to_its_initial() {
        assert_eq!(short_name("Inès", "Élie"), "Inès É.");
        assert_eq!(short_name("Inès", ""), "Inès");
    }
}

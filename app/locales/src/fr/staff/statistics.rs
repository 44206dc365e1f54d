//! The figures, and what each of them counts.

use crate::fr::{NNBSP, dates, staff::appointment};
use contract::statistics::{AnswerFigures, AppointmentFigures, FillFigures};
use domain::{
    request::{Referrer, Way},
    statistics,
    time::{DateRange, NaiveDate},
};

/// Title.
pub const TITLE: &str = "Statistiques";
/// What the page does.
pub const LEAD: &str = "Les demandes, vos réponses, la présence aux rendez-vous. Aucun nom n’apparaît ici.";
/// Label.
pub const FROM: &str = "Du";
/// Label.
pub const TO: &str = "Au (compris)";
/// Button.
pub const SHOW: &str = "Voir ces jours";
/// Link.
pub const EXPORT_CSV: &str = "Exporter (CSV)";
/// Link.
pub const EXPORT_XLSX: &str = "Exporter (XLSX)";
/// Heading.
pub const REQUESTS: &str = "Demandes reçues";
/// Heading.
pub const ANSWERS: &str = "Réponses";
/// Heading.
pub const APPOINTMENTS: &str = "Rendez-vous";
/// Heading.
pub const FILLING: &str = "Remplissage des agendas";
/// Caption.
pub const BY_WAY: &str = "Demandes par voie";
/// Caption.
pub const BY_WEEK: &str = "Demandes par semaine";
/// Caption.
pub const BY_TRAINING: &str = "Demandes par formation";
/// Caption.
pub const BY_REFERRER: &str = "Demandes par origine";
/// Head of a column.
pub const WEEK: &str = "Semaine";
/// Head of a column.
pub const WAY: &str = "Voie";
/// Head of a column.
pub const TRAINING: &str = "Formation";
/// Head of a column.
pub const REFERRER: &str = "Origine";
/// Head of a column.
pub const COUNT: &str = "Nombre";
/// Head of a column.
pub const FIGURE: &str = "Chiffre";
/// Head of a column.
pub const VALUE: &str = "Valeur";
/// Head of a column of the export.
pub const SECTION: &str = "Rubrique";
/// Head of a column of the export.
pub const MEANING: &str = "Ce qui est compté";
/// Head of a column of the export.
pub const FIRST_DAY: &str = "Du";
/// Head of a column of the export.
pub const LAST_DAY: &str = "Au";
/// Name of a sheet of the export.
pub const SHEET_FIGURES: &str = "Chiffres";
/// Name of a sheet of the export.
pub const SHEET_WEEKS: &str = "Semaines";
/// Name of a sheet of the export.
pub const SHEET_TRAININGS: &str = "Formations";
/// Name of a sheet of the export.
pub const SHEET_REFERRERS: &str = "Origines";
/// Line.
pub const TOTAL: &str = "Total";
/// Line.
pub const OTHER_TRAININGS: &str = "Autres formations";
/// Line.
pub const NO_TRAINING: &str = "Sans formation précise";
/// Nothing to divide or to measure.
pub const NO_FIGURE: &str = "pas encore de chiffre";
/// Definition.
pub const REQUESTS_MEAN: &str = "Chaque demande compte une fois, le jour où elle est reçue à l’heure du CFA. Deux demandes réunies comptent pour une. \
     Une demande que le candidat a fait effacer n’y est plus.";
/// Definition.
pub const WEEKS_MEAN: &str = "Une semaine va du lundi au dimanche. La première et la dernière s’arrêtent aux jours choisis.";
/// Definition.
pub const TRAININGS_MEAN: &str = "Les vingt formations les plus demandées, puis toutes les autres ensemble.";
/// Definition.
pub const REFERRERS_MEAN: &str = "La plateforme d’où vient le candidat, quand son lien le dit.";
/// Definition.
pub const APPOINTMENTS_MEAN: &str =
    "Les rendez-vous dont l’heure tombe dans les jours choisis, quel que soit le jour où ils ont été pris.";

/// Definition.
pub const FILLING_MEAN: &str =
    "Jusqu’à maintenant : les heures à venir ne comptent pas encore. Les horaires sont ceux qui sont enregistrés aujourd’hui.";

/// A platform, or none known.
pub fn referrer(referrer: Option<Referrer>) -> &'static str {
    referrer.map_or("Origine inconnue", appointment::referrer)
}

/// A way, as the charts name it.
pub const fn way(way: Way) -> &'static str {
    super::requests::way(way)
}

/// The days shown, both ends inside.
pub fn days(days: DateRange) -> String {
    let last = last_day(days);
    if last <= days.from {
        return dates::plain_day(days.from);
    }
    format!("du {} au {}", dates::plain_day(days.from), dates::plain_day(last))
}

/// The last day inside.
pub fn last_day(days: DateRange) -> NaiveDate {
    days.until.pred_opt().unwrap_or(days.until)
}

/// A week, by its number.
pub fn week((year, week): (i32, u32)) -> String {
    format!("S{week:02} {year}")
}

/// A week on two lines: its year, its number.
pub fn week_lines((year, week): (i32, u32)) -> (String, String) {
    (year.to_string(), format!("S{week:02}"))
}

/// What the drawing shows, in a sentence.
pub fn drawing(n: u64, n_weeks: usize) -> String {
    format!("{n} demandes en {n_weeks} semaines. Le tableau qui suit donne les mêmes nombres.")
}

/// `42 %`.
pub fn percent(percent: Option<u64>) -> String {
    percent.map_or_else(|| NO_FIGURE.to_owned(), |percent| format!("{percent}{NNBSP}%"))
}

/// A length of time as people say it: minutes, then hours, then days.
pub fn delay(seconds: Option<i64>) -> String {
    let Some(seconds) = seconds else { return NO_FIGURE.to_owned() };
    let minutes = seconds.max(0) / 60;
    match minutes {
        0 => format!("moins de 1{NNBSP}min"),
        1..60 => format!("{minutes}{NNBSP}min"),
        60..2880 => format!("{}{NNBSP}h{NNBSP}{:02}", minutes / 60, minutes % 60),
        _ => format!("{}{NNBSP}j{NNBSP}{}{NNBSP}h", minutes / 1440, minutes % 1440 / 60),
    }
}

/// A sum of working time: hours and minutes, however many hours.
pub fn hours(minutes: u64) -> String {
    format!("{}{NNBSP}h{NNBSP}{:02}", minutes / 60, minutes % 60)
}

/// A figure and what it counts.
pub struct Named {
    /// What it is called.
    pub name: &'static str,
    /// What it counts.
    pub meaning: &'static str,
}

/// The figures about answers.
pub mod answer {
    use super::Named;

    /// How many.
    pub const RECEIVED: Named = Named {
        name: "Rappels et messages reçus",
        meaning: "Les demandes qui attendent une réponse du CFA, hors rendez-vous.",
    };
    /// How many.
    pub const ANSWERED: Named = Named {
        name: "Avec une réponse",
        meaning: "Ceux pour lesquels le CFA a appelé, écrit, proposé un créneau ou répondu autrement, au moins une fois.",
    };
    /// Share.
    pub const SHARE: Named =
        Named { name: "Part avec une réponse", meaning: "Ceux qui ont une réponse, sur tous les rappels et messages reçus." };
    /// Median.
    pub const TO_OPEN: Named = Named {
        name: "Délai médian d’ouverture",
        meaning: "De la demande à sa première lecture. La moitié de celles qui ont été lues l’ont été plus vite. Nuits et week-ends comptent.",
    };
    /// Median.
    pub const TO_ANSWER: Named = Named {
        name: "Délai médian de réponse",
        meaning: "De la demande à la première action du CFA. La moitié des réponses sont venues plus vite. Nuits et week-ends comptent.",
    };
}

/// The figures about appointments.
pub mod meeting {
    use super::Named;

    /// How many.
    pub const TOTAL: Named = Named { name: "Rendez-vous", meaning: "Tous, annulés compris." };
    /// How many.
    pub const PENDING: Named = Named { name: "À confirmer", meaning: "Ceux que le CFA n’a pas encore confirmés." };
    /// How many.
    pub const BOOKED: Named =
        Named { name: "Réservés", meaning: "Ceux à venir, et ceux passés dont la présence n’est pas notée." };
    /// How many.
    pub const UNSETTLED: Named = Named {
        name: "Dont passés sans présence notée",
        meaning: "Ils sont finis et personne n’a noté si le candidat est venu.",
    };
    /// How many.
    pub const ATTENDED: Named = Named { name: "Venus", meaning: "Le candidat est venu." };
    /// How many.
    pub const NO_SHOW: Named = Named { name: "Absents", meaning: "Le candidat n’est pas venu." };
    /// How many.
    pub const BY_CANDIDATE: Named =
        Named { name: "Annulés par le candidat", meaning: "Y compris par la personne qui demande pour lui." };
    /// How many.
    pub const BY_CENTRE: Named =
        Named { name: "Annulés par le CFA", meaning: "Y compris les demandes que le CFA n’a pas confirmées." };
    /// Share.
    pub const ATTENDANCE: Named =
        Named { name: "Taux de présence", meaning: "Les venus, sur les venus et les absents ensemble." };
    /// Share.
    pub const SETTLED: Named = Named {
        name: "Présence notée",
        meaning: "Les venus et les absents, sur tous ceux qui sont passés et n’ont pas été annulés.",
    };
}

/// The figures about the agendas.
pub mod fill {
    use super::Named;

    /// Time.
    pub const OPEN: Named = Named {
        name: "Temps proposé",
        meaning: "Les heures d’ouverture de ceux qui reçoivent aujourd’hui, sans les fermetures, les absences et les jours fériés.",
    };
    /// Time.
    pub const TAKEN: Named = Named {
        name: "Temps pris",
        meaning: "Ce que les rendez-vous prennent de ce temps, sauf les annulés. Ce qui est hors des heures d’ouverture ne compte pas.",
    };
    /// Share.
    pub const SHARE: Named = Named { name: "Taux de remplissage", meaning: "Le temps pris, sur le temps proposé." };
}

/// The figures about answers, in the order shown.
pub fn told_answers(figures: &AnswerFigures) -> Vec<(Named, String)> {
    vec![
        (answer::RECEIVED, figures.received.to_string()),
        (answer::ANSWERED, figures.answered.to_string()),
        (answer::SHARE, percent(statistics::percent(figures.answered, figures.received))),
        (answer::TO_OPEN, delay(figures.median_to_open)),
        (answer::TO_ANSWER, delay(figures.median_to_answer)),
    ]
}

/// The figures about appointments, in the order shown.
pub fn told_appointments(figures: &AppointmentFigures) -> Vec<(Named, String)> {
    let settled = figures.settled();
    vec![
        (meeting::TOTAL, figures.total().to_string()),
        (meeting::PENDING, figures.pending.to_string()),
        (meeting::BOOKED, figures.booked.to_string()),
        (meeting::UNSETTLED, figures.unsettled.to_string()),
        (meeting::ATTENDED, figures.attended.to_string()),
        (meeting::NO_SHOW, figures.no_show.to_string()),
        (meeting::BY_CANDIDATE, figures.cancelled_by_candidate.to_string()),
        (meeting::BY_CENTRE, figures.cancelled_by_centre.to_string()),
        (meeting::ATTENDANCE, percent(statistics::percent(figures.attended, settled))),
        (meeting::SETTLED, percent(statistics::percent(settled, settled + figures.unsettled))),
    ]
}

/// The figures about the agendas, in the order shown.
pub fn told_filling(figures: &FillFigures) -> Vec<(Named, String)> {
    vec![
        (fill::OPEN, hours(figures.open_min)),
        (fill::TAKEN, hours(figures.taken_min)),
        (fill::SHARE, percent(statistics::percent(figures.taken_min, figures.open_min))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_told_in_the_unit_that_people_would_choose() {
        let told = |seconds| delay(Some(seconds)).replace(NNBSP, " ");
        assert_eq!([told(30), told(1800), told(7500), told(200_000)], ["moins de 1 min", "30 min", "2 h 05", "2 j 7 h"]);
        assert_eq!(delay(None), NO_FIGURE);
    }

    #[test]
    fn working_time_is_told_in_hours_however_many() {
        assert_eq!([0, 65, 6000].map(|minutes| hours(minutes).replace(NNBSP, " ")), ["0 h 00", "1 h 05", "100 h 00"]);
        let told = told_filling(&FillFigures { open_min: 300, taken_min: 100 });
        assert_eq!(told.last().map(|(_, share)| share.replace(NNBSP, " ")), Some("33 %".to_owned()));
        assert_eq!(told_filling(&FillFigures::default()).last().map(|(_, share)| share.clone()), Some(NO_FIGURE.to_owned()));
    }
}

//! The figures of all centres together, as the command line prints them.

use super::staff::statistics::{Named, percent};
use contract::statistics::CentreFigures;
use domain::statistics;

/// Title.
pub const TITLE: &str = "Statistiques de tous les CFA";
/// Section.
pub const CENTRES: &str = "CFA";
/// Definition.
pub const DAYS_MEAN: &str = "Les jours sont ceux de Paris.";
/// Definition.
pub const REQUESTS_MEAN: &str = "Chaque demande compte une fois, le jour où elle est reçue. Deux demandes réunies comptent pour une. \
     Une demande que le candidat a fait effacer n’y est plus.";
/// Definition.
pub const TRAININGS_MEAN: &str = "Les vingt intitulés les plus demandés, tous CFA réunis, puis tous les autres ensemble.";

const KNOWN: Named = Named { name: "CFA connus", meaning: "Tous ceux qui sont enregistrés aujourd’hui." };
const ASKED: Named = Named { name: "Ont reçu une demande", meaning: "Au moins une, quelle que soit la voie." };
const TO_ANSWER: Named = Named {
    name: "Ont reçu un rappel ou un message",
    meaning: "Au moins une demande qui attend une réponse, hors rendez-vous.",
};
const IN_TIME: Named = Named {
    name: "Ont répondu à tout en sept jours",
    meaning: "Chaque rappel ou message a eu une réponse en sept jours au plus. Ce qui attend depuis moins longtemps, ou que le \
              candidat a retiré avant la réponse, ne compte pas contre eux.",
};
const SHARE: Named = Named {
    name: "Part des CFA qui ont répondu à tout en sept jours",
    meaning: "Sur ceux qui ont reçu au moins un rappel ou un message.",
};

/// The figures about centres, in the order shown.
pub fn told_centres(figures: &CentreFigures) -> Vec<(Named, String)> {
    vec![
        (KNOWN, figures.n.to_string()),
        (ASKED, figures.n_asked.to_string()),
        (TO_ANSWER, figures.n_to_answer.to_string()),
        (IN_TIME, figures.n_in_time.to_string()),
        (SHARE, percent(statistics::percent(figures.n_in_time, figures.n_to_answer))),
    ]
}

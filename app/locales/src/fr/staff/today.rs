//! What waits today.

use contract::agendas::{Attention, BouncedOf, SetupStep};
use domain::{delivery::DeliveryFailure, life::LATE_AFTER};

use crate::fr::{NNBSP, dates};

/// Heading.
pub const NEXT: &str = "Rendez-vous d’aujourd’hui";
/// Nothing today.
pub const NONE: &str = "Aucun rendez-vous aujourd’hui.";
/// To the day's agenda.
pub const DAY_AGENDA: &str = "Voir la journée dans l’agenda";
/// Heading.
pub const PENDING: &str = "À confirmer";
/// Heading.
pub const UNSETTLED: &str = "Venus ou absents ?";
/// What for.
pub const UNSETTLED_NOTE: &str = "Ces rendez-vous sont passés. Dites qui est venu.";
/// Heading.
pub const REQUESTS: &str = "Demandes";
/// Link.
pub const TO_QUEUE: &str = "Ouvrir les demandes";

/// How many wait.
pub fn waiting(n: u64) -> String {
    match n {
        0 => "Aucune demande n’attend de réponse.".to_owned(),
        1 => "Une demande attend une réponse.".to_owned(),
        n => format!("{n} demandes attendent une réponse."),
    }
}

/// How many of them for too long.
pub fn late(n: u64) -> String {
    let n = if n == 1 { "Une".to_owned() } else { n.to_string() };
    format!("{n} depuis {LATE_AFTER} jours ouvrés ou plus")
}

/// Since when the first one waits.
pub fn oldest(when: &str) -> String {
    format!("La plus ancienne date du {when}.")
}

/// Heading.
pub const ATTENTION: &str = "À regarder";
/// Nothing to look at.
pub const ALL_WELL: &str = "Rien à signaler.";

/// The next day on which somebody comes.
pub fn next_day(when: &str) -> String {
    format!("Le prochain est le {when}.")
}

/// How long the centre may still answer.
pub fn time_left(minutes: i64) -> String {
    match minutes {
        ..60 => format!("encore {}\u{a0}min", minutes.max(1)),
        60..2880 => format!("encore {}\u{a0}h", minutes / 60),
        more => format!("encore {} jours", more / 1440),
    }
}

/// What wants a look.
pub fn attention(what: &Attention) -> String {
    match what {
        Attention::NoHours { name } => {
            format!("{name} n’a aucun horaire{NNBSP}: personne ne peut prendre rendez-vous avec cette personne.")
        }
        Attention::Unserved { name, .. } => format!("Personne ne prend le motif «{NNBSP}{name}{NNBSP}»."),
        Attention::Bounced { email, what, of } => bounced(email, *what, of),
        Attention::Closed { from, last, label, n_booked } => {
            let days = days(*from, *last);
            let why = if label.is_empty() { String::new() } else { format!(" ({label})") };
            let booked = match n_booked {
                0 => String::new(),
                1 => " Un rendez-vous tombe pendant cette fermeture.".to_owned(),
                n => format!(" {n} rendez-vous tombent pendant cette fermeture."),
            };
            format!("Fermé {days}{why}.{booked}")
        }
        Attention::Away { name, from, last } => format!("{name} est absent {}.", days(*from, *last)),
    }
}

fn bounced(email: &str, what: DeliveryFailure, of: &BouncedOf) -> String {
    let whose = match of {
        BouncedOf::Centre => "l’adresse de votre CFA".to_owned(),
        BouncedOf::Trainings(1) => "l’adresse de contact d’une formation".to_owned(),
        BouncedOf::Trainings(n) => format!("l’adresse de contact de {n} formations"),
        BouncedOf::Colleague(name) => format!("l’adresse de {name}"),
    };
    let why = match what {
        DeliveryFailure::Delay | DeliveryFailure::Bounce => "nos e-mails n’y arrivent pas",
        DeliveryFailure::Complaint => "quelqu’un y a signalé nos e-mails comme indésirables",
    };
    format!("{email}, {whose}{NNBSP}: {why}. Nous n’y écrivons plus.")
}

fn days(from: domain::time::NaiveDate, last: domain::time::NaiveDate) -> String {
    if from == last { format!("le {}", dates::day(from)) } else { format!("du {} au {}", dates::day(from), dates::day(last)) }
}

/// Link of what wants a look.
pub const fn attention_link(what: &Attention) -> &'static str {
    match what {
        Attention::NoHours { .. } => "Définir les horaires",
        Attention::Unserved { .. } => "Choisir qui le prend",
        Attention::Closed { .. } => "Voir les fermetures",
        Attention::Away { .. } => "Voir les horaires",
        Attention::Bounced { of: BouncedOf::Colleague(_), .. } => "Voir l’équipe",
        Attention::Bounced { of: BouncedOf::Centre | BouncedOf::Trainings(_), .. } => "Voir les réglages",
    }
}

/// The way to a first slot: title.
pub const SETUP: &str = "Vos premiers rendez-vous en trois étapes";
/// All is there.
pub const SETUP_DONE: &str = "Tout est prêt : on peut prendre rendez-vous avec vous";
/// For who may not.
pub const SETUP_OTHERS: &str = "Un gestionnaire de votre CFA prépare l’agenda.";
/// Word beside a step that is done.
pub const STEP_DONE: &str = "fait";
/// Word beside the step to take now.
pub const STEP_NOW: &str = "à faire maintenant";
/// Word beside a step to take later.
pub const STEP_LATER: &str = "ensuite";

/// A step of the way.
pub const fn step(step: SetupStep) -> &'static str {
    match step {
        SetupStep::Advisor => "Qui reçoit ?",
        SetupStep::Hours => "Quand ?",
        SetupStep::Type => "Pour quoi faire ?",
        SetupStep::Page => "Votre page publique",
    }
}

/// What it is about.
pub const fn step_note(step: SetupStep) -> &'static str {
    match step {
        SetupStep::Advisor => "Ajoutez une personne qui reçoit les candidats. Elle n’a pas besoin de compte.",
        SetupStep::Hours => "Donnez ses heures de la semaine.",
        SetupStep::Type => "Créez un motif, par exemple un premier échange de 30 minutes.",
        SetupStep::Page => "C’est elle que les candidats voient. Partagez son adresse.",
    }
}

/// Link of a step.
pub const fn step_link(step: SetupStep) -> &'static str {
    match step {
        SetupStep::Advisor => "Ouvrir l’équipe",
        SetupStep::Hours => "Définir les horaires",
        SetupStep::Type => "Créer un motif",
        SetupStep::Page => "Voir la page publique",
    }
}

/// The first slot, as a candidate finds it.
pub fn first_slot(when: &str) -> String {
    format!("Premier créneau proposé{NNBSP}: {when}.")
}

//! The manage link.

use super::{NNBSP, dates};
use contract::manage::{CalendarProvider, EventCode};
use domain::{appointment::AppointmentState, feedback::Question, life::Attempt};

/// Page title.
pub const TITLE: &str = "Votre rendez-vous";
/// Above the title.
pub fn for_whom(first_name: &str) -> String {
    format!("Bonjour {first_name}")
}
/// Unknown or expired link.
pub const UNKNOWN: &str = "Ce lien ne marche pas, ou plus";
/// What to do.
pub const UNKNOWN_BODY: &str = "Vérifiez l’adresse dans votre message. Un lien sert 60 jours après le rendez-vous.";
/// When.
pub const WHEN: &str = "Quand";
/// Where.
pub const WHERE: &str = "Où";
/// How.
pub const HOW: &str = "Comment";
/// What.
pub const WHAT: &str = "Motif";
/// About.
pub const TRAINING: &str = "Formation";
/// Whom.
pub const CENTRE: &str = "CFA";
/// Phone of the centre.
pub const PHONE: &str = "Téléphone du CFA";
/// Words of the centre.
pub const INSTRUCTIONS: &str = "À savoir avant de venir";
/// Join.
pub const VIDEO: &str = "Rejoindre la visio";
/// Called.
pub fn called_at(phone: &str) -> String {
    format!("Le CFA vous appelle au {phone}")
}
/// Heading.
pub const CALENDAR: &str = "Ajouter à mon agenda";
/// File.
pub const FILE: &str = "Fichier pour tout agenda (.ics)";
/// Link and page title.
pub const MOVE_TITLE: &str = "Déplacer le rendez-vous";
/// Until when, how often.
pub fn move_until(when: &str, moves_left: u32) -> String {
    let times = match moves_left {
        1 => "une fois".to_owned(),
        n => format!("{n} fois"),
    };
    format!("Jusqu’au {when}. Encore {times}.")
}
/// Above the agenda.
pub fn now_on(when: &str) -> String {
    format!("Prévu le {when}. Rien ne change avant votre confirmation.")
}
/// Button.
pub const MOVE: &str = "Déplacer à cette heure";
/// Button, while it works.
pub const MOVING: &str = "Déplacement en cours…";
/// Back.
pub const MOVE_BACK: &str = "Garder l’heure actuelle";
/// To the appointment.
pub const MOVE_SEE: &str = "Voir mon rendez-vous";
/// Pick an hour first.
pub const MOVE_PICK: &str = "Choisissez un jour, puis une heure.";
/// Heading.
pub const CANCEL_TITLE: &str = "Annuler le rendez-vous";
/// Until when.
pub fn cancel_until(when: &str) -> String {
    format!("Vous pouvez annuler jusqu’au {when}.")
}
/// Too late.
pub const CANCEL_LATE: &str = "Il est trop tard pour annuler ici.";
/// Too late, before the phone.
pub const CANCEL_CALL: &str = "Prévenez le CFA au";
/// Label.
pub const REASON: &str = "Pourquoi ?";
/// Help.
pub const REASON_HELP: &str = "Le CFA lira votre réponse. 300 caractères au plus.";
/// Button.
pub const CANCEL: &str = "Annuler mon rendez-vous";
/// Done.
pub const CANCELLED_DONE: &str = "C’est annulé. Le CFA est prévenu.";
/// Book again.
pub const AGAIN: &str = "Choisir un autre créneau";
/// Heading.
pub const HISTORY: &str = "Ce qui s’est passé";

/// State in a word.
pub fn state(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Pending { .. } => "En attente du CFA",
        AppointmentState::Booked => "Réservé",
        AppointmentState::Attended { .. } => "A eu lieu",
        AppointmentState::NoShow { .. } => "Manqué",
        AppointmentState::Cancelled { .. } => "Annulé",
    }
}

/// What happened, in plain words.
pub fn event(what: EventCode) -> String {
    let words = match what {
        EventCode::Booked => "Vous avez réservé ce rendez-vous.",
        EventCode::Requested => "Vous avez demandé ce rendez-vous.",
        EventCode::AcknowledgementSent => "La confirmation vous a été envoyée.",
        EventCode::CentreTold => "Le CFA a été prévenu.",
        EventCode::CancelledByCandidate => "Vous avez annulé.",
        EventCode::CancelledByCentre => "Le CFA a annulé.",
        EventCode::BookedByCentre => "Le CFA a pris ce rendez-vous pour vous.",
        EventCode::Confirmed => "Le CFA a confirmé.",
        EventCode::Expired => "Le CFA n’a pas répondu à temps : le créneau est libéré.",
        EventCode::MovedByCentre { from, to } => {
            return format!("Le CFA a déplacé le rendez-vous du {} au {}.", dates::day_and_hour(from), dates::day_and_hour(to));
        }
        EventCode::LengthChanged { until } => {
            return format!("Le CFA a changé la durée{NNBSP}: fin à {}.", dates::hour(until));
        }
        EventCode::Moved { from, to } => {
            return format!("Vous avez déplacé le rendez-vous du {} au {}.", dates::day_and_hour(from), dates::day_and_hour(to));
        }
        EventCode::Feedback { question: Question::Useful, yes: true } => "Vous avez trouvé ce rendez-vous utile.",
        EventCode::Feedback { question: Question::Useful, yes: false } => "Vous n’avez pas trouvé ce rendez-vous utile.",
        EventCode::Feedback { question: Question::Enrolled, yes: true } => "Vous avez dit être inscrit.",
        EventCode::Feedback { question: Question::Enrolled, yes: false } => "Vous avez dit ne pas être inscrit.",
        EventCode::Sent => "Vous avez envoyé cette demande.",
        EventCode::Opened => "Le CFA a lu votre demande.",
        EventCode::Called(Attempt::Reached) => "Le CFA vous a eu au téléphone.",
        EventCode::Called(Attempt::NoAnswer) => "Le CFA a appelé, sans réponse.",
        EventCode::Called(Attempt::WrongNumber) => "Le CFA a appelé : le numéro n’était pas le bon.",
        EventCode::Answered => "Le CFA vous a répondu.",
        EventCode::OtherChannel => "Le CFA dit vous avoir répondu autrement.",
        EventCode::GaveUp => "Le CFA n’a pas réussi à vous joindre.",
        EventCode::Proposed { at } => {
            return format!("Le CFA vous propose un rendez-vous{NNBSP}: {}.", dates::day_and_hour(at));
        }
        EventCode::ProposalTaken => "Vous avez pris le rendez-vous proposé.",
        EventCode::WroteAgain => "Vous avez ajouté un message.",
        EventCode::Completed => "Vous avez changé vos coordonnées.",
        EventCode::WasContacted => "Vous avez dit que le CFA vous a répondu.",
        EventCode::Reminded => "Vous avez prévenu le CFA de nouveau.",
        EventCode::Withdrawn => "Vous avez retiré cette demande.",
        EventCode::Merged => "Cette demande est suivie avec une autre que vous avez faite.",
        EventCode::DeliveryFailed => {
            "Notre message au CFA n’est pas arrivé. Le CFA voit quand même votre demande sur son espace."
        }
    };
    words.to_owned()
}

/// Web calendars.
pub fn provider(provider: CalendarProvider) -> &'static str {
    match provider {
        CalendarProvider::Google => "Google Agenda",
        CalendarProvider::Outlook => "Outlook",
        CalendarProvider::Yahoo => "Yahoo",
    }
}
/// Link to what is kept.
pub const OWN_DATA: &str = "Télécharger ou effacer mes données";
/// A question once it has taken place.
pub const fn question(question: Question) -> &'static str {
    match question {
        Question::Useful => "Ce rendez-vous vous a-t-il été utile ?",
        Question::Enrolled => "Êtes-vous inscrit dans cette formation ?",
    }
}
/// Answer.
pub const YES: &str = "Oui";
/// Answer.
pub const NO: &str = "Non";
/// Done.
pub const THANKS: &str = "Merci, c’est noté.";

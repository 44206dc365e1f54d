//! One appointment, and booking for somebody.

use contract::{
    agendas::{Happened, Who},
    manage::EventCode,
};
use domain::{
    appointment::Mode,
    life::Attempt,
    request::{Asker, Referrer},
};

use crate::fr::{NNBSP, dates, managing};

/// Heading.
pub const CANDIDATE: &str = "Candidat";
/// Heading.
pub const ACTS: &str = "Que faire ?";
/// Heading.
pub const MOVE: &str = "Déplacer";
/// Heading.
pub const NOTE: &str = "Note interne";
/// Help.
pub const NOTE_HELP: &str = "Entre collègues seulement. Le candidat ne la voit pas.";
/// Button.
pub const NOTE_SAVE: &str = "Garder la note";
/// Done.
pub const NOTE_SAVED: &str = "La note est gardée.";
/// Heading.
pub const HISTORY: &str = "Historique";
/// Fact.
pub const WHEN: &str = "Quand";
/// Fact.
pub const LENGTH: &str = "Durée";
/// Fact.
pub const KIND: &str = "Motif";
/// Fact.
pub const HOW: &str = "Comment";
/// Fact.
pub const WHERE: &str = "Où";
/// Fact.
pub const WITH: &str = "Avec";
/// Fact.
pub const TRAINING: &str = "Formation";
/// Fact.
pub const ARRIVED_AT: &str = "Arrivée";
/// Fact.
pub const REASON: &str = "Raison de l’annulation";
/// Fact.
pub const PHONE: &str = "Téléphone";
/// Fact.
pub const EMAIL: &str = "E-mail";
/// Fact.
pub const SUBJECTS: &str = "Sujets";
/// Fact.
pub const MESSAGE: &str = "Message";
/// Fact.
pub const ASKED_BY: &str = "Demande faite par";
/// Fact.
pub const CAME_FROM: &str = "Vient de";
/// Link.
pub const JOIN: &str = "Rejoindre la visio";
/// Back.
pub const BACK: &str = "Retour à l’agenda";
/// Taken by force.
pub const FORCED: &str = "Ce rendez-vous en chevauche un autre, à la demande du CFA.";

/// Act.
pub const ARRIVED: &str = "Est arrivé";
/// Act taken back.
pub const NOT_ARRIVED: &str = "Pas encore arrivé";
/// Act.
pub const ATTENDED: &str = "Venu";
/// Act.
pub const NO_SHOW: &str = "Absent";
/// Act taken back.
pub const UNSETTLED: &str = "Revenir en arrière";
/// Act.
pub const CONFIRM: &str = "Confirmer";
/// Act.
pub const REFUSE: &str = "Refuser";
/// Act.
pub const CALL_OFF: &str = "Annuler le rendez-vous";
/// The question.
pub const CALL_OFF_TITLE: &str = "Annuler ce rendez-vous ?";
/// The question.
pub const REFUSE_TITLE: &str = "Refuser ce rendez-vous ?";
/// What happens.
pub const CALL_OFF_BODY: &str = "C’est définitif. Le créneau est libéré et le candidat reçoit un message.";
/// Label.
pub const CALL_OFF_REASON: &str = "Pourquoi ?";
/// Help.
pub const CALL_OFF_REASON_HELP: &str = "Le candidat lira votre réponse. 300 caractères au plus.";
/// Button.
pub const CALL_OFF_NOW: &str = "Annuler et prévenir";
/// Button.
pub const REFUSE_NOW: &str = "Refuser et prévenir";
/// Button.
pub const KEEP: &str = "Garder le rendez-vous";
/// Over, of which nobody said who came.
pub const WHO_CAME: &str = "Le candidat est-il venu ?";
/// Done.
pub const DONE: &str = "C’est noté.";

/// Field.
pub const DATE: &str = "Jour";
/// Field.
pub const HOUR: &str = "Heure";
/// Field.
pub const MINUTES: &str = "Durée en minutes";
/// Field.
pub const ADVISOR: &str = "Avec qui";
/// Button.
pub const MOVE_NOW: &str = "Enregistrer";
/// Done.
pub const MOVED: &str = "C’est enregistré. Le candidat est prévenu dans 10 secondes.";
/// What is wrong.
pub const WRONG_DATE: &str = "Choisissez un jour";
/// What is wrong.
pub const WRONG_HOUR: &str = "Choisissez une heure";
/// What is wrong.
pub fn wrong_length(min: u16, max: u16) -> String {
    format!("Entre {min} et {max} minutes")
}
/// What is wrong.
pub const WRONG_ADVISOR: &str = "Choisissez une personne";
/// What is wrong.
pub const WRONG_KIND: &str = "Choisissez un motif";
/// What is wrong.
pub const WRONG_MODE: &str = "Choisissez comment vous voir";

/// Heading.
pub const NEW_WHEN: &str = "Le rendez-vous";
/// Heading.
pub const NEW_WHO: &str = "La personne";
/// Choice prompt.
pub const NO_TRAINING: &str = "Aucune en particulier";
/// Choice prompt.
pub const NO_SITE: &str = "Celui de la formation, ou le CFA";
/// Choice of the site.
pub const SITE: &str = "Site";
/// Help at the e-mail.
pub const EMAIL_HELP: &str = "La confirmation et le lien pour annuler y sont envoyés.";
/// Button.
pub const BOOK: &str = "Prendre ce rendez-vous";
/// Button, while it works.
pub const BOOKING: &str = "Enregistrement…";
/// Nothing can be booked.
pub const NO_TYPES: &str = "Aucun motif de rendez-vous";
/// What to do.
pub const NO_TYPES_BODY: &str = "Créez d’abord un motif : ce pour quoi on peut vous rencontrer.";
/// What to do.
pub const TO_TYPES: &str = "Créer un motif";
/// Whoever all take part.
pub const TOGETHER: &str = "Toute l’équipe de ce motif prend part au rendez-vous.";

/// `mardi 9 mars 2027, 9 h à 9 h 30 (heure de Paris)`.
pub fn whole_time(day: &str, from: &str, until: &str, zone: &str) -> String {
    format!("{day}, {from} à {until} ({zone})")
}

/// Until when the wait lasts.
pub fn confirm_until(when: &str) -> String {
    format!("À confirmer avant le {when}. Ensuite, le créneau est libéré.")
}

/// How they meet, for the centre.
pub const fn how(mode: Mode) -> &'static str {
    match mode {
        Mode::OnSite => "Sur place",
        Mode::Phone => "Par téléphone",
        Mode::Video => "En visio",
    }
}

/// Who filled the form.
pub const fn asker(asker: Asker) -> &'static str {
    match asker {
        Asker::Candidate => "le candidat",
        Asker::Parent => "un parent",
        Asker::Professional => "un professionnel",
    }
}

/// Where they come from.
pub const fn referrer(referrer: Referrer) -> &'static str {
    match referrer {
        Referrer::Parcoursup => "Parcoursup",
        Referrer::LaBonneAlternance => "La bonne alternance",
        Referrer::Onisep => "Onisep",
        Referrer::UnJeuneUneSolution => "1 jeune 1 solution",
        Referrer::Affelnet => "Affelnet",
        Referrer::Own => "Ce site",
    }
}

/// Who did it, at the head of a line of the history.
pub fn who(who: &Who) -> &str {
    match who {
        Who::Candidate => "Candidat",
        Who::Centre(name) if name.is_empty() => "CFA",
        Who::Centre(name) => name,
        Who::System => "Automatique",
    }
}

/// What happened.
pub fn happened(what: &Happened) -> String {
    let words = match what {
        Happened::Booked => "a réservé",
        Happened::Requested => "a demandé ce rendez-vous",
        Happened::AcknowledgementSent => "confirmation envoyée au candidat",
        Happened::CentreTold => "message envoyé au CFA",
        Happened::Moved { from, to } => {
            return format!("a déplacé du {} au {}", dates::day_and_hour(*from), dates::day_and_hour(*to));
        }
        Happened::LengthChanged { from, to } => {
            return format!("a changé la fin{NNBSP}: {} au lieu de {}", dates::hour(*to), dates::hour(*from));
        }
        Happened::Reassigned { to } => return format!("a confié à {}", to.join(", ")),
        Happened::Insisted { over } if over.is_empty() => "a insisté hors des horaires ou des règles",
        Happened::Insisted { over } => return format!("a insisté, malgré le rendez-vous de {}", over.join(", ")),
        Happened::Confirmed => "a confirmé",
        Happened::Expired => "créneau libéré, faute de réponse du CFA",
        Happened::Cancelled => "a annulé",
        Happened::Arrived => "a noté l’arrivée",
        Happened::NotArrived => "a retiré l’arrivée",
        Happened::Attended => "a noté la présence",
        Happened::NoShow => "a noté l’absence",
        Happened::Unsettled => "a retiré ce qui était noté",
        Happened::Noted => "a changé la note interne",
        Happened::Contact(event) => return contact(*event),
        Happened::CandidateNotReached => "un message au candidat n’est pas arrivé",
        Happened::Assigned { to: Some(to) } => return format!("a confié la demande à {to}"),
        Happened::Assigned { to: None } => "ne confie plus la demande à personne",
        Happened::Undone => "est revenu en arrière",
        Happened::MergedHere => "a réuni une autre demande avec celle-ci",
    };
    words.to_owned()
}

/// What happened to a call-back or a message; what only an appointment lives is said as its author reads it.
fn contact(event: EventCode) -> String {
    let words = match event {
        EventCode::Sent => "a envoyé la demande",
        EventCode::Opened => "a lu la demande",
        EventCode::Called(Attempt::Reached) => "a appelé : joint",
        EventCode::Called(Attempt::NoAnswer) => "a appelé : pas de réponse",
        EventCode::Called(Attempt::WrongNumber) => "a appelé : mauvais numéro",
        EventCode::Answered => "a répondu par écrit",
        EventCode::OtherChannel => "a répondu autrement",
        EventCode::GaveUp => "n’a pas réussi à joindre le candidat",
        EventCode::Proposed { at } => return format!("a proposé un créneau{NNBSP}: {}", dates::day_and_hour(at)),
        EventCode::ProposalTaken => "a pris le créneau proposé",
        EventCode::WroteAgain => "a écrit de nouveau",
        EventCode::Completed => "a changé son numéro ou ses moments",
        EventCode::WasContacted => "dit avoir eu une réponse",
        EventCode::Reminded => "dit ne pas avoir eu de réponse",
        EventCode::Withdrawn => "a retiré sa demande",
        EventCode::Merged => "a réuni cette demande avec une autre",
        EventCode::DeliveryFailed => "le message au CFA n’est pas arrivé",
        EventCode::AcknowledgementSent => "accusé envoyé au candidat",
        EventCode::CentreTold => "message envoyé au CFA",
        EventCode::Feedback { .. }
        | EventCode::Booked
        | EventCode::Requested
        | EventCode::Moved { .. }
        | EventCode::MovedByCentre { .. }
        | EventCode::LengthChanged { .. }
        | EventCode::BookedByCentre
        | EventCode::Confirmed
        | EventCode::Expired
        | EventCode::CancelledByCandidate
        | EventCode::CancelledByCentre => return managing::event(event),
    };
    words.to_owned()
}

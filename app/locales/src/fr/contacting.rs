//! Being called back, and writing: the forms, what follows them, and the candidate's page.

use super::{NNBSP, dates};
use domain::{
    callback::{DayPart, HalfDay},
    life::RequestState,
    request::Way,
};

/// Title of the form.
pub fn title(way: Way) -> &'static str {
    match way {
        Way::Callback => "Être rappelé par le CFA",
        Way::Enquiry => "Écrire au CFA",
        Way::Appointment => "Prendre rendez-vous",
    }
}
/// Under it.
pub fn lead(way: Way) -> &'static str {
    match way {
        Way::Callback => "Donnez votre numéro et vos moments libres. Le CFA vous appelle, c’est gratuit.",
        Way::Enquiry | Way::Appointment => "Posez vos questions. Le CFA vous répond par e-mail.",
    }
}
/// The way on a card.
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Callback => "Être rappelé",
        Way::Enquiry => "Écrire un message",
        Way::Appointment => "Prendre rendez-vous",
    }
}
/// What to expect, on a card.
pub fn way_note(way: Way) -> &'static str {
    match way {
        Way::Callback => "Le CFA vous appelle quand vous voulez",
        Way::Enquiry => "Réponse par e-mail",
        Way::Appointment => "Choisissez un créneau",
    }
}
/// Button.
pub fn send(way: Way) -> &'static str {
    match way {
        Way::Callback => "Demander à être rappelé",
        Way::Enquiry | Way::Appointment => "Envoyer mon message",
    }
}
/// Button, while it works.
pub const SENDING: &str = "Envoi en cours…";
/// Heading above the centre's facts.
pub const TO: &str = "Votre demande va à";
/// Legend.
pub const WANTED: &str = "Quand vous appeler ?";
/// Help.
pub const WANTED_HELP: &str = "Choisissez un ou plusieurs moments.";
/// Choice.
pub const AS_SOON_AS_POSSIBLE: &str = "Dès que possible";
/// Help at the message of an enquiry.
pub const MESSAGE_HELP: &str = "Vos questions, en quelques lignes.";
/// Help at the address.
pub const EMAIL_HELP: &str = "Vous y recevez la réponse et un lien pour suivre votre demande.";

/// `mardi 9 mars, matin`: of the days to come, whose year nobody asks.
pub fn coming_half_day(half: HalfDay) -> String {
    format!("{}, {}", dates::day(half.0), part(half.1))
}
/// `mardi 9 mars 2027, matin`.
pub fn half_day(half: HalfDay) -> String {
    format!("{}, {}", dates::full_day(half.0), part(half.1))
}
/// `matin`.
pub const fn part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "matin",
        DayPart::Afternoon => "après-midi",
    }
}
/// When to call, on one line.
pub fn wanted(wanted: &[HalfDay]) -> String {
    if wanted.is_empty() {
        return "dès que possible".to_owned();
    }
    wanted.iter().map(|half| half_day(*half)).collect::<Vec<_>>().join("\u{a0}; ")
}

/// Where nothing suits: the way out.
pub const NOTHING_SUITS: &str = "Aucun créneau ne vous va ?";
/// Link.
pub const CALL_ME: &str = "Demandez à être rappelé";
/// Link.
pub const WRITE: &str = "Écrivez au CFA";
/// The same inside a sentence.
pub const WRITE_LOWER: &str = "écrivez au CFA";

/// Title after sending.
pub fn sent(way: Way) -> &'static str {
    match way {
        Way::Callback => "Votre demande est envoyée",
        Way::Enquiry | Way::Appointment => "Votre message est envoyé",
    }
}
/// Mail sent.
pub fn sent_mail(hint: &str) -> String {
    format!("Un message part à l’adresse {hint}. Il contient le lien pour suivre votre demande.")
}
/// What comes next.
pub fn next(way: Way) -> &'static str {
    match way {
        Way::Callback => "Le CFA vous appelle aux moments choisis. Gardez votre téléphone près de vous.",
        Way::Enquiry | Way::Appointment => "Le CFA vous répond par e-mail, en général en quelques jours.",
    }
}
/// Link to the page that follows it.
pub const FOLLOW: &str = "Suivre ma demande";

/// Title of the candidate's page.
pub fn managed(way: Way) -> &'static str {
    match way {
        Way::Callback => "Votre demande de rappel",
        Way::Enquiry | Way::Appointment => "Votre message au CFA",
    }
}
/// State in a few words.
pub fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::New => "Envoyée",
        RequestState::Read => "Lue par le CFA",
        RequestState::InProgress => "Appel sans réponse",
        RequestState::Reopened => "En attente du CFA",
        RequestState::Answered => "Le CFA a répondu",
        RequestState::Unreachable => "Le CFA n’a pas pu vous joindre",
        RequestState::Withdrawn => "Retirée",
        RequestState::Merged => "Réunie avec une autre",
        RequestState::Pending => "À confirmer",
        RequestState::Booked => "Réservé",
        RequestState::Attended => "A eu lieu",
        RequestState::NoShow => "Manqué",
        RequestState::Cancelled => "Annulé",
    }
}
/// Term.
pub const ABOUT: &str = "Formation";
/// Term.
pub const SUBJECTS: &str = "Sujets";
/// Term.
pub const PHONE: &str = "Votre numéro";
/// Term.
pub const WHEN: &str = "Quand vous appeler";
/// Heading.
pub const MESSAGES: &str = "Messages";
/// Above a message of the candidate.
pub const YOU: &str = "Vous";
/// Above a message of the centre.
pub fn centre_said(name: Option<&str>) -> String {
    name.map_or_else(|| "Le CFA".to_owned(), |name| format!("{name}, pour le CFA"))
}
/// Heading.
pub const PROPOSALS: &str = "Le CFA vous propose un rendez-vous";
/// Until when.
pub fn kept_until(when: &str) -> String {
    format!("Ce créneau vous est gardé jusqu’au {when}.")
}
/// Button.
pub const TAKE: &str = "Prendre ce créneau";
/// Heading of the form.
pub const COMPLETE: &str = "Compléter ma demande";
/// Label.
pub const MORE: &str = "Ajouter un message";
/// Help.
pub const MORE_HELP: &str = "Le CFA le reçoit tout de suite.";
/// Button.
pub const SAVE: &str = "Envoyer au CFA";
/// Done.
pub const COMPLETED: &str = "C’est envoyé au CFA.";
/// Question that is opened.
pub const WITHDRAW: &str = "Je n’ai plus besoin de réponse";
/// Under it.
pub const WITHDRAW_BODY: &str = "Le CFA est prévenu et ne vous recontacte plus pour cette demande.";
/// Button.
pub const WITHDRAW_NOW: &str = "Retirer ma demande";
/// Done.
pub const WITHDRAWN: &str = "Votre demande est retirée. Le CFA est prévenu.";
/// Heading.
pub const CONTACTED: &str = "Le CFA vous a-t-il répondu ?";
/// Button.
pub const CONTACTED_YES: &str = "Oui, j’ai eu une réponse";
/// Button.
pub const CONTACTED_NO: &str = "Non, prévenir le CFA";
/// Done.
pub const CONTACTED_THANKS: &str = "Merci, c’est noté.";
/// Done.
pub const CONTACTED_REMINDED: &str = "Le CFA est prévenu que vous attendez une réponse.";
/// Ask again.
pub const AGAIN: &str = "Faire une autre demande";
/// Where one's link is, when a request exists already.
pub const RECEIVE_LINK: &str = "Recevoir le lien pour la compléter";
/// In the bar beside the button.
pub const FREE: &str = "gratuit, sans compte";
/// Phone of the centre.
pub fn call(phone: &str) -> String {
    format!("Vous pouvez aussi appeler le CFA{NNBSP}: {phone}")
}
/// A half-day list that is empty.
pub const CLOSED: &str = "Le CFA est fermé ces prochaines semaines : il vous appellera à son retour.";

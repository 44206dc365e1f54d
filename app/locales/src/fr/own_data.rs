//! What is kept about a candidate: the page, and the words of the file they take along.

use domain::request::Way;

/// Page title.
pub const TITLE: &str = "Mes données";
/// Above the title.
pub fn of_whom(email_hint: &str) -> String {
    format!("Demandes faites avec {email_hint}")
}
/// Under the title, of one request.
pub const LEAD_REQUEST: &str = "Ce lien ouvre une seule demande.";
/// Under the title, of an address.
pub const LEAD_ADDRESS: &str = "Ce lien ouvre toutes vos demandes.";
/// Heading of the list.
pub const KEPT: &str = "Ce que nous gardons";
/// One request.
pub fn request(way: Way, centre: &str, when: &str) -> String {
    format!("{}, {centre}, le {when}", self::way(way))
}
/// Whoever wants more than one.
pub const OTHERS: &str = "Pour voir toutes vos demandes, recevez un lien par e-mail.";
/// Heading.
pub const TAKE: &str = "Télécharger";
/// What is in it.
pub const TAKE_BODY: &str = "Un fichier avec tout ce qui est gardé : vos réponses, vos messages, l’historique.";
/// Link.
pub const FILE: &str = "Télécharger mes données (JSON)";
/// Summary.
pub const ERASE_TITLE: &str = "Effacer mes données";
/// What happens.
pub const ERASE_BODY: &str = "Votre nom, vos coordonnées, vos messages et l’historique sont effacés tout de suite, ici et dans l’espace du CFA. \
     Il reste une ligne de statistique, sans rien qui vous désigne.";
/// What cannot be undone.
pub const ERASE_FINAL: &str = "On ne peut pas revenir en arrière. Vos liens ne marcheront plus.";
/// What is called off.
pub fn calls_off(centre: &str, when: &str) -> String {
    format!("Le rendez-vous du {when} avec {centre} est annulé. Le CFA est prévenu.")
}
/// What stays elsewhere.
pub const ERASE_MAILS: &str = "Les e-mails déjà reçus par le CFA restent dans sa boîte : demandez-lui de les effacer.";
/// Button.
pub const ERASE: &str = "Effacer définitivement";
/// Done.
pub const ERASED: &str = "Vos données sont effacées";
/// Done, and now.
pub const ERASED_BODY: &str =
    "Vos liens ne marchent plus. Pensez à retirer le rendez-vous de votre agenda si vous l’aviez ajouté.";
/// Back.
pub const BACK: &str = "Revenir à ma demande";
/// To the notice.
pub const NOTICE: &str = "Comment nous utilisons vos données";

/// A way, as a candidate says it.
pub const fn way(way: Way) -> &'static str {
    match way {
        Way::Callback => "Demande de rappel",
        Way::Enquiry => "Message",
        Way::Appointment => "Rendez-vous",
    }
}

/// The words of the file.
pub mod file {
    /// Name of the file.
    pub const NAME: &str = "mes-donnees.json";
    /// On top, of one request.
    pub const REQUEST: &str = "Ce fichier contient une demande. Pour toutes vos demandes : page « Retrouver mes demandes ».";
    /// On top, of an address.
    pub const ADDRESS: &str = "Ce fichier contient toutes les demandes faites avec votre adresse e-mail.";
    /// Where there is a note of the centre's.
    pub const NOTE: &str = "Le CFA a écrit une note pour son équipe. Il vous la donne si vous la lui demandez.";

    /// Where a request stands, by its code; an unknown code is told as it is.
    pub fn state(code: &str) -> &str {
        match code {
            "new" => "envoyée",
            "read" => "lue par le CFA",
            "in_progress" => "le CFA essaie de vous joindre",
            "reopened" => "rouverte",
            "answered" => "le CFA a répondu",
            "unreachable" => "le CFA n’a pas pu vous joindre",
            "withdrawn" => "retirée",
            "merged" => "réunie avec une autre demande",
            "pending" => "en attente du CFA",
            "booked" => "réservé",
            "attended" => "a eu lieu",
            "no_show" => "manqué",
            "cancelled" => "annulé",
            other => other,
        }
    }

    /// How a request was answered, by its code.
    pub fn outcome(code: &str) -> &str {
        match code {
            "personalised_answer" => "réponse écrite",
            "other_channel" => "réponse par un autre moyen",
            "reached" => "joint au téléphone",
            "no_answer" => "pas de réponse au téléphone",
            "wrong_number" => "mauvais numéro",
            "slot_proposed" => "créneau proposé",
            other => other,
        }
    }

    /// What happened, by its code.
    pub fn event(code: &str) -> &str {
        match code {
            "booked" => "rendez-vous réservé",
            "requested" => "rendez-vous demandé",
            "acknowledged" => "confirmation envoyée",
            "centre_told" => "CFA prévenu",
            "moved" => "rendez-vous déplacé",
            "resized" => "durée changée",
            "reassigned" => "conseiller changé",
            "confirmed" => "rendez-vous confirmé",
            "expired" => "pas de réponse à temps",
            "cancelled" => "rendez-vous annulé",
            "arrived" => "arrivée notée",
            "attended" => "présence notée",
            "no_show" => "absence notée",
            "created" => "demande envoyée",
            "opened" => "demande lue par le CFA",
            "called" => "appel du CFA",
            "answered" => "réponse du CFA",
            "other_channel" => "réponse par un autre moyen",
            "gave_up" => "le CFA n’a pas pu vous joindre",
            "proposed" => "créneau proposé",
            "proposal_taken" => "créneau proposé pris",
            "wrote_again" => "message ajouté",
            "completed" => "coordonnées changées",
            "was_contacted" => "réponse confirmée",
            "reminded" => "CFA prévenu de nouveau",
            "withdrawn" => "demande retirée",
            "merged" | "merged_here" => "réunie avec une autre demande",
            "assigned" => "demande confiée à quelqu’un du CFA",
            "feedback" => "avis donné",
            "noted" => "note interne changée",
            "undone" => "retour en arrière du CFA",
            "delivery_failed" => "un message n’est pas arrivé",
            other => other,
        }
    }

    /// Half of a day, by its code.
    pub fn half(code: &str) -> &str {
        match code {
            "morning" => "matin",
            "afternoon" => "après-midi",
            other => other,
        }
    }

    /// Who did something, by their code.
    pub fn party(code: &str) -> &str {
        match code {
            "candidate" => "vous",
            "centre" => "le CFA",
            "system" => "le service",
            other => other,
        }
    }
}

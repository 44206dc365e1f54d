//! The form after a slot was held, and the confirmation.

/// Page title.
pub const TITLE: &str = "Vos coordonnées";
/// `Étape 2 sur 3`.
pub fn step(here: u8, total: u8) -> String {
    format!("Étape {here} sur {total}")
}
/// What comes after.
pub fn next_step(name: &str) -> String {
    format!("Ensuite : {}", name.to_lowercase())
}
/// In the bar, beside the button.
pub const FREE: &str = "gratuit, sans engagement";
/// `12 caractères sur 1 000`.
pub fn count(n: usize, max: usize) -> String {
    let spaced = |n: usize| super::finding::thousands(n as u64);
    let word = if n < 2 { "caractère" } else { "caractères" };
    format!("{} {word} sur {}", spaced(n), spaced(max))
}
/// A line of the error summary.
pub fn fault(label: &str, what: &str) -> String {
    format!("{label} : {what}")
}
/// What to know.
pub const LEAD: &str = "Le CFA s’en sert pour vous recevoir. Rien d’autre.";
/// Required fields.
pub const REQUIRED: &str = "Les champs sont obligatoires, sauf mention contraire.";
/// Heading.
pub const SLOT: &str = "Votre créneau";
/// Change.
pub const CHANGE: &str = "Changer de créneau";
/// Button.
pub const BOOK: &str = "Réserver ce créneau";
/// Button, while it works.
pub const BOOKING: &str = "Réservation en cours…";
/// Error summary.
pub const ERRORS: &str = "Il reste quelque chose à corriger";
/// Time left.
pub fn left(minutes: u32) -> String {
    match minutes {
        0 => "Créneau gardé moins d’une minute encore.".to_owned(),
        1 => "Créneau gardé encore 1\u{a0}minute.".to_owned(),
        n => format!("Créneau gardé encore {n}\u{a0}minutes."),
    }
}
/// Prolong.
pub const RENEW: &str = "Garder 10 minutes de plus";
/// Expired.
pub const EXPIRED: &str = "Le délai est passé. Vous pouvez encore réserver si le créneau est libre.";
/// Notice.
pub const NOTICE: &str = "Le CFA reçoit ces informations pour vous répondre. Elles sont effacées 24 mois après.";
/// Link of the notice.
pub const NOTICE_LINK: &str = "Vos droits et vos données";
/// Optional mark.
pub const OPTIONAL: &str = "(facultatif)";
/// The hold of the address is not known.
pub const UNKNOWN_HOLD: &str = "Ce créneau n’est plus gardé";
/// What to do.
pub const UNKNOWN_HOLD_BODY: &str = "Le délai de 10 minutes est passé. Choisissez un nouveau créneau.";
/// Label of the trap, for the rare reader who meets it.
pub const TRAP: &str = "Laissez ce champ vide";
/// Suggestion of a corrected address.
pub fn did_you_mean(address: &str) -> String {
    format!("Vouliez-vous écrire {address}\u{202F}?")
}
/// Alternatives after somebody was faster.
pub const ALTERNATIVES: &str = "Créneaux libres les plus proches";
/// Kept.
pub const KEPT: &str = "Ce que vous avez écrit est gardé.";

/// The page after booking.
pub mod confirmation {
    /// Title.
    pub const TITLE: &str = "Votre rendez-vous est réservé";
    /// Title while the centre confirms.
    pub const TITLE_PENDING: &str = "Votre demande est envoyée";
    /// While the centre confirms.
    pub const PENDING: &str = "Le CFA confirme sous 48 heures. Le créneau vous est gardé.";
    /// Mail sent.
    pub fn mail(hint: &str) -> String {
        format!("Un message part à l’adresse {hint}, avec l’invitation pour votre agenda.")
    }
    /// Next.
    pub const MANAGE: &str = "Voir ou annuler mon rendez-vous";
    /// ICS.
    pub const ADD: &str = "Ajouter à mon agenda";
    /// Search again.
    pub const SEARCH: &str = "Chercher une autre formation";
}

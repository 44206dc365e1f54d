//! The booking page: month, day, slot.

use super::NNBSP;

/// `Rencontrez le CFA …`.
///
/// The article follows the first word of the name, as people say it; a name that begins otherwise stands after a colon.
pub fn title(centre: &str) -> String {
    let first = centre.split([' ', '-', '’', '\'']).next().unwrap_or_default().to_lowercase();
    match first.as_str() {
        "cfa" | "campus" | "centre" | "lycée" | "lycee" | "greta" | "groupe" | "pôle" | "collège" => {
            format!("Rencontrez le {centre}")
        }
        "école" | "ecole" | "institut" | "université" | "universite" | "association" | "iut" => {
            format!("Rencontrez l’{centre}")
        }
        "maison" | "faculté" | "chambre" | "fédération" | "mfr" => format!("Rencontrez la {centre}"),
        _ => format!("Rencontrez{NNBSP}: {centre}"),
    }
}

/// Tab title.
pub const TAB: &str = "Prendre rendez-vous";
/// Under the title.
pub const LEAD: &str = "Cinq minutes suffisent souvent pour vous décider. Sans compte, sans engagement.";
/// Link to the facts, on a phone.
pub const ALL_FACTS: &str = "toutes les infos";
/// What to know before booking.
pub const RESTRICTION: &str = "Avant de réserver";
/// While a slot is being held.
pub const HOLDING: &str = "Nous gardons ce créneau…";
/// Telephone instead.
pub const CALL: &str = "Appelez le CFA au";
/// Button.
pub const CALL_NOW: &str = "Appeler le CFA";
/// Between two ways out.
pub const OR: &str = "ou";
/// Elsewhere.
pub const SEARCH: &str = "Chercher une autre formation";

/// `rentrée le 1er septembre 2027`.
pub fn starts(day: &str) -> String {
    format!("rentrée le {day}")
}
/// Steps.
pub const STEPS: [&str; 3] = ["Choisir un créneau", "Vos coordonnées", "C’est réservé"];
/// Choice of the type.
pub const TYPE: &str = "Pour quoi faire ?";
/// Choice of the mode.
pub const MODE: &str = "Comment voulez-vous échanger ?";
/// Calendar caption.
pub const CALENDAR: &str = "Jours avec des créneaux libres";
/// Previous.
pub const PREVIOUS_MONTH: &str = "Mois précédent";
/// Next.
pub const NEXT_MONTH: &str = "Mois suivant";
/// Legend.
pub const LEGEND: &str = "Les jours colorés ont des créneaux libres.";
/// Parts of the day.
pub const MORNING: &str = "Matin";
/// Parts of the day.
pub const AFTERNOON: &str = "Après-midi";
/// Parts of the day.
pub const EVENING: &str = "Soir";
/// Way on.
pub const CONTINUE: &str = "Continuer";
/// Loading.
pub const LOADING: &str = "Nous cherchons les créneaux…";
/// Empty month.
pub const NONE_THIS_MONTH: &str = "Aucun créneau libre ce mois-ci.";
/// Empty agenda.
pub const NONE_AT_ALL: &str = "Aucun créneau libre pour le moment.";
/// Empty day.
pub const NONE_THIS_DAY: &str = "Plus aucun créneau libre ce jour-là.";
/// Pick a day.
pub const PICK_DAY: &str = "Choisissez un jour coloré.";
/// No slot suits.
pub const NOTHING_SUITS: &str = "Rien ne vous convient ?";
/// Heading of the facts.
pub const ABOUT: &str = "Votre demande";

/// Call instead.
pub fn call(phone: &str) -> String {
    format!("Appelez le CFA au {phone}.")
}

/// Without a phone.
pub const COME_BACK: &str = "Revenez demain : des créneaux se libèrent souvent.";

/// First free slot.
pub fn first_free(when: &str) -> String {
    format!("Premier créneau libre : {when}")
}

/// `mardi 9 mars, 5 créneaux libres`.
pub fn day_name(day: &str, n_free: u32) -> String {
    if n_free == 1 { format!("{day}, 1 créneau libre") } else { format!("{day}, {n_free} créneaux libres") }
}

/// `Durée 30 min · heure de Paris`.
pub fn duration_and_zone(duration: &str, zone: &str) -> String {
    format!("Durée {duration} · {zone}")
}

/// In the bar under the page.
pub fn kept(minutes: u32) -> String {
    format!("gardé pour vous {minutes}\u{a0}min")
}

/// The visitor's own clock differs.
pub fn your_time(hour: &str) -> String {
    format!("soit {hour} chez vous")
}

/// Modes.
pub mod mode {
    use domain::appointment::Mode;

    /// `Sur place`.
    pub fn name(mode: Mode) -> &'static str {
        match mode {
            Mode::OnSite => "Sur place",
            Mode::Phone => "Par téléphone",
            Mode::Video => "En visio",
        }
    }

    /// What it means for the candidate.
    pub fn note(mode: Mode) -> &'static str {
        match mode {
            Mode::OnSite => "vous venez au CFA",
            Mode::Phone => "le CFA vous appelle",
            Mode::Video => "un lien vous est envoyé",
        }
    }
}

//! Sites and settings of the centre.

use crate::fr::dates;
use contract::centre_settings::SiteUses;
use domain::{
    civil_life::FrenchZone,
    holidays::Territory,
    settings::{CentreField, SiteField},
};

/// Title: the sites of the centre.
pub const SITES_TITLE: &str = "Sites";
/// Title: what describes the centre.
pub const SETTINGS_TITLE: &str = "Réglages";
/// Button.
pub const SAVE: &str = "Enregistrer";
/// While it works.
pub const SAVING: &str = "Enregistrement…";
/// Done.
pub const SAVED: &str = "C’est enregistré";
/// Error summary.
pub const ERRORS: &str = "Il reste quelque chose à corriger";
/// What a field that may stay empty says.
pub const OPTIONAL: &str = "(facultatif)";
/// Label.
pub const ZONE: &str = "Heure locale";
/// Label.
pub const TERRITORY: &str = "Jours fériés";
/// Button that asks what is usual at the place.
pub const PROPOSE: &str = "Proposer d’après la ville";
/// The commune is not known.
pub const UNKNOWN_PLACE: &str = "Cette ville n’est pas reconnue. Vérifiez le code postal.";
/// What a change of clock does.
pub const ZONE_CHANGE: &str = "Changer l’heure locale déplace les horaires";
/// What a change of clock does, in full.
pub const ZONE_CHANGE_BODY: &str = "Vos horaires sont des heures de la pendule : 9 h reste 9 h, à la nouvelle heure locale.";
/// Other holidays.
pub const HOLIDAYS_HELP: &str = "Ces jours-là, aucun créneau n’est proposé. Vous pouvez en ouvrir un dans Horaires.";

/// What happens to the appointments taken already.
pub fn zone_change_appointments(n: u64) -> String {
    match n {
        0 => "Aucun rendez-vous à venir n’est concerné.".to_owned(),
        1 => "Le rendez-vous à venir garde son moment, mais son heure affichée change. Prévenez la personne.".to_owned(),
        n => format!("Les {n} rendez-vous à venir gardent leur moment, mais leur heure affichée change. Prévenez les personnes."),
    }
}

/// The clock as people name it.
pub fn zone(zone: FrenchZone) -> String {
    let place = match zone {
        FrenchZone::Paris => "France métropolitaine",
        FrenchZone::SaintBarthelemy => "Saint-Barthélemy",
        FrenchZone::SaintMartin => "Saint-Martin",
        FrenchZone::Wallis => "Wallis-et-Futuna",
        FrenchZone::Guadeloupe
        | FrenchZone::Martinique
        | FrenchZone::Guyane
        | FrenchZone::Reunion
        | FrenchZone::Mayotte
        | FrenchZone::Miquelon
        | FrenchZone::Noumea
        | FrenchZone::Tahiti => return capital(&dates::zone(zone.name())),
    };
    format!("Heure de {place}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whose public holidays.
pub const fn territory(territory: Territory) -> &'static str {
    match territory {
        Territory::Metropole => "France métropolitaine",
        Territory::AlsaceMoselle => "Alsace-Moselle (avec le Vendredi saint et le 26 décembre)",
        Territory::Guadeloupe => "Guadeloupe (avec le 27 mai)",
        Territory::Martinique => "Martinique (avec le 22 mai)",
        Territory::Guyane => "Guyane (avec le 10 juin)",
        Territory::Reunion => "La Réunion (avec le 20 décembre)",
        Territory::Mayotte => "Mayotte (avec le 27 avril)",
        Territory::None => "Aucun jour férié",
    }
}

/// The catalogue says otherwise.
pub fn catalogue(word: &str) -> String {
    format!("Catalogue national : {word}")
}
/// What keeps the centre's word.
pub const CATALOGUE_KEPT: &str = "Votre texte reste, même après une mise à jour du catalogue.";

/// The page of the sites.
pub mod sites {
    use super::{FrenchZone, SiteField, SiteUses, Territory};

    /// Under the title.
    pub const LEAD: &str = "Là où vous recevez et formez.";
    /// Button.
    pub const NEW: &str = "Nouveau site";
    /// No site yet.
    pub const NONE: &str = "Aucun site pour le moment";
    /// What to do.
    pub const NONE_BODY: &str = "Sans site, les rendez-vous ont lieu à l’adresse du CFA.";
    /// Back.
    pub const BACK: &str = "Tous les sites";
    /// Link.
    pub const EDIT: &str = "Modifier";
    /// Link.
    pub const MAP: &str = "Voir sur une carte";
    /// No point on the map.
    pub const NO_POINT: &str = "Pas de position sur la carte";
    /// Fact.
    pub const ADDRESS: &str = "Adresse";
    /// Fact.
    pub const CLOCK: &str = "Heure et jours fériés";
    /// Fact.
    pub const ADVISORS: &str = "Qui y reçoit";
    /// Fact.
    pub const TYPES: &str = "Motifs";
    /// Nobody.
    pub const NOBODY: &str = "personne";
    /// None.
    pub const NO_TYPES: &str = "aucun";
    /// Button.
    pub const DELETE: &str = "Supprimer ce site";
    /// Button of the question.
    pub const DELETE_YES: &str = "Supprimer définitivement";
    /// Button of the question.
    pub const DELETE_NO: &str = "Garder";
    /// What is lost.
    pub const DELETE_BODY: &str = "Rien ne s’y rattache. Son adresse et sa position seront perdues.";
    /// Deleted.
    pub const DELETED: &str = "Site supprimé";
    /// It may only be looked at.
    pub const READ_ONLY: &str = "Seul un gestionnaire peut changer les sites.";
    /// Help.
    pub const COORDINATES_HELP: &str = "Latitude, longitude. Par exemple : 48.0707, -0.7734";
    /// Clock and holidays in one line.
    pub fn clock(zone: FrenchZone, territory: Territory) -> String {
        format!("{}, jours fériés : {}", super::zone(zone), super::territory(territory))
    }
    /// Said of what was proposed.
    pub fn proposed(place: &str) -> String {
        format!("Rempli pour {place}. Vérifiez avant d’enregistrer.")
    }
    /// Other clock or holidays than usual there.
    pub fn unusual(zone: FrenchZone, territory: Territory) -> String {
        format!("D’habitude ici : {}, jours fériés : {}.", super::zone(zone).to_lowercase(), super::territory(territory))
    }
    /// The question before deleting.
    pub fn delete_title(name: &str) -> String {
        format!("Supprimer « {name} » ?")
    }
    /// Why a site stays.
    pub fn in_use(uses: SiteUses) -> String {
        let count = |n: u64, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let parts: Vec<String> = [
            count(uses.n_trainings, "formation", "formations"),
            count(uses.n_appointments, "rendez-vous", "rendez-vous"),
            count(uses.n_advisors, "conseiller", "conseillers"),
            count(uses.n_types, "motif", "motifs"),
            count(uses.n_hours, "plage d’horaires ou fermeture", "plages d’horaires ou fermetures"),
        ]
        .into_iter()
        .flatten()
        .collect();
        format!("Ce site ne peut pas être supprimé. Il sert encore à : {}.", parts.join(", "))
    }
    /// The label of a field.
    pub const fn label(field: SiteField) -> &'static str {
        match field {
            SiteField::Name => "Nom du site",
            SiteField::Address => "Numéro et rue",
            SiteField::PostalCode => "Code postal",
            SiteField::City => "Ville",
            SiteField::Coordinates => "Position sur la carte",
        }
    }
}

/// The page of the settings.
pub mod centre {
    use super::CentreField;

    /// Under the title.
    pub const LEAD: &str = "Ce que les candidats lisent de votre CFA.";
    /// Group.
    pub const IDENTITY: &str = "Votre CFA";
    /// Group.
    pub const PLACE: &str = "Adresse et heure";
    /// Group.
    pub const LOOK: &str = "Messages et pages intégrées";
    /// Fact.
    pub const PUBLIC_PAGE: &str = "Votre page publique";
    /// Why it cannot be changed.
    pub const PUBLIC_PAGE_HELP: &str = "Cette adresse est sur vos affiches : elle ne change pas.";
    /// What is not there yet.
    pub const LOGO: &str = "Le logo viendra avec les pages à intégrer sur votre site.";
    /// Saved.
    pub const SAVED_BODY: &str = "Les candidats voient le changement dès maintenant.";
    /// Help.
    pub const PHONE_HELP: &str = "Donné au candidat quand une page ne suffit pas.";
    /// Help.
    pub const EMAIL_HELP: &str = "Reçoit les avis quand une formation n’a pas d’adresse.";
    /// Help.
    pub const SIGNATURE_HELP: &str = "À la fin de vos messages. 500 caractères au plus.";
    /// Help.
    pub const ACCENT_HELP: &str = "Vide : notre vert. Exemple : #0b5c4a";
    /// Picks a colour.
    pub const PICK: &str = "Choisir une couleur";
    /// The colour as it would be.
    pub const SAMPLE: &str = "Aperçu, de jour et de nuit";
    /// What stands on the sample.
    pub const SAMPLE_BUTTON: &str = "Réserver";
    /// What stands on the sample.
    pub const SAMPLE_LINK: &str = "En savoir plus";
    /// Button that takes the darker shade.
    pub fn darker(hex: &str) -> String {
        format!("Prendre {hex}, plus foncé")
    }
    /// Who changed it last.
    pub fn changed(when: &str, who: &str) -> String {
        format!("Dernier changement : {when}, {who}")
    }
    /// The label of a field.
    pub const fn label(field: CentreField) -> &'static str {
        match field {
            CentreField::Name => "Nom affiché",
            CentreField::Phone => "Téléphone public",
            CentreField::Email => "Adresse e-mail de contact",
            CentreField::Address => "Numéro et rue",
            CentreField::PostalCode => "Code postal",
            CentreField::City => "Ville",
            CentreField::Signature => "Signature des messages",
            CentreField::Accent => "Couleur de vos pages intégrées",
        }
    }
}

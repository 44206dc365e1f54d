//! Which clock hangs on the wall of a place in France, and whose public holidays close it.

use crate::{holidays::Territory, identifiers::Departement, time::Tz};
use serde::{Deserialize, Serialize};

/// The zones in which France has communes. A closed list, so that the browser carries no table of zones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FrenchZone {
    /// Metropolitan France.
    #[default]
    Paris,
    /// Guadeloupe.
    Guadeloupe,
    /// Martinique.
    Martinique,
    /// Guyane.
    Guyane,
    /// La Réunion.
    Reunion,
    /// Mayotte.
    Mayotte,
    /// Saint-Pierre-et-Miquelon.
    Miquelon,
    /// Saint-Barthélemy.
    SaintBarthelemy,
    /// Saint-Martin.
    SaintMartin,
    /// Nouvelle-Calédonie.
    Noumea,
    /// Polynésie française.
    Tahiti,
    /// Wallis-et-Futuna.
    Wallis,
}

impl FrenchZone {
    /// Every zone, in the order shown.
    pub const ALL: [Self; 12] = [
        Self::Paris,
        Self::Guadeloupe,
        Self::Martinique,
        Self::Guyane,
        Self::Reunion,
        Self::Mayotte,
        Self::Miquelon,
        Self::SaintBarthelemy,
        Self::SaintMartin,
        Self::Noumea,
        Self::Tahiti,
        Self::Wallis,
    ];

    /// The IANA name, which is also the code in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paris => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Martinique => "America/Martinique",
            Self::Guyane => "America/Cayenne",
            Self::Reunion => "Indian/Reunion",
            Self::Mayotte => "Indian/Mayotte",
            Self::Miquelon => "America/Miquelon",
            Self::SaintBarthelemy => "America/St_Barthelemy",
            Self::SaintMartin => "America/Marigot",
            Self::Noumea => "Pacific/Noumea",
            Self::Tahiti => "Pacific/Tahiti",
            Self::Wallis => "Pacific/Wallis",
        }
    }

    /// The zone of an IANA name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name() == name)
    }

    /// The zone itself.
    pub const fn tz(self) -> Tz {
        match self {
            Self::Paris => Tz::Europe__Paris,
            Self::Guadeloupe => Tz::America__Guadeloupe,
            Self::Martinique => Tz::America__Martinique,
            Self::Guyane => Tz::America__Cayenne,
            Self::Reunion => Tz::Indian__Reunion,
            Self::Mayotte => Tz::Indian__Mayotte,
            Self::Miquelon => Tz::America__Miquelon,
            Self::SaintBarthelemy => Tz::America__St_Barthelemy,
            Self::SaintMartin => Tz::America__Marigot,
            Self::Noumea => Tz::Pacific__Noumea,
            Self::Tahiti => Tz::Pacific__Tahiti,
            Self::Wallis => Tz::Pacific__Wallis,
        }
    }
}

/// Zone and territory of a département; those of Paris when it is not known. Where the law adds days that the holidays do
/// not know (the smaller territories), only the national ones count.
pub fn civil_life(departement: Option<Departement>) -> (FrenchZone, Territory) {
    match departement.map_or("", Departement::code) {
        "57" | "67" | "68" => (FrenchZone::Paris, Territory::AlsaceMoselle),
        "971" => (FrenchZone::Guadeloupe, Territory::Guadeloupe),
        "972" => (FrenchZone::Martinique, Territory::Martinique),
        "973" => (FrenchZone::Guyane, Territory::Guyane),
        "974" => (FrenchZone::Reunion, Territory::Reunion),
        "975" => (FrenchZone::Miquelon, Territory::Metropole),
        "976" => (FrenchZone::Mayotte, Territory::Mayotte),
        "977" => (FrenchZone::SaintBarthelemy, Territory::Metropole),
        "978" => (FrenchZone::SaintMartin, Territory::Metropole),
        "986" => (FrenchZone::Wallis, Territory::Metropole),
        "987" => (FrenchZone::Tahiti, Territory::Metropole),
        "988" => (FrenchZone::Noumea, Territory::Metropole),
        _ => (FrenchZone::Paris, Territory::Metropole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_territory_has_its_clock_and_its_holidays() {
        let of = |code: &str| civil_life(Departement::parse(code).ok());
        assert_eq!(of("18"), (FrenchZone::Paris, Territory::Metropole));
        assert_eq!(of("67"), (FrenchZone::Paris, Territory::AlsaceMoselle));
        assert_eq!(of("2B"), (FrenchZone::Paris, Territory::Metropole));
        assert_eq!(of("974"), (FrenchZone::Reunion, Territory::Reunion));
        assert_eq!(of("973"), (FrenchZone::Guyane, Territory::Guyane));
        assert_eq!(of("unknown"), (FrenchZone::Paris, Territory::Metropole));
    }

    #[test]
    fn a_zone_is_the_one_its_name_says() {
        for zone in FrenchZone::ALL {
            assert_eq!(zone.tz().name(), zone.name());
            assert_eq!(FrenchZone::from_name(zone.name()), Some(zone));
        }
        assert_eq!(FrenchZone::from_name("Europe/Brussels"), None);
    }
}

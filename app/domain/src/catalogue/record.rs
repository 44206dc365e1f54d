//! A record of the catalogue that can be used.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::contact::{EmailAddress, Phone};
use crate::identifiers::{Cfd, Coordinates, Departement, InseeCode, PostalCode, Rncp, Rome, Siret, TrainingKey, Uai};

/// A training at its place, with the centre that gives it and the body that manages it: valid and typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueRecord {
    /// The identity of the training at its place.
    pub key: TrainingKey,
    /// The ministry's diploma code.
    pub cfd: Option<Cfd>,
    /// The entry in the directory of certifications.
    pub rncp: Option<Rncp>,
    /// The full title; the short one when the record has no other.
    pub title: String,
    /// The short title.
    pub short_title: Option<String>,
    /// The kind of diploma, as the catalogue words it.
    pub diploma: Option<String>,
    /// The level, 3 to 7.
    pub level: Level,
    /// What is taught, several lines.
    pub content: Option<String>,
    /// What for, several lines.
    pub objective: Option<String>,
    /// Job codes, in the record's order, at most [`Rome::MAX_LIST`].
    pub rome: Vec<Rome>,
    /// Parcoursup's number.
    pub parcoursup_id: Option<String>,
    /// Parcoursup shows the training.
    pub parcoursup_visible: bool,
    /// Affelnet shows the training.
    pub affelnet_visible: bool,
    /// Onisep's number of the training at its place.
    pub ideo2_id: Option<String>,
    /// Onisep's page about the training, `http` or `https`.
    pub onisep_url: Option<String>,
    /// Number of places.
    pub capacity: Option<u32>,
    /// Length in years.
    pub duration_years: Option<u32>,
    /// First days, in the record's order.
    pub starts_on: Vec<NaiveDate>,
    /// Last days, in the record's order.
    pub ends_on: Vec<NaiveDate>,
    /// Where the record says to write: the last valid of its addresses.
    pub email: Option<EmailAddress>,
    /// The telephone of the training.
    pub phone: Option<Phone>,
    /// Where it happens.
    pub delivery: Delivery,
    /// Whether the catalogue itself shows the record.
    pub publication: Publication,
    /// The place.
    pub site: SiteRecord,
    /// Who teaches (formateur).
    pub centre: CentreRecord,
    /// Who answers for it (gestionnaire).
    pub managing_body: ManagingBodyRecord,
}

/// The level of a certification in the French framework: 3 (CAP) to 7 (master).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// The levels open to apprenticeship.
    pub const ALL: [Self; 5] = [Self(3), Self(4), Self(5), Self(6), Self(7)];

    /// The level of a number, 3 to 7.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.0 == number)
    }

    /// Reads a digit, alone or followed by an explanation: `6`, `6 (Licence, BUT...)`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..digits].parse().ok().and_then(Self::new)
    }

    /// The number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("level_unknown")
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// Where a training happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// At the site, at least in part.
    OnSite,
    /// Entirely at a distance.
    Remote,
}

/// Whether the catalogue shows a record that it contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// Shown.
    Published,
    /// In the file, and marked as not published.
    Withheld,
}

/// The place of a training. At least one of postal code, city and INSEE code is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRecord {
    /// Number and street.
    pub address: Option<String>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// Town, as the record writes it.
    pub city: Option<String>,
    /// The commune, known in the table.
    pub insee: Option<InseeCode>,
    /// The département: the commune's; the postal code's when there is no commune.
    pub departement: Option<Departement>,
    /// Where on the map; nothing means found by name, not by distance.
    pub position: Option<Position>,
}

/// A point and how far to trust it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The point.
    pub at: Coordinates,
    /// How far to trust it.
    pub precision: Precision,
}

/// How far a point can be trusted, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The site's own.
    Site,
    /// The commune's.
    Commune,
    /// The mean of the communes that share the postal code.
    PostalCode,
    /// The département's: tens of kilometres off.
    Departement,
}

impl Precision {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Commune => "commune",
            Self::PostalCode => "postal_code",
            Self::Departement => "departement",
        }
    }
}

/// The establishment that teaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreRecord {
    /// The identity of the centre.
    pub siret: Siret,
    /// Its number in the directory of schools.
    pub uai: Option<Uai>,
    /// The name on the door.
    pub trade_name: Option<String>,
    /// The name in the register.
    pub legal_name: Option<String>,
    /// Number and street.
    pub address: Option<String>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// Town.
    pub city: Option<String>,
}

impl CentreRecord {
    /// The name to show: the one on the door, else the register's, else the SIRET.
    pub fn display_name(&self) -> &str {
        self.trade_name.as_deref().or(self.legal_name.as_deref()).unwrap_or(self.siret.as_str())
    }
}

/// The body that manages the centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagingBodyRecord {
    /// The identity of the body.
    pub siret: Siret,
    /// Its number in the directory of schools.
    pub uai: Option<Uai>,
    /// The name in the register.
    pub legal_name: Option<String>,
    /// Where to write to its management.
    pub email: Option<EmailAddress>,
}

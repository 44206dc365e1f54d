//! A site, as typed.

use super::{Faults, line::one_line};
use crate::{
    civil_life::FrenchZone,
    contact::FreeText,
    holidays::Territory,
    identifiers::{Coordinates, PostalCode},
};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const MAX_SITE_NAME: usize = 120;
/// The longest street, in characters.
pub const MAX_ADDRESS: usize = 160;
/// The longest town, in characters.
pub const MAX_CITY: usize = 80;

/// The fields of the form that can be wrong, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SiteField {
    /// Name.
    Name,
    /// Street.
    Address,
    /// Postal code.
    PostalCode,
    /// Town.
    City,
    /// The point on the map.
    Coordinates,
}

/// What a manager typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteDraft {
    /// Name.
    pub name: String,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// `48.0707, -0.7734`; nothing: not known.
    pub coordinates: String,
    /// The clock on the wall.
    pub zone: FrenchZone,
    /// Whose public holidays close it.
    pub territory: Territory,
}

/// A site, every field valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteWords {
    /// Name.
    pub name: FreeText<{ MAX_SITE_NAME }>,
    /// Street.
    pub address: FreeText<{ MAX_ADDRESS }>,
    /// Postal code.
    pub postal_code: PostalCode,
    /// Town.
    pub city: FreeText<{ MAX_CITY }>,
    /// The point on the map.
    pub coordinates: Option<Coordinates>,
    /// The clock on the wall.
    pub zone: FrenchZone,
    /// Whose public holidays close it.
    pub territory: Territory,
}

impl SiteDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self) -> Result<SiteWords, Faults<SiteField>> {
        let mut faults = Faults::default();
        let name = faults.take(SiteField::Name, one_line(&self.name));
        let address = faults.take(SiteField::Address, one_line(&self.address));
        let postal_code = faults.take(SiteField::PostalCode, PostalCode::parse(&self.postal_code));
        let city = faults.take(SiteField::City, one_line(&self.city));
        let coordinates = if self.coordinates.trim().is_empty() {
            None
        } else {
            faults.take(SiteField::Coordinates, Coordinates::parse(&self.coordinates))
        };
        match (name, address, postal_code, city) {
            (Some(name), Some(address), Some(postal_code), Some(city)) if faults.0.is_empty() => {
                Ok(SiteWords { name, address, postal_code, city, coordinates, zone: self.zone, territory: self.territory })
            }
            _ => Err(faults),
        }
    }
}

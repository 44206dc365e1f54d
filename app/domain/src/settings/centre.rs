//! What a centre says of itself, as typed.

use super::{Accent, Faults, MAX_ADDRESS, MAX_CITY, line::one_line};
use crate::{
    civil_life::FrenchZone,
    contact::{EmailAddress, FreeText, Phone},
    holidays::Territory,
    identifiers::PostalCode,
};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const MAX_CENTRE_NAME: usize = 120;
/// The longest signature, in characters.
pub const MAX_SIGNATURE: usize = 500;

/// The fields of the form that can be wrong, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CentreField {
    /// Name shown.
    Name,
    /// Public phone.
    Phone,
    /// Public address for mail.
    Email,
    /// Street.
    Address,
    /// Postal code.
    PostalCode,
    /// Town.
    City,
    /// Words at the end of messages.
    Signature,
    /// Colour of the embedded pages.
    Accent,
}

/// What a manager typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreDraft {
    /// Name shown.
    pub name: String,
    /// Public phone; nothing: none.
    pub phone: String,
    /// Public address for mail; nothing: none.
    pub email: String,
    /// Street.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// The clock on the wall.
    pub zone: FrenchZone,
    /// Whose public holidays close it.
    pub territory: Territory,
    /// Words at the end of messages.
    pub signature: String,
    /// Colour of the embedded pages; nothing: ours.
    pub accent: String,
}

/// What a centre says of itself, every field valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreWords {
    /// Name shown.
    pub name: FreeText<{ MAX_CENTRE_NAME }>,
    /// Public phone.
    pub phone: Option<Phone>,
    /// Public address for mail.
    pub email: Option<EmailAddress>,
    /// Street.
    pub address: FreeText<{ MAX_ADDRESS }>,
    /// Postal code.
    pub postal_code: PostalCode,
    /// Town.
    pub city: FreeText<{ MAX_CITY }>,
    /// The clock on the wall.
    pub zone: FrenchZone,
    /// Whose public holidays close it.
    pub territory: Territory,
    /// Words at the end of messages.
    pub signature: Option<FreeText<{ MAX_SIGNATURE }>>,
    /// Colour of the embedded pages.
    pub accent: Option<Accent>,
}

impl CentreDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self) -> Result<CentreWords, Faults<CentreField>> {
        let mut faults = Faults::default();
        let name = faults.take(CentreField::Name, one_line(&self.name));
        let phone = unless_blank(&self.phone, |text| faults.take(CentreField::Phone, Phone::parse_organisation(text)));
        let email = unless_blank(&self.email, |text| faults.take(CentreField::Email, EmailAddress::parse(text)));
        let address = faults.take(CentreField::Address, one_line(&self.address));
        let postal_code = faults.take(CentreField::PostalCode, PostalCode::parse(&self.postal_code));
        let city = faults.take(CentreField::City, one_line(&self.city));
        let signature = faults.take(CentreField::Signature, FreeText::parse_optional(&self.signature)).flatten();
        let accent = unless_blank(&self.accent, |text| faults.take(CentreField::Accent, Accent::parse(text)));
        match (name, address, postal_code, city) {
            (Some(name), Some(address), Some(postal_code), Some(city)) if faults.0.is_empty() => Ok(CentreWords {
                name,
                phone,
                email,
                address,
                postal_code,
                city,
                zone: self.zone,
                territory: self.territory,
                signature,
                accent,
            }),
            _ => Err(faults),
        }
    }
}

fn unless_blank<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if text.trim().is_empty() { None } else { read(text) }
}

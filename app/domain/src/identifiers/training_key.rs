//! The key of a training at its place: the "clé ministère éducatif".

use super::macros::{broken_rules, public_string};
use super::{InseeCode, Siret};

/// The 49 characters that the national catalogue gives to a training at its place:
/// 6 digits, `P`, 4 characters, SIRET of the managing body, SIRET of the centre, `-`, INSEE code, `#L`, 2 characters.
/// Opaque but for the two SIRETs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrainingKey(String);

broken_rules! {
    /// Why a text is not a training key.
    InvalidTrainingKey {
        /// Nothing but blanks.
        Empty = "key_empty",
        /// Not 49 characters.
        Length {
            /// The number of characters of a key.
            expected: usize,
            /// The number of characters received.
            found: usize,
        } = "key_length",
        /// A part is not where it should be, or not made as it should be.
        Shape = "key_shape",
        /// One of the two SIRETs cannot exist.
        Siret = "key_siret",
    }
}

impl TrainingKey {
    /// The length, in characters.
    pub const LENGTH: usize = 49;

    /// Trims, upper-cases, then checks each part.
    pub fn parse(text: &str) -> Result<Self, InvalidTrainingKey> {
        let key = text.trim().to_ascii_uppercase();
        if key.is_empty() {
            return Err(InvalidTrainingKey::Empty);
        }
        let found = key.chars().count();
        if found != Self::LENGTH {
            return Err(InvalidTrainingKey::Length { expected: Self::LENGTH, found });
        }
        if !key.is_ascii() {
            return Err(InvalidTrainingKey::Shape);
        }
        let all = |part: &str, rule: fn(&u8) -> bool| part.as_bytes().iter().all(rule);
        let sound = all(&key[..6], u8::is_ascii_digit)
            && &key[6..7] == "P"
            && all(&key[7..11], u8::is_ascii_alphanumeric)
            && all(&key[11..39], u8::is_ascii_digit)
            && &key[39..40] == "-"
            && InseeCode::parse(&key[40..45]).is_ok()
            && &key[45..47] == "#L"
            && all(&key[47..], u8::is_ascii_alphanumeric);
        if !sound {
            return Err(InvalidTrainingKey::Shape);
        }
        if Siret::parse(&key[11..25]).is_err() || Siret::parse(&key[25..39]).is_err() {
            return Err(InvalidTrainingKey::Siret);
        }
        Ok(Self(key))
    }

    /// The SIRET of the managing body, as the key states it.
    pub fn managing_body_siret(&self) -> &str {
        &self.0[11..25]
    }

    /// The SIRET of the centre, as the key states it.
    pub fn centre_siret(&self) -> &str {
        &self.0[25..39]
    }
}

public_string!(TrainingKey, InvalidTrainingKey);

//! SIRET: the number of an establishment.

use super::macros::{broken_rules, public_string};

/// The fourteen digits that INSEE gives to an establishment.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret(String);

broken_rules! {
    /// Why a text is not a SIRET.
    InvalidSiret {
        /// Nothing but blanks and punctuation.
        Empty = "siret_empty",
        /// A number that a spreadsheet shortened (`7.79E+13`): the digits are lost.
        Spreadsheet = "siret_spreadsheet",
        /// Letters or other characters.
        Character = "siret_character",
        /// Thirteen digits: a leading zero may be lost.
        LostZero = "siret_lost_zero",
        /// Not fourteen digits.
        Length {
            /// The number of digits received.
            found: usize,
        } = "siret_length",
        /// All zeros, which the check digit would let through.
        Zeros = "siret_zeros",
        /// A wrong check digit.
        Checksum = "siret_checksum",
    }
}

/// The SIREN of La Poste, whose establishments ran out of numbers that satisfy the common check.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// Drops spaces, dots and hyphens, then checks: fourteen digits and the Luhn key (INSEE). La Poste's establishments
    /// may instead have a sum of digits that is a multiple of five.
    pub fn parse(text: &str) -> Result<Self, InvalidSiret> {
        if is_scientific(text.trim()) {
            return Err(InvalidSiret::Spreadsheet);
        }
        let digits: String = text.chars().filter(|c| !(c.is_whitespace() || matches!(c, '.' | '-'))).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InvalidSiret::Character);
        }
        match digits.len() {
            0 => Err(InvalidSiret::Empty),
            13 => Err(InvalidSiret::LostZero),
            14 if digits.bytes().all(|b| b == b'0') => Err(InvalidSiret::Zeros),
            14 if passes_luhn(&digits) || passes_la_poste(&digits) => Ok(Self(digits)),
            14 => Err(InvalidSiret::Checksum),
            found => Err(InvalidSiret::Length { found }),
        }
    }

    /// The nine digits of the legal unit.
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }
}

public_string!(Siret, InvalidSiret);

fn is_scientific(text: &str) -> bool {
    text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        mantissa.contains(|c: char| c.is_ascii_digit())
            && mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && exponent.trim_start_matches('+').bytes().all(|b| b.is_ascii_digit())
    })
}

fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(b, weight)| {
            let product = u32::from(b - b'0') * weight;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn passes_la_poste(digits: &str) -> bool {
    digits.starts_with(LA_POSTE) && digits.bytes().map(|b| u32::from(b - b'0')).sum::<u32>().is_multiple_of(5)
}

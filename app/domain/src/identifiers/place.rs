//! The codes of a place: INSEE commune and postal code.

use super::macros::{broken_rules, public_string};
use super::{Departement, Repair};

/// INSEE's code of a commune: two digits, `2A` or `2B`, then three digits. Whether the commune exists is the table's word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InseeCode(String);

broken_rules! {
    /// Why a text is not an INSEE commune code.
    InvalidInsee {
        /// Nothing but blanks.
        Empty = "insee_empty",
        /// Not two digits (or `2A`, `2B`) and three digits.
        Shape = "insee_shape",
    }
}

impl InseeCode {
    /// Trims, upper-cases, then checks the shape.
    pub fn parse(text: &str) -> Result<Self, InvalidInsee> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(InvalidInsee::Empty);
        }
        let digits = match code.as_bytes() {
            [b'2', b'A' | b'B', rest @ ..] if rest.len() == 3 => rest,
            five if five.len() == 5 => five,
            _ => return Err(InvalidInsee::Shape),
        };
        if digits.iter().all(u8::is_ascii_digit) { Ok(Self(code)) } else { Err(InvalidInsee::Shape) }
    }

    /// The département or territory that the code belongs to; nothing for first digits that none has.
    pub fn departement(&self) -> Option<Departement> {
        let length = if self.0.starts_with("97") || self.0.starts_with("98") { 3 } else { 2 };
        Departement::parse(&self.0[..length]).ok()
    }
}

public_string!(InseeCode, InvalidInsee);

/// The five digits that La Poste sorts by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalCode(String);

broken_rules! {
    /// Why a text is not a postal code.
    InvalidPostalCode {
        /// Nothing but blanks.
        Empty = "postal_code_empty",
        /// Not five digits.
        Shape = "postal_code_shape",
    }
}

impl PostalCode {
    /// Trims, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidPostalCode> {
        let code = text.trim();
        if code.is_empty() {
            Err(InvalidPostalCode::Empty)
        } else if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(code.to_owned()))
        } else {
            Err(InvalidPostalCode::Shape)
        }
    }

    /// Reads a cell of a file: four bare digits get back the leading zero that a spreadsheet dropped.
    pub fn parse_cell(text: &str) -> Result<(Self, Option<Repair>), InvalidPostalCode> {
        match super::restore_zero::<4>(text) {
            Some(padded) => Self::parse(&padded).map(|code| (code, Some(Repair::LeadingZero))),
            None => Self::parse(text).map(|code| (code, None)),
        }
    }

    /// The département that the code suggests, for want of an INSEE code: postal districts cross the borders.
    /// Corsica: 200 and 201 are in 2A, 202 to 206 in 2B.
    pub fn probable_departement(&self) -> Option<Departement> {
        let code = match &self.0[..3] {
            "200" | "201" => "2A",
            "202" | "203" | "204" | "205" | "206" => "2B",
            overseas if overseas.starts_with("97") || overseas.starts_with("98") => overseas,
            _ => &self.0[..2],
        };
        Departement::parse(code).ok()
    }
}

public_string!(PostalCode, InvalidPostalCode);

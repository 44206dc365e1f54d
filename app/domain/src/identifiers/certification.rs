//! The numbers of a certification: RNCP, CFD and the job codes it leads to.

use super::Repair;
use super::macros::{broken_rules, public_string};

/// The entry of a certification in the national directory (`RNCP35316`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rncp(String);

broken_rules! {
    /// Why a text is not an RNCP code.
    InvalidRncp {
        /// Nothing but blanks.
        Empty = "rncp_empty",
        /// A code of the other directory (`RS…`): a certificate of skills, not open to apprenticeship.
        SpecificDirectory = "rncp_specific_directory",
        /// Not `RNCP` and two to five digits.
        Shape = "rncp_shape",
    }
}

impl Rncp {
    /// Drops spaces, upper-cases, adds the prefix to bare digits, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidRncp> {
        let code: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if code.is_empty() {
            return Err(InvalidRncp::Empty);
        }
        if code.starts_with("RS") {
            return Err(InvalidRncp::SpecificDirectory);
        }
        let digits = code.strip_prefix("RNCP").unwrap_or(&code);
        if (2..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(format!("RNCP{digits}")))
        } else {
            Err(InvalidRncp::Shape)
        }
    }
}

public_string!(Rncp, InvalidRncp);

/// The ministry's code of a diploma ("code formation diplôme"): `50022427`, `46T32401`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cfd(String);

broken_rules! {
    /// Why a text is not a CFD.
    InvalidCfd {
        /// Nothing but blanks.
        Empty = "cfd_empty",
        /// Not three letters or digits, three digits, two letters or digits.
        Shape = "cfd_shape",
    }
}

impl Cfd {
    /// Trims, upper-cases, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidCfd> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(InvalidCfd::Empty);
        }
        let sound = code.len() == 8
            && code
                .bytes()
                .enumerate()
                .all(|(i, b)| if (3..6).contains(&i) { b.is_ascii_digit() } else { b.is_ascii_alphanumeric() });
        if sound { Ok(Self(code)) } else { Err(InvalidCfd::Shape) }
    }

    /// Reads a cell of a file: seven bare digits get back the leading zero that a spreadsheet dropped.
    pub fn parse_cell(text: &str) -> Result<(Self, Option<Repair>), InvalidCfd> {
        match super::restore_zero::<7>(text) {
            Some(padded) => Self::parse(&padded).map(|code| (code, Some(Repair::LeadingZero))),
            None => Self::parse(text).map(|code| (code, None)),
        }
    }
}

public_string!(Cfd, InvalidCfd);

/// A job code of France Travail's directory: a letter and four digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rome(String);

broken_rules! {
    /// Why a text is not a ROME code.
    InvalidRome {
        /// Nothing but blanks.
        Empty = "rome_empty",
        /// Not a letter and four digits.
        Shape = "rome_shape",
    }
}

impl Rome {
    /// The greatest number of codes in a list.
    pub const MAX_LIST: usize = 20;

    /// Trims, upper-cases, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidRome> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(InvalidRome::Empty);
        }
        match code.as_bytes() {
            [letter, digits @ ..]
                if letter.is_ascii_uppercase() && digits.len() == 4 && digits.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(code))
            }
            _ => Err(InvalidRome::Shape),
        }
    }
}

public_string!(Rome, InvalidRome);

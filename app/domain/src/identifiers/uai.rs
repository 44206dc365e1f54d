//! UAI: the number of a school or training centre in the national directory.

use super::macros::{broken_rules, public_string};

/// Seven digits and a check letter given by the ministry of education; the first three digits tell the département.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uai(String);

broken_rules! {
    /// Why a text is not a UAI.
    InvalidUai {
        /// Nothing but blanks.
        Empty = "uai_empty",
        /// Not seven digits and a letter.
        Shape = "uai_shape",
        /// First digits that no département has.
        Prefix = "uai_prefix",
        /// Not the letter that the digits give.
        Letter {
            /// The letter that the digits give.
            expected: char,
        } = "uai_letter",
    }
}

/// The alphabet of the check letter: no I, O, Q.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

impl Uai {
    /// Trims, upper-cases, then checks the shape, the département and the letter.
    pub fn parse(text: &str) -> Result<Self, InvalidUai> {
        let uai = text.trim().to_ascii_uppercase();
        if uai.is_empty() {
            return Err(InvalidUai::Empty);
        }
        let [digits @ .., letter] = uai.as_bytes() else { return Err(InvalidUai::Shape) };
        if digits.len() != 7 || !digits.iter().all(u8::is_ascii_digit) || !letter.is_ascii_uppercase() {
            return Err(InvalidUai::Shape);
        }
        let number = digits.iter().fold(0_usize, |number, digit| number * 10 + usize::from(digit - b'0'));
        // 620 and 720 are Corsica's two départements.
        if !matches!(number / 10_000, 1..=95 | 620 | 720 | 971..=978 | 980..=989) {
            return Err(InvalidUai::Prefix);
        }
        let expected = LETTERS[number % LETTERS.len()];
        if *letter != expected {
            return Err(InvalidUai::Letter { expected: char::from(expected) });
        }
        Ok(Self(uai))
    }
}

public_string!(Uai, InvalidUai);

//! A telephone number.

use super::numbering::{self, Kind};
use crate::identifiers::macros::{broken_rules, parsed_string};

/// A number that can be called, kept in E.164 (`+33639981234`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

broken_rules! {
    /// Why a text is not a telephone number that can be called.
    InvalidPhone {
        /// Nothing but blanks and punctuation.
        Empty = "phone_empty",
        /// Something else than digits and the usual punctuation.
        Character = "phone_character",
        /// Nine digits of a French number: the leading zero is missing, as spreadsheets do.
        LostZero = "phone_lost_zero",
        /// Not the ten digits of a French number, and no country code either.
        Length {
            /// The number of digits received.
            found: usize,
        } = "phone_length",
        /// A country code that nobody has, or a length that the country's plan does not know.
        NotPossible = "phone_not_possible",
        /// A premium or shared-cost number.
        Premium = "phone_premium",
        /// A pager.
        Pager = "phone_pager",
        /// A freephone number: only an organisation has one.
        OrganisationOnly = "phone_organisation_only",
    }
}

/// Whose number it is.
#[derive(Clone, Copy)]
enum Owner {
    Person,
    Organisation,
}

impl Phone {
    /// A person's number, French (`06 39 98 12 34`) or international (`+32…`, `0032…`).
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        parse_for(text, Owner::Person)
    }

    /// An organisation's number: as [`Self::parse`], and freephone numbers (0800 to 0805) too.
    pub fn parse_organisation(text: &str) -> Result<Self, InvalidPhone> {
        parse_for(text, Owner::Organisation)
    }

    /// A text message reaches this number: French mobiles, metropolitan and overseas.
    pub fn is_sms_able(&self) -> bool {
        numbering::takes_sms(self.digits())
    }

    /// As people in France write it: `06 39 98 12 34`, `0692 12 34 56`; elsewhere `+32 470 12 34 56`.
    pub fn display_french(&self) -> String {
        match numbering::split_country_code(self.digits()) {
            Some(("33", national)) => in_pairs(&format!("0{national}")),
            Some((code, national)) if numbering::is_french_code(code) => in_pairs(&format!("0{national}")).replacen(' ', "", 1),
            Some((code, national)) => format!("+{code} {}", in_pairs(national)),
            None => self.0.clone(),
        }
    }

    fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }
}

// A stored number may be an organisation's: reading back accepts all that was ever parsed.
parsed_string!(Phone, InvalidPhone, parse_organisation);

impl core::fmt::Debug for Phone {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let digits = self.digits();
        write!(f, "Phone(…{})", &digits[digits.len().saturating_sub(2)..])
    }
}

fn parse_for(text: &str, owner: Owner) -> Result<Phone, InvalidPhone> {
    let stripped = strip(text);
    let digits = stripped.strip_prefix('+').unwrap_or(&stripped);
    if stripped.is_empty() {
        return Err(InvalidPhone::Empty);
    }
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(InvalidPhone::Character);
    }
    if stripped.starts_with('+') {
        return international(digits, owner);
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return international(rest, owner);
    }
    match digits.strip_prefix('0') {
        Some(nine) if nine.len() == 9 => french(numbering::french_country_code(nine), nine, owner),
        None if digits.len() == 9 => Err(InvalidPhone::LostZero),
        Some(_) | None => Err(InvalidPhone::Length { found: digits.len() }),
    }
}

/// Takes off what people put between digits, visible or not (numbers pasted from a telephone bring direction marks).
fn strip(text: &str) -> String {
    let between = |c: char| {
        c.is_whitespace()
            || matches!(c, '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2013}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(|c| !between(*c)).collect()
}

fn international(digits: &str, owner: Owner) -> Result<Phone, InvalidPhone> {
    let (code, national) = numbering::split_country_code(digits).ok_or(InvalidPhone::NotPossible)?;
    if numbering::is_french_code(code) {
        // `+33 (0)6…`: the trunk zero does not belong there, but everybody writes it.
        let nine = national.strip_prefix('0').unwrap_or(national);
        if nine.len() != 9 || nine.starts_with('0') {
            return Err(InvalidPhone::NotPossible);
        }
        let code = if code == "33" { numbering::french_country_code(nine) } else { code };
        return french(code, nine, owner);
    }
    if !numbering::is_possible_length(code, national) {
        return Err(InvalidPhone::NotPossible);
    }
    keep(digits, numbering::foreign_kind(digits), owner)
}

fn french(code: &str, nine: &str, owner: Owner) -> Result<Phone, InvalidPhone> {
    keep(&format!("{code}{nine}"), numbering::french_kind(nine), owner)
}

fn keep(digits: &str, kind: Kind, owner: Owner) -> Result<Phone, InvalidPhone> {
    match (kind, owner) {
        (Kind::Ordinary, _) | (Kind::Freephone, Owner::Organisation) => Ok(Phone(format!("+{digits}"))),
        (Kind::Freephone, Owner::Person) => Err(InvalidPhone::OrganisationOnly),
        (Kind::Premium, _) => Err(InvalidPhone::Premium),
        (Kind::Pager, _) => Err(InvalidPhone::Pager),
    }
}

/// Groups of two digits; an odd number of digits begins with three.
fn in_pairs(digits: &str) -> String {
    let odd = digits.len() % 2;
    let mut text = String::with_capacity(digits.len() * 3 / 2);
    for (i, c) in digits.chars().enumerate() {
        if i >= 2 + odd && (i - odd).is_multiple_of(2) {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

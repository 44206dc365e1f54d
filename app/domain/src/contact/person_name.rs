//! A first or a last name.

use crate::text::{composed, is_combining_mark};

use crate::identifiers::macros::{broken_rules, parsed_string};

/// A first or a last name: letters of any script, marks, spaces, apostrophes and hyphens, two letters at least.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

broken_rules! {
    /// Why a text is not a person's name.
    InvalidName {
        /// Nothing but blanks.
        Empty = "name_empty",
        /// Fewer letters than a name has.
        TooFewLetters {
            /// The least number of letters.
            min: usize,
        } = "name_too_few_letters",
        /// Longer than the bound.
        TooLong {
            /// The greatest number of characters.
            max: usize,
            /// The number of characters received, once normalised.
            found: usize,
        } = "name_too_long",
        /// A digit of any script.
        Digit = "name_digit",
        /// A web or mail address.
        Address = "name_address",
        /// More than one line.
        LineBreak = "name_line_break",
        /// Any other character that no name has.
        Character = "name_character",
    }
}

impl PersonName {
    /// The greatest length, in characters.
    pub const MAX: usize = 50;
    /// The least number of letters.
    pub const MIN_LETTERS: usize = 2;

    /// Trims, brings inner spaces to one, composes (NFC), then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let text = text.trim();
        if text.chars().any(is_line_break) {
            return Err(InvalidName::LineBreak);
        }
        let mut name = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&composed(word));
        }
        if name.is_empty() {
            return Err(InvalidName::Empty);
        }
        if name.contains("://") || name.contains('@') || name.to_lowercase().contains("www.") {
            return Err(InvalidName::Address);
        }
        if name.chars().any(|c| c.is_numeric() && !c.is_alphabetic()) {
            return Err(InvalidName::Digit);
        }
        if !name.chars().all(|c| is_letter(c) || is_combining_mark(c) || matches!(c, ' ' | '\'' | '’' | '-')) {
            return Err(InvalidName::Character);
        }
        if name.chars().filter(|c| is_letter(*c)).count() < Self::MIN_LETTERS {
            return Err(InvalidName::TooFewLetters { min: Self::MIN_LETTERS });
        }
        let found = name.chars().count();
        if found > Self::MAX {
            return Err(InvalidName::TooLong { max: Self::MAX, found });
        }
        Ok(Self(name))
    }

    /// The first letter, upper-cased: what a subject line sent to a shared mailbox may show of a last name.
    pub fn initial(&self) -> String {
        self.0.chars().find(|c| is_letter(*c)).map(|c| c.to_uppercase().collect()).unwrap_or_default()
    }
}

parsed_string!(PersonName, InvalidName);

impl core::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("PersonName(…)")
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_combining_mark(c)
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

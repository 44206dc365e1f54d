//! A text somebody typed, bounded.

use crate::text::composed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::identifiers::macros::broken_rules;

/// A text of one to `MAX` characters, composed (NFC), with `\n` for every line end. HTML inside is text like any other.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FreeText<const MAX: usize>(String);

broken_rules! {
    /// Why a text is refused.
    InvalidText {
        /// Nothing but blanks.
        Empty = "text_empty",
        /// Longer than the field's bound.
        TooLong {
            /// The greatest number of characters.
            max: usize,
            /// The number of characters received, once normalised.
            found: usize,
        } = "text_too_long",
        /// A control character other than a line end or a tabulation.
        Control = "text_control",
    }
}

impl<const MAX: usize> FreeText<MAX> {
    /// Trims, composes, unifies line ends (a tabulation becomes a space), then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidText> {
        let mut clean = String::with_capacity(text.len());
        let mut after_return = false;
        for c in composed(text.trim()).chars() {
            match c {
                '\n' if after_return => {}
                '\r' | '\n' => clean.push('\n'),
                '\t' => clean.push(' '),
                _ if c.is_control() => return Err(InvalidText::Control),
                _ => clean.push(c),
            }
            after_return = c == '\r';
        }
        if clean.is_empty() {
            return Err(InvalidText::Empty);
        }
        let found = clean.chars().count();
        if found > MAX {
            return Err(InvalidText::TooLong { max: MAX, found });
        }
        Ok(Self(clean))
    }

    /// As [`Self::parse`], for a field that may be left blank.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, InvalidText> {
        match Self::parse(text) {
            Ok(text) => Ok(Some(text)),
            Err(InvalidText::Empty) => Ok(None),
            Err(broken @ (InvalidText::TooLong { .. } | InvalidText::Control)) => Err(broken),
        }
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The normalised text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> AsRef<str> for FreeText<MAX> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> core::fmt::Debug for FreeText<MAX> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "FreeText({} characters)", self.0.chars().count())
    }
}

impl<const MAX: usize> Serialize for FreeText<MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for FreeText<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

//! A password being chosen.

use crate::identifiers::macros::broken_rules;
use crate::text::composed;

/// A password that somebody chose: long enough. Whether it can be guessed is asked where the lists of known ones are.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

broken_rules! {
    /// Why a text is no password to choose.
    InvalidPassword {
        /// Nothing.
        Empty = "password_empty",
        /// Shorter than the least.
        TooShort {
            /// The least number of characters.
            min: usize,
        } = "password_too_short",
        /// Longer than what is worth hashing.
        TooLong {
            /// The greatest number of characters.
            max: usize,
        } = "password_too_long",
        /// Found among those tried first: words, names, keys side by side, the person's own address.
        Guessable = "password_guessable",
    }
}

impl NewPassword {
    /// The least number of characters.
    pub const MIN: usize = 12;
    /// The greatest number of characters.
    pub const MAX: usize = 128;

    /// Takes the text as it is, blanks included; letters and marks are joined, so that every keyboard writes the same.
    pub fn parse(text: &str) -> Result<Self, InvalidPassword> {
        let text = composed(text);
        match text.chars().count() {
            0 => Err(InvalidPassword::Empty),
            found if found < Self::MIN => Err(InvalidPassword::TooShort { min: Self::MIN }),
            found if found > Self::MAX => Err(InvalidPassword::TooLong { max: Self::MAX }),
            _fits => Ok(Self(text)),
        }
    }

    /// The password of an account, typed to prove who one is: joined in the same way, nothing refused but what no account
    /// can have.
    pub fn typed(text: &str) -> Option<Self> {
        let text = composed(text);
        (!text.is_empty() && text.chars().count() <= Self::MAX).then_some(Self(text))
    }

    /// The password itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_twelve_characters_at_least_whatever_their_bytes() {
        assert_eq!(NewPassword::parse(""), Err(InvalidPassword::Empty));
        assert_eq!(NewPassword::parse("éèàùéèàùéèà"), Err(InvalidPassword::TooShort { min: 12 }));
        assert!(NewPassword::parse("éèàùéèàùéèàù").is_ok());
        assert!(NewPassword::parse(&"a".repeat(128)).is_ok());
        assert_eq!(NewPassword::parse(&"a".repeat(129)), Err(InvalidPassword::TooLong { max: 128 }));
    }

    #[test]
    fn blanks_count_and_two_ways_to_write_an_accent_are_one_password() {
        assert_eq!(
            NewPassword::parse(" onze signes").map(|password| password.expose().to_owned()),
            Ok(" onze signes".to_owned())
        );
        assert_eq!(NewPassword::parse("e\u{301}te\u{301} a\u{300} la mer"), NewPassword::parse("été à la mer"));
    }

    #[test]
    fn no_log_shows_a_password() {
        assert_eq!(format!("{:?}", NewPassword::parse("douze signes !").unwrap()), "NewPassword(…)");
    }
}

//! The address of an appointment type's page, within its centre.

use crate::{
    identifiers::macros::{broken_rules, public_string},
    text,
};

/// Latin letters in lower case, digits and single hyphens inside.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeSlug(String);

broken_rules! {
    /// Why a text is not an address.
    InvalidSlug {
        /// Nothing but blanks.
        Empty = "slug_empty",
        /// Longer than the bound.
        TooLong {
            /// The greatest number of characters.
            max: usize,
            /// The number of characters received.
            found: usize,
        } = "slug_too_long",
        /// Something else than letters without accent, digits and hyphens between them.
        Character = "slug_character",
        /// The word that stands for a type which does not exist yet.
        Reserved = "slug_reserved",
    }
}

impl TypeSlug {
    /// The greatest length, in characters.
    pub const MAX: usize = 60;
    /// The word that stands for a type which does not exist yet.
    pub const RESERVED: &'static str = "nouveau";

    /// Trims, lower-cases, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidSlug> {
        let slug = text.trim().to_ascii_lowercase();
        if slug.is_empty() {
            return Err(InvalidSlug::Empty);
        }
        let found = slug.chars().count();
        if found > Self::MAX {
            return Err(InvalidSlug::TooLong { max: Self::MAX, found });
        }
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
        if !slug.split('-').all(word) {
            return Err(InvalidSlug::Character);
        }
        if slug == Self::RESERVED { Err(InvalidSlug::Reserved) } else { Ok(Self(slug)) }
    }

    /// Made of a name, cut between two words.
    pub fn of_name(name: &str) -> Result<Self, InvalidSlug> {
        let whole = text::slug(name);
        // Latin letters and hyphens: a byte is a character.
        let kept = match whole.get(..Self::MAX) {
            Some(start) if whole.len() > Self::MAX => start.rsplit_once('-').map_or(start, |(words, _)| words),
            Some(_) | None => whole.as_str(),
        };
        Self::parse(kept)
    }
}

public_string!(TypeSlug, InvalidSlug);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_hyphens_between_them_are_an_address() {
        assert_eq!(TypeSlug::parse(" Visite-2 ").map(TypeSlug::into_string), Ok("visite-2".to_owned()));
        for wrong in ["-a", "a-", "a--b", "été", "a b", "a/b", "a_b", "<script>", ".."] {
            assert_eq!(TypeSlug::parse(wrong), Err(InvalidSlug::Character), "{wrong}");
        }
        assert_eq!(TypeSlug::parse("Nouveau"), Err(InvalidSlug::Reserved));
        assert_eq!(TypeSlug::parse(&"a".repeat(61)), Err(InvalidSlug::TooLong { max: 60, found: 61 }));
    }

    #[test]
    fn a_name_becomes_an_address_and_a_long_one_is_cut_between_words() {
        let of = |name: &str| TypeSlug::of_name(name).map(TypeSlug::into_string);
        assert_eq!(of("Visite de l’atelier (1 h)"), Ok("visite-de-l-atelier-1-h".to_owned()));
        assert_eq!(of(&"entretien ".repeat(9)), Ok(["entretien"; 6].join("-")));
        assert_eq!(of("Лицей"), Err(InvalidSlug::Empty));
        assert_eq!(of("Nouveau !"), Err(InvalidSlug::Reserved));
    }
}

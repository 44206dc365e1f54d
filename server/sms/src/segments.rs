//! How many segments a text takes, as networks count and bill it.

use crate::alphabet::septets;

/// How a text is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The default alphabet, seven bits a character, with its extension table (3GPP TS 23.038, section 6.2.1).
    Gsm7,
    /// Sixteen bits a code unit (section 6.2.3): as soon as one character has no place in the default alphabet.
    Ucs2,
}

/// What a text takes on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// How it is coded.
    pub encoding: Encoding,
    /// How many segments; one for an empty text.
    pub n: u32,
}

impl Encoding {
    /// What one message holds alone, and what each of several holds beside the six octets that join them (3GPP TS 23.040,
    /// section 9.2.3.24.1), in septets or code units.
    const fn room(self) -> (u32, u32) {
        match self {
            Self::Gsm7 => (160, 153),
            Self::Ucs2 => (70, 67),
        }
    }
}

/// The segments of `text`. Neither an escape sequence nor a surrogate pair is split between two.
pub fn segments(text: &str) -> Segments {
    let known: Option<Vec<u32>> = text.chars().map(septets).collect();
    match known {
        Some(septets) => packed(Encoding::Gsm7, &septets),
        None => packed(Encoding::Ucs2, &text.chars().map(|character| character.len_utf16() as u32).collect::<Vec<_>>()),
    }
}

fn packed(encoding: Encoding, widths: &[u32]) -> Segments {
    let (alone, each) = encoding.room();
    if widths.iter().sum::<u32>() <= alone {
        return Segments { encoding, n: 1 };
    }
    let (n, _) =
        widths.iter().fold((1, 0), |(n, used), width| if used + width > each { (n + 1, *width) } else { (n, used + width) });
    Segments { encoding, n }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gsm7(text: &str) -> u32 {
        let counted = segments(text);
        assert_eq!(counted.encoding, Encoding::Gsm7, "{text}");
        counted.n
    }

    fn ucs2(text: &str) -> u32 {
        let counted = segments(text);
        assert_eq!(counted.encoding, Encoding::Ucs2, "{text}");
        counted.n
    }

    #[test]
    fn a_message_holds_160_letters_and_each_of_several_153() {
        for (letters, n) in [(0, 1), (160, 1), (161, 2), (153 * 2, 2), (153 * 2 + 1, 3), (153 * 3, 3), (153 * 3 + 1, 4)] {
            assert_eq!(gsm7(&"a".repeat(letters)), n, "{letters}");
            assert_eq!(gsm7(&"é".repeat(letters)), n, "{letters}");
        }
    }

    #[test]
    fn a_euro_takes_two_places_and_is_never_split() {
        assert_eq!(gsm7(&"€".repeat(80)), 1);
        assert_eq!(gsm7(&format!("{}a", "€".repeat(80))), 2);
        // 152 letters leave one place, which the sign cannot use.
        assert_eq!(gsm7(&format!("{}€{}", "a".repeat(152), "a".repeat(151))), 2);
        assert_eq!(gsm7(&format!("{}€{}", "a".repeat(152), "a".repeat(152))), 3);
        assert_eq!(gsm7("{}[]~^|\\"), 1);
    }

    #[test]
    fn one_letter_that_the_alphabet_lacks_changes_the_whole_message() {
        for letter in ["ê", "ç", "œ", "’", "«", "À", "\u{202f}", "`", "\u{1b}"] {
            for (letters, n) in [(69, 1), (70, 2), (133, 2), (134, 3)] {
                assert_eq!(ucs2(&format!("{letter}{}", "a".repeat(letters))), n, "{letter} and {letters}");
            }
        }
        assert_eq!(gsm7("Ç à é è ù ì ò É ä ö ü ñ"), 1);
    }

    #[test]
    fn an_emoji_takes_two_places_and_is_never_split() {
        assert_eq!(ucs2(&"🙂".repeat(35)), 1);
        assert_eq!(ucs2(&"🙂".repeat(36)), 2);
        // 67 is odd: 33 of them, and one place left empty.
        assert_eq!(ucs2(&"🙂".repeat(66)), 2);
        assert_eq!(ucs2(&"🙂".repeat(67)), 3);
        assert_eq!(ucs2(&format!("a{}", "🙂".repeat(66))), 2);
    }
}

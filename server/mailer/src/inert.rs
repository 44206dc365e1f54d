//! Strangers' words made harmless: no mail program may turn them into a link or an address, and no reader may be
//! fooled about the order of the characters.
//!
//! The rule, seen by the reader: `://`, `@`, and a dot between two letters or digits are put in square brackets, so
//! `https://exemple.fr` reads `https[://]exemple[.]fr`. Visible on purpose: invisible characters are ignored by some
//! programs that look for links, and break what is copied without saying why.

/// `text` without anything clickable. Line breaks stay (as `\n`); other control characters and the marks that reverse
/// the reading order are dropped.
pub fn inert(text: &str) -> String {
    let characters: Vec<char> = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .filter(|character| shown(*character))
        .collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = characters.as_slice();
    let mut before = None;
    while let [character, after @ ..] = rest {
        rest = after;
        match character {
            ':' if after.starts_with(&['/', '/']) => {
                out.push_str("[://]");
                rest = &after[2..];
            }
            '@' | '\u{ff20}' | '\u{fe6b}' => out.push_str("[@]"),
            // Names of hosts are also read with the ideographic and full-width dots (RFC 3490 §3.1).
            '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' if joins(before, after.first().copied()) => out.push_str("[.]"),
            other => out.push(*other),
        }
        before = Some(*character);
    }
    out
}

/// [`inert`] on one line: for names and subjects. Line breaks become spaces, so that nothing can start a header.
pub fn inert_line(text: &str) -> String {
    one_line(&inert(text))
}

/// `text` on one line, without control characters.
pub fn one_line(text: &str) -> String {
    text.split(|character: char| {
        character.is_whitespace() && character != '\u{202f}' && character != '\u{a0}' || character.is_control()
    })
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
}

/// The lines of a text that staff wrote: links stay, control characters go, empty lines at both ends go.
pub fn lines(text: &str) -> Vec<String> {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|character| shown(*character)).collect();
    text.trim().lines().map(|line| line.trim_end().to_owned()).collect()
}

fn joins(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Neither a control character nor a mark without width: the second kind reverses the order, or hides inside a word.
fn shown(character: char) -> bool {
    let hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    character == '\n' || (!character.is_control() && !hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_addresses_lose_what_makes_them_clickable() {
        assert_eq!(inert("Voir https://evil.example/x?a=1."), "Voir https[://]evil[.]example/x?a=1.");
        assert_eq!(inert("www.evil.example et moi@exemple.fr"), "www[.]evil[.]example et moi[@]exemple[.]fr");
        assert_eq!(inert("evil。example"), "evil[.]example");
        assert_eq!(inert("evil\u{200b}.\u{2060}example"), "evil[.]example");
    }

    #[test]
    fn ordinary_sentences_stay_as_they_were_typed() {
        let text = "Bonjour ! Je cherche un contrat : est-ce possible ?\nMerci... À bientôt.";
        assert_eq!(inert(text), text);
    }

    #[test]
    fn marks_that_reverse_the_reading_order_and_control_characters_go() {
        assert_eq!(inert("a\u{202e}b\u{2066}c\u{0}d\r\ne"), "abcd\ne");
    }

    #[test]
    fn a_name_stays_on_one_line() {
        assert_eq!(inert_line("Lina\r\nBcc: x@exemple.fr\t "), "Lina Bcc: x[@]exemple[.]fr");
    }
}

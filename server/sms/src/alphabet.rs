//! The letters that every telephone knows, and how what is written elsewhere is written with them.

use domain::text::without_accent;

/// The default alphabet of 3GPP TS 23.038 (section 6.2.1), `ESC` apart: one septet each.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
                     ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table (section 6.2.1.1): `ESC` and a character, two septets.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// Septets that a character takes in the default alphabet; `None` when it has no place there.
pub fn septets(character: char) -> Option<u32> {
    if BASIC.contains(character) {
        Some(1)
    } else if EXTENSION.contains(character) {
        Some(2)
    } else {
        None
    }
}

/// A text on one line with the default alphabet's letters, as far as French goes: typographic marks become plain ones,
/// quotation marks « » go, `œ` is spelt out, and a letter loses the accent that the alphabet lacks (`ê`, `ç`, `û`). One
/// such letter would halve the room of the whole message. Other scripts stay as they are.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '’' | '‘' | '‛' | '′' | 'ʼ' | '´' | '`' => out.push('\''),
            '“' | '”' | '„' | '″' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '−' | '•' | '·' => out.push('-'),
            '…' => out.push_str("..."),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("OE"),
            'Ÿ' => out.push('Y'),
            '«' | '»' => {}
            mark if is_invisible(mark) => {}
            space if space.is_whitespace() || space.is_control() => out.push(' '),
            known if septets(known).is_some() => out.push(known),
            other => out.push(without_accent(other)),
        }
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is left of a text in the default alphabet.
pub fn only_known(text: &str) -> String {
    plain(&text.chars().filter(|character| septets(*character).is_some()).collect::<String>())
}

/// Joiners, direction marks, soft hyphens, and accents that stand alone.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_has_its_127_characters_and_ten_more() {
        assert_eq!(BASIC.chars().count(), 127, "128 places, one of which is ESC");
        assert_eq!(EXTENSION.chars().count(), 10);
        assert_eq!(septets('é'), Some(1));
        assert_eq!(septets('Ç'), Some(1));
        assert_eq!(septets('€'), Some(2));
        for absent in ['ê', 'ç', 'œ', '’', 'À', '\u{1b}', '`', '🙂'] {
            assert_eq!(septets(absent), None, "{absent}");
        }
    }

    #[test]
    fn french_stays_in_the_alphabet() {
        let french = "L’Évêché « Notre-Dame » — août, cœur, ça, Œuvre, À Forêt…\u{202f}! Noël,\u{a0}île, Ÿ";
        let plain = plain(french);
        assert_eq!(plain, "L'Éveché Notre-Dame - aout, coeur, ca, OEuvre, A Foret... ! Noel, ile, Y");
        assert!(plain.chars().all(|character| septets(character).is_some()));
    }

    #[test]
    fn an_accent_that_stands_alone_and_what_nobody_sees_go() {
        assert_eq!(plain("Cre\u{301}teil\u{200b} \u{202e}x\u{ad}"), "Creteil x");
        assert_eq!(plain("a\r\nb\tc \u{1b} d"), "a b c d");
    }

    #[test]
    fn another_script_stays_unless_only_the_known_is_wanted() {
        assert_eq!(plain("Центр 12"), "Центр 12");
        assert_eq!(only_known("Центр 12"), "12");
        assert_eq!(only_known("Центр"), "");
    }
}

//! Text as people search it and as addresses show it.

use unicode_normalization::UnicodeNormalization;
#[cfg(feature = "composition")]
pub(crate) use unicode_normalization::char::is_combining_mark;

/// Letters and their marks joined where Unicode has a joined form (NFC).
///
/// Without the feature `composition` (the browser, whose keyboards give joined letters) the text stays as it came: the
/// tables weigh as much as a page there, and the server composes whatever it accepts.
pub(crate) fn composed(text: &str) -> String {
    #[cfg(feature = "composition")]
    return text.nfc().collect();
    #[cfg(not(feature = "composition"))]
    return text.to_owned();
}

/// A mark that stands on the letter before it. Without the feature `composition`: those of Unicode's five blocks of
/// combining diacritics.
#[cfg(not(feature = "composition"))]
pub(crate) fn is_combining_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F)
}

/// The letter under the accent, for the accented letters of French and its neighbours' keyboards (Latin-1).
pub fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        _ => c,
    }
}

/// The searchable form: no accent, no case, ligatures spelt out, every run of punctuation one space.
/// `"L’École d'Œnologie"` gives `"l ecole d oenologie"`.
pub fn fold(text: &str) -> String {
    joined(text, ' ', char::is_alphanumeric)
}

/// As [`fold`] for the letters of French keyboards, without tables: for a list that is narrowed while somebody types.
pub fn light_fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(without_accent).collect()
}

/// The form that stands in an address: as [`fold`], Latin letters and digits only, joined by hyphens. Empty when the
/// text has none.
pub fn slug(text: &str) -> String {
    joined(text, '-', |c| c.is_ascii_alphanumeric())
}

fn joined(text: &str, joint: char, keep: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending = false;
    for c in text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let plain = spelt_out(c);
        for c in plain.unwrap_or_default().chars().chain(plain.is_none().then_some(c)) {
            if !keep(c) {
                pending = true;
                continue;
            }
            if pending && !out.is_empty() {
                out.push(joint);
            }
            pending = false;
            out.push(c);
        }
    }
    out
}

/// Letters that Unicode does not take apart by itself.
fn spelt_out(c: char) -> Option<&'static str> {
    match c {
        'œ' => Some("oe"),
        'æ' => Some("ae"),
        'ß' => Some("ss"),
        'ø' => Some("o"),
        'ł' => Some("l"),
        'đ' | 'ð' => Some("d"),
        'þ' => Some("th"),
        'ı' => Some("i"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_text_knows_no_accent_no_case_no_ligature_no_punctuation() {
        assert_eq!(fold("  L’École d'Œnologie (BTS)… "), "l ecole d oenologie bts");
        assert_eq!(fold("ÉLÈVE"), fold("e\u{301}le\u{300}ve"));
        assert_eq!(fold("Łódź, Straße, İstanbul, ﬁn, Vœux"), "lodz strasse istanbul fin voeux");
        assert_eq!(fold(" -- "), "");
    }

    #[test]
    fn the_light_form_knows_no_accent_and_no_case() {
        assert_eq!(light_fold("BTS Métiers de l’Eau"), "bts metiers de l’eau");
        assert_eq!(light_fold("ÇA ÎLE"), "ca ile");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["L’Haÿ-les-Roses", "CAP – Pâtisserie n° 2", "Ελλάδα", "ＡＢＣ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn a_slug_has_latin_letters_digits_and_hyphens_only() {
        assert_eq!(slug("CFA de l’Île-d'Yeu – n°2"), "cfa-de-l-ile-d-yeu-n-2");
        assert_eq!(slug("Лицей"), "");
        assert_eq!(slug("École Лицей 12"), "ecole-12");
    }
}

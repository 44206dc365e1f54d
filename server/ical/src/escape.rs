//! What may stand where: TEXT, parameter values, URIs and mail addresses.

use std::fmt::Write as _;

/// A value of type TEXT (RFC 5545 §3.3.11): `\`, `;`, `,` and line breaks are escaped, other control characters dropped.
pub(crate) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\r' if characters.peek() == Some(&'\n') => {}
            // The separators of Unicode count too: some readers cut lines at them.
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// What may stand between the quotes of a parameter value (RFC 5545 §3.2). A double quote cannot be written there: it
/// becomes an apostrophe, which every reader shows, while RFC 6868's `^'` is shown raw by the older ones.
pub(crate) fn parameter(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '"' => out.push('\''),
            '^' => out.push_str("^^"), // RFC 6868 §3.1
            '\u{2028}' | '\u{2029}' => out.push(' '),
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A URI (RFC 3986) as it was given, with what may never stand in one percent-encoded.
pub(crate) fn uri(value: &str) -> String {
    encode(value, |octet| octet.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&octet))
}

/// The address of a `mailto:` URI (RFC 6068 §2, rule `addr-spec`).
pub(crate) fn mailto(address: &str) -> String {
    encode(address, |octet| unreserved(octet) || b"!$'()*+,;:@".contains(&octet))
}

/// A value inside the query of a URI.
pub(crate) fn query(value: &str) -> String {
    encode(value, unreserved)
}

/// RFC 3986 §2.3.
fn unreserved(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || b"-._~".contains(&octet)
}

fn encode(value: &str, keeps: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(value.len());
    for octet in value.bytes() {
        if keeps(octet) {
            out.push(char::from(octet));
        } else {
            let _ = write!(out, "%{octet:02X}"); // writing to a String cannot fail
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_escapes_what_rfc_5545_names_and_drops_other_controls() {
        assert_eq!(text("a;b,c\\d:e\"f"), "a\\;b\\,c\\\\d:e\"f");
        assert_eq!(text("un\r\ndeux\ntrois\rquatre\u{2028}cinq"), "un\\ndeux\\ntrois\\nquatre\\ncinq");
        assert_eq!(text("cloche\u{7}\u{0}, tab\t."), "cloche\\, tab\t.");
    }

    #[test]
    fn a_parameter_can_neither_close_its_quotes_nor_start_a_line() {
        assert_eq!(parameter("CFA \"Les Tilleuls\"\r\nX:1"), "CFA 'Les Tilleuls'  X:1");
    }

    #[test]
    fn an_address_keeps_its_plus_and_encodes_what_would_end_it() {
        assert_eq!(mailto("lina+cfa@exemple.fr"), "lina+cfa@exemple.fr");
        assert_eq!(mailto("a?b&c#d%e/f@exemple.fr"), "a%3Fb%26c%23d%25e%2Ff@exemple.fr");
        assert_eq!(mailto("é\r\n@exemple.fr"), "%C3%A9%0D%0A@exemple.fr");
    }

    #[test]
    fn a_uri_is_left_alone_unless_it_could_not_be_one() {
        assert_eq!(uri("https://visio.exemple.fr/s%C3%A9ance?a=b&c=d#e"), "https://visio.exemple.fr/s%C3%A9ance?a=b&c=d#e");
        assert_eq!(uri("https://exemple.fr/a b\r\né"), "https://exemple.fr/a%20b%0D%0A%C3%A9");
    }
}

//! `application/x-www-form-urlencoded`: WHATWG URL standard, section 5.1.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A form or a query as a list of names and values, in their order.
pub type Pairs = Vec<(String, String)>;

/// Reads a query (without `?`) or the body of a form. Never fails: what is not UTF-8 is replaced.
pub fn parse_pairs(text: &str) -> Pairs {
    let decode = |part: &str| percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// Writes what [`parse_pairs`] reads.
pub fn write_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let encode = |part: &str| utf8_percent_encode(part, NON_ALPHANUMERIC).to_string();
    let written: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    written.join("&")
}

/// The first value of that name.
pub fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
}

/// The first value of that name, or nothing typed.
pub fn text_of(pairs: &[(String, String)], name: &str) -> String {
    value_of(pairs, name).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pluses_are_spaces_and_escapes_are_read_once() {
        let pairs = parse_pairs("q=bac+pro&cle=A%23L01&vide=&seul&double=%2523");
        assert_eq!(value_of(&pairs, "q"), Some("bac pro"));
        assert_eq!(value_of(&pairs, "cle"), Some("A#L01"));
        assert_eq!(value_of(&pairs, "vide"), Some(""));
        assert_eq!(value_of(&pairs, "seul"), Some(""));
        assert_eq!(value_of(&pairs, "double"), Some("%23"));
        assert_eq!(value_of(&pairs, "absent"), None);
    }

    #[test]
    fn what_was_written_reads_back() {
        let pairs: Pairs =
            [("sujets", "frais & co"), ("message", "a=b+c %23\n")].map(|(n, v)| (n.to_owned(), v.to_owned())).into();
        assert_eq!(parse_pairs(&write_pairs(&pairs)), pairs);
    }

    #[test]
    fn a_repeated_name_keeps_every_value_in_order() {
        let pairs = parse_pairs("sujets=frais&sujets=place");
        let values: Vec<&str> = pairs.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["frais", "place"]);
    }
}

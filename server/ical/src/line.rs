//! Content lines of RFC 5545 §3.1: CRLF at the end, folded at 75 octets, never inside a character.

use domain::time::Timestamp;

use crate::escape;

/// Octets of a line without its CRLF (RFC 5545 §3.1: "SHOULD NOT be longer than 75 octets").
const MAX_OCTETS: usize = 75;

/// The text of an iCalendar object while it is written: the only place that escapes values and folds lines.
#[derive(Default)]
pub(crate) struct Lines(String);

impl Lines {
    /// `NAME:value`, the value being one of RFC 5545's own words or numbers: it is not escaped.
    pub(crate) fn word(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// `NAME:value` with a value of type TEXT (§3.3.11).
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escape::text(value)));
    }

    /// `NAME:value` with an instant in UTC (§3.3.5, form 2): `20270309T133000Z`.
    pub(crate) fn instant(&mut self, name: &str, at: Timestamp) {
        self.fold(&format!("{name}:{}", utc(at)));
    }

    /// `NAME:value` with a value of type URI (§3.3.13).
    pub(crate) fn uri(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escape::uri(value)));
    }

    /// `NAME;CN="…"…:mailto:…` with a value of type CAL-ADDRESS (§3.3.3). `parameters` start with a semicolon.
    pub(crate) fn person(&mut self, name: &str, common_name: &str, parameters: &str, email: &str) {
        let common_name = escape::parameter(common_name);
        self.fold(&format!("{name};CN=\"{common_name}\"{parameters}:mailto:{}", escape::mailto(email)));
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    fn fold(&mut self, line: &str) {
        let mut room = MAX_OCTETS;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MAX_OCTETS - 1; // the space that marks a continuation counts
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}

/// `20270309T133000Z`: RFC 5545 §3.3.5, form 2.
pub(crate) fn utc(at: Timestamp) -> String {
    at.to_utc().format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(value: &str) -> String {
        let mut lines = Lines::default();
        lines.word("X", value);
        lines.finish()
    }

    #[test]
    fn a_line_of_75_octets_stays_whole_and_the_76th_goes_to_the_next() {
        assert_eq!(folded(&"a".repeat(73)), format!("X:{}\r\n", "a".repeat(73)));
        assert_eq!(folded(&"a".repeat(74)), format!("X:{}\r\n a\r\n", "a".repeat(73)));
    }

    #[test]
    fn a_character_of_several_octets_is_never_cut_and_no_line_is_too_long() {
        for shift in 0..5 {
            let value = format!("{}{}", "a".repeat(shift), "é€𝄞".repeat(60));
            let text = folded(&value);
            assert!(text.split("\r\n").all(|line| line.len() <= 75));
            assert_eq!(text.replace("\r\n ", ""), format!("X:{value}\r\n"), "unfolding gives the same text back");
        }
    }
}

//! The link to a video room, the same for every appointment of a type or one for each.

use crate::identifiers::macros::{broken_rules, public_string};

/// An `https` address; where it says [`VideoLink::HOLE`], each appointment has its own name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VideoLink(String);

broken_rules! {
    /// Why a text is not a link to a video room.
    InvalidLink {
        /// Nothing but blanks.
        Empty = "link_empty",
        /// Longer than the bound.
        TooLong {
            /// The greatest number of characters.
            max: usize,
            /// The number of characters received.
            found: usize,
        } = "link_too_long",
        /// Does not begin with `https://`.
        NotHttps = "link_not_https",
        /// No name of a machine after it, or something before the name.
        Host = "link_host",
        /// A blank, a quote, a bracket or another character that no link has.
        Character = "link_character",
        /// Braces around something else than the one word that is filled in.
        Hole = "link_hole",
    }
}

impl VideoLink {
    /// The greatest length, in characters.
    pub const MAX: usize = 300;
    /// What is filled in for each appointment.
    pub const HOLE: &'static str = "{rdv}";
    const SCHEME: &'static str = "https://";

    /// Trims, then checks.
    pub fn parse(text: &str) -> Result<Self, InvalidLink> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidLink::Empty);
        }
        let found = text.chars().count();
        if found > Self::MAX {
            return Err(InvalidLink::TooLong { max: Self::MAX, found });
        }
        let filled = text.replace(Self::HOLE, "0");
        if filled.contains(['{', '}']) {
            return Err(InvalidLink::Hole);
        }
        if !filled.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\' | '^' | '|')) {
            return Err(InvalidLink::Character);
        }
        let scheme = filled.get(..Self::SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(Self::SCHEME));
        let rest = scheme.map(|scheme| &filled[scheme.len()..]).ok_or(InvalidLink::NotHttps)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let named = host.split('.').all(label) && host.contains('.') && port.parse::<u16>().is_ok();
        if named { Ok(Self(text.to_owned())) } else { Err(InvalidLink::Host) }
    }

    /// The link of one appointment: `code` in the place of the hole.
    pub fn of_appointment(stored: &str, code: &str) -> String {
        stored.replace(Self::HOLE, code)
    }
}

public_string!(VideoLink, InvalidLink);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_https_address_of_a_named_machine_is_a_room() {
        for right in [
            "https://visio.example.org",
            "https://visio.example.org:8443/salle?x=1#y",
            " HTTPS://visio.example.org/cfa-{rdv} ",
            "https://visio.example.org/{rdv}/{rdv}",
        ] {
            assert!(VideoLink::parse(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn what_could_mislead_or_break_a_page_is_refused() {
        let refused = |text: &str| VideoLink::parse(text).err();
        assert_eq!(refused(""), Some(InvalidLink::Empty));
        assert_eq!(refused("http://visio.example.org"), Some(InvalidLink::NotHttps));
        assert_eq!(refused("javascript:alert(1)"), Some(InvalidLink::NotHttps));
        assert_eq!(refused("visio.example.org"), Some(InvalidLink::NotHttps));
        assert_eq!(refused("https://"), Some(InvalidLink::Host));
        assert_eq!(refused("https://salle"), Some(InvalidLink::Host));
        assert_eq!(refused("https://visio.example.org@evil.example"), Some(InvalidLink::Host));
        assert_eq!(refused("https://visio.example.org/\"onclick=x"), Some(InvalidLink::Character));
        assert_eq!(refused("https://visio.example.org/</textarea><script>"), Some(InvalidLink::Character));
        assert_eq!(refused("https://visio.example.org/a b"), Some(InvalidLink::Character));
        assert_eq!(refused("https://visio.example.org/{nom}"), Some(InvalidLink::Hole));
        assert_eq!(
            refused(&format!("https://visio.example.org/{}", "a".repeat(300))),
            Some(InvalidLink::TooLong { max: 300, found: 326 })
        );
    }

    #[test]
    fn each_appointment_has_its_own_room_where_the_link_says_so() {
        assert_eq!(VideoLink::of_appointment("https://v.example.org/a-{rdv}", "7f"), "https://v.example.org/a-7f");
        assert_eq!(VideoLink::of_appointment("https://v.example.org/a", "7f"), "https://v.example.org/a");
    }
}

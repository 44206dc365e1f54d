//! Telephone numbering plans: the French one in full, the others as far as "possible" goes.
//!
//! Sources: ARCEP's numbering plan (decision 2018-0881 as amended), ITU-T E.164 and its list of country codes.

/// Country codes of the French overseas plans, with the three digits after the trunk `0` that lead there.
const OVERSEAS: [(&str, &[&str]); 4] = [
    ("590", &["590", "690", "691"]),
    ("594", &["594", "694"]),
    ("596", &["596", "696", "697"]),
    ("262", &["262", "263", "692", "693", "269", "639"]),
];

/// Overseas mobile numbers, with their country code.
const OVERSEAS_MOBILE: [&str; 8] = ["590690", "590691", "594694", "596696", "596697", "262692", "262693", "262639"];

/// Numbers kept for works of fiction on metropolitan mobiles, inside Mayotte's 0639 by the first digits only.
const FICTION_MOBILE: &str = "63998";

/// How many digits follow the country code, where the general bounds would let too much through.
const NATIONAL_LENGTHS: [(&str, usize, usize); 14] = [
    ("1", 10, 10),
    ("7", 10, 10),
    ("20", 8, 10),
    ("30", 10, 10),
    ("31", 9, 9),
    ("32", 8, 9),
    ("34", 9, 9),
    ("39", 6, 12),
    ("41", 9, 9),
    ("44", 9, 10),
    ("212", 9, 9),
    ("213", 8, 9),
    ("216", 8, 8),
    ("351", 9, 9),
];

/// Premium and shared-cost ranges abroad, of the countries where our visitors live; country code included.
const PREMIUM_ABROAD: [&str; 28] = [
    "1900", "979", "808", "3290", "34803", "34806", "34807", "34901", "34902", "34905", "352900", "352901", "352905", "39892",
    "39894", "39895", "39899", "4184", "41900", "41901", "41906", "449", "4484", "4487", "49180", "49900", "31900", "31906",
];

/// Pager ranges abroad; country code included.
const PAGERS: [&str; 6] = ["4476", "3166", "49164", "49168", "49169", "4174"];

/// What a number is for, as far as its first digits tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anyone can be called there.
    Ordinary,
    /// Free to call: an organisation's, never a person's.
    Freephone,
    /// Somebody pays more than a call.
    Premium,
    /// Shows digits, does not speak.
    Pager,
}

/// The country code that a French number of nine digits (its trunk `0` taken off) belongs to.
pub(super) fn french_country_code(nine: &str) -> &'static str {
    if nine.starts_with(FICTION_MOBILE) {
        return "33";
    }
    OVERSEAS.iter().find(|(_, prefixes)| prefixes.iter().any(|prefix| nine.starts_with(prefix))).map_or("33", |(code, _)| code)
}

/// The kind of a French number of nine digits.
pub(super) fn french_kind(nine: &str) -> Kind {
    match nine.as_bytes() {
        [b'8', b'0', b'0'..=b'5', ..] => Kind::Freephone,
        [b'8', ..] => Kind::Premium,
        _ => Kind::Ordinary,
    }
}

/// The kind of a number of another country, country code included.
pub(super) fn foreign_kind(digits: &str) -> Kind {
    // 07624 is a mobile range of the Isle of Man inside the British pagers.
    if PAGERS.iter().any(|prefix| digits.starts_with(prefix)) && !digits.starts_with("447624") {
        Kind::Pager
    } else if PREMIUM_ABROAD.iter().any(|prefix| digits.starts_with(prefix)) {
        Kind::Premium
    } else {
        Kind::Ordinary
    }
}

/// The country code is one of the French plans (metropolitan or overseas).
pub(super) fn is_french_code(code: &str) -> bool {
    code == "33" || OVERSEAS.iter().any(|(overseas, _)| *overseas == code)
}

/// Splits off the country code: one digit for zones 1 and 7, two or three elsewhere. Nothing for unassigned codes.
pub(super) fn split_country_code(digits: &str) -> Option<(&str, &str)> {
    let length = match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..]
        | [b'3', b'0'..=b'4' | b'6' | b'9', ..]
        | [b'4', b'0' | b'1' | b'3'..=b'9', ..]
        | [b'5', b'1'..=b'8', ..]
        | [b'6', b'0'..=b'6', ..]
        | [b'8', b'1' | b'2' | b'4' | b'6', ..]
        | [b'9', b'0'..=b'5' | b'8', ..] => 2,
        [b'0', ..] | [b'2', b'8', ..] | [b'8', b'3' | b'9', ..] => return None,
        _ => 3,
    };
    digits.split_at_checked(length)
}

/// The number of digits after the country code is one that the plan knows; E.164 allows 15 in all.
pub(super) fn is_possible_length(code: &str, national: &str) -> bool {
    let total = code.len() + national.len();
    NATIONAL_LENGTHS
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or((8..=15).contains(&total), |(_, min, max)| (*min..=*max).contains(&national.len()))
}

/// A text message reaches this number: a French mobile, metropolitan or overseas. Digits with their country code.
pub(super) fn takes_sms(digits: &str) -> bool {
    digits.starts_with("336") || digits.starts_with("337") || OVERSEAS_MOBILE.iter().any(|prefix| digits.starts_with(prefix))
}

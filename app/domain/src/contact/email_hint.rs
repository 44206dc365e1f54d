//! The address somebody probably meant.

use crate::text::without_accent;

/// Mailbox providers that candidates and their parents use in France, most used first.
const PROVIDERS: [&str; 19] = [
    "gmail.com",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "orange.fr",
    "icloud.com",
    "yahoo.fr",
    "yahoo.com",
    "wanadoo.fr",
    "laposte.net",
    "bbox.fr",
    "free.fr",
    "sfr.fr",
    "live.fr",
    "numericable.fr",
    "protonmail.com",
    "msn.com",
    "neuf.fr",
];

/// Real providers that lie one keystroke away from a more common one.
const NOT_ERRORS: [&str; 8] =
    ["ymail.com", "mail.com", "email.com", "mailo.com", "yahoo.gr", "hotmail.gr", "outlook.pt", "outlook.cl"];

/// Errors of more than one keystroke, and domains that belong to nobody's mailbox.
const KNOWN_ERRORS: [(&str, &str); 12] = [
    ("gmail.fr", "gmail.com"),
    ("gmai.fr", "gmail.com"),
    ("gamil.fr", "gmail.com"),
    ("gmial.fr", "gmail.com"),
    ("google.com", "gmail.com"),
    ("icloud.fr", "icloud.com"),
    ("laposte.fr", "laposte.net"),
    ("laposte.com", "laposte.net"),
    ("wanadoo.com", "wanadoo.fr"),
    ("fre.fr", "free.fr"),
    ("free.com", "free.fr"),
    ("sfr.com", "sfr.fr"),
];

/// The corrected address, or nothing when the typed one is plausible as it is.
pub(super) fn correct(local: &str, domain: &str) -> Option<String> {
    let better_domain = correct_domain(domain);
    // Accents are legal before the @ (RFC 6531), but no French provider gives such addresses.
    let better_local: String = local.chars().map(without_accent).collect();
    let known = PROVIDERS.contains(&better_domain.unwrap_or(domain));
    match (better_domain, known && better_local != local) {
        (None, false) => None,
        (Some(domain), false) => Some(format!("{local}@{domain}")),
        (better, true) => Some(format!("{better_local}@{}", better.unwrap_or(domain))),
    }
}

fn correct_domain(domain: &str) -> Option<&'static str> {
    if PROVIDERS.contains(&domain) || NOT_ERRORS.contains(&domain) {
        return None;
    }
    if let Some((_, meant)) = KNOWN_ERRORS.iter().find(|(typed, _)| *typed == domain) {
        return Some(meant);
    }
    // In a short name one keystroke makes another real name (`fred.fr`): only long ones are compared.
    PROVIDERS.into_iter().find(|provider| provider.len() >= 8 && one_keystroke_apart(domain.as_bytes(), provider.as_bytes()))
}

/// One letter added, left out, changed, or two neighbours swapped.
fn one_keystroke_apart(typed: &[u8], meant: &[u8]) -> bool {
    let same_start = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (&typed[same_start..], &meant[same_start..]);
    match (typed, meant) {
        ([a, b, typed_rest @ ..], [c, d, meant_rest @ ..]) if a == d && b == c && typed_rest == meant_rest => true,
        ([_, typed_rest @ ..], [_, meant_rest @ ..]) if typed_rest == meant_rest => true,
        ([_, typed_rest @ ..], _) if typed_rest == meant => true,
        (_, [_, meant_rest @ ..]) => typed == meant_rest,
        (_, []) => false,
    }
}

//! An e-mail address.

use crate::text::{composed, is_combining_mark};

use super::{disposable, email_hint};
use crate::identifiers::macros::{broken_rules, parsed_string};

/// An address to write to: the local part as typed, the domain in lower case; international domains stay readable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

broken_rules! {
    /// Why a text is not an e-mail address.
    InvalidEmail {
        /// Nothing but blanks.
        Empty = "email_empty",
        /// No `@`.
        NoAt = "email_no_at",
        /// More than one `@`.
        SeveralAt = "email_several_at",
        /// Longer than a mail server takes (RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets).
        TooLong {
            /// The greatest number of octets.
            max: usize,
            /// The number of octets received.
            found: usize,
        } = "email_too_long",
        /// Nothing before the `@`, or more than 64 octets (RFC 5321, 4.5.3.1.1).
        LocalPart {
            /// The greatest number of octets.
            max: usize,
        } = "email_local_part",
        /// A dot at an end of the local part, or two in a row.
        Dots = "email_dots",
        /// A space or another character that no address has.
        Character = "email_character",
        /// A domain without a dot.
        NoDomainDot = "email_no_domain_dot",
        /// A domain that cannot exist: an empty label, a hyphen at an end, a last label of digits…
        Domain = "email_domain",
        /// A throw-away mailbox, refused on public forms.
        Disposable = "email_disposable",
    }
}

impl EmailAddress {
    /// The greatest length, in octets.
    pub const MAX: usize = 254;
    const MAX_LOCAL: usize = 64;

    /// Trims, lowers the domain, then checks. Accepts throw-away domains: imports and staff only.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let text = composed(text.trim());
        if text.is_empty() {
            return Err(InvalidEmail::Empty);
        }
        let Some((local, domain)) = text.split_once('@') else {
            return Err(InvalidEmail::NoAt);
        };
        if domain.contains('@') {
            return Err(InvalidEmail::SeveralAt);
        }
        check_local(local, Self::MAX_LOCAL)?;
        let domain = domain.to_lowercase();
        check_domain(&domain)?;
        let address = format!("{local}@{domain}");
        if address.len() > Self::MAX {
            return Err(InvalidEmail::TooLong { max: Self::MAX, found: address.len() });
        }
        Ok(Self(address))
    }

    /// As [`Self::parse`], and refuses throw-away domains: what public forms use.
    pub fn parse_public(text: &str) -> Result<Self, InvalidEmail> {
        let address = Self::parse(text)?;
        if disposable::is_listed(address.domain()) { Err(InvalidEmail::Disposable) } else { Ok(address) }
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// The form under which two requests are of the same person: all in lower case. The `+suffix` stays: a parent uses
    /// it to tell two children apart.
    pub fn normalised(&self) -> String {
        self.0.to_lowercase()
    }

    /// The mailbox behind the address, for limits that a `+suffix` (or Gmail's ignored dots) must not get around.
    pub fn mailbox(&self) -> String {
        let lower = self.local_part().to_lowercase();
        let local = match lower.split_once('+') {
            Some((before, _)) if !before.is_empty() => before,
            Some(_) | None => &lower,
        };
        match self.domain() {
            "gmail.com" | "googlemail.com" => format!("{}@gmail.com", local.replace('.', "")),
            domain => format!("{local}@{domain}"),
        }
    }

    /// The address that was probably meant, when this one looks like a common typing error; to be offered, never imposed.
    pub fn suggestion(&self) -> Option<Self> {
        email_hint::correct(self.local_part(), self.domain()).and_then(|text| Self::parse(&text).ok())
    }
}

parsed_string!(EmailAddress, InvalidEmail);

impl core::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let first: String = self.0.chars().take(1).collect();
        write!(f, "EmailAddress({first}…@{})", self.domain())
    }
}

fn check_local(local: &str, max: usize) -> Result<(), InvalidEmail> {
    if local.is_empty() || local.len() > max {
        return Err(InvalidEmail::LocalPart { max });
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(InvalidEmail::Dots);
    }
    // RFC 5322 `atext`, RFC 6531 letters; quoted local parts exist on paper only.
    let allowed = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if local.chars().all(allowed) { Ok(()) } else { Err(InvalidEmail::Character) }
}

fn check_domain(domain: &str) -> Result<(), InvalidEmail> {
    if domain.chars().any(|c| !(c.is_alphanumeric() || is_combining_mark(c) || c == '-' || c == '.')) {
        return Err(InvalidEmail::Character);
    }
    let Some((_, last)) = domain.rsplit_once('.') else {
        return Err(if domain.is_empty() { InvalidEmail::Domain } else { InvalidEmail::NoDomainDot });
    };
    let sound = |label: &str| !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-');
    let top_level = last.chars().count() >= 2 && (last.starts_with("xn--") || !last.chars().any(char::is_numeric));
    if top_level && domain.split('.').all(sound) { Ok(()) } else { Err(InvalidEmail::Domain) }
}

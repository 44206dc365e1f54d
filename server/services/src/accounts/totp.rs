//! One-time codes by time: RFC 6238 over HMAC-SHA-1, six digits, thirty seconds.
//!
//! Written here: it is the twenty lines below, over the hash that the project has already; the crates for it bring an older
//! copy of it, or read the clock themselves.

use data_encoding::BASE32_NOPAD;
use domain::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds of a code (RFC 6238, section 4.1, X).
const STEP_S: i64 = 30;
/// Steps by which a phone's clock may be wrong (section 5.2 allows one for the way, 6 for the clock).
const SKEW: i64 = 1;

/// What was typed without the blanks and hyphens that make it readable, in lower case.
pub(super) fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(32).collect()
}

/// The time step whose code this is, near `now`.
pub(super) fn step_of(secret: &[u8], typed: &str, now: Timestamp) -> Option<i64> {
    let present = now.epoch().div_euclid(STEP_S);
    (present - SKEW..=present + SKEW).find(|step| code(secret, *step).as_deref() == Some(typed))
}

/// The code of a step: RFC 4226, section 5.3.
pub(super) fn code(secret: &[u8], step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 0x0f);
    let bytes: [u8; 4] = digest.get(offset..offset + 4)?.try_into().ok()?;
    let number = u32::from_be_bytes(bytes) & 0x7fff_ffff;
    Some(format!("{:06}", number % 1_000_000))
}

/// The secret as people type it: groups of four letters.
pub(super) fn typed_secret(secret: &[u8]) -> String {
    let letters = BASE32_NOPAD.encode(secret);
    letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// What a code program reads from a picture (Key Uri Format of Google Authenticator, which the others follow). `issuer` and
/// `account` are shown in its list.
pub(super) fn address(secret: &[u8], issuer: &str, account: &str) -> String {
    let (issuer, account) = (escaped(issuer), escaped(account));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", BASE32_NOPAD.encode(secret))
}

/// Recovery codes: ten letters and digits each, 50 bits of chance, two groups of five.
pub(super) fn recovery_code(bytes: [u8; 7]) -> String {
    let letters = BASE32_NOPAD.encode(&bytes).to_lowercase();
    format!("{}-{}", &letters[..5], &letters[5..10])
}

/// RFC 3986, section 2.3: what is not unreserved is escaped.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1; its codes have eight digits, of which ours are the last six.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (at, expected) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code(secret, at / 30).as_deref(), Some(&expected[2..]), "{at}");
        }
    }

    #[test]
    fn a_phone_may_be_half_a_minute_wrong_and_no_more() {
        let secret = [7; 20];
        let now = Timestamp::from_epoch(1_800_000_000);
        let at = |steps: i64| code(&secret, 60_000_000 + steps).unwrap();
        assert_eq!([-1, 0, 1].map(|n| step_of(&secret, &at(n), now)), [-1, 0, 1].map(|n| Some(60_000_000 + n)));
        assert_eq!([-2, 2].map(|n| step_of(&secret, &at(n), now)), [None, None]);
        assert_eq!(step_of(&secret, "", now), None);
    }

    #[test]
    fn an_address_names_the_service_and_the_person_whatever_their_letters() {
        assert_eq!(
            address(b"12345678901234567890", "RDV Apprentissage", "é@a.fr"),
            "otpauth://totp/RDV%20Apprentissage:%C3%A9%40a.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=RDV%20Apprentissage"
        );
        assert_eq!(typed_secret(b"12345678901234567890"), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn a_recovery_code_is_typed_with_or_without_its_hyphen() {
        let shown = recovery_code([0xff; 7]);
        assert_eq!(shown, "77777-77777");
        assert_eq!(plain(" 77777 77777"), plain(&shown));
    }
}

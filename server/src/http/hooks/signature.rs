//! Standard Webhooks (<https://www.standardwebhooks.com>, version 1): who sent a report, and when.

use crate::config::HookSecret;
use axum::http::HeaderMap;
use data_encoding::BASE64;
use domain::time::Timestamp;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Seconds a report may be old, or ahead of our clock.
const TOLERANCE_S: i64 = 300;
/// The longest identity.
const MAX_ID: usize = 255;

/// The identity of a report that bears a good signature of now; `None` for any other. Several signatures may be given, as
/// while the sender changes its secret: one good one is enough.
pub fn verified(secret: &HookSecret, headers: &HeaderMap, body: &[u8], now: Timestamp) -> Option<String> {
    let field = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let (id, sent_at, signatures) = (field("webhook-id")?, field("webhook-timestamp")?, field("webhook-signature")?);
    let seconds: i64 = sent_at.parse().ok()?;
    let age = now.epoch().checked_sub(seconds)?;
    if id.is_empty() || id.len() > MAX_ID || !(-TOLERANCE_S..=TOLERANCE_S).contains(&age) {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.bytes()).ok()?;
    for part in [id.as_bytes(), b".", sent_at.as_bytes(), b".", body] {
        mac.update(part);
    }
    let is_good = |signature: &str| {
        let given = signature.strip_prefix("v1,").and_then(|text| BASE64.decode(text.as_bytes()).ok());
        // Compared in a time that does not depend on where they differ.
        given.is_some_and(|given| mac.clone().verify_slice(&given).is_ok())
    };
    signatures.split(' ').any(is_good).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of the specification's libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const SENT_AT: i64 = 1_614_265_330;
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;

    fn judged(change: impl FnOnce(&mut HeaderMap), body: &[u8], late_s: i64) -> Option<String> {
        let mut headers = HeaderMap::new();
        for (name, value) in [("webhook-id", ID), ("webhook-timestamp", "1614265330"), ("webhook-signature", SIGNATURE)] {
            headers.insert(name, value.parse().unwrap());
        }
        change(&mut headers);
        verified(&HookSecret::parse(SECRET).unwrap(), &headers, body, Timestamp::from_epoch(SENT_AT + late_s))
    }

    fn with(name: &'static str, value: &str) -> Option<String> {
        let value = value.parse().unwrap();
        judged(|headers| drop(headers.insert(name, value)), BODY, 0)
    }

    #[test]
    fn the_example_of_the_specification_is_good() {
        assert_eq!(judged(|_| {}, BODY, 0).as_deref(), Some(ID));
    }

    #[test]
    fn one_good_signature_among_several_is_enough() {
        assert!(with("webhook-signature", &format!("v1,AAAA v2,x {SIGNATURE}")).is_some());
        assert!(with("webhook-signature", "v1,AAAA v1a,x").is_none());
    }

    #[test]
    fn whatever_was_signed_must_be_what_came() {
        assert!(judged(|_| {}, br#"{"test": 2432232315}"#, 0).is_none());
        assert!(with("webhook-id", "msg_other").is_none());
        assert!(with("webhook-timestamp", "1614265331").is_none());
        for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
            assert!(judged(|headers| drop(headers.remove(name)), BODY, 0).is_none(), "{name}");
        }
    }

    #[test]
    fn five_minutes_are_the_oldest_and_the_furthest_ahead() {
        for (late_s, is_good) in [(300, true), (301, false), (-300, true), (-301, false)] {
            assert_eq!(judged(|_| {}, BODY, late_s).is_some(), is_good, "{late_s}");
        }
        for text in ["", "soon", "-9223372036854775808", "99999999999999999999"] {
            assert!(with("webhook-timestamp", text).is_none(), "{text}");
        }
    }
}

//! Links, keys and tickets: how they are made, and what is kept of them.
//!
//! A link's token is derived from the request's public identity and the number of links given out, so that a job which
//! carries ids alone can write the same link again; the database keeps a hash of it.

use crate::Chance;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Bytes of a token: 192 bits.
const TOKEN_BYTES: usize = 24;

/// What is derived from the installation's secret.
pub struct Secrets {
    /// Keyed once, cloned for each use.
    keyed: Hmac<Sha256>,
}

/// When a form was handed out, and that it was by us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticket {
    /// Ours, handed out then.
    Issued(Timestamp),
    /// Not ours.
    Forged,
}

impl Secrets {
    #[expect(clippy::expect_used, reason = "start-up; a keyed hash takes a key of any length (RFC 2104, section 2)")]
    pub fn new(key: [u8; 32]) -> Self {
        Self { keyed: Hmac::new_from_slice(&key).expect("a key of any length") }
    }

    /// The manage link's token of a request's `generation`-th link.
    pub fn manage_token(&self, public_id: &str, generation: i32) -> String {
        self.derive("manage", &format!("{public_id}/{generation}"))
    }

    /// A proof of when a form was handed out.
    pub fn ticket(&self, now: Timestamp) -> String {
        let issued = now.epoch().to_string();
        format!("{issued}.{}", self.derive("ticket", &issued))
    }

    /// Reads a ticket back.
    pub fn read_ticket(&self, ticket: &str) -> Ticket {
        let Some((issued, proof)) = ticket.split_once('.') else { return Ticket::Forged };
        let (Ok(seconds), Ok(proof)) = (issued.parse::<i64>(), URL_SAFE_NO_PAD.decode(proof)) else { return Ticket::Forged };
        let mac = self.mac("ticket", issued);
        match mac.verify_truncated_left(&proof) {
            Ok(()) if proof.len() == TOKEN_BYTES => Ticket::Issued(Timestamp::from_epoch(seconds)),
            Ok(()) | Err(_) => Ticket::Forged,
        }
    }

    /// The key under which an address, a phone or an e-mail is counted: not readable back without the secret.
    pub fn limit_key(&self, scope: &str, value: &str) -> String {
        self.derive(&format!("limit:{scope}"), value)
    }

    fn derive(&self, purpose: &str, value: &str) -> String {
        let bytes = self.mac(purpose, value).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(&bytes[..TOKEN_BYTES])
    }

    fn mac(&self, purpose: &str, value: &str) -> Hmac<Sha256> {
        let mut mac = self.keyed.clone();
        mac.update(purpose.as_bytes());
        mac.update(b"\0");
        mac.update(value.as_bytes());
        mac
    }
}

/// An unguessable token.
pub fn new_token(chance: &dyn Chance) -> String {
    let mut bytes = [0; TOKEN_BYTES];
    chance.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A version 4 UUID (RFC 9562, section 5.4).
pub fn new_public_id(chance: &dyn Chance) -> String {
    let mut bytes = [0u8; 16];
    chance.fill(&mut bytes);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = hex(&bytes);
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// What is stored of a token.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_epoch(1_800_000_000);

    #[test]
    fn a_ticket_reads_back_and_a_changed_one_does_not() {
        let secrets = Secrets::new([7; 32]);
        let ticket = secrets.ticket(NOW);
        assert_eq!(secrets.read_ticket(&ticket), Ticket::Issued(NOW));
        let later = ticket.replacen("1800000000", "1800000001", 1);
        assert_eq!(secrets.read_ticket(&later), Ticket::Forged);
        assert_eq!(secrets.read_ticket("1800000000."), Ticket::Forged);
        assert_eq!(Secrets::new([8; 32]).read_ticket(&ticket), Ticket::Forged);
    }

    #[test]
    fn each_link_of_a_request_has_its_own_token() {
        let secrets = Secrets::new([7; 32]);
        assert_eq!(secrets.manage_token("a", 0), secrets.manage_token("a", 0));
        assert_ne!(secrets.manage_token("a", 0), secrets.manage_token("a", 1));
        assert_ne!(secrets.manage_token("a", 0), secrets.manage_token("b", 0));
    }

    #[test]
    fn a_public_identity_is_a_version_4_uuid() {
        struct Ones;
        impl Chance for Ones {
            fn fill(&self, bytes: &mut [u8]) {
                bytes.fill(0xff);
            }
        }
        assert_eq!(new_public_id(&Ones), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}

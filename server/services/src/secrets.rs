//! Links, keys and tickets: how they are made, and what is kept of them.
//!
//! A link's token is derived from the request's public identity and the number of links given out, so that a job which
//! carries ids alone can write the same link again; the database keeps a hash of it.

use crate::Chance;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{ids::StaffId, time::Timestamp};
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

/// A link mailed to somebody who works for a centre, or will.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffLink {
    /// Accepts an invitation.
    Invitation,
    /// Chooses another password.
    Reset,
}

impl StaffLink {
    const fn purpose(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "password-reset",
        }
    }
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

    /// The token of the link by which the centre answers a request.
    pub fn answer_token(&self, public_id: &str) -> String {
        self.derive("answer", public_id)
    }

    /// The token of the hold of a request's `n`-th proposed slot.
    pub fn proposal_token(&self, public_id: &str, n: i32) -> String {
        self.derive("proposal", &format!("{public_id}/{n}"))
    }

    /// The token of a link, mailed at `issued_at`, to what is kept about the mailbox behind a request.
    pub fn data_token(&self, public_id: &str, issued_at: Timestamp) -> String {
        let named = format!("{public_id}.{}", issued_at.epoch());
        format!("{named}.{}", self.derive("own-data", &named))
    }

    /// The request and the instant of [`Self::data_token`], if we gave it.
    pub fn read_data_token<'a>(&self, token: &'a str) -> Option<(&'a str, Timestamp)> {
        let (named, proof) = token.rsplit_once('.')?;
        let (public_id, issued) = named.split_once('.')?;
        let issued_at = issued.parse().map(Timestamp::from_epoch).ok()?;
        self.is_derived("own-data", named, proof).then_some((public_id, issued_at))
    }

    /// A proof of when a form was handed out.
    pub fn ticket(&self, now: Timestamp) -> String {
        let issued = now.epoch().to_string();
        format!("{issued}.{}", self.derive("ticket", &issued))
    }

    /// Reads a ticket back.
    pub fn read_ticket(&self, ticket: &str) -> Ticket {
        let Some((issued, proof)) = ticket.split_once('.') else { return Ticket::Forged };
        match issued.parse::<i64>() {
            Ok(seconds) if self.is_derived("ticket", issued, proof) => Ticket::Issued(Timestamp::from_epoch(seconds)),
            Ok(_) | Err(_) => Ticket::Forged,
        }
    }

    /// The token of a link to a person of the centre's side, from its row's seed.
    pub fn link_token(&self, link: StaffLink, seed: &str) -> String {
        self.derive(link.purpose(), seed)
    }

    /// Proof that `staff` passed the first step at `issued_at`, with the password of that hash.
    pub fn first_step_proof(&self, staff: StaffId, issued_at: Timestamp, password_hash: &str) -> String {
        self.derive("first-step", &format!("{staff}/{}/{password_hash}", issued_at.epoch()))
    }

    /// Whether a proof is [`Self::first_step_proof`]'s.
    pub fn is_first_step_proof(&self, proof: &str, (staff, issued_at, password_hash): (StaffId, Timestamp, &str)) -> bool {
        self.is_derived("first-step", &format!("{staff}/{}/{password_hash}", issued_at.epoch()), proof)
    }

    /// The secret that the code program of `staff` holds, the `generation`-th. 160 bits (RFC 4226, section 4, R6).
    pub fn code_secret(&self, staff: StaffId, generation: i32) -> [u8; 20] {
        let bytes = self.mac("one-time-code", &format!("{staff}/{generation}")).finalize().into_bytes();
        std::array::from_fn(|rank| bytes[rank])
    }

    /// What is stored of a recovery code: short as it is, it cannot be tried against a copy of the database.
    pub fn recovery_key(&self, staff: StaffId, code: &str) -> String {
        self.derive("recovery-code", &format!("{staff}/{code}"))
    }

    /// The password of an invented person: this installation's own, the same at each start.
    pub fn demo_password(&self, email: &str) -> String {
        self.derive("demonstration", email)[..16].to_owned()
    }

    /// The key under which an address, a phone or an e-mail is counted: not readable back without the secret.
    pub fn limit_key(&self, scope: &str, value: &str) -> String {
        self.derive(&format!("limit:{scope}"), value)
    }

    fn derive(&self, purpose: &str, value: &str) -> String {
        let bytes = self.mac(purpose, value).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(&bytes[..TOKEN_BYTES])
    }

    /// Compares in a time that does not depend on where they differ.
    fn is_derived(&self, purpose: &str, value: &str, text: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(text) else { return false };
        bytes.len() == TOKEN_BYTES && self.mac(purpose, value).verify_truncated_left(&bytes).is_ok()
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
    fn the_mailed_link_to_one_s_data_names_its_request_and_its_hour_and_cannot_be_made_up() {
        let secrets = Secrets::new([7; 32]);
        let token = secrets.data_token("a-b", NOW);
        assert_eq!(secrets.read_data_token(&token), Some(("a-b", NOW)));
        for forged in [token.replacen("a-b", "a-c", 1), token.replacen("18000", "18001", 1), secrets.manage_token("a-b", 0)] {
            assert_eq!(secrets.read_data_token(&forged), None, "{forged}");
        }
    }

    #[test]
    fn each_link_of_a_request_has_its_own_token() {
        let secrets = Secrets::new([7; 32]);
        assert_eq!(secrets.manage_token("a", 0), secrets.manage_token("a", 0));
        assert_ne!(secrets.manage_token("a", 0), secrets.manage_token("a", 1));
        assert_ne!(secrets.manage_token("a", 0), secrets.manage_token("b", 0));
    }

    #[test]
    fn each_purpose_has_secrets_of_its_own() {
        let secrets = Secrets::new([7; 32]);
        let seed = "s";
        assert_ne!(secrets.link_token(StaffLink::Invitation, seed), secrets.link_token(StaffLink::Reset, seed));
        assert_ne!(secrets.code_secret(StaffId(1), 1), secrets.code_secret(StaffId(1), 2));
        assert_ne!(secrets.code_secret(StaffId(1), 1), secrets.code_secret(StaffId(2), 1));
        assert_ne!(secrets.code_secret(StaffId(1), 1), Secrets::new([8; 32]).code_secret(StaffId(1), 1));
        assert_ne!(secrets.recovery_key(StaffId(1), "a"), secrets.recovery_key(StaffId(2), "a"));
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

//! The name that content gives to itself.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The first 16 hexadecimal digits of SHA-256 over the parts in their order: enough to tell builds apart, short in a page.
pub fn of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut digits = String::with_capacity(16);
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_fingerprint_is_the_start_of_sha_256_over_all_parts() {
        // SHA-256("abc"), the example of FIPS 180-4.
        assert_eq!(super::of(&[b"a", b"bc"]), "ba7816bf8f01cfea");
    }
}

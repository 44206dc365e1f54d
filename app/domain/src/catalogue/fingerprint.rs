//! The fingerprint of a record: equal records, equal fingerprints, on every machine and in every version of the program.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::record::{CatalogueRecord, CentreRecord, Delivery, ManagingBodyRecord, Publication, SiteRecord};
use crate::identifiers::Departement;

/// 128 bits over everything a record says: an import recognises by it what did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Reads the 32 hexadecimal digits that [`fmt::Display`] writes.
    pub fn from_hex(text: &str) -> Option<Self> {
        (text.len() == 32).then(|| u128::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("fingerprint"))
    }
}

/// The fingerprint of a record. Every field is named here: the compiler refuses a new field that is not counted.
pub fn fingerprint(record: &CatalogueRecord) -> Fingerprint {
    let CatalogueRecord {
        key,
        cfd,
        rncp,
        title,
        short_title,
        diploma,
        level,
        content,
        objective,
        rome,
        parcoursup_id,
        parcoursup_visible,
        affelnet_visible,
        ideo2_id,
        onisep_url,
        capacity,
        duration_years,
        starts_on,
        ends_on,
        email,
        phone,
        delivery,
        publication,
        site,
        centre,
        managing_body,
    } = record;
    let mut hash = Hash::default();
    hash.text(key.as_str());
    hash.maybe(cfd.as_ref());
    hash.maybe(rncp.as_ref());
    hash.text(title);
    hash.maybe(short_title.as_ref());
    hash.maybe(diploma.as_ref());
    hash.number(level.number());
    hash.maybe(content.as_ref());
    hash.maybe(objective.as_ref());
    hash.number(rome.len() as u64);
    for code in rome {
        hash.text(code.as_str());
    }
    hash.maybe(parcoursup_id.as_ref());
    hash.number(u8::from(*parcoursup_visible));
    hash.number(u8::from(*affelnet_visible));
    hash.maybe(ideo2_id.as_ref());
    hash.maybe(onisep_url.as_ref());
    hash.maybe_number(*capacity);
    hash.maybe_number(*duration_years);
    hash.dates(starts_on);
    hash.dates(ends_on);
    hash.maybe(email.as_ref());
    hash.maybe(phone.as_ref());
    hash.number(match delivery {
        Delivery::OnSite => 0_u8,
        Delivery::Remote => 1,
    });
    hash.number(match publication {
        Publication::Published => 0_u8,
        Publication::Withheld => 1,
    });
    hash.site(site);
    hash.centre(centre);
    hash.managing_body(managing_body);
    Fingerprint(hash.0)
}

/// FNV-1a, 128 bits (draft-eastlake-fnv): short, stable, written out here so that no library changes it. Each value goes in
/// with its length, so that no two records read as the same bytes.
struct Hash(u128);

const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Default for Hash {
    fn default() -> Self {
        Self(OFFSET_BASIS)
    }
}

impl Hash {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn number(&mut self, number: impl Into<u64>) {
        self.bytes(&number.into().to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&impl AsRef<str>>) {
        self.number(u8::from(text.is_some()));
        if let Some(text) = text {
            self.text(text.as_ref());
        }
    }

    fn maybe_number(&mut self, number: Option<u32>) {
        self.number(u8::from(number.is_some()));
        if let Some(number) = number {
            self.number(number);
        }
    }

    fn dates(&mut self, dates: &[NaiveDate]) {
        self.number(dates.len() as u64);
        for date in dates {
            self.text(&date.to_string());
        }
    }

    fn site(&mut self, site: &SiteRecord) {
        let SiteRecord { address, postal_code, city, insee, departement, position } = site;
        self.maybe(address.as_ref());
        self.maybe(postal_code.as_ref());
        self.maybe(city.as_ref());
        self.maybe(insee.as_ref());
        self.maybe(departement.map(Departement::code).as_ref());
        self.number(u8::from(position.is_some()));
        if let Some(position) = position {
            let (north, east) = position.at.millionths();
            self.text(&format!("{north},{east},{}", position.precision.code()));
        }
    }

    fn centre(&mut self, centre: &CentreRecord) {
        let CentreRecord { siret, uai, trade_name, legal_name, address, postal_code, city } = centre;
        self.text(siret.as_str());
        self.maybe(uai.as_ref());
        self.maybe(trade_name.as_ref());
        self.maybe(legal_name.as_ref());
        self.maybe(address.as_ref());
        self.maybe(postal_code.as_ref());
        self.maybe(city.as_ref());
    }

    fn managing_body(&mut self, body: &ManagingBodyRecord) {
        let ManagingBodyRecord { siret, uai, legal_name, email } = body;
        self.text(siret.as_str());
        self.maybe(uai.as_ref());
        self.maybe(legal_name.as_ref());
        self.maybe(email.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Vectors of draft-eastlake-fnv for the empty string and for "a".
        let of = |text: &str| {
            let mut hash = Hash::default();
            hash.bytes(text.as_bytes());
            hash.0
        };
        assert_eq!(of(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn a_stored_fingerprint_reads_back() {
        let small = Fingerprint(0xff);
        assert_eq!(Fingerprint::from_hex(&small.to_string()), Some(small));
        assert_eq!(Fingerprint::from_hex("ff"), None);
    }
}

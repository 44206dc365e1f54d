//! How often somebody may do what costs trust. Counted in the database, so that the limits hold across processes.

use crate::{fault::Fault, secrets::Secrets};
use contract::refusal::Refusal;
use domain::time::Timestamp;
use store::{Tx, limits};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The limits in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests one network address may make in an hour.
    pub creations_per_address_hour: u32,
    /// Requests for one e-mail address in a day.
    pub creations_per_email_day: u32,
    /// Requests for one phone number in a day.
    pub creations_per_phone_day: u32,
    /// Live appointments of one e-mail address in one centre.
    pub live_per_email_and_centre: u8,
    /// Slots one visitor may hold.
    pub holds_per_visitor: usize,
    /// Seconds a person needs at least to fill the form.
    pub fastest_form_s: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            creations_per_address_hour: 20,
            creations_per_email_day: 10,
            creations_per_phone_day: 10,
            live_per_email_and_centre: 5,
            holds_per_visitor: 3,
            fastest_form_s: 2,
        }
    }
}

/// Who is about to create a request.
pub struct Creator<'a> {
    /// The network address as a key.
    pub address: &'a str,
    /// The mailbox behind the e-mail address.
    pub mailbox: &'a str,
    /// The phone, when given.
    pub phone: Option<&'a str>,
    /// The centre's phone, shown when refused.
    pub centre_phone: Option<String>,
}

/// One creation, against every limit.
pub struct Creation {
    /// Scope, hash of the key, how many are allowed, in how many seconds.
    counted: Vec<(&'static str, String, u32, i64)>,
    centre_phone: Option<String>,
}

impl Creation {
    pub fn new(limits: Limits, secrets: &Secrets, by: Creator<'_>) -> Self {
        let mut counted = vec![
            ("create/address", by.address, limits.creations_per_address_hour, HOUR),
            ("create/email", by.mailbox, limits.creations_per_email_day, DAY),
        ];
        counted.extend(by.phone.map(|phone| ("create/phone", phone, limits.creations_per_phone_day, DAY)));
        let hashed = counted.into_iter().map(|(scope, value, max, window)| (scope, secrets.limit_key(scope, value), max, window));
        Self { counted: hashed.collect(), centre_phone: by.centre_phone }
    }

    /// Until the transaction ends, nobody else creates anything for this person or is counted with them.
    pub async fn lock(&self, tx: &Tx, person: &str) -> Result<(), Fault> {
        let acts: Vec<_> = [("person", person)].into_iter().chain(self.acts()).collect();
        Ok(limits::lock_each(tx, &acts).await?)
    }

    /// What is to be counted, each since when.
    pub fn asked(&self, now: Timestamp) -> Vec<(limits::Act<'_>, Timestamp)> {
        let since = self.counted.iter().map(|(.., window)| now.plus_seconds(-window));
        self.acts().zip(since).collect()
    }

    /// Refuses what is too much; `counts` are those of what was [`Creation::asked`], behind [`Creation::lock`].
    pub fn check(&self, counts: &[limits::Count], now: Timestamp) -> Result<(), Refusal> {
        for (count, (_, _, max, window)) in counts.iter().zip(&self.counted) {
            if count.n >= u64::from(*max) {
                let free_at = count.oldest_at.unwrap_or(now).plus_seconds(*window);
                let retry_after_s = u32::try_from(free_at.since(now).max(1)).unwrap_or(u32::MAX);
                return Err(Refusal::TooMany { retry_after_s, phone: self.centre_phone.clone() });
            }
        }
        Ok(())
    }

    /// Counts it, once it is certain.
    pub async fn record(&self, tx: &Tx, now: Timestamp) -> Result<(), Fault> {
        let acts: Vec<_> = self.acts().collect();
        Ok(limits::record_each(tx, &acts, now).await?)
    }

    fn acts(&self) -> impl Iterator<Item = limits::Act<'_>> {
        self.counted.iter().map(|(scope, key, ..)| (*scope, key.as_str()))
    }
}

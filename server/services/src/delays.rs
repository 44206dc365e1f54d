//! What was tried wrongly waits, longer each time. Counted in the database, so that it holds across processes.
//!
//! A try is counted before it is judged, so that a hundred tries at once are not all judged at once; one that turns out right
//! is taken back. Nobody is ever locked out: a wait ends, and it touches one account from one address, or one address.

use crate::{Services, fault::Fault, secrets::Secrets};
use contract::refusal::Refusal;
use domain::{ids::StaffId, time::Timestamp};
use store::{Tx, limits};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long a try waits after those that were wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Growth {
    /// Wrong tries that cost nothing.
    free: u64,
    /// Seconds for which a wrong try counts.
    window_s: i64,
    /// Seconds after the last free one; doubled by each that follows.
    first_s: i64,
    /// Never longer.
    longest_s: i64,
}

/// An account from one address: a person who mistypes hardly notices, a program gets a hundred tries a day.
const PAIR: Growth = Growth { free: 5, window_s: DAY, first_s: 15, longest_s: 15 * MINUTE };
/// An address, whatever the account: a whole school may be behind it.
const ADDRESS: Growth = Growth { free: 30, window_s: HOUR, first_s: 15, longest_s: 5 * MINUTE };
/// The second step of an account, from anywhere: only who has the password comes so far, and a code has six digits.
const CODE: Growth = Growth { free: 5, window_s: DAY, first_s: 30, longest_s: HOUR };
/// Links asked for by one address.
const LINKS: Growth = Growth { free: 10, window_s: HOUR, first_s: MINUTE, longest_s: 15 * MINUTE };

/// Scopes of the waits at the password begin with this.
const PASSWORD_SCOPES: &str = "password/";
/// Scope of the waits at the code.
const CODE_SCOPE: &str = "code";

impl Growth {
    /// Seconds to wait after `n` wrong tries.
    fn wait_s(self, n: u64) -> i64 {
        match n.checked_sub(self.free) {
            None => 0,
            Some(doublings) => (self.first_s << doublings.min(20)).min(self.longest_s),
        }
    }
}

/// One count that a try falls under.
#[derive(Clone, Debug)]
struct Counted {
    scope: String,
    key: String,
    growth: Growth,
}

/// A try that was counted and is being judged.
#[must_use]
#[derive(Debug)]
pub(crate) struct Try {
    /// Forgotten as a whole when the try is right.
    forgotten: Option<Counted>,
    /// Only this try is taken back when it is right.
    kept: Option<Counted>,
    at: Timestamp,
}

impl Services {
    /// A try of the password of `email_key` from `address`.
    pub(crate) async fn try_password(&self, address: &str, email_key: &str) -> Result<Try, Fault> {
        let secrets = &self.0.secrets;
        let pair = Counted {
            scope: format!("{PASSWORD_SCOPES}{}", secrets.limit_key("address", address)),
            key: account_key(secrets, email_key),
            growth: PAIR,
        };
        let address = Counted { scope: "passwords".to_owned(), key: secrets.limit_key("passwords", address), growth: ADDRESS };
        self.begin(Some(pair), Some(address)).await
    }

    /// A try of a code of `staff`.
    pub(crate) async fn try_code(&self, staff: StaffId) -> Result<Try, Fault> {
        let counted = Counted { scope: CODE_SCOPE.to_owned(), key: code_key(&self.0.secrets, staff), growth: CODE };
        self.begin(Some(counted), None).await
    }

    /// A link asked for from `address`.
    pub(crate) async fn count_link(&self, address: &str) -> Result<(), Fault> {
        let key = self.0.secrets.limit_key("links", address);
        let _counted = self.begin(None, Some(Counted { scope: "links".to_owned(), key, growth: LINKS })).await?;
        Ok(())
    }

    /// The try was right.
    pub(crate) async fn right(&self, tried: Try) -> Result<(), Fault> {
        let tried = &tried;
        let done: Result<(), Fault> = self
            .0
            .db
            .write(|tx| async move {
                if let Some(Counted { scope, key, .. }) = &tried.forgotten {
                    limits::forget(&tx, scope, key).await?;
                }
                if let Some(Counted { scope, key, .. }) = &tried.kept {
                    limits::take_back(&tx, scope, key, tried.at).await?;
                }
                Ok(())
            })
            .await;
        done
    }

    async fn begin(&self, forgotten: Option<Counted>, kept: Option<Counted>) -> Result<Try, Fault> {
        let tried = Try { forgotten, kept, at: self.now() };
        let lent = &tried;
        self.0
            .db
            .write(|tx| async move {
                for counted in lent.forgotten.iter().chain(&lent.kept) {
                    count(&tx, counted, lent.at).await?;
                }
                Ok::<_, Fault>(())
            })
            .await?;
        Ok(tried)
    }
}

/// Counts, or says how long to wait. Nothing is counted of who has to wait: waiting makes no wait longer.
async fn count(tx: &Tx, counted: &Counted, now: Timestamp) -> Result<(), Fault> {
    let Counted { scope, key, growth } = counted;
    limits::lock(tx, scope, key).await?;
    let (n, last) = limits::count_to_last(tx.read(), scope, key, now.plus_seconds(-growth.window_s)).await?;
    let free_at = last.unwrap_or(now).plus_seconds(growth.wait_s(n));
    if free_at > now {
        let retry_after_s = u32::try_from(free_at.since(now)).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany { retry_after_s, phone: None }.into());
    }
    Ok(limits::record(tx, scope, key, now).await?)
}

/// Forgets every wait of an account: at its password from any address, and at its code.
pub(crate) async fn forget(tx: &Tx, secrets: &Secrets, email_key: &str, staff: Option<StaffId>) -> Result<u64, Fault> {
    let mut n = limits::forget_all(tx, PASSWORD_SCOPES, &account_key(secrets, email_key)).await?;
    if let Some(staff) = staff {
        n += limits::forget(tx, CODE_SCOPE, &code_key(secrets, staff)).await?;
    }
    Ok(n)
}

fn account_key(secrets: &Secrets, email_key: &str) -> String {
    secrets.limit_key("account", email_key)
}

fn code_key(secrets: &Secrets, staff: StaffId) -> String {
    secrets.limit_key("code", &staff.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_cost_nothing_then_the_wait_doubles_up_to_its_longest() {
        assert_eq!([0, 4, 5, 6, 7].map(|n| PAIR.wait_s(n)), [0, 0, 15, 30, 60]);
        assert_eq!([11, 12, 1000, u64::MAX].map(|n| PAIR.wait_s(n)), [900; 4]);
    }

    #[test]
    fn a_program_gets_about_a_hundred_tries_a_day_at_one_password() {
        let mut waited = 0;
        let n = (1..).take_while(|n| {
            waited += PAIR.wait_s(*n);
            waited < DAY
        });
        assert!(n.count() < 110);
    }
}

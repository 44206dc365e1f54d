//! The only place that reads the machine's clock and its source of randomness.

use domain::time::Timestamp;
use services::{Chance, Clock};
use std::time::SystemTime;

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "this is the one clock of the program")]
        let now = SystemTime::now();
        // A machine set before 1970 is at the epoch for us: everything signed has expired, nothing breaks.
        let elapsed = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_epoch(i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX))
    }
}

impl Chance for SystemChance {
    #[expect(clippy::expect_used, reason = "without randomness no secret may be made: stopping is the only safe answer")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives no randomness");
    }
}

/// `N` bytes of chance as lower-case hexadecimal.
pub fn random_hex<const N: usize>(chance: &dyn Chance) -> String {
    use std::fmt::Write as _;
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(N * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

//! A minute for every second: what a killed process held is given up after its lease within the run, not hours later.

use domain::time::Timestamp;
use services::Clock;
use std::time::Instant;
use testkit::NOW;

/// A clock that all processes of the run share, by starting from what another one shows.
#[derive(Clone)]
pub struct Hurried {
    from: Timestamp,
    since: Instant,
}

impl Hurried {
    /// Shows [`NOW`] at this moment.
    pub fn start() -> Self {
        Self::at(NOW)
    }

    /// Shows `from` at this moment.
    pub fn at(from: Timestamp) -> Self {
        Self { from, since: Instant::now() }
    }

    /// A week later, when every lease has run out.
    pub fn long_after() -> Self {
        Self::at(NOW.plus_minutes(7 * 24 * 60))
    }
}

impl Clock for Hurried {
    fn now(&self) -> Timestamp {
        self.from.plus_seconds(i64::try_from(self.since.elapsed().as_millis()).unwrap() * 60 / 1000)
    }
}

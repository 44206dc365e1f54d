//! What the history keeps of an act of the centre.

use domain::{
    ids::{AdvisorId, AppointmentId},
    time::{Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// When and with whom an appointment takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Agreed {
    pub start: Timestamp,
    pub end: Timestamp,
    pub advisors: Vec<AdvisorId>,
}

impl Agreed {
    pub(crate) fn new(interval: Interval, mut advisors: Vec<AdvisorId>) -> Self {
        advisors.sort_unstable();
        Self { start: interval.start, end: interval.end, advisors }
    }

    pub(crate) const fn interval(&self) -> Interval {
        Interval::new(self.start, self.end)
    }
}

/// The facts of a reschedule by the centre. `from` and `to` are those of a move by the candidate too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ChangeFacts {
    /// The start before.
    pub from: Timestamp,
    /// The start from now on.
    pub to: Timestamp,
    /// All of it before.
    pub before: Agreed,
    /// All of it from now on.
    pub after: Agreed,
    /// Before, something else was overlapped.
    pub was_forced: bool,
    /// The sequence it gave.
    pub sequence: i32,
    /// What the candidate knew: `before`, unless the mail that would have told it was still here.
    pub known: Agreed,
    /// What was insisted upon.
    pub insisted: Insisted,
}

/// What staff insisted upon, in codes and ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Insisted {
    /// The appointments overlapped.
    pub over: Vec<AppointmentId>,
    /// How many objections were accepted.
    pub n: usize,
}

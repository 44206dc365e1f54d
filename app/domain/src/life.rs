//! The life of a request: where it stands, what may follow. An appointment has its own life ([`crate::appointment`]); the
//! states of the three ways stand in one list, because they wait in one queue.

use crate::request::Way;
use serde::{Deserialize, Serialize};

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)?) => {
        /// Where a request stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RequestState { $($(#[$doc])* $variant),+ }

        impl RequestState {
            /// Every state.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, as stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The state of a stable code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|state| state.code() == code)
            }
        }
    };
}

states! {
    /// Nobody looked at it yet.
    New = "new",
    /// Somebody of the centre read it.
    Read = "read",
    /// The centre called, nobody answered.
    InProgress = "in_progress",
    /// The candidate wrote again after an answer.
    Reopened = "reopened",
    /// The centre answered, or reached the candidate.
    Answered = "answered",
    /// The centre could not reach the candidate.
    Unreachable = "unreachable",
    /// The candidate took it back.
    Withdrawn = "withdrawn",
    /// It is told together with another request of the same person.
    Merged = "merged",
    /// An appointment that the centre must confirm.
    Pending = "pending",
    /// An appointment that takes place.
    Booked = "booked",
    /// The candidate came.
    Attended = "attended",
    /// The candidate did not come.
    NoShow = "no_show",
    /// The appointment is off.
    Cancelled = "cancelled",
}

/// Which requests, by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The centre has something to do.
    #[default]
    Waiting,
    /// It has not.
    Settled,
    /// All.
    Any,
    /// Exactly there.
    In(RequestState),
}

/// Opening days after which what waits is late, and told of again.
pub const LATE_AFTER: u16 = 2;

impl RequestState {
    /// The centre has something to do.
    pub const fn waits(self) -> bool {
        match self {
            Self::New | Self::Read | Self::InProgress | Self::Reopened | Self::Pending => true,
            Self::Answered
            | Self::Unreachable
            | Self::Withdrawn
            | Self::Merged
            | Self::Booked
            | Self::Attended
            | Self::NoShow
            | Self::Cancelled => false,
        }
    }

    /// Nothing can follow but the history.
    const fn is_over(self) -> bool {
        match self {
            Self::Withdrawn | Self::Merged => true,
            Self::New
            | Self::Read
            | Self::InProgress
            | Self::Reopened
            | Self::Answered
            | Self::Unreachable
            | Self::Pending
            | Self::Booked
            | Self::Attended
            | Self::NoShow
            | Self::Cancelled => false,
        }
    }
}

/// How a call to the candidate ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attempt {
    /// They spoke.
    Reached,
    /// Nobody answered.
    NoAnswer,
    /// It is not the candidate's number.
    WrongNumber,
}

impl Attempt {
    /// Every outcome, in the order shown.
    pub const ALL: [Self; 3] = [Self::Reached, Self::NoAnswer, Self::WrongNumber];

    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::WrongNumber => "wrong_number",
        }
    }

    /// The outcome of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What happens to a request that is no appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Somebody of the centre looks at it.
    Open,
    /// The centre calls.
    Call(Attempt),
    /// The centre writes.
    Answer,
    /// The centre answered in another way: at the counter, by its own mail.
    OtherChannel,
    /// The centre gives up reaching the candidate.
    GiveUp,
    /// The centre proposes a slot.
    Propose,
    /// The candidate writes one more message, or completes the request.
    WriteAgain,
    /// The candidate asks the centre to answer at last.
    Remind,
    /// The candidate takes it back.
    Withdraw,
    /// It goes on in another request of the same person.
    Merge,
}

/// A step that may not follow: says both states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("a request that is {} cannot become {}", .from.code(), .to.code())]
pub struct StepRefused {
    /// Where it stands.
    pub from: RequestState,
    /// Where the step would have led.
    pub to: RequestState,
}

impl Step {
    /// The outcome that an answer of the centre leaves, as stored; `None` for a step that is no answer.
    pub const fn outcome(self) -> Option<&'static str> {
        match self {
            Self::Call(attempt) => Some(attempt.code()),
            Self::Answer => Some("personalised_answer"),
            Self::OtherChannel => Some("other_channel"),
            Self::GiveUp => Some("no_answer"),
            Self::Propose => Some("slot_proposed"),
            Self::Open | Self::WriteAgain | Self::Remind | Self::Withdraw | Self::Merge => None,
        }
    }

    /// A human of the centre acts: the moment counts as the answer's.
    pub const fn is_answer(self) -> bool {
        self.outcome().is_some()
    }

    /// Where a request of this way, that stands there, stands afterwards. `Ok` with the same state: nothing moves, the step
    /// may be noted.
    pub fn after(self, way: Way, from: RequestState) -> Result<RequestState, StepRefused> {
        let to = self.target(way, from);
        let fits = match way {
            // An appointment's life is its own.
            Way::Appointment => false,
            Way::Callback | Way::Enquiry => !from.is_over() || (self == Self::Withdraw && from == RequestState::Withdrawn),
        };
        if fits { Ok(to) } else { Err(StepRefused { from, to }) }
    }

    fn target(self, way: Way, from: RequestState) -> RequestState {
        use RequestState::{Answered, InProgress, Merged, New, Read, Reopened, Unreachable, Withdrawn};
        match self {
            Self::Open => {
                if from == New {
                    Read
                } else {
                    from
                }
            }
            Self::Call(Attempt::Reached) | Self::Answer | Self::OtherChannel | Self::Propose => Answered,
            // One more call after an answer leaves the answer standing.
            Self::Call(Attempt::NoAnswer) => {
                if from == Answered {
                    Answered
                } else {
                    InProgress
                }
            }
            Self::Call(Attempt::WrongNumber) => Unreachable,
            // Of a message, that nobody could be reached is an answer of its own kind; of a call it is the end.
            Self::GiveUp => match way {
                Way::Callback => Unreachable,
                Way::Enquiry | Way::Appointment => Answered,
            },
            Self::WriteAgain | Self::Remind => {
                if matches!(from, Answered | Unreachable) {
                    Reopened
                } else {
                    from
                }
            }
            Self::Withdraw => Withdrawn,
            Self::Merge => Merged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use RequestState::{Answered, InProgress, Merged, New, Read, Reopened, Unreachable, Withdrawn};

    const STEPS: [Step; 12] = [
        Step::Open,
        Step::Call(Attempt::Reached),
        Step::Call(Attempt::NoAnswer),
        Step::Call(Attempt::WrongNumber),
        Step::Answer,
        Step::OtherChannel,
        Step::GiveUp,
        Step::Propose,
        Step::WriteAgain,
        Step::Remind,
        Step::Withdraw,
        Step::Merge,
    ];

    #[test]
    fn a_call_back_goes_from_new_over_attempts_to_its_end() {
        let after = |from, step: Step| step.after(Way::Callback, from).unwrap();
        let called = after(New, Step::Call(Attempt::NoAnswer));
        assert_eq!(called, InProgress);
        assert_eq!(after(called, Step::Call(Attempt::NoAnswer)), InProgress);
        assert_eq!(after(called, Step::Call(Attempt::Reached)), Answered);
        assert_eq!(after(called, Step::Call(Attempt::WrongNumber)), Unreachable);
        assert_eq!(after(called, Step::GiveUp), Unreachable);
        assert_eq!(after(Unreachable, Step::Answer), Answered, "by a message instead");
        assert_eq!(after(Answered, Step::Call(Attempt::NoAnswer)), Answered);
    }

    #[test]
    fn an_enquiry_is_read_answered_and_opened_again_by_one_more_message() {
        let after = |from, step: Step| step.after(Way::Enquiry, from).unwrap();
        assert_eq!(after(New, Step::Open), Read);
        assert_eq!(after(Answered, Step::Open), Answered, "looking again changes nothing");
        assert_eq!(after(Read, Step::Answer), Answered);
        assert_eq!(after(Read, Step::GiveUp), Answered);
        assert_eq!(after(Answered, Step::WriteAgain), Reopened);
        assert_eq!(after(Reopened, Step::OtherChannel), Answered);
        assert_eq!(after(New, Step::WriteAgain), New, "still waits for its first answer");
    }

    #[test]
    fn what_was_withdrawn_or_merged_stays_so_and_the_refusal_says_both_states() {
        for way in [Way::Callback, Way::Enquiry] {
            for from in [Withdrawn, Merged] {
                for step in STEPS {
                    let after = step.after(way, from);
                    if from == Withdrawn && step == Step::Withdraw {
                        assert_eq!(after, Ok(Withdrawn), "twice is once");
                    } else {
                        assert_eq!(after.unwrap_err().from, from);
                    }
                }
            }
        }
        assert_eq!(Step::Answer.after(Way::Enquiry, Withdrawn), Err(StepRefused { from: Withdrawn, to: Answered }));
    }

    #[test]
    fn an_appointment_has_its_own_life() {
        for from in RequestState::ALL {
            for step in STEPS {
                assert!(step.after(Way::Appointment, *from).is_err());
            }
        }
    }

    #[test]
    fn every_state_reads_back_and_waits_or_not() {
        for state in RequestState::ALL {
            assert_eq!(RequestState::from_code(state.code()), Some(*state));
        }
        let waiting: Vec<_> = RequestState::ALL.iter().filter(|state| state.waits()).map(|state| state.code()).collect();
        assert_eq!(waiting, ["new", "read", "in_progress", "reopened", "pending"]);
    }
}

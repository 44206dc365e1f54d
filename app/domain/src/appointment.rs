//! The life of an appointment: its states carry their facts, its transitions say both states when they refuse.

use crate::time::{Interval, Timestamp};
use serde::{Deserialize, Serialize};

/// How the two parties meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// At the centre's site.
    OnSite,
    /// The centre calls the candidate.
    Phone,
    /// By a video link.
    Video,
}

impl Mode {
    /// Every mode, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Phone, Self::Video];

    /// The stable code, as stored and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnSite => "on_site",
            Self::Phone => "phone",
            Self::Video => "video",
        }
    }

    /// The mode of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// One of the two sides of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The candidate, or who acts for them.
    Candidate,
    /// The training centre.
    Centre,
}

impl Party {
    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Centre => "centre",
        }
    }

    /// The party of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Candidate, Self::Centre].into_iter().find(|party| party.code() == code)
    }
}

/// Where an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    /// Waits for the centre's confirmation; freed at `until` without an answer.
    Pending {
        /// When the wait ends.
        until: Timestamp,
    },
    /// Agreed by both.
    Booked,
    /// The candidate came.
    Attended {
        /// When the centre said so.
        at: Timestamp,
    },
    /// The candidate did not come.
    NoShow {
        /// When the centre said so.
        at: Timestamp,
    },
    /// Called off.
    Cancelled {
        /// By whom.
        by: Party,
        /// When.
        at: Timestamp,
    },
}

impl AppointmentState {
    /// Takes the advisor's time.
    pub const fn is_live(self) -> bool {
        match self {
            Self::Pending { .. } | Self::Booked => true,
            Self::Attended { .. } | Self::NoShow { .. } | Self::Cancelled { .. } => false,
        }
    }

    /// The stable code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending { .. } => "pending",
            Self::Booked => "booked",
            Self::Attended { .. } => "attended",
            Self::NoShow { .. } => "no_show",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// Until when the candidate may still act alone, counted in elapsed time before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePolicy {
    /// Minutes before the start from which cancelling is refused, equality included.
    pub cancel_notice_min: i32,
    /// Minutes before the start from which moving is refused, equality included.
    pub move_notice_min: i32,
}

/// Why a candidate may not cancel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CancelRefused {
    /// The start is nearer than the type's notice allows.
    #[error("less than {notice_min} minutes before the start")]
    TooLate {
        /// The notice, in minutes.
        notice_min: i32,
    },
    /// The appointment is not live any more.
    #[error("an appointment that is {state} cannot be cancelled")]
    NotLive {
        /// The state it is in.
        state: NotLiveState,
    },
}

/// The states from which nothing can be cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotLiveState {
    /// Already cancelled.
    Cancelled,
    /// Already held.
    Attended,
    /// The candidate did not come.
    NoShow,
}

impl core::fmt::Display for NotLiveState {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Cancelled => "cancelled",
            Self::Attended => "attended",
            Self::NoShow => "no_show",
        })
    }
}

/// The last instant at which a candidate may still cancel; at `start - notice` itself it is already refused.
pub fn cancellable_until(starts_at: Timestamp, policy: ChangePolicy) -> Timestamp {
    starts_at.plus_minutes(-i64::from(policy.cancel_notice_min.max(0))).plus_seconds(-1)
}

/// The candidate cancels at `now`. The centre may cancel at any time while live.
pub fn cancel(
    state: AppointmentState,
    interval: Interval,
    policy: ChangePolicy,
    by: Party,
    now: Timestamp,
) -> Result<AppointmentState, CancelRefused> {
    match state {
        AppointmentState::Cancelled { .. } => Err(CancelRefused::NotLive { state: NotLiveState::Cancelled }),
        AppointmentState::Attended { .. } => Err(CancelRefused::NotLive { state: NotLiveState::Attended }),
        AppointmentState::NoShow { .. } => Err(CancelRefused::NotLive { state: NotLiveState::NoShow }),
        AppointmentState::Pending { .. } | AppointmentState::Booked => match by {
            Party::Candidate if now > cancellable_until(interval.start, policy) => {
                Err(CancelRefused::TooLate { notice_min: policy.cancel_notice_min })
            }
            Party::Candidate | Party::Centre => Ok(AppointmentState::Cancelled { by, at: now }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_epoch(1_800_000_000);
    const POLICY: ChangePolicy = ChangePolicy { cancel_notice_min: 240, move_notice_min: 1440 };

    fn cancel_at(seconds_before: i64, by: Party) -> Result<AppointmentState, CancelRefused> {
        cancel(AppointmentState::Booked, Interval::lasting(START, 1800), POLICY, by, START.plus_seconds(-seconds_before))
    }

    #[test]
    fn a_candidate_may_cancel_one_second_before_the_notice_begins() {
        let at = START.plus_seconds(-(4 * 3600 + 1));
        assert_eq!(cancel_at(4 * 3600 + 1, Party::Candidate), Ok(AppointmentState::Cancelled { by: Party::Candidate, at }));
    }

    #[test]
    fn exactly_at_the_notice_cancelling_is_refused() {
        assert_eq!(cancel_at(4 * 3600, Party::Candidate), Err(CancelRefused::TooLate { notice_min: 240 }));
    }

    #[test]
    fn the_centre_may_cancel_at_the_last_minute() {
        assert!(cancel_at(60, Party::Centre).is_ok());
    }

    #[test]
    fn a_cancelled_appointment_cannot_be_cancelled_again() {
        let cancelled = AppointmentState::Cancelled { by: Party::Centre, at: START };
        assert_eq!(
            cancel(cancelled, Interval::lasting(START, 60), POLICY, Party::Candidate, START),
            Err(CancelRefused::NotLive { state: NotLiveState::Cancelled })
        );
    }
}

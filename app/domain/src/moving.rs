//! Giving an appointment another time: when the candidate may, and how often.

use crate::{
    appointment::{AppointmentState, ChangePolicy, NotLiveState},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// How often a candidate may move one appointment.
pub const MAX_MOVES: u32 = 3;

/// Why a candidate may not move an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum MoveRefused {
    /// The start is nearer than the type's notice allows.
    #[error("less than {notice_min} minutes before the start")]
    TooLate {
        /// The notice, in minutes.
        notice_min: i32,
    },
    /// It was moved as often as allowed.
    #[error("moved {max} times already")]
    TooOften {
        /// How often is allowed.
        max: u32,
    },
    /// The appointment is not live any more.
    #[error("an appointment that is {state} cannot be moved")]
    NotLive {
        /// The state it is in.
        state: NotLiveState,
    },
}

/// The last instant at which a candidate may still move; at `start - notice` itself it is already refused.
pub fn movable_until(starts_at: Timestamp, policy: ChangePolicy) -> Timestamp {
    starts_at.plus_minutes(-i64::from(policy.move_notice_min.max(0))).plus_seconds(-1)
}

/// Whether the candidate may move at `now` an appointment that was moved `n_moves` times.
pub fn may_move(
    state: AppointmentState,
    starts_at: Timestamp,
    n_moves: u32,
    policy: ChangePolicy,
    now: Timestamp,
) -> Result<(), MoveRefused> {
    centre_may_move(state)?;
    if now > movable_until(starts_at, policy) {
        Err(MoveRefused::TooLate { notice_min: policy.move_notice_min })
    } else if n_moves >= MAX_MOVES {
        Err(MoveRefused::TooOften { max: MAX_MOVES })
    } else {
        Ok(())
    }
}

/// Whether the centre may move an appointment: as long as it is live. Notice and number of moves bind candidates alone.
pub const fn centre_may_move(state: AppointmentState) -> Result<(), MoveRefused> {
    match state {
        AppointmentState::Cancelled { .. } => Err(MoveRefused::NotLive { state: NotLiveState::Cancelled }),
        AppointmentState::Attended { .. } => Err(MoveRefused::NotLive { state: NotLiveState::Attended }),
        AppointmentState::NoShow { .. } => Err(MoveRefused::NotLive { state: NotLiveState::NoShow }),
        AppointmentState::Pending { .. } | AppointmentState::Booked => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointment::Party;

    const START: Timestamp = Timestamp::from_epoch(1_800_000_000);
    const POLICY: ChangePolicy = ChangePolicy { cancel_notice_min: 240, move_notice_min: 1440 };
    const DAY: i64 = 86_400;

    fn at(seconds_before: i64, n_moves: u32) -> Result<(), MoveRefused> {
        may_move(AppointmentState::Booked, START, n_moves, POLICY, START.plus_seconds(-seconds_before))
    }

    #[test]
    fn one_second_before_the_notice_is_in_time_and_exactly_at_it_is_late() {
        assert_eq!(at(DAY + 1, 0), Ok(()));
        assert_eq!(at(DAY, 0), Err(MoveRefused::TooLate { notice_min: 1440 }));
    }

    #[test]
    fn the_third_move_is_the_last() {
        assert_eq!(at(2 * DAY, 2), Ok(()));
        assert_eq!(at(2 * DAY, 3), Err(MoveRefused::TooOften { max: 3 }));
    }

    #[test]
    fn what_is_over_or_called_off_stays_where_it_is() {
        let cancelled = AppointmentState::Cancelled { by: Party::Centre, at: START };
        let now = START.plus_seconds(-9 * DAY);
        assert_eq!(may_move(cancelled, START, 0, POLICY, now), Err(MoveRefused::NotLive { state: NotLiveState::Cancelled }));
        assert!(may_move(AppointmentState::Pending { until: START }, START, 0, POLICY, now).is_ok());
    }
}

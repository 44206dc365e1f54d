//! Who came: what the centre notes at the door and afterwards, and when it may.

use crate::{
    appointment::AppointmentState,
    time::{Timestamp, Tz},
};
use serde::{Deserialize, Serialize};

/// What the centre notes of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The candidate stands at the desk.
    Arrived,
    /// They do not: it was noted by mistake.
    NotArrived,
    /// It took place.
    Attended,
    /// The candidate did not come.
    NoShow,
    /// Neither: what was noted is taken back.
    Unsettled,
}

/// Where an appointment stands, in a word, as an agenda shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Waits for the centre's word.
    Pending,
    /// Agreed.
    Booked,
    /// Agreed, and the candidate is there.
    Arrived,
    /// It took place.
    Attended,
    /// The candidate did not come.
    NoShow,
    /// Called off.
    Cancelled,
}

impl Standing {
    /// Of an appointment in `state` whose candidate is there since `arrived`, if they are.
    pub const fn of(state: AppointmentState, arrived: Option<Timestamp>) -> Self {
        match (state, arrived) {
            (AppointmentState::Pending { .. }, _) => Self::Pending,
            (AppointmentState::Booked, None) => Self::Booked,
            (AppointmentState::Booked, Some(_)) => Self::Arrived,
            (AppointmentState::Attended { .. }, _) => Self::Attended,
            (AppointmentState::NoShow { .. }, _) => Self::NoShow,
            (AppointmentState::Cancelled { .. }, _) => Self::Cancelled,
        }
    }

    /// Takes the advisor's time, and may be moved.
    pub const fn is_live(self) -> bool {
        match self {
            Self::Pending | Self::Booked | Self::Arrived => true,
            Self::Attended | Self::NoShow | Self::Cancelled => false,
        }
    }
}

/// Why a mark is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum MarkRefused {
    /// Whether somebody came is known once it has begun.
    #[error("the appointment has not begun")]
    NotBegun,
    /// Nobody arrives before the day.
    #[error("the appointment is on a later day")]
    AnotherDay,
    /// It waits for the centre's word, or it is called off.
    #[error("an appointment that is not agreed has nobody to come")]
    NotAgreed,
    /// Who came was noted already: take it back first.
    #[error("who came was noted already")]
    Settled,
}

/// Where an appointment stands after `mark`, made at `now`; the state it is in already when the mark changes nothing of it.
///
/// Arriving belongs to the civil day of the start in `zone` and the days after; who came is noted from the start on.
pub fn marked(
    state: AppointmentState,
    starts_at: Timestamp,
    mark: Mark,
    (now, zone): (Timestamp, Tz),
) -> Result<AppointmentState, MarkRefused> {
    match (state, mark) {
        (AppointmentState::Pending { .. } | AppointmentState::Cancelled { .. }, _) => Err(MarkRefused::NotAgreed),
        (AppointmentState::Booked, Mark::Arrived) if now.date_in(zone) < starts_at.date_in(zone) => Err(MarkRefused::AnotherDay),
        (AppointmentState::Booked, Mark::Arrived | Mark::NotArrived | Mark::Unsettled)
        | (AppointmentState::Attended { .. }, Mark::Attended)
        | (AppointmentState::NoShow { .. }, Mark::NoShow) => Ok(state),
        (AppointmentState::Attended { .. } | AppointmentState::NoShow { .. }, Mark::Arrived | Mark::NotArrived) => {
            Err(MarkRefused::Settled)
        }
        (AppointmentState::Attended { .. } | AppointmentState::NoShow { .. }, Mark::Unsettled) => Ok(AppointmentState::Booked),
        (_, Mark::Attended | Mark::NoShow) if now < starts_at => Err(MarkRefused::NotBegun),
        (_, Mark::Attended) => Ok(AppointmentState::Attended { at: now }),
        (_, Mark::NoShow) => Ok(AppointmentState::NoShow { at: now }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointment::Party;

    /// 9:00 in Paris.
    const START: Timestamp = Timestamp::from_epoch(1_803_888_000);

    fn at(state: AppointmentState, mark: Mark, seconds: i64) -> Result<AppointmentState, MarkRefused> {
        marked(state, START, mark, (START.plus_seconds(seconds), Tz::Europe__Paris))
    }

    #[test]
    fn who_came_is_known_from_the_start_on_and_not_a_second_before() {
        for mark in [Mark::Attended, Mark::NoShow] {
            assert_eq!(at(AppointmentState::Booked, mark, -1), Err(MarkRefused::NotBegun));
        }
        assert_eq!(at(AppointmentState::Booked, Mark::Attended, 0), Ok(AppointmentState::Attended { at: START }));
        assert_eq!(at(AppointmentState::Booked, Mark::NoShow, 0), Ok(AppointmentState::NoShow { at: START }));
    }

    #[test]
    fn nobody_arrives_before_the_day_begins() {
        assert_eq!(at(AppointmentState::Booked, Mark::Arrived, -9 * 3600 - 1), Err(MarkRefused::AnotherDay));
        assert_eq!(at(AppointmentState::Booked, Mark::Arrived, -9 * 3600), Ok(AppointmentState::Booked));
    }

    #[test]
    fn a_mark_is_changed_or_taken_back_and_the_same_again_keeps_its_hour() {
        let came = AppointmentState::Attended { at: START };
        assert_eq!(at(came, Mark::NoShow, 60), Ok(AppointmentState::NoShow { at: START.plus_seconds(60) }));
        assert_eq!(at(came, Mark::Attended, 60), Ok(came));
        assert_eq!(at(came, Mark::Unsettled, 60), Ok(AppointmentState::Booked));
        assert_eq!(at(came, Mark::Arrived, 60), Err(MarkRefused::Settled));
    }

    #[test]
    fn what_is_not_agreed_has_nobody_to_come() {
        let states = [
            AppointmentState::Pending { until: START },
            AppointmentState::Cancelled { by: Party::Candidate, at: START.plus_seconds(-60) },
        ];
        for state in states {
            for mark in [Mark::Arrived, Mark::NotArrived, Mark::Attended, Mark::NoShow, Mark::Unsettled] {
                assert_eq!(at(state, mark, 60), Err(MarkRefused::NotAgreed));
            }
        }
    }
}

//! How long what is kept about persons is kept, and what is left of a request afterwards.

use crate::{
    appointment::{AppointmentState, Party},
    time::{Interval, Timestamp},
};
use chrono::Months;

/// Months after its end at which a request becomes an anonymous row of the statistics.
const REQUEST_MONTHS: u32 = 24;
/// Months without a sign of its owner after which an account goes.
const ACCOUNT_MONTHS: u32 = 24;
/// Seconds between the word to the owner of an idle account and its end.
const NOTICE_S: i64 = 30 * DAY;
/// Seconds that finished and given-up work is remembered.
const WORK_S: i64 = 30 * DAY;
/// Seconds a link or a hold that ended is remembered: a form that stayed open may still be sent.
const ENDED_S: i64 = DAY;
const DAY: i64 = 24 * 3600;

/// The latest end of a request that goes at `now`: what ended at that very instant does.
pub fn requests_ended_by(now: Timestamp) -> Timestamp {
    months_before(now, REQUEST_MONTHS)
}

/// The latest sign of an account that goes at `now`.
pub fn accounts_idle_since(now: Timestamp) -> Timestamp {
    months_before(now, ACCOUNT_MONTHS)
}

/// The latest sign of an account whose owner is told at `now` that it goes.
pub fn accounts_told_idle_since(now: Timestamp) -> Timestamp {
    months_before(now.plus_seconds(NOTICE_S), ACCOUNT_MONTHS)
}

/// When the owner of an account that goes at `now` must have been told at the latest.
pub fn accounts_told_by(now: Timestamp) -> Timestamp {
    now.plus_seconds(-NOTICE_S)
}

/// When an account goes whose owner is told at `told_at` and was seen last at `seen_at`, if they stay away.
pub fn account_ends_at(seen_at: Timestamp, told_at: Timestamp) -> Timestamp {
    let months = seen_at.to_utc().checked_add_months(Months::new(ACCOUNT_MONTHS)).map_or(seen_at, Timestamp::from);
    months.max(told_at.plus_seconds(NOTICE_S))
}

/// The latest end of work that is forgotten at `now`.
pub fn work_ended_by(now: Timestamp) -> Timestamp {
    now.plus_seconds(-WORK_S)
}

/// The latest end of a link or a hold that is forgotten at `now`.
pub fn links_ended_by(now: Timestamp) -> Timestamp {
    now.plus_seconds(-ENDED_S)
}

/// The state of an appointment whose candidate's data are erased at `now`, when that calls it off: it is live and not over,
/// however near it is.
pub fn called_off_by_erasure(state: AppointmentState, interval: Interval, now: Timestamp) -> Option<AppointmentState> {
    (state.is_live() && interval.end > now).then_some(AppointmentState::Cancelled { by: Party::Candidate, at: now })
}

/// The month of an instant, `YYYY-MM` in UTC: as exact as the statistics are.
pub fn month_of(at: Timestamp) -> String {
    at.to_utc().format("%Y-%m").to_string()
}

/// Days in a few steps, each named by its end: 0 for the same day, then 1, 2, 3, 7, 14, 30, and 365 for whatever is longer.
pub fn coarse_days(seconds: i64) -> i32 {
    const STEPS: [i32; 7] = [0, 1, 2, 3, 7, 14, 30];
    let days = seconds.max(0) / DAY;
    STEPS.into_iter().find(|step| days <= i64::from(*step)).unwrap_or(365)
}

/// Calendar months: from the 31st to the last day of a shorter one.
fn months_before(now: Timestamp, months: u32) -> Timestamp {
    now.to_utc().checked_sub_months(Months::new(months)).map_or(Timestamp::from_epoch(0), Timestamp::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).expect("an instant")
    }

    #[test]
    fn twenty_four_months_are_calendar_months() {
        assert_eq!(requests_ended_by(at("2029-03-01T08:00:00Z")), at("2027-03-01T08:00:00Z"));
        assert_eq!(requests_ended_by(at("2030-02-28T08:00:00Z")), at("2028-02-28T08:00:00Z"));
        assert_eq!(requests_ended_by(at("2028-02-29T08:00:00Z")), at("2026-02-28T08:00:00Z"));
    }

    #[test]
    fn an_account_never_goes_sooner_than_a_month_after_its_owner_was_told() {
        let seen = at("2027-03-01T08:00:00Z");
        let told = at("2029-01-30T08:00:00Z");
        assert_eq!(account_ends_at(seen, told), at("2029-03-01T08:00:00Z"));
        assert_eq!(account_ends_at(seen, at("2031-01-01T00:00:00Z")), at("2031-01-31T00:00:00Z"));
        assert!(accounts_told_idle_since(told) >= seen, "told thirty days before");
        assert!(accounts_told_idle_since(told.plus_seconds(-1)) < seen, "and not earlier");
    }

    #[test]
    fn days_are_told_by_the_end_of_their_step() {
        let days = |n: i64| coarse_days(n * DAY);
        assert_eq!([0, 1, 2, 3, 4, 7, 8, 14, 15, 30, 31, 800].map(days), [0, 1, 2, 3, 7, 7, 14, 14, 30, 30, 365, 365]);
        assert_eq!((coarse_days(-1), coarse_days(DAY - 1)), (0, 0));
    }

    #[test]
    fn an_appointment_that_is_over_or_off_is_not_called_off_again() {
        let now = at("2027-03-09T09:00:00Z");
        let interval = Interval::lasting(now, 1800);
        let off = AppointmentState::Cancelled { by: Party::Candidate, at: now };
        assert_eq!(called_off_by_erasure(AppointmentState::Booked, interval, now), Some(off));
        assert!(called_off_by_erasure(AppointmentState::Booked, interval, interval.end.plus_seconds(-1)).is_some());
        assert_eq!(called_off_by_erasure(AppointmentState::Booked, interval, interval.end), None);
        assert_eq!(called_off_by_erasure(AppointmentState::Attended { at: now }, interval, now), None);
    }
}

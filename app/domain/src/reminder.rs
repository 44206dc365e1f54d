//! When a candidate is reminded of an appointment.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A reminder, by how long before the start it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// Two days before.
    TwoDays,
    /// Two hours before.
    TwoHours,
}

impl Reminder {
    /// Both, the earlier one first.
    pub const ALL: [Self; 2] = [Self::TwoDays, Self::TwoHours];

    /// How long before the start, in seconds of elapsed time.
    pub const fn ahead_s(self) -> i64 {
        match self {
            Self::TwoDays => 48 * 3600,
            Self::TwoHours => 2 * 3600,
        }
    }

    /// How long after its time it may still leave, in seconds, as when the service was away: the early one half a day, the
    /// late one until the start.
    const fn patience_s(self) -> i64 {
        match self {
            Self::TwoDays => 12 * 3600,
            Self::TwoHours => self.ahead_s(),
        }
    }
}

/// Which reminders the candidates of a type get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reminders {
    /// Two days and two hours before.
    #[default]
    Both,
    /// Two days before.
    TwoDays,
    /// Two hours before.
    TwoHours,
    /// None.
    None,
}

impl Reminders {
    /// Every choice, in the order shown.
    pub const ALL: [Self; 4] = [Self::Both, Self::TwoDays, Self::TwoHours, Self::None];

    /// The stable code, as stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::TwoDays => "two_days",
            Self::TwoHours => "two_hours",
            Self::None => "none",
        }
    }

    /// The choice of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether this one is sent.
    const fn include(self, reminder: Reminder) -> bool {
        match reminder {
            Reminder::TwoDays => matches!(self, Self::Both | Self::TwoDays),
            Reminder::TwoHours => matches!(self, Self::Both | Self::TwoHours),
        }
    }
}

/// Between which instants, the first one excluded, those appointments start of which a reminder may be due.
pub fn soon(now: Timestamp) -> [(Timestamp, Timestamp); 2] {
    Reminder::ALL.map(|one| (now.plus_seconds(one.ahead_s() - one.patience_s()), now.plus_seconds(one.ahead_s())))
}

/// The reminder that should have left by `now` of an appointment that starts at `start` and was agreed, or given this hour,
/// at `agreed_at`: the last one of its type whose time has come. `None` before the first, from the start on, when it is too late for it, and
/// when the appointment was agreed inside that time: who has just been told needs no reminder.
pub fn due(start: Timestamp, agreed_at: Timestamp, now: Timestamp, of_type: Reminders) -> Option<Reminder> {
    let leaves_at = |reminder: Reminder| start.plus_seconds(-reminder.ahead_s());
    let mut sent = Reminder::ALL.into_iter().rev().filter(|reminder| of_type.include(*reminder));
    let last = sent.find(|reminder| leaves_at(*reminder) <= now)?;
    let is_in_time = now.since(leaves_at(last)) < last.patience_s();
    (is_in_time && agreed_at <= leaves_at(last)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_epoch(1_900_000_000);
    const LONG_AGO: i64 = -30 * 86_400;
    const HOUR: i64 = 3600;

    /// What is due `before` seconds ahead of the start, when it was agreed so long ahead.
    fn due_at(before: i64, agreed_before: i64) -> Option<Reminder> {
        due(START, START.plus_seconds(-agreed_before), START.plus_seconds(-before), Reminders::Both)
    }

    #[test]
    fn a_type_sends_those_it_chose() {
        let at = |before: i64, of_type| due(START, START.plus_seconds(LONG_AGO), START.plus_seconds(-before), of_type);
        for (of_type, two_days, two_hours) in [
            (Reminders::Both, Some(Reminder::TwoDays), Some(Reminder::TwoHours)),
            (Reminders::TwoDays, Some(Reminder::TwoDays), None),
            (Reminders::TwoHours, None, Some(Reminder::TwoHours)),
            (Reminders::None, None, None),
        ] {
            assert_eq!((at(48 * HOUR, of_type), at(2 * HOUR, of_type)), (two_days, two_hours), "{of_type:?}");
            assert_eq!(Reminders::from_code(of_type.code()), Some(of_type));
        }
        assert_eq!(Reminders::from_code("sometimes"), None);
    }

    #[test]
    fn each_leaves_at_its_time_or_a_little_later() {
        assert_eq!(due_at(48 * HOUR + 1, -LONG_AGO), None);
        assert_eq!(due_at(48 * HOUR, -LONG_AGO), Some(Reminder::TwoDays));
        assert_eq!(due_at(36 * HOUR + 1, -LONG_AGO), Some(Reminder::TwoDays));
        assert_eq!(due_at(36 * HOUR, -LONG_AGO), None);
        assert_eq!(due_at(2 * HOUR + 1, -LONG_AGO), None);
        assert_eq!(due_at(2 * HOUR, -LONG_AGO), Some(Reminder::TwoHours));
        assert_eq!(due_at(1, -LONG_AGO), Some(Reminder::TwoHours));
    }

    #[test]
    fn whatever_is_due_starts_soon_and_nothing_else_does() {
        for minutes in 0..60 * 60 {
            let start = START.plus_seconds(minutes * 60);
            let is_soon = soon(START).iter().any(|(after, until)| *after < start && start <= *until);
            assert_eq!(
                due(start, START.plus_seconds(LONG_AGO), START, Reminders::Both).is_some(),
                is_soon,
                "{minutes} minutes ahead"
            );
        }
    }

    #[test]
    fn nothing_leaves_from_the_start_on() {
        assert_eq!(due_at(0, -LONG_AGO), None);
        assert_eq!(due_at(-HOUR, -LONG_AGO), None);
    }

    #[test]
    fn who_agreed_inside_the_time_of_a_reminder_is_spared_that_one_alone() {
        assert_eq!(due_at(40 * HOUR, 47 * HOUR), None);
        assert_eq!(due_at(HOUR, 47 * HOUR), Some(Reminder::TwoHours));
        assert_eq!(due_at(HOUR, HOUR + 60), None);
        assert_eq!(due_at(40 * HOUR, 48 * HOUR), Some(Reminder::TwoDays), "exactly two days before is not inside");
    }
}

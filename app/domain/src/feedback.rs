//! What a candidate is asked once an appointment has taken place.

use crate::time::NaiveDate;
use serde::{Deserialize, Serialize};

/// A question, answered by yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Was it useful? The day after.
    Useful,
    /// Did they enrol? Thirty days after.
    Enrolled,
}

impl Question {
    /// Both, in the order asked.
    pub const ALL: [Self; 2] = [Self::Useful, Self::Enrolled];

    /// The stable code, in addresses and in the history.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Useful => "utile",
            Self::Enrolled => "inscription",
        }
    }

    /// The question of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.code() == code)
    }

    /// Days after the appointment's date.
    const fn after_days(self) -> i64 {
        match self {
            Self::Useful => 1,
            Self::Enrolled => 30,
        }
    }
}

/// For how many dates a question may still leave late, as when the service was away.
const LATE_DAYS: i64 = 3;

/// The question to ask on `today` about an appointment of `date`, both on its place's calendar.
pub fn due(date: NaiveDate, today: NaiveDate) -> Option<Question> {
    let days = today.signed_duration_since(date).num_days();
    Question::ALL.into_iter().find(|question| (question.after_days()..question.after_days() + LATE_DAYS).contains(&days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_asked_the_day_after_and_the_other_thirty_days_after_or_a_little_later() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let on = |today: &str| due(date("2027-03-09"), date(today));
        assert_eq!(on("2027-03-09"), None);
        assert_eq!(on("2027-03-10"), Some(Question::Useful));
        assert_eq!(on("2027-03-12"), Some(Question::Useful));
        assert_eq!(on("2027-03-13"), None);
        assert_eq!(on("2027-04-07"), None);
        assert_eq!(on("2027-04-08"), Some(Question::Enrolled));
        assert_eq!(on("2027-04-10"), Some(Question::Enrolled));
        assert_eq!(on("2027-04-11"), None);
    }
}

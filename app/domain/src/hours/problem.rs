//! What is wrong with the form of some hours: a code with its numbers, never a sentence.

use crate::contact::InvalidText;
use serde::{Deserialize, Serialize};

/// The fields of the forms about hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursField {
    /// On which weekdays.
    Days,
    /// From when.
    From,
    /// To when.
    To,
    /// Every how many weeks.
    EveryWeeks,
    /// First date of the series.
    Starting,
    /// Last date of the series.
    Until,
    /// Only at this site.
    Site,
    /// Only for these types.
    Types,
    /// The date that an edit is about.
    ScopeDate,
    /// The special day.
    Date,
    /// From when, in the window of that rank.
    WindowFrom(u8),
    /// To when, in the window of that rank.
    WindowTo(u8),
    /// First day of an absence or a closure.
    FirstDay,
    /// Its hour.
    FirstTime,
    /// Last day.
    LastDay,
    /// Its hour.
    LastTime,
    /// Why, in a few words.
    Label,
    /// What the candidates read.
    Reason,
    /// To whom hours are copied.
    Targets,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursProblem {
    /// Nothing was given.
    Missing,
    /// Not one of the choices.
    UnknownChoice,
    /// Not a time of day.
    NotATime,
    /// Not a date.
    NotADate,
    /// Not a whole number between these two, both allowed.
    OutOfRange {
        /// The least.
        min: u16,
        /// The most.
        max: u16,
    },
    /// The end is not after the start.
    EndsBeforeItStarts,
    /// It is over already.
    Past,
    /// Between its two dates the series never opens.
    NeverOpens,
    /// The series has ended before that date.
    AfterItsEnd,
    /// The series does not open on that date.
    NotOnThatDate,
    /// That date has special hours, which replace those of the week.
    HasSpecialHours,
    /// The same time is open already, for the same things.
    Overlaps,
    /// More than the form takes.
    TooMany {
        /// The most.
        max: u8,
    },
    /// Not an acceptable text.
    Text(InvalidText),
}

impl From<InvalidText> for HoursProblem {
    fn from(error: InvalidText) -> Self {
        if error == InvalidText::Empty { Self::Missing } else { Self::Text(error) }
    }
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursError {
    /// Where.
    pub field: HoursField,
    /// What.
    pub problem: HoursProblem,
}

/// Every wrong field at once, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HoursErrors(pub Vec<HoursError>);

impl HoursErrors {
    /// One problem alone.
    pub fn of_one(field: HoursField, problem: HoursProblem) -> Self {
        Self(vec![HoursError { field, problem }])
    }

    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: HoursField) -> Option<HoursProblem> {
        self.0.iter().find(|error| error.field == field).map(|error| error.problem)
    }

    /// Notes a problem.
    pub fn push(&mut self, field: HoursField, problem: HoursProblem) {
        self.0.push(HoursError { field, problem });
    }

    /// Keeps a valid value, or notes what is wrong.
    pub fn take<T, E: Into<HoursProblem>>(&mut self, field: HoursField, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(field, error.into());
                None
            }
        }
    }
}

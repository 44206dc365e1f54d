//! What is wrong with a field of a centre's own forms: a code with its numbers, never a sentence.

use super::{InvalidAccent, InvalidLink, InvalidSlug};
use crate::{
    contact::{InvalidEmail, InvalidPhone, InvalidText},
    identifiers::{InvalidCoordinates, InvalidPostalCode},
};
use serde::{Deserialize, Serialize};

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was given.
    Missing,
    /// Not an acceptable text.
    Text(InvalidText),
    /// Something else than digits.
    NotANumber,
    /// A number outside its bounds, both inclusive.
    OutOfRange {
        /// The least.
        min: i32,
        /// The greatest.
        max: i32,
        /// Of what.
        unit: Unit,
    },
    /// Not an address of a page.
    Slug(InvalidSlug),
    /// Somebody else of the centre has it.
    Taken,
    /// It was given out and may not change any more.
    Fixed,
    /// Not a link to a video room.
    Link(InvalidLink),
    /// Not an e-mail address.
    Email(InvalidEmail),
    /// Not a number that can be called.
    Phone(InvalidPhone),
    /// Not a postal code.
    PostalCode(InvalidPostalCode),
    /// Not a point on the map.
    Coordinates(InvalidCoordinates),
    /// Not a date.
    Date,
    /// The end lies before the beginning.
    Backwards,
    /// Fewer than needed.
    TooFew {
        /// The least number.
        min: usize,
    },
    /// More than allowed.
    TooMany {
        /// The greatest number.
        max: usize,
    },
    /// The same twice.
    Repeated,
    /// Not a colour for a centre's pages.
    Accent(InvalidAccent),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Minutes of elapsed time.
    Minutes,
    /// Days, civil or working.
    Days,
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault<Field> {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// Every wrong field at once, in the order of the form. Never empty when it stands for a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults<Field>(pub Vec<Fault<Field>>);

impl<Field> Default for Faults<Field> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Field: Copy + PartialEq> Faults<Field> {
    /// A single one.
    pub fn one(field: Field, problem: Problem) -> Self {
        Self(vec![Fault { field, problem }])
    }

    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|fault| fault.field == field).map(|fault| fault.problem)
    }

    /// Notes a problem.
    pub fn push(&mut self, field: Field, problem: impl Into<Problem>) {
        self.0.push(Fault { field, problem: problem.into() });
    }

    /// Keeps a valid value, or notes what is wrong.
    pub fn take<T, E: Into<Problem>>(&mut self, field: Field, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(field, error);
                None
            }
        }
    }
}

/// An empty field is missing, whatever it should have held.
macro_rules! problems {
    ($($error:ident => $variant:ident),+ $(,)?) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                if error == $error::Empty { Self::Missing } else { Self::$variant(error) }
            }
        }
    )+};
}

problems!(
    InvalidText => Text,
    InvalidSlug => Slug,
    InvalidLink => Link,
    InvalidEmail => Email,
    InvalidPhone => Phone,
    InvalidPostalCode => PostalCode,
    InvalidCoordinates => Coordinates,
    InvalidAccent => Accent,
);

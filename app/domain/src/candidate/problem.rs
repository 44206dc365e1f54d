//! What is wrong with a field: a code with its numbers, never a sentence.

use crate::contact::{InvalidEmail, InvalidName, InvalidPhone, InvalidText};
use serde::{Deserialize, Serialize};

/// The fields of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Who asks.
    Asker,
    /// The professional's name.
    ProfessionalName,
    /// The professional's address.
    ProfessionalEmail,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// E-mail address.
    Email,
    /// Phone.
    Phone,
    /// Subjects.
    Subjects,
    /// What the other subject is.
    SubjectOther,
    /// Message.
    Message,
    /// The centre's own question of that rank, from 0.
    Answer(u8),
    /// What the centre wants to be read and accepted.
    Restriction,
    /// When to call back.
    Wanted,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was given.
    Missing,
    /// Not one of the choices.
    UnknownChoice,
    /// Not a name.
    Name(InvalidName),
    /// Not an address.
    Email(InvalidEmail),
    /// Not a number that can be called.
    Phone(InvalidPhone),
    /// Not an acceptable text.
    Text(InvalidText),
    /// Read, but not accepted.
    NotAccepted,
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// Every wrong field at once, in the order of the form. Never empty when carried by a refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|error| error.field == field).map(|error| error.problem)
    }

    /// Notes a problem.
    pub fn push(&mut self, field: Field, problem: Problem) {
        self.0.push(FieldError { field, problem });
    }

    /// Keeps a valid value, or notes what is wrong.
    pub fn take<T, E: Into<Problem>>(&mut self, field: Field, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(field, error.into());
                None
            }
        }
    }
}

impl From<InvalidName> for Problem {
    fn from(error: InvalidName) -> Self {
        if error == InvalidName::Empty { Self::Missing } else { Self::Name(error) }
    }
}

impl From<InvalidEmail> for Problem {
    fn from(error: InvalidEmail) -> Self {
        if error == InvalidEmail::Empty { Self::Missing } else { Self::Email(error) }
    }
}

impl From<InvalidPhone> for Problem {
    fn from(error: InvalidPhone) -> Self {
        if error == InvalidPhone::Empty { Self::Missing } else { Self::Phone(error) }
    }
}

impl From<InvalidText> for Problem {
    fn from(error: InvalidText) -> Self {
        if error == InvalidText::Empty { Self::Missing } else { Self::Text(error) }
    }
}

//! What is wrong with a field of these forms: a code with its numbers, never a sentence.

use super::InvalidPassword;
use crate::contact::{InvalidEmail, InvalidName, InvalidPhone, InvalidText};
use serde::{Deserialize, Serialize};

/// The fields of the forms of accounts and teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// E-mail address.
    Email,
    /// Name of a person, or of what can be booked.
    Name,
    /// The password of the account.
    PresentPassword,
    /// A password being chosen.
    NewPassword,
    /// A one-time or a recovery code.
    Code,
    /// Role in the centre.
    Role,
    /// The bookable person that a member is.
    Advisor,
    /// The only site of a bookable person or room.
    Site,
    /// Phone.
    Phone,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was given.
    Missing,
    /// Not one of the choices.
    UnknownChoice,
    /// Not an address.
    Email(InvalidEmail),
    /// Not a name.
    Name(InvalidName),
    /// Not an acceptable text.
    Text(InvalidText),
    /// Not a number that can be called.
    Phone(InvalidPhone),
    /// Not a password to choose.
    Password(InvalidPassword),
    /// The address and the password do not go together. Said alike whether the address is known or not.
    WrongCredentials,
    /// Not the password of the account.
    WrongPassword,
    /// Not the code of this moment, or one that was used.
    WrongCode,
    /// Works for the centre already.
    AlreadyMember,
    /// Is another member already.
    AdvisorTaken,
    /// The centre would be left without a manager.
    LastManager,
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// Every wrong field at once, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Errors(pub Vec<Fault>);

impl Errors {
    /// One wrong field.
    pub fn one(field: Field, problem: Problem) -> Self {
        Self(vec![Fault { field, problem }])
    }

    /// What is wrong with `field`, if anything.
    pub fn of(&self, field: Field) -> Option<Problem> {
        self.0.iter().find(|fault| fault.field == field).map(|fault| fault.problem)
    }

    /// Notes a problem.
    pub fn push(&mut self, field: Field, problem: Problem) {
        self.0.push(Fault { field, problem });
    }

    /// Keeps a valid value, or notes what is wrong.
    pub fn take<T, E: Into<Problem>>(&mut self, field: Field, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|error| self.push(field, error.into())).ok()
    }
}

impl From<InvalidEmail> for Problem {
    fn from(error: InvalidEmail) -> Self {
        if error == InvalidEmail::Empty { Self::Missing } else { Self::Email(error) }
    }
}

impl From<InvalidName> for Problem {
    fn from(error: InvalidName) -> Self {
        if error == InvalidName::Empty { Self::Missing } else { Self::Name(error) }
    }
}

impl From<InvalidText> for Problem {
    fn from(error: InvalidText) -> Self {
        if error == InvalidText::Empty { Self::Missing } else { Self::Text(error) }
    }
}

impl From<InvalidPhone> for Problem {
    fn from(error: InvalidPhone) -> Self {
        if error == InvalidPhone::Empty { Self::Missing } else { Self::Phone(error) }
    }
}

impl From<InvalidPassword> for Problem {
    fn from(error: InvalidPassword) -> Self {
        if error == InvalidPassword::Empty { Self::Missing } else { Self::Password(error) }
    }
}

//! What is wrong with a record: a column, a code, and what follows from it.

use super::cell::{InvalidDate, InvalidYesNo};
use crate::contact::{InvalidEmail, InvalidPhone};
use crate::identifiers::{
    InvalidCfd, InvalidCoordinates, InvalidInsee, InvalidPostalCode, InvalidRncp, InvalidRome, InvalidSiret, InvalidTrainingKey,
    InvalidUai,
};

/// What follows from a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The record cannot be used.
    Rejects,
    /// The record is used without the faulty value.
    Flags,
}

impl Severity {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rejects => "rejects",
            Self::Flags => "flags",
        }
    }
}

/// One thing wrong with a record. The sentence is chosen where reports are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The column, by its name in the file.
    pub field: &'static str,
    /// The broken rule.
    pub code: FindingCode,
    /// What follows.
    pub severity: Severity,
}

impl Finding {
    /// What was received may be repeated in a report: the column holds no personal value and no free text.
    pub fn may_quote(&self) -> bool {
        !matches!(self.field, "email" | "num_tel" | "etablissement_gestionnaire_courriel" | "contenu" | "objectif")
    }
}

/// The rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingCode {
    /// A required value is absent.
    Missing,
    /// No place at all: no INSEE code, no postal code, no town.
    NoPlace,
    /// A level other than 3 to 7.
    UnknownLevel,
    /// A commune that INSEE's table does not have.
    UnknownCommune,
    /// A SIRET of the record is not the one that the key states.
    KeyContradicts,
    /// The same key comes again further down: this record is not used.
    DuplicateKey,
    /// A leading zero was restored.
    LeadingZero,
    /// More values than the bound.
    TooMany {
        /// The greatest number of values.
        max: usize,
    },
    /// Longer than the bound, cut there.
    TooLong {
        /// The greatest number of characters.
        max: usize,
    },
    /// Not a whole number within bounds.
    Number {
        /// The greatest value.
        max: u32,
    },
    /// Not a web address.
    Url,
    /// The key itself.
    Key(InvalidTrainingKey),
    /// A SIRET.
    Siret(InvalidSiret),
    /// A UAI.
    Uai(InvalidUai),
    /// The RNCP code.
    Rncp(InvalidRncp),
    /// The CFD.
    Cfd(InvalidCfd),
    /// A job code.
    Rome(InvalidRome),
    /// The INSEE code.
    Insee(InvalidInsee),
    /// A postal code.
    PostalCode(InvalidPostalCode),
    /// The coordinates.
    Coordinates(InvalidCoordinates),
    /// An e-mail address.
    Email(InvalidEmail),
    /// A telephone number.
    Phone(InvalidPhone),
    /// A date.
    Date(InvalidDate),
    /// A yes or no.
    YesNo(InvalidYesNo),
}

impl FindingCode {
    /// The stable code, as reported and exchanged.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NoPlace => "no_place",
            Self::UnknownLevel => "level_unknown",
            Self::UnknownCommune => "insee_unknown",
            Self::KeyContradicts => "key_contradicts",
            Self::DuplicateKey => "key_duplicate",
            Self::LeadingZero => "leading_zero_restored",
            Self::TooMany { .. } => "too_many",
            Self::TooLong { .. } => "too_long",
            Self::Number { .. } => "number",
            Self::Url => "url",
            Self::Key(broken) => broken.code(),
            Self::Siret(broken) => broken.code(),
            Self::Uai(broken) => broken.code(),
            Self::Rncp(broken) => broken.code(),
            Self::Cfd(broken) => broken.code(),
            Self::Rome(broken) => broken.code(),
            Self::Insee(broken) => broken.code(),
            Self::PostalCode(broken) => broken.code(),
            Self::Coordinates(broken) => broken.code(),
            Self::Email(broken) => broken.code(),
            Self::Phone(broken) => broken.code(),
            Self::Date(broken) => broken.code(),
            Self::YesNo(broken) => broken.code(),
        }
    }
}

macro_rules! from_broken {
    ($($error:ident => $variant:ident),+ $(,)?) => {$(
        impl From<$error> for FindingCode {
            fn from(broken: $error) -> Self {
                Self::$variant(broken)
            }
        }
    )+};
}

from_broken! {
    InvalidTrainingKey => Key, InvalidSiret => Siret, InvalidUai => Uai, InvalidRncp => Rncp, InvalidCfd => Cfd, InvalidRome => Rome,
    InvalidInsee => Insee, InvalidPostalCode => PostalCode, InvalidCoordinates => Coordinates, InvalidEmail => Email,
    InvalidPhone => Phone, InvalidDate => Date, InvalidYesNo => YesNo,
}

//! What a candidate types, and what it becomes once every field parses. The same functions run in the browser for
//! instant feedback and on the server for good.

mod draft;
mod problem;

pub use draft::{
    ACCEPTED, AS_SOON_AS_POSSIBLE, CandidateDraft, FilledBy, FormRules, MAX_ANSWER, MAX_MESSAGE, PhoneNeed, Restriction,
    WhenToCall, parse_phone, parse_wanted,
};
pub use problem::{Field, FieldError, FieldErrors, Problem};

use crate::{
    callback::HalfDay,
    contact::{EmailAddress, FreeText, PersonName, Phone},
    request::{Asker, Subject},
};
use serde::{Deserialize, Serialize};

/// A candidate's request, every field valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateDetails {
    /// Who fills the form.
    pub asker: Asker,
    /// The professional, when one asks for the young person.
    pub professional: Option<Professional>,
    /// The young person's first name.
    pub first_name: PersonName,
    /// The young person's last name.
    pub last_name: PersonName,
    /// Where the acknowledgement goes.
    pub email: EmailAddress,
    /// The number to call; required for a call-back and for a phone appointment.
    pub phone: Option<Phone>,
    /// At least one, in the order of the form, each once.
    pub subjects: Vec<Subject>,
    /// What `Subject::Autre` means.
    pub subject_other: Option<FreeText<{ MAX_ANSWER }>>,
    /// Anything more.
    pub message: Option<FreeText<{ MAX_MESSAGE }>>,
    /// Answers to the centre's own questions, in their order; `None` where an optional one was left.
    pub answers: Vec<Option<FreeText<{ MAX_ANSWER }>>>,
    /// When to call back; none: as soon as possible.
    pub wanted: Vec<HalfDay>,
}

/// Who asks for the young person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Professional {
    /// Their name.
    pub name: PersonName,
    /// Their address.
    pub email: EmailAddress,
}

/// One of the centre's own questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What the candidate reads.
    pub label: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Must be answered.
    pub required: bool,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A line of text.
    Text,
    /// One of a list.
    Choice(Vec<String>),
    /// Yes or no; answered `oui` or `non`.
    YesNo,
}

//! The form as typed, and its parser.

use super::{CandidateDetails, Field, FieldErrors, Problem, Professional, Question, QuestionKind};
use crate::{
    callback::HalfDay,
    contact::{EmailAddress, FreeText, InvalidEmail, InvalidText, PersonName, Phone},
    request::{Asker, Subject},
};
use serde::{Deserialize, Serialize};

/// The longest message, in characters.
pub const MAX_MESSAGE: usize = 1000;
/// The longest answer to a question, in characters.
pub const MAX_ANSWER: usize = 300;
/// How a form says that something is accepted.
pub const ACCEPTED: &str = "oui";
/// How a form says that the call may come at any time, the sooner the better.
pub const AS_SOON_AS_POSSIBLE: &str = "vite";

/// What a candidate typed, as typed: it survives any error.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CandidateDraft {
    /// Code of who asks.
    pub asker: String,
    /// The professional's name.
    pub professional_name: String,
    /// The professional's address.
    pub professional_email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Codes of the subjects.
    pub subjects: Vec<String>,
    /// What the other subject is.
    pub subject_other: String,
    /// Message.
    pub message: String,
    /// Answers to the centre's own questions, in their order.
    pub answers: Vec<String>,
    /// [`ACCEPTED`] when what the centre wants to be accepted is.
    pub restriction: String,
    /// Codes of the half-days in which to call, or [`AS_SOON_AS_POSSIBLE`].
    pub wanted: Vec<String>,
}

impl core::fmt::Debug for CandidateDraft {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("CandidateDraft(…)")
    }
}

/// Whether a phone number must be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhoneNeed {
    /// The centre will call.
    Required,
    /// Useful, no more.
    #[default]
    Optional,
}

/// Who fills the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilledBy {
    /// The candidate, or who acts for them: subjects and required questions must be answered.
    #[default]
    Candidate,
    /// The centre, for somebody on the telephone or at the desk: these may be left.
    Centre,
}

/// Whether the centre has words to accept before one books.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Restriction {
    /// None.
    #[default]
    None,
    /// They must be accepted.
    ToAccept,
}

impl Restriction {
    /// Of a type with these words; may be empty.
    pub const fn of(words: &str) -> Self {
        if words.is_empty() { Self::None } else { Self::ToAccept }
    }
}

/// Whether the form asks when to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenToCall<'a> {
    /// It does not.
    NotAsked,
    /// In one or more of these, or as soon as possible.
    AmongThese(&'a [HalfDay]),
}

/// What a form asks.
#[derive(Clone, Copy, Debug)]
pub struct FormRules<'a> {
    /// Who fills it.
    pub by: FilledBy,
    /// Whether a phone number must be given.
    pub phone: PhoneNeed,
    /// The centre's own questions.
    pub questions: &'a [Question],
    /// Whether there is something to accept.
    pub restriction: Restriction,
    /// Whether it asks when to call.
    pub when_to_call: WhenToCall<'a>,
}

impl CandidateDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form.
    pub fn parse(&self, rules: FormRules<'_>) -> Result<CandidateDetails, FieldErrors> {
        let mut errors = FieldErrors::default();
        let asker = self.parse_asker(&mut errors);
        let professional = self.parse_professional(asker, &mut errors);
        let first_name = errors.take(Field::FirstName, PersonName::parse(&self.first_name));
        let last_name = errors.take(Field::LastName, PersonName::parse(&self.last_name));
        let email = errors.take(Field::Email, public_address(&self.email));
        let phone = errors.take(Field::Phone, parse_phone(&self.phone, rules.phone)).flatten();
        let wanted = errors.take(Field::Wanted, parse_wanted(&self.wanted, rules.when_to_call)).unwrap_or_default();
        let subjects = self.parse_subjects(rules.by, &mut errors);
        let subject_other = self.parse_subject_other(&subjects, &mut errors);
        let message = errors.take(Field::Message, FreeText::parse_optional(&self.message)).flatten();
        let answers = self.parse_answers(rules, &mut errors);
        if rules.restriction == Restriction::ToAccept && self.restriction != ACCEPTED {
            errors.push(Field::Restriction, Problem::NotAccepted);
        }
        match (asker, first_name, last_name, email) {
            (Some(asker), Some(first_name), Some(last_name), Some(email)) if errors.0.is_empty() => Ok(CandidateDetails {
                asker,
                professional,
                first_name,
                last_name,
                email,
                phone,
                subjects,
                subject_other,
                message,
                answers,
                wanted,
            }),
            _ => Err(errors),
        }
    }

    fn parse_asker(&self, errors: &mut FieldErrors) -> Option<Asker> {
        if self.asker.is_empty() {
            return Some(Asker::Candidate);
        }
        errors.take(Field::Asker, Asker::from_code(&self.asker).ok_or(Problem::UnknownChoice))
    }

    fn parse_professional(&self, asker: Option<Asker>, errors: &mut FieldErrors) -> Option<Professional> {
        if asker != Some(Asker::Professional) {
            return None;
        }
        let name = errors.take(Field::ProfessionalName, PersonName::parse(&self.professional_name));
        let email = errors.take(Field::ProfessionalEmail, public_address(&self.professional_email));
        Some(Professional { name: name?, email: email? })
    }

    fn parse_subjects(&self, by: FilledBy, errors: &mut FieldErrors) -> Vec<Subject> {
        if self.subjects.iter().any(|code| Subject::from_code(code).is_none()) {
            errors.push(Field::Subjects, Problem::UnknownChoice);
        } else if self.subjects.is_empty() && by == FilledBy::Candidate {
            errors.push(Field::Subjects, Problem::Missing);
        }
        let chosen = |subject: &Subject| self.subjects.iter().any(|code| code == subject.code());
        Subject::ALL.iter().copied().filter(chosen).collect()
    }

    fn parse_subject_other(&self, subjects: &[Subject], errors: &mut FieldErrors) -> Option<FreeText<MAX_ANSWER>> {
        if !subjects.contains(&Subject::Autre) {
            return None;
        }
        errors.take(Field::SubjectOther, FreeText::parse(&self.subject_other))
    }

    fn parse_answers(&self, rules: FormRules<'_>, errors: &mut FieldErrors) -> Vec<Option<FreeText<MAX_ANSWER>>> {
        let answer_to = |(rank, question): (usize, &Question)| {
            let field = Field::Answer(u8::try_from(rank).unwrap_or(u8::MAX));
            let text = self.answers.get(rank).map_or("", String::as_str);
            errors.take(field, parse_answer(question, text, rules.by)).flatten()
        };
        rules.questions.iter().enumerate().map(answer_to).collect()
    }
}

/// The number to call, if it was given or must be.
pub fn parse_phone(text: &str, need: PhoneNeed) -> Result<Option<Phone>, Problem> {
    if text.trim().is_empty() && need == PhoneNeed::Optional {
        return Ok(None);
    }
    Ok(Some(Phone::parse(text)?))
}

/// The half-days chosen, in their order, each once; none for as soon as possible. Who names half-days means them, even with
/// the other box ticked.
pub fn parse_wanted(codes: &[String], rule: WhenToCall<'_>) -> Result<Vec<HalfDay>, Problem> {
    let offered = match rule {
        WhenToCall::NotAsked => return Ok(Vec::new()),
        WhenToCall::AmongThese(offered) => offered,
    };
    if codes.is_empty() {
        return Err(Problem::Missing);
    }
    let mut wanted = Vec::new();
    for code in codes.iter().filter(|code| *code != AS_SOON_AS_POSSIBLE) {
        let half = HalfDay::from_code(code).filter(|half| offered.contains(half));
        wanted.push(half.ok_or(Problem::UnknownChoice)?);
    }
    wanted.sort_unstable();
    wanted.dedup();
    Ok(wanted)
}

fn public_address(text: &str) -> Result<EmailAddress, InvalidEmail> {
    EmailAddress::parse_public(text)
}

fn parse_answer(question: &Question, text: &str, by: FilledBy) -> Result<Option<FreeText<MAX_ANSWER>>, Problem> {
    let answer = match FreeText::parse(text) {
        Ok(answer) => answer,
        Err(InvalidText::Empty) if question.required && by == FilledBy::Candidate => return Err(Problem::Missing),
        Err(InvalidText::Empty) => return Ok(None),
        Err(broken @ (InvalidText::TooLong { .. } | InvalidText::Control)) => return Err(Problem::Text(broken)),
    };
    let allowed = match &question.kind {
        QuestionKind::Text => true,
        QuestionKind::Choice(choices) => choices.iter().any(|choice| choice == answer.as_str()),
        QuestionKind::YesNo => matches!(answer.as_str(), "oui" | "non"),
    };
    if allowed { Ok(Some(answer)) } else { Err(Problem::UnknownChoice) }
}

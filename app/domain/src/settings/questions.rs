//! The centre's own questions, as typed.

use super::{Faults, Problem, TypeField, line::one_line};
use crate::{
    candidate::{MAX_ANSWER, Question, QuestionKind},
    contact::FreeText,
};
use serde::{Deserialize, Serialize};

/// The most questions of a type.
pub const MAX_QUESTIONS: usize = 5;
/// The most answers of a question with choices.
pub const MAX_CHOICES: usize = 12;
/// The least.
const MIN_CHOICES: usize = 2;
/// The longest choice, in characters.
const MAX_CHOICE: usize = 100;

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionForm {
    /// A line of text.
    #[default]
    Text,
    /// One of a list.
    Choice,
    /// Yes or no.
    YesNo,
}

impl QuestionForm {
    /// Every form, in the order shown.
    pub const ALL: [Self; 3] = [Self::Text, Self::Choice, Self::YesNo];

    /// The stable code, as in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Choice => "choice",
            Self::YesNo => "yes_no",
        }
    }

    /// The form of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionDraft {
    /// What the candidate reads.
    pub label: String,
    /// How it is answered.
    pub form: QuestionForm,
    /// The choices, one a line.
    pub choices: String,
    /// Must be answered.
    pub required: bool,
}

impl QuestionDraft {
    /// As a stored question would be typed.
    pub fn of(question: &Question) -> Self {
        let (form, choices) = match &question.kind {
            QuestionKind::Text => (QuestionForm::Text, String::new()),
            QuestionKind::Choice(choices) => (QuestionForm::Choice, choices.join("\n")),
            QuestionKind::YesNo => (QuestionForm::YesNo, String::new()),
        };
        Self { label: question.label.clone(), form, choices, required: question.required }
    }

    /// Nothing was written: the line was opened and left.
    fn is_blank(&self) -> bool {
        self.label.trim().is_empty() && self.choices.trim().is_empty()
    }
}

/// The questions in their order, those left blank dropped. A field names a question by its place in the form.
pub(super) fn parse(drafts: &[QuestionDraft], faults: &mut Faults<TypeField>) -> Vec<Question> {
    let written: Vec<(u8, &QuestionDraft)> = (0..).zip(drafts).filter(|(_, draft)| !draft.is_blank()).collect();
    if written.len() > MAX_QUESTIONS {
        faults.push(TypeField::Questions, Problem::TooMany { max: MAX_QUESTIONS });
        return Vec::new();
    }
    written.into_iter().filter_map(|(rank, draft)| parse_one(rank, draft, faults)).collect()
}

fn parse_one(rank: u8, draft: &QuestionDraft, faults: &mut Faults<TypeField>) -> Option<Question> {
    let label = faults.take(TypeField::Question(rank), one_line::<MAX_ANSWER>(&draft.label));
    let kind = match draft.form {
        QuestionForm::Text => Some(QuestionKind::Text),
        QuestionForm::YesNo => Some(QuestionKind::YesNo),
        QuestionForm::Choice => faults.take(TypeField::Choices(rank), parse_choices(&draft.choices)).map(QuestionKind::Choice),
    };
    Some(Question { label: label?.into_string(), kind: kind?, required: draft.required })
}

fn parse_choices(text: &str) -> Result<Vec<String>, Problem> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let choices: Vec<String> =
        lines.map(|line| one_line::<MAX_CHOICE>(line).map(FreeText::into_string)).collect::<Result<_, _>>()?;
    if choices.len() < MIN_CHOICES {
        return Err(Problem::TooFew { min: MIN_CHOICES });
    }
    if choices.len() > MAX_CHOICES {
        return Err(Problem::TooMany { max: MAX_CHOICES });
    }
    let twice = (1..choices.len()).any(|rank| choices[..rank].contains(&choices[rank]));
    if twice { Err(Problem::Repeated) } else { Ok(choices) }
}

//! The centre's own questions.

use contract::booking::Question;
use domain::candidate::{ACCEPTED, Field, QuestionKind};
use leptos::prelude::*;
use locales::fr::{details, fields};

use super::{
    fields::{Line, Need, line},
    state::{Asked, FormState},
};
use crate::{
    components::{Choice, ChoiceGroup, ChoiceKind, ChoiceState, Entry},
    forms::details::{MAX_QUESTIONS, name_of},
};

/// Each of the centre's questions, in its order.
pub(super) fn questions(of: &Asked, state: FormState) -> AnyView {
    let answers = state.first().answers;
    (0..MAX_QUESTIONS)
        .zip(&of.questions)
        .map(|(rank, question)| {
            let answer = answers.get(usize::from(rank)).cloned().unwrap_or_default();
            asked(rank, question, answer, state)
        })
        .collect_view()
        .into_any()
}

/// What the centre wants to be read and accepted, with the box to tick; nothing when it has no such words.
pub(super) fn restriction(of: &Asked, state: FormState) -> Option<AnyView> {
    (!of.restriction.is_empty()).then(|| {
        let name = name_of(Field::Restriction);
        let choices = vec![choice_line(ACCEPTED, fields::RESTRICTION_ACCEPTED, &state.first().restriction)];
        view! {
            <ChoiceGroup
                id=name.clone()
                name=name
                kind=ChoiceKind::Several
                legend=fields::RESTRICTION
                help=of.restriction.clone()
                choices=choices
                error=state.error(Field::Restriction)
            />
        }
        .into_any()
    })
}

fn asked(rank: u8, question: &Question, answer: String, state: FormState) -> AnyView {
    let field = Field::Answer(rank);
    let need = if question.required { Need::Required } else { Need::Optional };
    match &question.kind {
        QuestionKind::Text => {
            let asked = Line { field, label: question.label.clone(), entry: Entry::Text, help: None, need };
            line(asked, answer, state)
        }
        QuestionKind::Choice(choices) => {
            let choices = choices.iter().map(|choice| choice_line(choice, choice, &answer)).collect();
            group(field, question, choices, state)
        }
        QuestionKind::YesNo => {
            let choices = vec![choice_line("oui", fields::YES, &answer), choice_line("non", fields::NO, &answer)];
            group(field, question, choices, state)
        }
    }
}

fn choice_line(value: &str, label: &str, answer: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: None,
        state: if value == answer { ChoiceState::Chosen } else { ChoiceState::Free },
    }
}

fn group(field: Field, question: &Question, choices: Vec<Choice>, state: FormState) -> AnyView {
    let legend = if question.required { question.label.clone() } else { format!("{} {}", question.label, details::OPTIONAL) };
    let name = name_of(field);
    view! {
        <ChoiceGroup id=name.clone() name=name kind=ChoiceKind::One legend=legend choices=choices error=state.error(field) />
    }
    .into_any()
}

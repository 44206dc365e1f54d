//! What the candidate wants to talk about.

use domain::{
    candidate::{Field, MAX_MESSAGE},
    request::Subject,
};
use leptos::prelude::*;
use locales::fr::{details, fields};

use super::{
    fields::{Line, Need, line},
    state::FormState,
};
use crate::{
    components::{Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState, Entry, TextArea},
    forms::details::name_of,
};

/// The subjects, the other one in words, and a message.
pub(super) fn subjects(state: FormState) -> AnyView {
    let first = state.first();
    let choices = Subject::ALL
        .iter()
        .map(|subject| Choice {
            value: subject.code().to_owned(),
            label: fields::subject(*subject).to_owned(),
            hint: None,
            state: if first.subjects.iter().any(|code| code == subject.code()) { ChoiceState::Chosen } else { ChoiceState::Free },
        })
        .collect();
    let other = Line {
        field: Field::SubjectOther,
        label: fields::SUBJECT_OTHER.to_owned(),
        entry: Entry::Text,
        help: None,
        need: Need::Required,
    };
    let name = name_of(Field::Subjects);
    view! {
        <ChoiceGroup
            id=name.clone()
            name=name
            kind=ChoiceKind::Several
            legend=fields::SUBJECTS
            help=fields::SUBJECTS_HELP
            choices=choices
            layout=ChoiceLayout::Row
            error=state.error(Field::Subjects)
        />
        // Shown by the style sheet when "autre" is checked, so that it needs no script.
        <div class="form__if-other">{line(other, first.subject_other, state)}</div>
        {message(state)}
    }
    .into_any()
}

fn message(state: FormState) -> AnyView {
    let count =
        MaybeProp::derive(move || Some(state.message.with(|message| details::count(message.chars().count(), MAX_MESSAGE))));
    let name = name_of(Field::Message);
    view! {
        <TextArea
            id=name.clone()
            name=name
            label=fields::MESSAGE
            help=fields::MESSAGE_HELP
            optional_word=details::OPTIONAL
            live=state.message
            count=count
            error=state.error(Field::Message)
        />
    }
    .into_any()
}

//! Fields of the settings, with their first values: what is typed stays in the page, whatever else is drawn again.

use leptos::prelude::*;

use crate::components::{
    Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState, Entry, SelectField, SelectOption, TextArea, TextField,
};

/// A field, as it is asked.
#[derive(Default)]
pub(super) struct Asked {
    /// Unique in the page; also its name.
    pub(super) id: String,
    /// What is asked.
    pub(super) label: String,
    /// How to answer.
    pub(super) help: Option<String>,
    /// The word that says an answer is not needed.
    pub(super) optional: Option<&'static str>,
    /// First value.
    pub(super) value: String,
    /// What is typed.
    pub(super) entry: Entry,
    /// What is wrong and how to put it right.
    pub(super) error: MaybeProp<String>,
}

/// A line of text. Nothing of the person who fills the form fits here: the browser offers nothing.
pub(super) fn line(asked: Asked) -> AnyView {
    let Asked { id, label, help, optional, value, entry, error } = asked;
    let (name, autocomplete) = (id.clone(), "off");
    match (help, optional) {
        (Some(help), Some(word)) => {
            view! { <TextField id name label value entry error autocomplete help optional_word=word /> }.into_any()
        }
        (Some(help), None) => view! { <TextField id name label value entry error autocomplete help /> }.into_any(),
        (None, Some(word)) => view! { <TextField id name label value entry error autocomplete optional_word=word /> }.into_any(),
        (None, None) => view! { <TextField id name label value entry error autocomplete /> }.into_any(),
    }
}

/// Several lines of text.
pub(super) fn lines(asked: Asked, rows: u16) -> AnyView {
    let Asked { id, label, help, optional, value, entry: _, error } = asked;
    let (name, help) = (id.clone(), help.unwrap_or_default());
    match optional {
        Some(word) => view! { <TextArea id name label value help error rows optional_word=word /> }.into_any(),
        None => view! { <TextArea id name label value help error rows /> }.into_any(),
    }
}

/// A choice in a list that folds.
pub(super) fn list(asked: Asked, options: Vec<SelectOption>) -> AnyView {
    let Asked { id, label, help, optional: _, value, entry: _, error } = asked;
    let name = id.clone();
    match help {
        Some(help) => view! { <SelectField id name label options value error help /> }.into_any(),
        None => view! { <SelectField id name label options value error /> }.into_any(),
    }
}

/// One of the answers of a group: value, label, a few words more.
pub(super) fn answer(value: &str, label: &str, hint: Option<String>, chosen: bool) -> Choice {
    let state = if chosen { ChoiceState::Chosen } else { ChoiceState::Free };
    Choice { value: value.to_owned(), label: label.to_owned(), hint, state }
}

/// A question with radio buttons or check boxes.
pub(super) fn group(asked: Asked, kind: ChoiceKind, layout: ChoiceLayout, choices: Vec<Choice>) -> AnyView {
    let Asked { id, label: legend, help, optional: _, value: _, entry: _, error } = asked;
    let name = id.clone();
    match help {
        Some(help) => view! { <ChoiceGroup id name kind legend choices layout error help /> }.into_any(),
        None => view! { <ChoiceGroup id name kind legend choices layout error /> }.into_any(),
    }
}

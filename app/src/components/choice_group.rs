//! Radio buttons or check boxes under one question. The whole line is the target.

use leptos::prelude::*;

use super::field_frame::{described_by, error_line};

/// How many answers may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// One: radio buttons.
    One,
    /// Any number: check boxes.
    Several,
}

/// Whether an answer is given, or can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceState {
    /// Can be chosen.
    #[default]
    Free,
    /// Is chosen.
    Chosen,
    /// Cannot be chosen now; its hint says why.
    Closed,
}

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A few words more.
    pub hint: Option<String>,
    /// Given, possible, or closed.
    pub state: ChoiceState,
}

/// How the answers are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// One under the other.
    #[default]
    Column,
    /// Side by side where there is room: short answers.
    Row,
}

impl ChoiceLayout {
    const fn class(self) -> &'static str {
        match self {
            Self::Column => "choices",
            Self::Row => "choices choices--row",
        }
    }
}

/// A question with a closed list of answers. The first answer carries `id`, so that the error summary can lead to it.
#[component]
pub fn ChoiceGroup(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// One answer or several.
    kind: ChoiceKind,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// The answers, in their order.
    choices: Vec<Choice>,
    /// How they are laid out.
    #[prop(optional)]
    layout: ChoiceLayout,
    /// How to answer.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Called with the value that was chosen or, for check boxes, taken away.
    #[prop(optional, into)]
    on_change: Option<Callback<(String, ChoiceState)>>,
) -> impl IntoView {
    let helped = help.is_some();
    let help_id = format!("{id}-help");
    let described_id = id.clone();
    let error_line = error_line(&id, error);
    let lines = choices
        .into_iter()
        .enumerate()
        .map(move |(index, choice)| {
            let id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
            choice_line(id, name.clone(), kind, choice, on_change)
        })
        .collect_view();
    view! {
        <fieldset
            class=layout.class()
            class:field--invalid=move || error.get().is_some()
            aria-describedby=move || described_by(&described_id, helped, error.get().is_some())
        >
            <legend>{legend}</legend>
            {help.map(|help| view! { <p class="field__help" id=help_id>{help}</p> })}
            <div class="choices__list">{lines}</div>
            {error_line}
        </fieldset>
    }
}

fn choice_line(
    id: String,
    name: String,
    kind: ChoiceKind,
    choice: Choice,
    on_change: Option<Callback<(String, ChoiceState)>>,
) -> impl IntoView {
    let kind = match kind {
        ChoiceKind::One => "radio",
        ChoiceKind::Several => "checkbox",
    };
    let value = choice.value.clone();
    let change = move |checked: bool| {
        if let Some(on_change) = on_change {
            on_change.run((value.clone(), if checked { ChoiceState::Chosen } else { ChoiceState::Free }));
        }
    };
    view! {
        <label class="choice">
            <input
                type=kind
                id=id
                name=name
                value=choice.value
                checked=choice.state == ChoiceState::Chosen
                disabled=choice.state == ChoiceState::Closed
                on:change:target=move |event| change(event.target().checked())
            />
            <span class="choice__label">{choice.label}</span>
            {choice.hint.map(|hint| view! { <span class="choice__hint">{hint}</span> })}
        </label>
    }
}

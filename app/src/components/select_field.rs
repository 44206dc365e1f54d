//! A choice in a closed list. For fewer than seven answers prefer a group of radio buttons.

use leptos::{html, prelude::*};

use super::{
    field_frame::{FieldFrame, described_by},
    live_text::{first_value, keep_alike, report},
};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// A field whose answer is one of a list.
#[component]
pub fn SelectField(
    /// Unique in the page; the error summary links to it.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The lines, in their order.
    options: Vec<SelectOption>,
    /// The value chosen first.
    #[prop(optional, into)]
    value: String,
    /// The value, when the page wants to follow or change it.
    #[prop(optional, into)]
    live: Option<RwSignal<String>>,
    /// The word that says an answer is not needed; without it, an answer is needed.
    #[prop(optional, into)]
    optional_word: Option<String>,
    /// How to answer.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Called when another line is chosen.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let needed = optional_word.is_none().then_some("true");
    let helped = help.is_some();
    let described_id = id.clone();
    let node = NodeRef::<html::Select>::new();
    let chosen = first_value(value, live);
    if let Some(live) = live {
        keep_alike(
            live,
            move || node.get().map(|select| select.value()),
            move |text| {
                if let Some(select) = node.get_untracked() {
                    select.set_value(text);
                }
            },
        );
    }
    let lines = options
        .into_iter()
        .map(|line| {
            let selected = line.value == chosen;
            view! { <option value=line.value selected=selected>{line.label}</option> }
        })
        .collect_view();
    view! {
        <FieldFrame id=id.clone() label optional_word help error>
            <select
                node_ref=node
                class="field__input"
                id=id
                name=name
                aria-required=needed
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described_by(&described_id, helped, error.get().is_some())
                on:change:target=move |event| report(event.target().value(), live, on_input)
            >
                {lines}
            </select>
        </FieldFrame>
    }
}

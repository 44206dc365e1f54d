//! One field of the candidate's form, tied to the draft and to the errors.

use domain::{candidate::Field, contact::EmailAddress};
use leptos::prelude::*;
use locales::fr::details;

use super::state::FormState;
use crate::{
    components::{Button, ButtonKind, ButtonTone, Entry, TextField},
    forms::details::name_of,
    pages::hours::OwnClock,
};

/// What differs from one line to the next.
pub(super) struct Line {
    /// Which field.
    pub(super) field: Field,
    /// What is asked.
    pub(super) label: String,
    /// What is typed.
    pub(super) entry: Entry,
    /// How to answer.
    pub(super) help: Option<String>,
    /// Whether it must be answered.
    pub(super) need: Need,
}

/// Whether a field must be answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It must.
    Required,
    /// It may stay empty.
    Optional,
}

impl Need {
    /// The word beside the label.
    pub(super) fn word(self) -> Option<String> {
        match self {
            Self::Required => None,
            Self::Optional => Some(details::OPTIONAL.to_owned()),
        }
    }
}

/// A line of text whose first value is `value`.
pub(super) fn line(asked: Line, value: String, state: FormState) -> AnyView {
    text_field(asked, RwSignal::new(value), state)
}

/// A line with an e-mail address, and a better one when a typing error is likely.
pub(super) fn email_line(asked: Line, live: RwSignal<String>, state: FormState) -> AnyView {
    let suggested =
        move || live.with(|typed| EmailAddress::parse(typed).ok()?.suggestion().map(|better| better.as_str().to_owned()));
    let suggestion = move || {
        suggested().map(|better| {
            let words = details::did_you_mean(&better);
            match state.clock.get() {
                // Without a living page the button could do nothing.
                OwnClock::Unknown => words.into_any(),
                OwnClock::Known => view! {
                    <Button kind=ButtonKind::Plain tone=ButtonTone::Link on_press=Callback::new(move |()| live.set(better.clone()))>
                        {words}
                    </Button>
                }
                .into_any(),
            }
        })
    };
    view! {
        <div class="stack stack--tight">
            {text_field(asked, live, state)}
            <div class="field__suggestion" role="status">{suggestion}</div>
        </div>
    }
    .into_any()
}

fn text_field(asked: Line, live: RwSignal<String>, state: FormState) -> AnyView {
    let error = state.error(asked.field);
    let Line { field, label, entry, help, need } = asked;
    let id = name_of(field);
    let name = id.clone();
    match (help, need.word()) {
        (Some(help), Some(word)) => view! { <TextField id name label entry live error help optional_word=word /> }.into_any(),
        (Some(help), None) => view! { <TextField id name label entry live error help /> }.into_any(),
        (None, Some(word)) => view! { <TextField id name label entry live error optional_word=word /> }.into_any(),
        (None, None) => view! { <TextField id name label entry live error /> }.into_any(),
    }
}

//! The frame of every entry: label above, help under the label, error under the entry.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The ids that tie an entry to its help and its error: the value of `aria-describedby`.
pub(super) fn described_by(id: &str, help: bool, error: bool) -> Option<String> {
    match (help, error) {
        (true, true) => Some(format!("{id}-help {id}-error")),
        (true, false) => Some(format!("{id}-help")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// The error line under an entry, or nothing.
pub(super) fn error_line(id: &str, error: MaybeProp<String>) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    move || {
        error.get().map(|sentence| {
            view! {
                <p class="field__error" id=id.clone()>
                    <Icon glyph=Glyph::Alert />
                    <span>{sentence}</span>
                </p>
            }
        })
    }
}

/// Label, help and error around an entry that the caller draws. The entry carries `id`, and
/// `aria-describedby="{id}-help {id}-error"` for those that exist.
#[component]
pub fn FieldFrame(
    /// The entry's id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The word that says an answer is not needed.
    #[prop(optional_no_strip)]
    optional_word: Option<String>,
    /// How to answer.
    #[prop(optional_no_strip)]
    help: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The entry.
    children: Children,
) -> impl IntoView {
    let help_id = format!("{id}-help");
    let error_line = error_line(&id, error);
    view! {
        <div class="field" class:field--invalid=move || error.get().is_some()>
            <label class="field__label" for=id>
                {label}
                {optional_word.map(|word| view! { " " <span class="field__optional">{word}</span> })}
            </label>
            {help.map(|help| view! { <p class="field__help" id=help_id>{help}</p> })}
            {children()}
            {error_line}
        </div>
    }
}

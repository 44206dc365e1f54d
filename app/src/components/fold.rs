//! A part of a long form that is folded until somebody wants it; its head says what it holds.

use leptos::prelude::*;

/// A heading, a few words on what is inside, and the inside.
#[component]
pub fn Fold(
    /// What it is about.
    #[prop(into)]
    title: String,
    /// What it holds now.
    #[prop(into)]
    digest: Signal<String>,
    /// The inside.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="fold">
            <summary class="fold__head">
                <h2 class="fold__title">{title}</h2>
                <span class="fold__digest">{move || digest.get()}</span>
            </summary>
            <div class="fold__body">{children()}</div>
        </details>
    }
}

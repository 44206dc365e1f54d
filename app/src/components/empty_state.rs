//! An empty list: what it means and what to do next.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, IconSize};

/// In the place of a list that has nothing to show.
#[component]
pub fn EmptyState(
    /// What would be listed here.
    glyph: Glyph,
    /// What is not here.
    #[prop(into)]
    title: String,
    /// Why, in a sentence.
    #[prop(into)]
    text: String,
    /// What to do next: a button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph size=IconSize::Block />
            <h2>{title}</h2>
            <p class="empty__text">{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

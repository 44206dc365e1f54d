//! A page that could not be shown.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, IconSize};

/// What happened, what was kept, what to do.
#[component]
pub fn Fault(
    /// What happened.
    #[prop(into)]
    title: String,
    /// What was kept, and what to do.
    #[prop(into)]
    text: String,
    /// The incident's number, to be read out on the telephone.
    #[prop(optional, into)]
    code: Option<String>,
    /// What to do: a search, a button, a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="fault">
            <Icon glyph=Glyph::Alert size=IconSize::Block />
            <h1 tabindex="-1">{title}</h1>
            <p>{text}</p>
            {code.map(|code| view! { <p class="fault__code">{code}</p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </section>
    }
}

//! The head of a page: where we are, what to do, in a sentence.

use leptos::prelude::*;

/// The one `<h1>` of a page and what surrounds it. The heading can take the focus after a change of page.
#[component]
pub fn PageHeader(
    /// What to do here.
    #[prop(into)]
    title: String,
    /// Where we are.
    #[prop(optional, into)]
    context: Option<String>,
    /// A sentence more.
    #[prop(optional, into)]
    lead: Option<String>,
    /// What to do with the page as a whole.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            {context.map(|context| view! { <p class="page-header__context">{context}</p> })}
            <h1 tabindex="-1">{title}</h1>
            {lead.map(|lead| view! { <p class="page-header__lead">{lead}</p> })}
            {children.map(|children| view! { <div class="page-header__actions">{children()}</div> })}
        </header>
    }
}

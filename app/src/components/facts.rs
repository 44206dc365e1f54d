//! Facts about one thing: a small word above, its value below.

use leptos::prelude::*;

/// How the facts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsLayout {
    /// One under the other.
    #[default]
    Column,
    /// Side by side where there is room.
    Columns,
}

impl FactsLayout {
    const fn class(self) -> &'static str {
        match self {
            Self::Column => "facts",
            Self::Columns => "facts facts--columns",
        }
    }
}

/// A list of [`Fact`]s.
#[component]
pub fn Facts(
    /// How they are laid out.
    #[prop(optional)]
    layout: FactsLayout,
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class=layout.class()>{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// What it is.
    #[prop(into)]
    term: String,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

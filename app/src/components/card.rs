//! A sheet of paper on the workbench. Never one inside another.

use leptos::prelude::*;

/// What pressing the sheet does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardKind {
    /// Nothing: it is read.
    #[default]
    Plain,
    /// The link in its heading covers the sheet.
    Link,
}

impl CardKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "card",
            Self::Link => "card card--link",
        }
    }
}

/// A sheet that holds what belongs together. With [`CardKind::Link`] the children begin with a `<h2>` or `<h3>` that
/// holds one link.
#[component]
pub fn Card(
    /// What pressing does.
    #[prop(optional)]
    kind: CardKind,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! { <div class=kind.class()>{children()}</div> }
}

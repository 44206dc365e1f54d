//! From one page of a list to the next: plain links, so that an address can be shared.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A neighbouring page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagerLink {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
}

/// Links to the pages before and after, and where we are.
#[component]
pub fn Pager(
    /// What is paged, for readers.
    #[prop(into)]
    label: String,
    /// Which part of how many.
    #[prop(into)]
    position: String,
    /// The page before.
    #[prop(optional_no_strip)]
    previous: Option<PagerLink>,
    /// The page after.
    #[prop(optional_no_strip)]
    next: Option<PagerLink>,
) -> impl IntoView {
    let before = previous.map(|link| {
        view! {
            <a class="button button--quiet" rel="prev" href=link.href>
                <Icon glyph=Glyph::ArrowLeft />
                {link.label}
            </a>
        }
    });
    let after = next.map(|link| {
        view! {
            <a class="button button--quiet" rel="next" href=link.href>
                {link.label}
                <Icon glyph=Glyph::ArrowRight />
            </a>
        }
    });
    view! {
        <nav class="pager" aria-label=label>
            {before}
            <p class="pager__where">{position}</p>
            {after}
        </nav>
    }
}

//! The head of the site: the way past it, our mark, a few links.

use leptos::prelude::*;

/// Whether a link leads to the page we are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Elsewhere.
    #[default]
    Elsewhere,
    /// Here.
    Here,
    /// On another side of the site, which has a browser program of its own: the browser itself goes there.
    OtherSide,
}

impl Place {
    /// The value of `aria-current`.
    pub const fn current(self) -> Option<&'static str> {
        match self {
            Self::Elsewhere | Self::OtherSide => None,
            Self::Here => Some("page"),
        }
    }

    /// The value of `rel`.
    pub const fn rel(self) -> Option<&'static str> {
        match self {
            Self::Elsewhere | Self::Here => None,
            Self::OtherSide => Some("external"),
        }
    }
}

/// A link of the site's head or foot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavLink {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether we are there.
    pub place: Place,
}

/// Skip link, mark and name, links. The page's `<main>` carries the id `content` and `tabindex="-1"`.
#[component]
pub fn SiteHeader(
    /// Words of the link that skips to `#content`.
    #[prop(into)]
    skip: String,
    /// The product's name.
    #[prop(into)]
    brand: String,
    /// Address of the first page.
    #[prop(into)]
    home: String,
    /// What the links are, for readers.
    #[prop(into)]
    nav_label: String,
    /// The links; none, no navigation.
    #[prop(optional)]
    links: Vec<NavLink>,
) -> impl IntoView {
    let nav = (!links.is_empty()).then(|| {
        let links = links
            .into_iter()
            .map(|link| view! { <a href=link.href rel=link.place.rel() aria-current=link.place.current()>{link.label}</a> })
            .collect_view();
        view! { <nav class="site-nav" aria-label=nav_label>{links}</nav> }
    });
    view! {
        <a class="skip-link" href="#content">
            {skip}
        </a>
        <header class="site-header">
            <a class="brand" href=home>
                <svg class="brand__mark" viewBox="0 0 30 30" aria-hidden="true" focusable="false">
                    <rect class="brand__ground" width="30" height="30" rx="9" />
                    <path class="brand__tick" d="M8.6 15.6l4.5 4.5 8.3-8.3" />
                    <circle class="brand__dot" cx="23" cy="6.9" r="2.6" />
                </svg>
                {brand}
            </a>
            {nav}
        </header>
    }
}

//! The foot of the site.

use leptos::prelude::*;

use super::site_header::NavLink;

/// Links that every page owes its reader, and a sentence.
#[component]
pub fn SiteFooter(
    /// What the links are, for readers.
    #[prop(into)]
    nav_label: String,
    /// The links.
    links: Vec<NavLink>,
    /// Who runs the service.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| {
            view! {
                <li>
                    <a href=link.href rel=link.place.rel() aria-current=link.place.current()>{link.label}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <nav aria-label=nav_label>
                    <ul>{links}</ul>
                </nav>
                {children.map(|children| view! { <p>{children()}</p> })}
            </div>
        </footer>
    }
}

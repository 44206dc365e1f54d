//! What stands around the pages of the way in and of one's own account.

use leptos::prelude::*;
use locales::fr::frame;

use crate::{
    components::{NavLink, Place, SiteFooter, SiteHeader},
    pages::frame::follow_in_page,
    paths,
};

/// Head, a narrow page, foot.
#[component]
pub(in crate::pages) fn AccountFrame(
    /// The page.
    children: Children,
) -> impl IntoView {
    // Another program's pages: left by a whole request.
    let link = |href: &str, label: &str| NavLink { href: href.to_owned(), label: label.to_owned(), place: Place::OtherSide };
    view! {
        <div on:click=move |event| follow_in_page(&event)>
            <SiteHeader
                skip=frame::SKIP
                brand=frame::NAME
                home=paths::staff::LOG_IN
                nav_label=frame::NAV
                links=vec![link(paths::FIND, frame::FIND)]
            />
            <main id="content" tabindex="-1">
                {children()}
            </main>
            <SiteFooter
                nav_label=frame::FOOTER_NAV
                links=vec![link(paths::PRIVACY, frame::PRIVACY), link(paths::ACCESSIBILITY, frame::ACCESSIBILITY)]
            />
        </div>
    }
}

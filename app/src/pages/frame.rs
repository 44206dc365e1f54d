//! What stands around every page, and the arrival on one.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use locales::fr::{frame, own_requests};

use crate::{
    components::{NavLink, Place, SiteFooter, SiteHeader, raw_text},
    forms::browser::focus_on,
    paths,
};

/// The path of the page that was last arrived on; nothing before the first.
#[derive(Clone, Copy)]
struct Arrival(StoredValue<Option<String>>);

/// Remembers the arrivals, for [`Tab`]. Every frame does it once, around its pages.
pub(crate) fn provide_arrival() {
    provide_context(Arrival(StoredValue::new(None)));
}

/// Head, content, foot.
#[component]
pub fn Frame(
    /// The routes.
    children: Children,
) -> impl IntoView {
    provide_arrival();
    let link = |href: &str, label: &str, place| NavLink { href: href.to_owned(), label: label.to_owned(), place };
    view! {
        <div on:click=move |event| follow_in_page(&event)>
            <SiteHeader
                skip=frame::SKIP
                brand=frame::NAME
                home=paths::FIND
                nav_label=frame::NAV
                links=vec![link(paths::FIND, frame::FIND, Place::Elsewhere)]
            />
            <main id="content" tabindex="-1">
                {children()}
            </main>
            <SiteFooter
                nav_label=frame::FOOTER_NAV
                links=vec![
                    link(paths::OWN_REQUESTS, own_requests::LINK, Place::OtherSide),
                    link(paths::PRIVACY, frame::PRIVACY, Place::OtherSide),
                    link(paths::ACCESSIBILITY, frame::ACCESSIBILITY, Place::OtherSide),
                    link(paths::staff::HOME, frame::STAFF_SIDE, Place::OtherSide),
                ]
            >
                {frame::PROMISE}
            </SiteFooter>
        </div>
    }
}

/// The title of the browser's tab. After a change of page it also puts the focus on the heading, so that readers hear
/// where they are; not on the first page, where the browser does better.
#[component]
pub fn Tab(
    /// The page's own part of the title.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let arrival = expect_context::<Arrival>().0;
    let pathname = use_location().pathname;
    Effect::new(move |_| {
        let here = pathname.get_untracked();
        let before = arrival.get_value();
        if before.is_some_and(|before| before != here) {
            request_animation_frame(|| focus_on("main h1"));
        }
        arrival.set_value(Some(here));
    });
    let title = frame::tab(&title);
    // The server writes the title into the page as it is; the browser sets it as text.
    let title = if cfg!(feature = "ssr") { raw_text(&title) } else { title };
    view! { <Title text=title /> }
}

/// A link inside the page moves the focus as well as the view: the router would move the view alone.
pub(super) fn follow_in_page(event: &leptos::ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    if href.len() > 1 && document().get_element_by_id(&href[1..]).is_some() {
        event.prevent_default();
        focus_on(&format!("[id='{}']", &href[1..]));
    }
}

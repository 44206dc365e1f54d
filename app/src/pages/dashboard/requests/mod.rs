//! The queue: the list beside the request that is open. The list stays in place while one goes from one request to the next.

mod acting;
mod bulk;
mod care;
mod detail;
mod filters;
mod keys;
mod list;
mod templates;
mod views;

use contract::requests::{Cursor, QueueView, ShowQueue};
use domain::{ids::RequestId, time::Timestamp};
use leptos::prelude::*;
use leptos_router::{components::Outlet, hooks::use_location};
use locales::fr::staff::requests as words;

use super::centre_of_address;
use crate::{
    forms::{
        pairs::{parse_pairs, value_of},
        queue::filter_of,
    },
    pages::{
        frame::Tab,
        loading::{Answered, answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::requests::show_queue,
};
pub use detail::RequestPage;
pub use templates::TemplatesPage;

/// The list, for the request beside it: what is asked, and how to ask again after an act.
#[derive(Clone, Copy)]
struct Queue {
    ask: Memo<ShowQueue>,
    answered: Answered<QueueView>,
}

/// `/gestion/{centre}/demandes`, with or without a request beside the list.
#[component]
pub fn QueuePage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let ask = Memo::new(move |before: Option<&ShowQueue>| {
        let here = paths::requests(&centre.get());
        // While the reader leaves, the address is already another page's: the old question stands.
        match before {
            Some(before) if !location.pathname.with(|path| path.starts_with(&here)) => before.clone(),
            Some(_) | None => location.search.with(|search| read(&centre.get(), search)),
        }
    });
    let answered = answer_to(move || ask.get(), show_queue);
    let queue = Queue { ask, answered };
    provide_context(queue);
    let is_open = Memo::new(move |_| {
        let list = paths::requests(&centre.get());
        location.pathname.with(|path| path.trim_end_matches('/') != list)
    });
    let class = move || if is_open.get() { "queue queue--open" } else { "queue" };
    keys::listen(queue);
    view! {
        <div class=class>
            <section class="queue__list" aria-label=words::TITLE>
                {loaded(answered, move |view| list::list(view, queue, is_open))}
            </section>
            <div class="queue__detail">
                <Outlet />
            </div>
        </div>
    }
}

/// Nothing is open: the list is the page.
#[component]
pub fn NoRequest() -> impl IntoView {
    view! {
        <Tab title=words::TITLE />
        <p class="muted queue__hint">{words::CHOOSE_ONE}</p>
    }
}

/// What the address asks.
fn read(centre: &str, search: &str) -> ShowQueue {
    let pairs = parse_pairs(search);
    let behind = value_of(&pairs, paths::BEHIND).and_then(|text| {
        let (asked_at, id) = text.rsplit_once('-')?;
        Some(Cursor { asked_at: Timestamp::from_epoch(asked_at.parse().ok()?), id: RequestId(id.parse().ok()?) })
    });
    ShowQueue { centre: centre.to_owned(), filter: filter_of(&pairs), behind }
}

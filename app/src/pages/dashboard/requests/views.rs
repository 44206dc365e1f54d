//! One's own views: filters kept under a name.

use contract::requests::{ChangeViews, QueueFilter, QueueView, ShowQueue, ViewChange, ViewName};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::staff::requests as words;

use crate::{
    components::{Button, ButtonTone, Entry, TextField},
    forms::{
        browser::{form_of, read_form},
        pairs::text_of,
        queue::query_of,
    },
    paths::staff as paths,
    server_fns::requests::change_views,
};

/// The field of the name.
const NAME: &str = "nom-vue";

/// The views, and the form that keeps the present filter as one.
pub(super) fn views(view: &QueueView, ask: &ShowQueue) -> AnyView {
    let views = RwSignal::new(view.views.clone());
    let centre = StoredValue::new(ask.centre.clone());
    let lines = move || views.get().into_iter().map(|one| line(one, centre, views)).collect_view();
    let keep = (ask.filter != QueueFilter::default()).then(|| keep(ask, views));
    let is_there = move || !views.with(Vec::is_empty);
    view! {
        <Show when=is_there>
            <nav class="cluster small" aria-label=words::VIEWS>
                <strong>{words::VIEWS}</strong>
                <ul class="cluster">{lines}</ul>
            </nav>
        </Show>
        {keep}
    }
    .into_any()
}

fn line(one: ViewName, centre: StoredValue<String>, views: RwSignal<Vec<ViewName>>) -> AnyView {
    let href = format!("{}?{}", paths::requests(&centre.get_value()), one.query);
    let (id, name) = (one.id, one.name);
    let label = words::forget_view(&name);
    let forget = move |_| change(centre, ViewChange::Forget(id), views);
    view! {
        <li>
            <a href=href>{name}</a>
            " "
            <button class="button button--link" type="button" aria-label=label on:click=forget>
                "×"
            </button>
        </li>
    }
    .into_any()
}

fn keep(ask: &ShowQueue, views: RwSignal<Vec<ViewName>>) -> AnyView {
    let query = query_of(&ask.filter);
    let centre = StoredValue::new(ask.centre.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        let name = text_of(&read_form(&form), NAME);
        if !name.trim().is_empty() {
            change(centre, ViewChange::Keep { name, query: query.clone() }, views);
        }
    };
    view! {
        <form class="queue__search" method="post" novalidate on:submit=submit>
            <TextField id=NAME name=NAME label=words::VIEW_NAME entry=Entry::Text optional_word="" />
            <Button tone=ButtonTone::Quiet>{words::KEEP_VIEW}</Button>
        </form>
    }
    .into_any()
}

fn change(centre: StoredValue<String>, change: ViewChange, views: RwSignal<Vec<ViewName>>) {
    let ask = ChangeViews { centre: centre.get_value(), change };
    spawn_local(async move {
        // Refused or lost, the list stands as it was: nothing of the centre's depends on it.
        if let Ok(now) = change_views(ask).await {
            views.try_set(now);
        }
    });
}

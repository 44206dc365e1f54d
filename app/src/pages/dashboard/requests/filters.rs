//! The search and the filters: a form by `GET`, so that what is looked for has an address.

use contract::requests::{Care, QueueFilter, QueueView, ShowQueue};
use domain::{
    life::{RequestState, Stage},
    request::Referrer,
};
use leptos::prelude::*;
use locales::fr::staff::{appointment, requests as words};

use crate::{
    components::{Button, ButtonTone, SelectField, SelectOption},
    forms::{pairs::parse_pairs, queue},
    paths::staff as paths,
};

/// Ages that are offered, in days.
const AGES: [u16; 4] = [1, 2, 5, 14];

/// The search; other filters stand.
pub(super) fn search(ask: &ShowQueue) -> AnyView {
    let kept = kept(ask, &[queue::TEXT]);
    view! {
        <form class="queue__search" method="get" action=paths::requests(&ask.centre) role="search">
            {kept}
            <label class="visually-hidden" for="chercher">
                {words::SEARCH}
            </label>
            <input
                class="queue__field"
                id="chercher"
                name=queue::TEXT
                type="search"
                placeholder=words::SEARCH_HELP
                value=ask.filter.text.clone()
                autocomplete="off"
            />
            <Button tone=ButtonTone::Quiet>{words::SEARCH_NOW}</Button>
        </form>
    }
    .into_any()
}

/// The filters, folded away until one is used.
pub(super) fn folded(view: &QueueView, ask: &ShowQueue) -> AnyView {
    let filter = &ask.filter;
    let is_used = filter.training.is_some()
        || filter.site.is_some()
        || filter.referrer.is_some()
        || filter.older_than_days.is_some()
        || matches!(filter.stage, Stage::In(_))
        || matches!(filter.care, Care::Nobody | Care::Of(_));
    let kept = kept(ask, &[queue::STAGE, queue::TRAINING, queue::SITE, queue::CARE, queue::REFERRER, queue::OLDER]);
    let clear = is_used.then(|| view! { <a href=paths::requests(&ask.centre)>{words::CLEAR}</a> });
    view! {
        <details class="filters" open=is_used>
            <summary>{words::FILTERS}</summary>
            <form class="form" method="get" action=paths::requests(&ask.centre)>
                {kept}
                <div class="filters__fields">{fields(view, filter)}</div>
                <div class="actions">
                    <Button tone=ButtonTone::Quiet>{words::APPLY}</Button>
                    {clear}
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn fields(view: &QueueView, filter: &QueueFilter) -> AnyView {
    let states = RequestState::ALL.iter().filter(|state| **state != RequestState::Merged);
    let states = states.map(|state| option(state.code(), words::state(*state)));
    let fixed = [option("", words::WAITING), option(queue::SETTLED, words::SETTLED), option(queue::ANY, words::ANY)];
    let stage = match filter.stage {
        Stage::Waiting => String::new(),
        Stage::Settled => queue::SETTLED.to_owned(),
        Stage::Any => queue::ANY.to_owned(),
        Stage::In(state) => state.code().to_owned(),
    };
    let trainings = view.choices.trainings.iter().map(|one| option(&one.id.to_string(), &one.title));
    let sites = view.choices.sites.iter().map(|one| option(&one.id.to_string(), &one.name));
    let people = view.choices.people.iter().map(|one| option(&one.id.to_string(), &one.name));
    let care = match filter.care {
        Care::Anybody => String::new(),
        Care::Mine => queue::MINE.to_owned(),
        Care::Nobody => queue::NOBODY.to_owned(),
        Care::Of(staff) => staff.to_string(),
    };
    let whose = [option("", words::ALL), option(queue::MINE, words::ME), option(queue::NOBODY, words::NOBODY)];
    let referrers = Referrer::ALL.iter().map(|referrer| option(referrer.code(), appointment::referrer(*referrer)));
    let ages = AGES.iter().map(|days| option(&days.to_string(), &words::days(*days)));
    let all = || [option("", words::ALL)];
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    view! {
        {select(queue::STAGE, words::STATE, fixed.into_iter().chain(states).collect(), stage)}
        {select(queue::TRAINING, words::TRAINING, all().into_iter().chain(trainings).collect(), number(filter.training.map(|id| id.0)))}
        {select(queue::SITE, words::SITE, all().into_iter().chain(sites).collect(), number(filter.site.map(|id| id.0)))}
        {select(queue::CARE, words::CARE, whose.into_iter().chain(people).collect(), care)}
        {select(
            queue::REFERRER,
            words::REFERRER,
            all().into_iter().chain(referrers).collect(),
            filter.referrer.map(|referrer| referrer.code().to_owned()).unwrap_or_default(),
        )}
        {select(queue::OLDER, words::AGE, all().into_iter().chain(ages).collect(), number(filter.older_than_days.map(i64::from)))}
    }
    .into_any()
}

fn option(value: &str, label: &str) -> SelectOption {
    SelectOption { value: value.to_owned(), label: label.to_owned() }
}

fn select(name: &'static str, label: &'static str, options: Vec<SelectOption>, value: String) -> AnyView {
    view! { <SelectField id=format!("filtre-{name}") name=name label=label options=options value=value optional_word="" /> }
        .into_any()
}

/// Hidden fields for the rest of what is looked for.
fn kept(ask: &ShowQueue, but: &[&str]) -> AnyView {
    parse_pairs(&queue::query_of(&ask.filter))
        .into_iter()
        .filter(|(name, _)| !but.contains(&name.as_str()))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
        .into_any()
}

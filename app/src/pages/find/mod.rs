//! The first page: find a training.

mod form;
mod results;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::finding;

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
};
use crate::{
    components::PageHeader,
    forms::{pairs::parse_pairs, search::read_search},
    paths,
    server_fns::finding::find_trainings,
};
use form::SearchForm;
pub(super) use results::cards;
use results::results;

/// The search form, and what it found.
#[component]
pub fn FindPage() -> impl IntoView {
    let location = use_location();
    let ask = Memo::new(move |before: Option<&contract::find::FindTrainings>| {
        // While the visitor leaves, the address is already another page's: the old question stands.
        match before {
            Some(before) if location.pathname.with(|path| path != paths::FIND) => before.clone(),
            Some(_) | None => location.search.with(|search| read_search(&parse_pairs(search))),
        }
    });
    let page = answer_to(move || ask.get(), find_trainings);
    view! {
        <div class="page">
            <Tab title=finding::TAB />
            <PageHeader title=finding::TITLE lead=finding::LEAD />
            <div class="stack stack--loose">
                <SearchForm ask />
                {loaded(page, move |page| results(page, &ask.get_untracked()))}
            </div>
        </div>
    }
}

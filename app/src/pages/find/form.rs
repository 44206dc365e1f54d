//! The search form: a plain GET, so that a result has an address; in a living page it changes the address itself.

use contract::find::FindTrainings;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use locales::fr::finding;

use crate::{
    components::{Button, Entry, Glyph, Icon, SelectField, SelectOption, TextField},
    forms::{browser, search},
    paths,
};

/// What is looked for, where, how far, which level.
#[component]
pub fn SearchForm(
    /// What the address asks.
    ask: Memo<FindTrainings>,
) -> impl IntoView {
    let first = ask.get_untracked();
    let text = RwSignal::new(first.text);
    let place = RwSignal::new(first.place);
    let radius = RwSignal::new(radius_value(first.radius_km));
    let level = RwSignal::new(level_value(first.level));
    Effect::new(move |before: Option<FindTrainings>| {
        let ask = ask.get();
        // What was typed before the page came alive is not overwritten by the address it came with.
        if before.is_some_and(|before| before != ask) {
            text.set(ask.text.clone());
            place.set(ask.place.clone());
            radius.set(radius_value(ask.radius_km));
            level.set(level_value(ask.level));
        }
        ask
    });
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let Some(form) = browser::form_of(&event) else { return };
        event.prevent_default();
        let ask = search::read_search(&browser::read_form(&form));
        navigate(&paths::find(&ask), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form class="form form--search" method="get" action=paths::FIND role="search" aria-label=finding::FORM_NAME on:submit=submit>
            <TextField
                id="q"
                name=search::TEXT
                label=finding::TEXT
                entry=Entry::Search
                help=finding::TEXT_HELP
                optional_word=finding::OPTIONAL
                live=text
            />
            <TextField
                id="lieu"
                name=search::PLACE
                label=finding::PLACE
                help=finding::PLACE_HELP
                optional_word=finding::OPTIONAL
                live=place
            />
            <SelectField id="rayon" name=search::RADIUS label=finding::RADIUS options=radii(first.radius_km) live=radius />
            <SelectField id="niveau" name=search::LEVEL label=finding::LEVEL options=levels() live=level />
            <div class="actions">
                <Button>
                    <Icon glyph=Glyph::Search />
                    {finding::SEARCH}
                </Button>
            </div>
        </form>
    }
}

fn radius_value(km: Option<u16>) -> String {
    km.unwrap_or(search::RADII[0]).to_string()
}

fn level_value(level: Option<u8>) -> String {
    level.map_or_else(String::new, |level| level.to_string())
}

/// The radii offered, and the one asked by the address when it is another.
fn radii(asked: Option<u16>) -> Vec<SelectOption> {
    let mut radii: Vec<u16> = search::RADII.into_iter().chain(asked).collect();
    radii.sort_unstable();
    radii.dedup();
    radii.into_iter().map(|km| SelectOption { value: km.to_string(), label: finding::radius(km) }).collect()
}

fn levels() -> Vec<SelectOption> {
    let any = SelectOption { value: String::new(), label: finding::ANY_LEVEL.to_owned() };
    let level = |level: u8| SelectOption { value: level.to_string(), label: finding::level(level).to_owned() };
    core::iter::once(any).chain(search::LEVELS.into_iter().map(level)).collect()
}

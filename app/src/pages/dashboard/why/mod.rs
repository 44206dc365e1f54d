//! Why there is no slot: the day as the engine sees it, as a drawing and as a table that says the same.

mod chooser;
mod timeline;

use chrono::TimeDelta;
use contract::hours::{AskWhy, WhyRow, WhyView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{
    dates,
    staff::{hours as common, why as words},
};

use super::centre_of_address;
use crate::{
    components::{ButtonLink, ButtonTone, EmptyState, Glyph, Icon, PageHeader},
    forms::hours::read_why,
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::hours::explain_day,
};
use chooser::chooser;
use timeline::{Around, timeline};

/// `/gestion/{centre}/pourquoi`
#[component]
pub fn WhyPage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let ask = Memo::new(move |before: Option<&AskWhy>| {
        // While the visitor leaves, the address is already another page's: the old question stands.
        let here = location.pathname.with(|path| *path == paths::why(&centre.get()));
        match before {
            Some(before) if !here => before.clone(),
            Some(_) | None => location.search.with(|search| read_why(&centre.get(), search)),
        }
    });
    let answered = answer_to(move || ask.get(), explain_day);
    loaded(answered, move |view| why_view(&view, &ask.get_untracked()))
}

fn why_view(view: &WhyView, ask: &AskWhy) -> AnyView {
    let Some(chosen) = &view.chosen else { return no_type(view, ask) };
    let around = Around::of(view, ask);
    let body = match &view.together {
        None => nobody(view, ask),
        Some(together) => view! {
            {part(together, &around)}
            {each(view, &around)}
        }
        .into_any(),
    };
    let first_free = view
        .first_free
        .map_or_else(|| words::NONE_FREE.to_owned(), |slot| words::first_free(&dates::full_day_and_hour(slot.starts)));
    view! {
        <Tab title=words::TITLE />
        <PageHeader title=words::TITLE context=chosen.name.clone() lead=words::LEAD />
        {chooser(view, ask)}
        {day_head(view, ask)}
        {body}
        <p>{first_free}</p>
        <p class="small muted">{common::preview::zone(&view.zone)}</p>
    }
    .into_any()
}

/// The day, and the ways to those around it.
fn day_head(view: &WhyView, ask: &AskWhy) -> AnyView {
    let to = |n: i64| paths::why_of(&AskWhy { day: view.day.checked_add_signed(TimeDelta::days(n)), ..ask.clone() });
    view! {
        <div class="cluster">
            <a class="round-button" href=to(-1) data-noscroll="">
                <Icon glyph=Glyph::ArrowLeft />
                <span class="visually-hidden">{words::PREVIOUS}</span>
            </a>
            <h2 aria-live="polite">{dates::full_day(view.day)}</h2>
            <a class="round-button" href=to(1) data-noscroll="">
                <Icon glyph=Glyph::ArrowRight />
                <span class="visually-hidden">{words::NEXT}</span>
            </a>
        </div>
    }
    .into_any()
}

/// What candidates see, or the one agenda asked about.
fn part(row: &WhyRow, around: &Around) -> AnyView {
    let title = row.advisor.as_ref().map_or_else(|| words::TOGETHER.to_owned(), |name| name.name.clone());
    view! {
        <section class="stack" aria-labelledby="ensemble">
            <h3 id="ensemble">{title}</h3>
            <p class="why__count">{words::count(row.n_slots)}</p>
            {timeline(row, around)}
        </section>
    }
    .into_any()
}

/// Agenda by agenda, each behind a fold that says how many slots it has.
fn each(view: &WhyView, around: &Around) -> AnyView {
    if view.each.is_empty() {
        return ().into_any();
    }
    let folds = view
        .each
        .iter()
        .map(|row| {
            let name = row.advisor.as_ref().map(|name| name.name.clone()).unwrap_or_default();
            view! {
                <details class="disclosure">
                    <summary>{format!("{name} : {}", words::count(row.n_slots).to_lowercase())}</summary>
                    <div class="stack">{timeline(row, around)}</div>
                </details>
            }
        })
        .collect_view();
    view! {
        <section class="stack stack--tight" aria-labelledby="chacun">
            <h3 id="chacun">{words::EACH}</h3>
            {folds}
        </section>
    }
    .into_any()
}

fn no_type(view: &WhyView, ask: &AskWhy) -> AnyView {
    let link = view.may_configure.then(|| {
        view! {
            <ButtonLink tone=ButtonTone::Quiet href=paths::types(&ask.centre)>
                {words::TO_TYPES}
            </ButtonLink>
        }
    });
    view! {
        <Tab title=words::TITLE />
        <PageHeader title=words::TITLE />
        <EmptyState glyph=Glyph::Calendar title=words::NO_TYPE text=words::NO_TYPE_BODY>
            {link}
        </EmptyState>
    }
    .into_any()
}

fn nobody(view: &WhyView, ask: &AskWhy) -> AnyView {
    let settings = view.chosen.as_ref().filter(|_| view.may_configure).map(|kind| {
        view! {
            <ButtonLink tone=ButtonTone::Quiet href=paths::type_settings(&ask.centre, &kind.slug)>
                {words::act::SEE_TYPE}
            </ButtonLink>
        }
    });
    view! {
        <EmptyState glyph=Glyph::People title=words::NOBODY text=words::NOBODY_BODY>
            {settings}
        </EmptyState>
    }
    .into_any()
}

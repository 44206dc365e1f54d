//! A centre's own page: the address it prints on its posters.

use contract::{
    contacting::{ContactTarget, ShowContact},
    find::{CentreDetails, TypeSummary},
};
use domain::request::Way;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use locales::fr::{contacting, dates, desk, finding, finding::centre as words};

use super::{
    find::cards,
    frame::Tab,
    loading::{answer_to, loaded},
    place::{phone_link, place},
};
use crate::{
    components::{Card, EmptyState, Fact, Facts, Glyph, PageHeader, WayCard, WayPicker, WayState},
    forms::prefill::Prefill,
    paths::{self, Desk, DeskChoice},
    server_fns::finding::show_centre,
};

/// The centre of the address.
#[component]
pub fn CentrePage() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let centre = answer_to(move || slug.get(), show_centre);
    loaded(centre, centre_view)
}

fn centre_view(details: CentreDetails) -> AnyView {
    let CentreDetails { centre, address, types, trainings } = details;
    let list = if trainings.is_empty() {
        view! {
            <EmptyState glyph=Glyph::Search title=words::NONE text=words::NO_TRAINING>
                <a class="button button--quiet" href=paths::FIND>{words::SEARCH}</a>
            </EmptyState>
        }
        .into_any()
    } else {
        cards(trainings)
    };
    let ways = ways_of(&centre.slug);
    let types = types_of(&centre.slug, types);
    view! {
        <div class="page">
            <Tab title=centre.name.clone() />
            <PageHeader title=centre.name context=centre.city />
            <div class="columns">
                <div class="stack stack--loose">
                    {types}
                    {ways}
                    <section class="stack" aria-labelledby="formations">
                        <h2 id="formations">{words::TRAININGS}</h2>
                        {list}
                    </section>
                </div>
                <aside>
                    <Card>
                        <h2>{words::ABOUT}</h2>
                        <Facts>
                            <Fact term=finding::training::WHERE>{place(&address)}</Fact>
                            {centre.phone.map(|phone| view! { <Fact term=finding::training::PHONE>{phone_link(&phone)}</Fact> })}
                        </Facts>
                    </Card>
                </aside>
            </div>
        </div>
    }
    .into_any()
}

/// Being called back and writing, about anything.
fn ways_of(slug: &str) -> AnyView {
    let ways = [(Way::Callback, Glyph::Phone), (Way::Enquiry, Glyph::Mail)].map(|(way, glyph)| {
        let target = ContactTarget::Centre { centre: slug.to_owned() };
        let href = paths::contact(&ShowContact { target, way, referrer: None }, &Prefill::default());
        WayCard {
            glyph,
            name: contacting::way(way).to_owned(),
            note: contacting::way_note(way).to_owned(),
            state: WayState::Open { href },
        }
    });
    view! {
        <section class="stack" aria-labelledby="contact">
            <h2 id="contact">{finding::training::WAYS}</h2>
            <WayPicker label=finding::training::WAYS ways=ways.into() />
        </section>
    }
    .into_any()
}

/// What can be booked without naming a training.
fn types_of(slug: &str, types: Vec<TypeSummary>) -> Option<AnyView> {
    let ways: Vec<WayCard> = types
        .into_iter()
        .map(|kind| {
            let modes: Vec<&str> = kind.modes.iter().map(|mode| desk::mode::name(*mode)).collect();
            let target = Desk::Type { centre: slug.to_owned(), type_slug: kind.slug };
            WayCard {
                glyph: Glyph::Calendar,
                name: kind.name,
                note: format!("{} · {}", dates::duration(kind.duration_min), modes.join(", ").to_lowercase()),
                state: WayState::Open { href: paths::desk(&target, &DeskChoice::default()) },
            }
        })
        .collect();
    (!ways.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="rendez-vous">
                <h2 id="rendez-vous">{words::TYPES}</h2>
                <WayPicker label=words::TYPES ways=ways />
            </section>
        }
        .into_any()
    })
}

//! What the search found.

use contract::find::{FindTrainings, PlaceReading, TrainingPage, TrainingSummary};
use leptos::prelude::*;
use locales::fr::finding;

use crate::{
    components::{Card, CardKind, Chip, EmptyState, Glyph, Notice, NoticeTone, Pager, PagerLink},
    paths,
};

/// How many, where, and each of them.
pub(super) fn results(page: TrainingPage, ask: &FindTrainings) -> AnyView {
    let said = said(&page);
    let reading = reading(&page.place, ask);
    let pager = pager(&page, ask);
    let none_near = !page.nearest.is_empty();
    let list = if page.results.is_empty() && none_near {
        view! {
            <h3>{finding::NEAREST}</h3>
            <p>{finding::none_around(page.radius_km)}</p>
            {cards(page.nearest)}
        }
        .into_any()
    } else if page.results.is_empty() {
        view! {
            <EmptyState glyph=Glyph::Search title=finding::NONE text=finding::NONE_HELP>
                <a class="button button--quiet" href=paths::FIND>{finding::ALL}</a>
            </EmptyState>
        }
        .into_any()
    } else {
        cards(page.results)
    };
    view! {
        <section class="stack" aria-labelledby="resultats">
            <h2 id="resultats" class="visually-hidden">{finding::RESULTS}</h2>
            <p role="status">{said}</p>
            {reading}
            {list}
            {pager}
        </section>
    }
    .into_any()
}

/// Trainings as sheets that open.
pub(in crate::pages) fn cards(trainings: Vec<TrainingSummary>) -> AnyView {
    let lines = trainings
        .into_iter()
        .map(|training| {
            let place = match training.distance_m {
                Some(metres) => format!("{} {}, {}", training.postal_code, training.city, finding::distance(metres)),
                None => format!("{} {}", training.postal_code, training.city),
            };
            view! {
                <li>
                    <Card kind=CardKind::Link>
                        <h3>
                            <a href=paths::training(&training.key, None)>{training.title}</a>
                        </h3>
                        <p class="small muted">{finding::level(training.level)}</p>
                        <p class="small">{training.centre_name} " · " {place}</p>
                        {training.bookable.then(|| view! { <Chip glyph=Glyph::Calendar>{finding::BOOKABLE}</Chip> })}
                    </Card>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards">{lines}</ul> }.into_any()
}

/// `12 formations à moins de 30 km de Bourges (18)`.
fn said(page: &TrainingPage) -> String {
    let count = finding::count(page.n_total);
    match &page.place {
        PlaceReading::Anywhere | PlaceReading::Unknown => count,
        PlaceReading::Commune { name, departement, .. } => {
            format!("{count} {}", finding::around(name, departement, page.radius_km))
        }
        PlaceReading::Departement { code, name } => format!("{count} {}", finding::within(name, code)),
    }
}

/// How the place was understood, and what else it could mean.
fn reading(place: &PlaceReading, ask: &FindTrainings) -> Option<AnyView> {
    match place {
        PlaceReading::Anywhere | PlaceReading::Departement { .. } => None,
        PlaceReading::Unknown => {
            Some(view! { <Notice tone=NoticeTone::Warn title=finding::unknown_place(&ask.place) /> }.into_any())
        }
        PlaceReading::Commune { others, .. } if others.is_empty() => None,
        PlaceReading::Commune { others, .. } => {
            let links = others
                .iter()
                .map(|other| {
                    let there = FindTrainings { place: other.clone(), page: 1, ..ask.clone() };
                    view! { <li><a class="filter" href=paths::find(&there)>{other.clone()}</a></li> }
                })
                .collect_view();
            Some(
                view! {
                    <nav aria-labelledby="autres-lieux">
                        <p class="small" id="autres-lieux">{finding::OTHER_PLACES}</p>
                        <ul class="filters">{links}</ul>
                    </nav>
                }
                .into_any(),
            )
        }
    }
}

fn pager(page: &TrainingPage, ask: &FindTrainings) -> Option<AnyView> {
    let link = |number: u32, label: &str| PagerLink {
        href: paths::find(&FindTrainings { page: number, ..ask.clone() }),
        label: label.to_owned(),
    };
    let previous = (page.page > 1).then(|| link(page.page - 1, finding::PREVIOUS));
    let next = (page.page < page.n_pages).then(|| link(page.page + 1, finding::NEXT));
    (page.n_pages > 1).then(|| {
        let position = finding::page_of(page.page, page.n_pages);
        view! { <Pager label=finding::PAGES position=position previous=previous next=next /> }.into_any()
    })
}

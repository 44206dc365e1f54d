//! A training at its place, and the way to its centre.

use contract::{
    contacting::{ContactTarget, ShowContact},
    find::{TrainingDetails, TrainingName},
};
use domain::request::{Referrer, Way};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use locales::fr::{contacting, dates, finding, finding::training as words};

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
    place::{phone_link, place},
};
use crate::{
    components::{
        BottomBar, ButtonLink, Card, Chip, Fact, Facts, Glyph, Notice, NoticeTone, PageHeader, WayCard, WayPicker, WayState,
    },
    forms::prefill::Prefill,
    paths::{self, Desk, DeskChoice},
    server_fns::finding::show_training,
};

/// The training of the address.
#[component]
pub fn TrainingPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let ask = Memo::new(move |_| {
        let key = params.with(|params| params.get("key").unwrap_or_default());
        let referrer = query.with(|query| query.get_str("referrer").and_then(Referrer::parse));
        (key, referrer)
    });
    let training = answer_to(move || ask.get(), |(key, referrer)| show_training(TrainingName::Key(key), referrer));
    loaded(training, training_view)
}

fn training_view(training: TrainingDetails) -> AnyView {
    let context = format!("{} · {}", training.diploma, training.site.city);
    let desk = desk_of(&training);
    let bar = desk.clone().map(|(href, note)| {
        view! {
            <BottomBar what=training.short_title.clone() note=note>
                <ButtonLink href=href>{words::BOOK}</ButtonLink>
            </BottomBar>
        }
    });
    let ways = ways(&training, desk);
    view! {
        <div class="page">
            <Tab title=training.title.clone() />
            <PageHeader title=training.title.clone() context=context lead=words::LEAD />
            <div class="columns">
                <section class="stack" aria-labelledby="parler">
                    <h2 id="parler">{words::WAYS}</h2>
                    {ways}
                </section>
                <aside>{facts(training)}</aside>
            </div>
            {bar}
        </div>
    }
    .into_any()
}

/// The address of the booking page and the first free start, when the way is open.
fn desk_of(training: &TrainingDetails) -> Option<(String, String)> {
    let way = training.ways.iter().find(|way| way.way == Way::Appointment)?;
    let desk = Desk::Training { key: training.key.clone(), type_slug: None };
    let choice = DeskChoice { referrer: training.referrer, ..DeskChoice::default() };
    let note = way.first_free.map(|at| words::first_free(&dates::day_and_hour(at))).unwrap_or_default();
    Some((paths::desk(&desk, &choice), note))
}

fn ways(training: &TrainingDetails, desk: Option<(String, String)>) -> AnyView {
    if !training.published {
        return view! {
            <Notice tone=NoticeTone::Warn title=words::CLOSED>
                <p><a href=paths::FIND>{finding::centre::SEARCH}</a></p>
            </Notice>
        }
        .into_any();
    }
    if !training.ways.is_empty() {
        let ways = training.ways.iter().map(|way| way_card(training, way.way, desk.as_ref())).collect();
        return view! { <WayPicker label=words::WAYS ways=ways /> }.into_any();
    }
    let instead = match &training.centre.phone {
        Some(phone) => view! { <p>{words::NOT_OPEN_PHONE} " " {phone_link(phone)}</p> }.into_any(),
        None => view! { <p>{words::NOT_OPEN_SEARCH}</p> }.into_any(),
    };
    view! {
        <Notice tone=NoticeTone::Info title=words::NOT_OPEN>
            {instead}
            <p><a href=paths::FIND>{finding::centre::SEARCH}</a></p>
        </Notice>
    }
    .into_any()
}

fn way_card(training: &TrainingDetails, way: Way, desk: Option<&(String, String)>) -> WayCard {
    let (glyph, href, note) = match (way, desk) {
        (Way::Appointment, Some((href, note))) => (Glyph::Calendar, href.clone(), note.clone()),
        (Way::Callback | Way::Enquiry | Way::Appointment, _) => {
            let target = ContactTarget::Training { name: TrainingName::Key(training.key.clone()), type_slug: None };
            let show = ShowContact { target, way, referrer: training.referrer };
            let glyph = if way == Way::Callback { Glyph::Phone } else { Glyph::Mail };
            (glyph, paths::contact(&show, &Prefill::default()), contacting::way_note(way).to_owned())
        }
    };
    WayCard { glyph, name: contacting::way(way).to_owned(), note, state: WayState::Open { href } }
}

fn facts(training: TrainingDetails) -> AnyView {
    let starts: Vec<String> = training.starts_on.iter().map(|date| dates::plain_day(*date)).collect();
    let where_ = if training.remote { words::REMOTE.into_any() } else { place(&training.site) };
    view! {
        <Card>
            <h2>{words::FACTS}</h2>
            {training.published.then(|| view! { <Chip glyph=Glyph::Check>{words::OPEN}</Chip> })}
            <Facts>
                <Fact term=words::CENTRE>
                    <a href=paths::centre(&training.centre.slug)>{training.centre.name}</a>
                </Fact>
                <Fact term=words::WHERE>{where_}</Fact>
                {(!starts.is_empty()).then(|| view! { <Fact term=words::WHEN>{starts.join(", ")}</Fact> })}
                {training.duration_years.map(|n| view! { <Fact term=words::DURATION>{words::years(n)}</Fact> })}
                <Fact term=words::LEVEL>{finding::level(training.level)}</Fact>
                {training.capacity.map(|n| view! { <Fact term=words::CAPACITY>{words::places(n)}</Fact> })}
                {training.centre.phone.map(|phone| view! { <Fact term=words::PHONE>{phone_link(&phone)}</Fact> })}
                {training.rncp.map(|code| view! { <Fact term=words::RNCP>{code}</Fact> })}
            </Facts>
        </Card>
    }
    .into_any()
}

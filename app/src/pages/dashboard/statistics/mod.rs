//! The figures of a centre: each with what it counts, each chart with its table. Nobody is named.

mod figures;
mod lists;
mod period;
mod weeks;

use contract::statistics::{ShowStatistics, StatisticsView};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::staff::{hours as common, statistics as words};

use super::centre_of_address;
use crate::{
    components::PageHeader,
    forms::statistics::read_statistics,
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::statistics::show_statistics,
};
use figures::{answers, appointments, filling};
use lists::{referrers, trainings, ways};
use period::period_form;
use weeks::weeks;

/// `/gestion/{centre}/statistiques`
#[component]
pub fn StatisticsPage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let ask = Memo::new(move |before: Option<&ShowStatistics>| {
        // While the visitor leaves, the address is already another page's: the old question stands.
        let here = location.pathname.with(|path| *path == paths::statistics(&centre.get()));
        match before {
            Some(before) if !here => before.clone(),
            Some(_) | None => location.search.with(|search| read_statistics(&centre.get(), search)),
        }
    });
    let answered = answer_to(move || ask.get(), show_statistics);
    loaded(answered, move |view| statistics_view(&view, &ask.get_untracked()))
}

fn statistics_view(view: &StatisticsView, ask: &ShowStatistics) -> AnyView {
    view! {
        <div class="stack stack--loose">
        <Tab title=words::TITLE />
        <PageHeader title=words::TITLE context=words::days(view.period) lead=words::LEAD />
        {period_form(view, ask)}
        <section class="stack" aria-labelledby="demandes">
            <h2 id="demandes">{words::REQUESTS}</h2>
            {meaning(words::REQUESTS_MEAN)}
            {ways(view.requests.by_way)}
            {weeks(&view.requests)}
            {trainings(&view.requests)}
            {referrers(&view.requests)}
        </section>
        <section class="stack" aria-labelledby="reponses">
            <h2 id="reponses">{words::ANSWERS}</h2>
            {answers(view.answers)}
        </section>
        <section class="stack" aria-labelledby="rendez-vous">
            <h2 id="rendez-vous">{words::APPOINTMENTS}</h2>
            {meaning(words::APPOINTMENTS_MEAN)}
            {appointments(view.appointments)}
        </section>
        <section class="stack" aria-labelledby="remplissage">
            <h2 id="remplissage">{words::FILLING}</h2>
            {meaning(words::FILLING_MEAN)}
            {filling(view.filling)}
        </section>
        <p class="small muted">{common::preview::zone(&view.zone)}</p>
        </div>
    }
    .into_any()
}

/// What a figure counts.
fn meaning(sentence: &'static str) -> AnyView {
    view! { <p class="small muted">{sentence}</p> }.into_any()
}

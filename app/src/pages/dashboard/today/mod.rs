//! What waits today.

mod attention;
mod entries;
mod requests;
mod setup;

use contract::agendas::TodayView;
use leptos::prelude::*;
use locales::fr::{dates, staff};

use super::centre_of_address;
use crate::{
    components::PageHeader,
    pages::{
        frame::Tab,
        loading::{Answered, answer_to, loaded},
    },
    server_fns::agendas::show_today,
};
use entries::Marking;

/// `/gestion/{centre}`
#[component]
pub fn TodayPage() -> impl IntoView {
    let centre = centre_of_address();
    let answered: Answered<TodayView> = answer_to(move || centre.get(), show_today);
    let marking = Marking::new(centre, answered);
    loaded(answered, move |view| today_view(view, &centre.get_untracked(), marking))
}

fn today_view(view: TodayView, centre: &str, marking: Marking) -> AnyView {
    let date = dates::full_day(view.today);
    let setup = view.setup.as_ref().map(|setup| setup::setup(setup, centre));
    let is_new = view.setup.is_some();
    let pending = entries::pending(&view, marking);
    let unsettled = entries::unsettled(&view, marking);
    let attention = (!is_new).then(|| attention::attention(&view.attention, centre));
    let requests = (!is_new || view.requests.n > 0).then(|| requests::requests(view.requests, centre));
    let today = (!is_new).then(|| entries::today(&view, marking));
    view! {
        <div class="today stack stack--loose">
            <Tab title=staff::nav::TODAY />
            <PageHeader title=staff::nav::TODAY context=date />
            {marking.said()}
            {setup}
            {today}
            {requests}
            {pending}
            {unsettled}
            {attention}
        </div>
    }
    .into_any()
}

//! The booking page: a month, a day, an hour. Month and day are addresses; choosing an hour holds it.

mod choices;
mod day;
mod facts;
mod holding;
mod links;
mod month;

use contract::{
    booking::{DeskAgenda, DeskTarget, DeskView},
    contacting::{ContactTarget, ShowContact},
    find::TrainingName,
};
use domain::request::Way;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{contacting, dates, desk};

use super::{
    frame::Tab,
    loading::{answer_to, loaded},
    place::{one_line, phone_link},
};
use crate::{
    components::{EmptyState, Glyph, Notice, NoticeTone, PageHeader},
    forms::{
        desk::{DeskAsk, read_desk, repaired},
        pairs::parse_pairs,
    },
    paths,
    replay::Replay,
    server_fns::{self, booking::show_desk},
};
use holding::Holding;
pub(super) use links::Links;
pub(super) use month::month_view;

/// `/rdv`, `/rdva` and `/c/{centre}/{type}`.
#[component]
pub fn BookingPage() -> impl IntoView {
    let location = use_location();
    let ask = Memo::new(move |before: Option<&Option<DeskAsk>>| {
        let now = location.pathname.with(|path| location.search.with(|search| read_desk(path, &parse_pairs(search))));
        // While the visitor leaves, the address is already another page's: the old question stands.
        now.or_else(|| before.cloned().flatten())
    });
    repair_cut_key();
    let answered = answer_to(
        move || ask.get().map(|ask| ask.show),
        |show| async move {
            match show {
                Some(show) => show_desk(show).await,
                None => Err(server_fns::unknown()),
            }
        },
    );
    let holding = Holding::new(ask, answered, Replay::taken());
    loaded(answered, move |view| match ask.get_untracked() {
        Some(ask) => desk_view(&view, &ask, holding),
        None => super::not_found::nothing_here(),
    })
}

/// A key whose `#` was not escaped is put together again; the address bar then holds the right one.
fn repair_cut_key() {
    let location = use_location();
    let navigate = leptos_router::hooks::use_navigate();
    Effect::new(move |_| {
        let hash = window().location().hash().unwrap_or_default();
        let address =
            location.pathname.with_untracked(|path| location.search.with_untracked(|search| repaired(path, search, &hash)));
        if let Some(address) = address {
            navigate(&address, leptos_router::NavigateOptions { replace: true, ..Default::default() });
        }
    });
}

fn desk_view(view: &DeskView, ask: &DeskAsk, holding: Holding) -> AnyView {
    let title = desk::title(&view.centre.name);
    let context = view
        .training
        .as_ref()
        .map_or_else(|| view.address.city.clone(), |training| format!("{} · {}", training.title, view.address.city));
    let facts = facts::facts(view);
    let brief = brief(view);
    let task = match &view.agenda {
        Some(agenda) => agenda_view(view, agenda, ask, holding),
        None => no_slot(view, ask),
    };
    view! {
        <div class="page">
            <Tab title=desk::TAB />
            <PageHeader title=title context=context lead=desk::LEAD />
            {brief}
            <div class="columns">
                <div class="stack">{task}</div>
                <aside id="infos" tabindex="-1">{facts}</aside>
            </div>
            {holding.bar(ask.prefill.clone())}
        </div>
    }
    .into_any()
}

/// On a phone the facts come after the task: the two that matter stand before it.
fn brief(view: &DeskView) -> AnyView {
    let start = view.training.as_ref().and_then(|training| training.starts_on).map(|date| desk::starts(&dates::plain_day(date)));
    view! {
        <p class="page-header__brief">
            <span>{one_line(&view.address)}</span>
            {start.map(|start| view! { <span>{start}</span> })}
            <a href="#infos">{desk::ALL_FACTS}</a>
        </p>
    }
    .into_any()
}

fn agenda_view(view: &DeskView, agenda: &DeskAgenda, ask: &DeskAsk, holding: Holding) -> AnyView {
    let links = Links::new(view, agenda, ask);
    let restriction = (!agenda.restriction.is_empty()).then(|| {
        let words = agenda.restriction.clone();
        view! { <Notice tone=NoticeTone::Info title=desk::RESTRICTION><p class="lines">{words}</p></Notice> }
    });
    let instructions = (!agenda.instructions.is_empty()).then(|| {
        let words = agenda.instructions.clone();
        view! { <p class="lines">{words}</p> }
    });
    let picker = if agenda.free_days.is_empty() && agenda.first_free.is_none() {
        no_slot(view, ask)
    } else {
        view! {
            <div class="picker">
                {month_view(view.today, agenda, &links)}
                {day::day_view(agenda, &links, ask, holding)}
            </div>
            {nothing_suits(view, ask)}
        }
        .into_any()
    };
    view! {
        {holding.trouble_view(links.to(|_| {}))}
        {choices::types(view, agenda, &links)}
        {choices::modes(agenda, &links)}
        {instructions}
        {restriction}
        {picker}
    }
    .into_any()
}

/// The other ways to the same centre, about the same thing, with what is known already.
fn instead(view: &DeskView, ask: &DeskAsk) -> [String; 2] {
    [Way::Callback, Way::Enquiry].map(|way| {
        let target = match (&view.training, &ask.show.target) {
            (Some(training), DeskTarget::Training { type_slug, .. }) => {
                let name = TrainingName::Key(training.key.clone());
                ContactTarget::Training { name, type_slug: type_slug.clone() }
            }
            (_, DeskTarget::Type { centre, type_slug }) => {
                ContactTarget::Type { centre: centre.clone(), type_slug: type_slug.clone() }
            }
            (None, DeskTarget::Training { .. }) => ContactTarget::Centre { centre: view.centre.slug.clone() },
        };
        paths::contact(&ShowContact { target, way, referrer: ask.show.referrer }, &ask.prefill)
    })
}

fn nothing_suits(view: &DeskView, ask: &DeskAsk) -> AnyView {
    let [call_back, write] = instead(view, ask);
    let call = view.centre.phone.as_ref().map(|phone| view! { " " {desk::CALL} " " {phone_link(phone)} "." });
    view! {
        <p class="small">
            {contacting::NOTHING_SUITS} " " <a href=call_back>{contacting::CALL_ME}</a> " " {desk::OR} " "
            <a href=write>{contacting::WRITE_LOWER}</a> "." {call}
        </p>
    }
    .into_any()
}

/// No free slot at all: the other ways, the telephone.
fn no_slot(view: &DeskView, ask: &DeskAsk) -> AnyView {
    let [call_back, write] = instead(view, ask);
    let text = match &view.centre.phone {
        Some(phone) => desk::call(phone),
        None => desk::COME_BACK.to_owned(),
    };
    view! {
        <EmptyState glyph=Glyph::Calendar title=desk::NONE_AT_ALL text=text>
            <a class="button button--primary" href=call_back>{contacting::CALL_ME}</a>
            <a class="button button--quiet" href=write>{contacting::WRITE}</a>
        </EmptyState>
    }
    .into_any()
}

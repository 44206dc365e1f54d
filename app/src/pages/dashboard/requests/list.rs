//! The list: tabs with their counts, the lines, the way to the next ones.

use contract::requests::{Care, QueueFilter, QueueLine, QueueView, ShowQueue};
use domain::{
    life::{RequestState, Stage},
    request::Way,
    time::Timestamp,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{contacting, dates, fields, staff::requests as words};

use super::{Queue, bulk::Bulk, filters, views};
use crate::{
    components::{Chip, ChipTone, EmptyState, Glyph, Icon, Pager, PagerLink},
    paths::staff as paths,
};

pub(super) fn list(view: QueueView, queue: Queue, is_open: Memo<bool>) -> AnyView {
    let ask = queue.ask.get_untracked();
    // Beside an open request, its name is the page's title.
    let title = move || {
        if is_open.get() {
            view! { <p class="queue__title">{words::TITLE}</p> }.into_any()
        } else {
            view! { <h1>{words::TITLE}</h1> }.into_any()
        }
    };
    let tabs = tabs(&view, &ask);
    let bulk = Bulk::new(queue, view.me);
    let now = view.now;
    let lines = view.lines.iter().map(|line| row(line, &ask, now, bulk)).collect_view();
    let rows = if view.lines.is_empty() { nothing(&ask) } else { view! { <ol class="request-rows">{lines}</ol> }.into_any() };
    let next = view.next.map(|cursor| PagerLink {
        href: paths::requests_page(&ShowQueue { behind: Some(cursor), ..ask.clone() }),
        label: words::NEXT.to_owned(),
    });
    let first = ask.behind.map(|_| PagerLink {
        href: paths::requests_page(&ShowQueue { behind: None, ..ask.clone() }),
        label: words::FIRST.to_owned(),
    });
    let pager =
        (next.is_some() || first.is_some()).then(|| view! { <Pager label=words::LIST position="" previous=first next=next /> });
    view! {
        <header class="queue__head stack stack--tight">
            {title}
            {filters::search(&ask)}
            {tabs}
            {filters::folded(&view, &ask)}
            {views::views(&view, &ask)}
        </header>
        {bulk.bar(&view.lines)}
        {rows}
        {pager}
        {links(&view, &ask)}
    }
    .into_any()
}

fn tabs(view: &QueueView, ask: &ShowQueue) -> AnyView {
    let counts = view.counts;
    let all = counts.callbacks + counts.enquiries + counts.appointments;
    let waiting = |way: Option<Way>, care: Care| QueueFilter { way, care, ..QueueFilter::default() };
    let tabs = [
        (words::WAITING, Some(all), waiting(None, Care::Anybody)),
        (words::way(Way::Callback), Some(counts.callbacks), waiting(Some(Way::Callback), Care::Anybody)),
        (words::way(Way::Enquiry), Some(counts.enquiries), waiting(Some(Way::Enquiry), Care::Anybody)),
        (words::way(Way::Appointment), Some(counts.appointments), waiting(Some(Way::Appointment), Care::Anybody)),
        (words::MINE, Some(counts.own), waiting(None, Care::Mine)),
        (words::SETTLED, None, QueueFilter { stage: Stage::Settled, ..QueueFilter::default() }),
        (words::ANY, None, QueueFilter { stage: Stage::Any, ..QueueFilter::default() }),
    ];
    let tabs = tabs
        .into_iter()
        .map(|(label, count, filter)| {
            let current = (filter == ask.filter).then_some("true");
            let href = paths::requests_page(&ShowQueue { filter, behind: None, ..ask.clone() });
            let label = count.map_or_else(|| label.to_owned(), |n| format!("{label} {n}"));
            view! {
                <li>
                    <a class="tab" href=href aria-current=current>
                        {label}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav aria-label=words::FILTERS>
            <ul class="tabs">{tabs}</ul>
        </nav>
    }
    .into_any()
}

fn row(line: &QueueLine, ask: &ShowQueue, now: Timestamp, bulk: Bulk) -> AnyView {
    let href = format!("{}{}", paths::request(&ask.centre, line.id), query_of_page(ask));
    let path = use_location().pathname;
    let own = paths::request(&ask.centre, line.id);
    let current = move || path.with(|path| path.trim_end_matches('/') == own).then_some("true");
    let minutes = now.since(line.asked_at.at) / 60;
    let late = line.is_late.then(|| view! { <span class="visually-hidden">{words::LATE}</span> });
    let age_class = if line.is_late { "request-row__age request-row__age--late" } else { "request-row__age" };
    let class = if line.state == RequestState::New { "request-row request-row--new" } else { "request-row" };
    let about = about(line);
    view! {
        <li class="request-rows__line">
            {bulk.tick(line)}
            <a class=class href=href aria-current=current>
                <span class="request-row__icon">
                    <Icon glyph=glyph(line.way) />
                </span>
                <span class="request-row__name">{line.name.clone()}</span>
                <time class=age_class datetime=line.asked_at.to_rfc3339() title=dates::full_day_and_hour(line.asked_at)>
                    {words::age(minutes)} {late}
                </time>
                <span class="request-row__about">{about}</span>
                <span class="request-row__chips">{chips(line)}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The query of the list, kept beside an open request.
pub(super) fn query_of_page(ask: &ShowQueue) -> String {
    let page = paths::requests_page(ask);
    page.split_once('?').map_or_else(String::new, |(_, query)| format!("?{query}"))
}

const fn glyph(way: Way) -> Glyph {
    match way {
        Way::Callback => Glyph::Phone,
        Way::Enquiry => Glyph::Mail,
        Way::Appointment => Glyph::Calendar,
    }
}

/// The training, and what it is about in the fewest words.
fn about(line: &QueueLine) -> String {
    let what = match (line.way, line.appointment) {
        (Way::Callback, _) => contacting::wanted(line.wanted.get(..1).unwrap_or_default()),
        (_, Some((_, starts))) => dates::day_and_hour(starts),
        (Way::Enquiry | Way::Appointment, None) => {
            line.subjects.iter().take(2).map(|subject| fields::subject(*subject)).collect::<Vec<_>>().join(", ")
        }
    };
    [line.training.clone().unwrap_or_default(), what].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn chips(line: &QueueLine) -> AnyView {
    let state = words::state(line.state);
    let tone = if line.state.waits() { ChipTone::Warn } else { ChipTone::Plain };
    let attempts = (line.n_attempts > 0).then(|| {
        let tried = locales::fr::answering::attempts(line.n_attempts);
        view! { <Chip tone=ChipTone::Accent>{tried}</Chip> }
    });
    let assigned = line.assigned.clone().map(|who| view! { <Chip tone=ChipTone::Plain>{who.name}</Chip> });
    view! {
        <Chip tone=tone>{state}</Chip>
        {attempts}
        {assigned}
    }
    .into_any()
}

fn nothing(ask: &ShowQueue) -> AnyView {
    let text = if ask.filter == QueueFilter::default() { words::NONE_WAITING } else { words::NONE_FOUND };
    view! { <EmptyState glyph=Glyph::Check title=words::NONE text=text /> }.into_any()
}

/// Ready answers, and what may leave the house.
fn links(view: &QueueView, ask: &ShowQueue) -> AnyView {
    let export = view.may_export.then(|| {
        view! {
            <span class="muted">{words::EXPORT}</span>
            " "
            <a href=paths::export(ask, "csv") rel="external" download="demandes.csv">
                {words::CSV}
            </a>
            " "
            <a href=paths::export(ask, "xlsx") rel="external" download="demandes.xlsx">
                {words::XLSX}
            </a>
        }
    });
    let templates = view.every_request.then(|| view! { <a href=paths::templates(&ask.centre)>{words::TEMPLATES}</a> });
    view! { <p class="queue__links cluster small">{templates} {export}</p> }.into_any()
}

//! The agenda: day, week, month, list.
//!
//! [`layout`] says where everything stands, [`board`] what the page knows and does, [`grid`] and [`event`] draw, [`pointer`]
//! and [`keys`] take an appointment in hand, [`list`] and [`month`] are the other ways to look at it.

mod board;
mod event;
mod grid;
mod keys;
mod layout;
mod list;
mod month;
mod pointer;
mod toolbar;

pub(super) use event::{colour, state_code};

use contract::agendas::{AgendaEntry, AgendaFrame, AgendaPart, AgendaView, PersonName, ShowAgenda};
use domain::{
    span::{Span, monday_of},
    time::{DateRange, NaiveDate},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{dates, staff::agenda as words};

use super::{
    centre_of_address,
    follow::{Followed, follow},
    insist::insisting,
};
use crate::{
    components::{Button, ButtonKind, ButtonLink, ButtonTone, EmptyState, Glyph},
    forms::agenda::read_agenda,
    pages::{
        frame::Tab,
        loading::{Answered, answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::agendas::{show_agenda, show_agenda_frame},
};
use board::{Board, Told};

/// `/gestion/{centre}/agenda`
#[component]
pub fn AgendaPage() -> impl IntoView {
    let centre = centre_of_address();
    let location = use_location();
    let ask = Memo::new(move |before: Option<&ShowAgenda>| {
        // While the reader leaves, the address is already another page's: the old question stands.
        let is_ours = location.pathname.with(|path| path.trim_end_matches('/').ends_with("/agenda"));
        match before {
            Some(before) if !is_ours => before.clone(),
            Some(_) | None => location.search.with(|search| read_agenda(centre.get(), search)),
        }
    });
    let frame = answer_to(move || centre.get(), show_agenda_frame);
    let page = answer_to(move || ask.get(), show_agenda);
    loaded(frame, move |frame| agenda(frame, ask, page))
}

fn agenda(frame: AgendaFrame, ask: Memo<ShowAgenda>, page: Answered<AgendaView>) -> AnyView {
    let (top, filters) = (toolbar::toolbar(ask, frame.today), toolbar::filters(ask, &frame));
    view! {
        <div class="agenda stack">
            <Tab title=words::AGENDA_TITLE />
            {top}
            {filters}
            {loaded(page, move |view| page_of(view, ask.get_untracked(), frame.clone(), page))}
        </div>
    }
    .into_any()
}

fn page_of(view: AgendaView, ask: ShowAgenda, frame: AgendaFrame, page: Answered<AgendaView>) -> AnyView {
    if view.advisors.is_empty() && frame.people.is_empty() {
        return nobody(&ask, frame.sees_every);
    }
    if let AgendaPart::Days(days) = &view.part {
        // Nothing is moved here: what is new is simply drawn.
        follow(Followed {
            ask: StoredValue::new(ask.clone()),
            pulse: StoredValue::new(view.pulse),
            is_busy: Callback::new(|()| false),
            changed: Callback::new(move |()| page.refetch()),
        });
        return month::month(&view, days, (&ask, &frame));
    }
    let (span, day) = (ask.span, ask.day.unwrap_or_else(|| view.now.date()));
    let dates = view.dates;
    let people = StoredValue::new(frame.people.clone());
    let board = Board::new(view, ask, frame);
    let body = match span {
        Span::List => list::list(board),
        Span::Day | Span::Week | Span::Month => gridded(board, (span, day, dates)),
    };
    view! {
        {left_out(board)}
        {body}
        {told(board)}
        {insisting(board.insist, people)}
        <p class="visually-hidden" role="status">
            {move || board.said.get()}
        </p>
    }
    .into_any()
}

/// On a phone the day comes first; the grid is below, in a frame that scrolls by itself.
fn gridded(board: Board, (span, day, dates): (Span, NaiveDate, DateRange)) -> AnyView {
    let strip = (span == Span::Week).then(|| week_strip(board, day));
    let day = if dates.contains(day) { day } else { dates.from };
    let nothing = move || nothing_open(board);
    view! {
        {strip}
        {list::day_list(board, day)}
        {nothing}
        <a class="skip-grid" href="#apres-la-grille">
            {words::SKIP_GRID}
        </a>
        <p class="only-phone agenda-below">{words::GRID_BELOW}</p>
        {grid::grid(board)}
        {key_help()}
    }
    .into_any()
}

/// The days of the week as links, on a phone.
fn week_strip(board: Board, day: NaiveDate) -> AnyView {
    let ask = board.ask.get_value();
    let links = DateRange::lasting(monday_of(day), 7)
        .dates()
        .map(|date| {
            let href = paths::agenda_page(&ShowAgenda { day: Some(date), ..ask.clone() });
            let current = (date == day).then_some("date");
            let rank = chrono::Datelike::weekday(&date).num_days_from_monday() as usize;
            let short = dates::WEEKDAY_HEADS.get(rank).map_or("", |(short, _)| *short);
            let n = move || board.entries.with(|all| all.iter().filter(|entry| entry.starts.date() == date).count());
            view! {
                <li>
                    <a href=href aria-current=current>
                        <span class="visually-hidden">{dates::day(date)} ", " {move || words::count(n())}</span>
                        <span class="week-strip__day" aria-hidden="true">
                            {short} <strong>{dates::day_number(date)}</strong>
                            <span class="week-strip__n">{move || Some(n()).filter(|n| *n > 0)}</span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="only-phone" aria-label=words::DAYS>
            <ul class="week-strip">{links}</ul>
        </nav>
    }
    .into_any()
}

/// Nothing opens on these dates, and nothing is there.
fn nothing_open(board: Board) -> Option<AnyView> {
    let n_columns = board.columns.with(Vec::len);
    let whole = board.shut.with(|shut| {
        let days = board.columns.get();
        days.iter()
            .filter(|column| {
                let minutes: u16 = layout::shut_of(**column, shut).map(|view| view.until_min - view.from_min).sum();
                minutes >= layout::DAY_MIN
            })
            .count()
    });
    if n_columns == 0 || whole < n_columns || !board.entries.with(Vec::is_empty) {
        return None;
    }
    let centre = board.ask.with_value(|ask| ask.centre.clone());
    let why = paths::why(&centre);
    Some(
        view! {
            <EmptyState glyph=Glyph::Clock title=words::NOTHING_OPEN text=words::NOTHING_OPEN_BODY>
                <ButtonLink href=paths::hours(&centre)>{words::TO_HOURS}</ButtonLink>
                <ButtonLink tone=ButtonTone::Quiet href=why>
                    {words::WHY}
                </ButtonLink>
            </EmptyState>
        }
        .into_any(),
    )
}

/// Nobody receives yet, or none of the agendas is theirs to see.
fn nobody(ask: &ShowAgenda, sees_every: bool) -> AnyView {
    if !sees_every {
        return view! { <EmptyState glyph=Glyph::People title=words::NOBODY text=words::NOBODY_OWN /> }.into_any();
    }
    let team = paths::team(&ask.centre);
    view! {
        <EmptyState glyph=Glyph::People title=words::NOBODY text=words::NOBODY_BODY>
            <ButtonLink href=team>{words::TO_TEAM}</ButtonLink>
        </EmptyState>
    }
    .into_any()
}

fn left_out(board: Board) -> AnyView {
    (move || {
        let n = board.left_out.get();
        (n > 0).then(|| view! { <p class="muted">{words::left_out(n)}</p> })
    })
    .into_any()
}

/// What became of the last act, at the lower edge: it covers nothing that moves.
fn told(board: Board) -> AnyView {
    let close = Callback::new(move |()| board.told.set(None));
    let shown = move || {
        board.told.get().map(|told| match told {
            Told::Done { sentence, undo } => {
                let undo = undo.map(|which| {
                    let take_back = Callback::new(move |()| board.undo(which, Vec::new()));
                    view! {
                        <span class="told__note">{words::UNDO_NOTE}</span>
                        <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=take_back>
                            {words::UNDO}
                        </Button>
                    }
                });
                view! {
                    <div class="told">
                        <p>{sentence}</p>
                        {undo}
                    </div>
                }
                .into_any()
            }
            Told::Refused(why) => view! {
                <div class="told told--refused">
                    <p>{why}</p>
                    <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=close>
                        {words::CLOSE}
                    </Button>
                </div>
            }
            .into_any(),
        })
    };
    view! {
        <div class="told-place" role="status">
            {shown}
        </div>
    }
    .into_any()
}

fn key_help() -> AnyView {
    let lines = words::KEY_LIST
        .into_iter()
        .chain([words::KEY_FREE])
        .map(|(keys, what)| {
            view! {
                <div>
                    <dt>{keys}</dt>
                    <dd>{what}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="disclosure not-print" id="apres-la-grille" tabindex="-1">
            <summary>{words::KEYS}</summary>
            <dl class="facts">{lines}</dl>
        </details>
    }
    .into_any()
}

/// The minute of the day at which an appointment begins.
pub(super) fn minute_of(entry: &AgendaEntry) -> u16 {
    layout::minute_of(entry.starts)
}

/// The one at which it ends.
pub(super) fn until_of(entry: &AgendaEntry) -> u16 {
    layout::end_of(entry)
}

/// The name of an advisor among those of the page.
pub(super) fn name_among(people: &[PersonName], id: domain::ids::AdvisorId) -> String {
    people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
}

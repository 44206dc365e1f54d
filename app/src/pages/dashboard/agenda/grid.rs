//! The grid: a column for each day of the week, or for each advisor of a day. What moves it is in `pointer` and `keys`.

use contract::agendas::{ShutView, TakenWhat};
use domain::{agenda::MinuteOfDay, slots::Reason, span::Span, time::NaiveDate};
use leptos::prelude::*;
use locales::fr::{dates, staff::agenda as words};

use super::{
    board::{Board, Ghost},
    event::event,
    keys::{self, free_keys},
    layout::{Column, DAY_MIN, Hours, first_open, minute_of, most_lanes, placed, shut_of, taken_of},
    pointer,
};
use crate::{forms::browser, paths::staff as paths};
use contract::agendas::ShowAgenda;

/// A grid of rows of five minutes. Without JavaScript it is read, and its links open what they name.
pub(super) fn grid(board: Board) -> AnyView {
    let placed = Memo::new(move |_| {
        let hours = board.hours.get();
        let columns = board.columns.get();
        board.entries.with(|entries| columns.iter().map(|column| placed(*column, hours, entries)).collect::<Vec<_>>())
    });
    let numbered = move || board.columns.get().into_iter().enumerate();
    let press = StoredValue::new(None);
    view! {
        <section class="week-frame" aria-label=words::GRID>
            <div
                class="week"
                node_ref=board.grid
                data-columns=move || board.columns.with(Vec::len).to_string()
                data-most=move || placed.with(|all| most_lanes(all.iter())).to_string()
                on:pointerdown=move |event| pointer::down(board, press, &event)
                on:pointermove=move |event| pointer::moved(board, press, &event)
                on:pointerup=move |event| pointer::up(board, press, &event)
                on:pointercancel=move |_| pointer::cancel(board, press)
                on:pointerleave=move |_| pointer::leave(board)
                on:click=move |event| pointer::click(board, press, &event)
                on:keydown=move |event| keys::pressed(board, &event)
                on:focusout=move |event| keys::left(board, &event)
            >
                <div class="week__corner"></div>
                <For each=numbered key=|(_, column)| *column children=move |(_, column)| head(board, column) />
                <div class="week__hours" aria-hidden="true">
                    {move || hour_labels(board.hours.get())}
                </div>
                <For
                    each=numbered
                    key=|(rank, column)| (*rank, *column)
                    children=move |(rank, column)| {
                        let own = Memo::new(move |_| placed.with(|all| all.get(rank).cloned()).unwrap_or_default());
                        let cells = move || own.get();
                        let label = move || {
                            format!("{}, {}", column_name(board, column), words::count(own.with(Vec::len)))
                        };
                        view! {
                            <div class="week__column" role="group" aria-label=label data-column=rank.to_string()>
                                {free(board, rank, column)}
                                {move || shut_blocks(board, column)}
                                {move || taken_blocks(board, column)}
                                <For
                                    each=cells
                                    key=|one| (one.entry.id, one.entry.sequence, one.entry.state, one.entry.starts, one.place)
                                    children=move |one| event(board, &one)
                                />
                                {move || ghost_block(board, rank)}
                                {now_line(board, column)}
                            </div>
                        }
                    }
                />
            </div>
        </section>
    }
    .into_any()
}

/// `9 h`, `10 h`… at each hour but the first, which has no room above it.
fn hour_labels(hours: Hours) -> AnyView {
    (hours.from / 60..hours.until / 60).map(|hour| view! { <span>{words::clock(hour * 60)}</span> }).collect_view().into_any()
}

/// A day leads to its own page; an advisor is named.
fn head(board: Board, column: Column) -> AnyView {
    let today = board.now.date() == column.date;
    let current = today.then_some("date");
    if let Some(advisor) = column.advisor {
        return view! {
            <div class="week__day">
                <strong>{board.person(advisor)}</strong>
            </div>
        }
        .into_any();
    }
    let ask = board.ask.get_value();
    let href = paths::agenda_page(&ShowAgenda { span: Span::Day, day: Some(column.date), ..ask });
    let (short, number) = (short_weekday(column.date), dates::day_number(column.date));
    view! {
        <div class="week__day" aria-current=current>
            <a href=href>
                <span class="visually-hidden">{dates::full_day(column.date)}</span>
                <span aria-hidden="true">{short} <strong>{number}</strong></span>
            </a>
        </div>
    }
    .into_any()
}

fn short_weekday(date: NaiveDate) -> &'static str {
    let rank = chrono::Datelike::weekday(&date).num_days_from_monday() as usize;
    dates::WEEKDAY_HEADS.get(rank).map_or("", |(short, _)| *short)
}

/// `mardi 9 mars`, or the advisor of the column.
pub(super) fn column_name(board: Board, column: Column) -> String {
    column.advisor.map_or_else(|| dates::day(column.date), |advisor| board.person(advisor))
}

/// The link to the form, at the range that is pointed at or chosen by keys.
fn free(board: Board, rank: usize, column: Column) -> AnyView {
    let minute = move || {
        let chosen = board.free.get().filter(|(own, _)| *own == rank).map(|(_, minute)| minute);
        chosen.unwrap_or_else(|| board.shut.with(|shut| first_open(column, board.hours.get(), shut)))
    };
    let place = move || board.hours.get().place(minute(), minute().saturating_add(30));
    let shown = move || board.free.get().is_some_and(|(own, _)| own == rank);
    let centre = board.ask.with_value(|ask| ask.centre.clone());
    let href = move || {
        let at = MinuteOfDay::new(minute()).unwrap_or(MinuteOfDay::START);
        paths::new_appointment_at(&centre, (column.date, at), column.advisor)
    };
    view! {
        <a
            class=move || format!("free {}{}", place().classes(), if shown() { " free--shown" } else { "" })
            href=href
            draggable="false"
            data-free=rank.to_string()
            on:keydown=move |event| free_keys(board, (rank, minute()), &event)
            on:focus=move |_| board.free.set(Some((rank, minute())))
            on:blur=move |_| unfocused(board, rank)
        >
            <span class="visually-hidden">{words::NEW_AT} ", " {column_name(board, column)} ", "</span>
            {move || words::clock(minute())}
        </a>
    }
    .into_any()
}

/// The link of a column lost the focus. Said a moment later: a page that goes takes the focus away while half of what it
/// knew is gone already.
fn unfocused(board: Board, rank: usize) {
    request_animation_frame(move || {
        board.free.try_update(|free| *free = free.filter(|(own, _)| *own != rank));
    });
}

fn shut_blocks(board: Board, column: Column) -> AnyView {
    let hours = board.hours.get();
    board.shut.with(|shut| shut_of(column, shut).filter_map(|view| shut_block(hours, view)).collect_view()).into_any()
}

fn shut_block(hours: Hours, view: &ShutView) -> Option<AnyView> {
    let (from, until) = (view.from_min.max(hours.from), view.until_min.min(hours.until));
    (from < until).then(|| {
        let place = hours.place(from, until);
        // Before and after hours the hatching says enough; a whole day says why.
        let is_plain = view.because == Reason::Outside && (view.from_min, view.until_min) != (0, DAY_MIN);
        let words = (!is_plain).then(|| words::shut(view));
        view! {
            <div class=format!("shut {}", place.classes())>
                {words}
            </div>
        }
        .into_any()
    })
}

fn taken_blocks(board: Board, column: Column) -> AnyView {
    let hours = board.hours.get();
    let block = |(from, until, what): (u16, u16, TakenWhat)| {
        let place = hours.place(from, until);
        view! {
            <div class=format!("taken {}", place.classes())>
                {words::taken(what)}
            </div>
        }
    };
    board.taken.with(|taken| taken_of(column, taken).into_iter().map(block).collect_view()).into_any()
}

/// Where the appointment in hand would be.
fn ghost_block(board: Board, rank: usize) -> Option<AnyView> {
    let ghost = board.ghost.get().filter(|ghost| ghost.column == rank)?;
    let Ghost { minute, minutes, .. } = ghost;
    let until = minute.saturating_add(minutes).min(DAY_MIN);
    let place = board.hours.get_untracked().place(minute, until);
    Some(
        view! {
            <div class=format!("event event--ghost {}", place.classes()) aria-hidden="true">
                <strong>{words::clock(minute)} " – " {words::clock(until)}</strong>
            </div>
        }
        .into_any(),
    )
}

/// Today's line; it goes on while the page is there.
fn now_line(board: Board, column: Column) -> Option<AnyView> {
    (column.date == board.now.date()).then(|| {
        let minute = RwSignal::new(minute_of(board.now));
        Effect::new(move |_| {
            let begun = browser::now();
            let first = minute.get_untracked();
            let step = move || {
                let elapsed = browser::now().since(begun).max(0) / 60;
                minute.try_set(first.saturating_add(u16::try_from(elapsed).unwrap_or(DAY_MIN)).min(DAY_MIN));
            };
            if let Ok(handle) = set_interval_with_handle(step, core::time::Duration::from_secs(30)) {
                on_cleanup(move || handle.clear());
            }
        });
        let shown = move || {
            let hours = board.hours.get();
            (hours.from..hours.until).contains(&minute.get())
        };
        view! {
            <div
                class=move || format!("now-line at-{} for-1", board.hours.get().row(minute.get()))
                aria-hidden="true"
                hidden=move || !shown()
            ></div>
        }
        .into_any()
    })
}

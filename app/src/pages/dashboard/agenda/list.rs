//! Appointments one under the other, by date: the list, and the day on a phone.

use contract::agendas::AgendaEntry;
use domain::time::NaiveDate;
use leptos::prelude::*;
use locales::fr::{
    dates,
    staff::{agenda as words, appointment},
};

use super::{
    board::Board,
    event::{colour, state_code},
    layout::{end_of, minute_of},
};
use crate::{
    components::{EmptyState, Glyph, StatusBadge},
    pages::dashboard::shape,
    paths::staff as paths,
};

/// Two weeks of appointments, those called off included.
pub(super) fn list(board: Board) -> AnyView {
    (move || {
        let entries = board.entries.get();
        if entries.is_empty() {
            return view! { <EmptyState glyph=Glyph::Calendar title=words::NOTHING_LISTED text=words::NOTHING_LISTED_BODY /> }
                .into_any();
        }
        by_date(&entries)
            .into_iter()
            .map(|(date, of_date)| {
                let id = format!("jour-{date}");
                let labelled_by = id.clone();
                view! {
                    <section class="stack stack--tight" aria-labelledby=labelled_by>
                        <h2 class="agenda-day" id=id>
                            {dates::day(date)}
                        </h2>
                        {rows(board, of_date)}
                    </section>
                }
            })
            .collect_view()
            .into_any()
    })
    .into_any()
}

/// One day, for who reads on a phone. What stands already is not drawn again: beside the grid it is hidden, and must cost
/// nothing there.
pub(super) fn day_list(board: Board, date: NaiveDate) -> AnyView {
    let entries = Memo::new(move |_| {
        board.entries.with(|all| all.iter().filter(|one| one.starts.date() == date).cloned().collect::<Vec<_>>())
    });
    let nothing = move || entries.with(Vec::is_empty).then(|| view! { <p class="muted">{words::NOTHING}</p> });
    view! {
        <section class="only-phone stack stack--tight" aria-label=dates::day(date)>
            {nothing}
            <ul class="agenda-rows" hidden=move || entries.with(Vec::is_empty)>
                <For
                    each=move || entries.get()
                    key=|one| (one.id, one.sequence, one.state, one.starts, one.minutes, one.advisors.clone())
                    children=move |one| row(board, &one)
                />
            </ul>
        </section>
    }
    .into_any()
}

fn by_date(entries: &[AgendaEntry]) -> Vec<(NaiveDate, Vec<AgendaEntry>)> {
    let mut days: Vec<(NaiveDate, Vec<AgendaEntry>)> = Vec::new();
    for entry in entries {
        let date = entry.starts.date();
        match days.last_mut() {
            Some((last, of_date)) if *last == date => of_date.push(entry.clone()),
            Some(_) | None => days.push((date, vec![entry.clone()])),
        }
    }
    days
}

fn rows(board: Board, entries: Vec<AgendaEntry>) -> AnyView {
    let lines = entries.into_iter().map(|entry| row(board, &entry)).collect_view();
    view! { <ul class="agenda-rows">{lines}</ul> }.into_any()
}

fn row(board: Board, entry: &AgendaEntry) -> AnyView {
    let kind = board.kind(entry.kind);
    let code = colour(kind.as_ref().map_or("", |kind| kind.colour.as_str())).to_owned();
    let centre = board.ask.with_value(|ask| ask.centre.clone());
    let with: Vec<String> = entry.advisors.iter().map(|advisor| board.person(*advisor)).collect();
    let name = format!("{} {}", entry.first_name, entry.last_name);
    let what = kind.map(|kind| kind.name).unwrap_or_default();
    let how = appointment::how(entry.mode);
    let call = entry.phone.clone().map(|phone| view! { " · " <span class="nowrap">{phone}</span> });
    let with = (!with.is_empty()).then(|| format!(" · {}", with.join(", ")));
    view! {
        <li class="agenda-row" data-colour=code data-state=state_code(entry.state)>
            <span class="agenda-row__time numbers">
                {words::clock(minute_of(entry.starts))} <span class="muted">" – " {words::clock(end_of(entry))}</span>
            </span>
            <span class="agenda-row__who">
                <a href=paths::appointment(&centre, entry.id)>{name}</a>
                <span class="agenda-row__what">{what} ", " {how.to_lowercase()} {call} {with}</span>
            </span>
            <StatusBadge shape=shape(entry.state) label=words::badge(entry.state) />
        </li>
    }
    .into_any()
}

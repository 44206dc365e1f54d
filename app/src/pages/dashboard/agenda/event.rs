//! An appointment in the grid: a link to it, which the grid's listeners take in hand.

use contract::agendas::AgendaEntry;
use domain::{appointment::Mode, attendance::Standing};
use leptos::prelude::*;
use locales::fr::{desk, staff::agenda as words};

use super::{
    board::Board,
    layout::{Placed, end_of, minute_of},
};
use crate::{
    components::{Glyph, Icon},
    paths::staff as paths,
};

/// The appointment in its place. It listens to nothing itself: a thousand of them cost no listener.
pub(super) fn event(board: Board, placed: &Placed) -> AnyView {
    let (entry, place) = (&placed.entry, placed.place);
    let kind = board.kind(entry.kind);
    let colour = colour(kind.as_ref().map_or("", |kind| kind.colour.as_str())).to_owned();
    let kind = kind.map(|kind| kind.name).unwrap_or_default();
    let centre = board.ask.with_value(|ask| ask.centre.clone());
    let edge = entry.state.is_live().then(|| view! { <span class="event__edge" aria-hidden="true"></span> });
    view! {
        <a
            class=format!("event {}", place.classes())
            href=paths::appointment(&centre, entry.id)
            draggable="false"
            data-id=entry.id.to_string()
            data-colour=colour
            data-state=state_code(entry.state)
        >
            <strong>{title(entry)}</strong>
            {state(entry.state)}
            <span class="event__what">{what(entry, &kind)}</span>
            {edge}
        </a>
    }
    .into_any()
}

/// The colour of a type; nothing stands for the first.
pub(in crate::pages::dashboard) fn colour(code: &str) -> &str {
    if code.is_empty() { "green" } else { code }
}

/// `9 h 30 · Inès M.`
fn title(entry: &AgendaEntry) -> AnyView {
    let (from, until) = (words::clock(minute_of(entry.starts)), words::clock(end_of(entry)));
    let name = words::short_name(&entry.first_name, &entry.last_name);
    view! {
        {from}
        <span class="visually-hidden">{words::until(&until)}</span>
        " · "
        {name}
        " "
    }
    .into_any()
}

/// The type, how they meet, and whom to call.
fn what(entry: &AgendaEntry, kind: &str) -> String {
    match (entry.mode, &entry.phone) {
        (Mode::Phone, Some(phone)) => format!("{kind}, {phone} "),
        (Mode::Phone, None) | (Mode::Video, _) => format!("{kind}, {} ", desk::mode::name(entry.mode).to_lowercase()),
        (Mode::OnSite, _) => format!("{kind} "),
    }
}

/// The state in a word, with a shape for the one that is looked for at the desk.
fn state(standing: Standing) -> Option<AnyView> {
    let word = words::standing(standing)?;
    let glyph = match standing {
        Standing::Arrived | Standing::Attended => Some(Glyph::Check),
        Standing::Pending => Some(Glyph::Clock),
        Standing::NoShow | Standing::Cancelled => Some(Glyph::Close),
        Standing::Booked => None,
    };
    Some(
        view! {
            <span class="event__state">
                {glyph.map(|glyph| view! { <Icon glyph /> })}
                <span class="event__state-word">{word}</span>
            </span>
            " "
        }
        .into_any(),
    )
}

pub(in crate::pages::dashboard) const fn state_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Pending => "pending",
        Standing::Booked => "booked",
        Standing::Arrived => "arrived",
        Standing::Attended => "attended",
        Standing::NoShow => "no_show",
        Standing::Cancelled => "cancelled",
    }
}

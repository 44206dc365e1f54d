//! The day: its free hours, by part of the day. Choosing one sends the form, or holds it at once in a living page.

use contract::{booking::DeskAgenda, refusal};
use domain::time::CivilInstant;
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{dates, desk};

use super::{
    Links,
    holding::{Chosen, Holding},
};
use crate::{
    components::{EmptyState, Glyph, SlotAct, SlotGroup, SlotList},
    forms::desk::DeskAsk,
    pages::hours::{OwnClock, hour_button, hours_by_part, start_of},
};

/// The free hours of the day shown.
pub(super) fn day_view(agenda: &DeskAgenda, links: &Links, ask: &DeskAsk, holding: Holding) -> AnyView {
    let Some(day) = agenda.day.clone() else {
        let hint = if agenda.free_days.is_empty() { desk::NONE_THIS_MONTH } else { desk::PICK_DAY };
        return view! { <p class="muted">{hint}</p> }.into_any();
    };
    if day.slots.is_empty() && !holding.holds_on(day.date) {
        return view! { <EmptyState glyph=Glyph::Calendar title=dates::day(day.date) text=desk::NONE_THIS_DAY /> }.into_any();
    }
    let action = links.to(|choice| {
        choice.month = ask.show.month;
        choice.day = ask.show.day.or(Some(day.date));
    });
    let heading = dates::day(day.date);
    let said = desk::day_name(&heading, u32::try_from(day.slots.len()).unwrap_or(u32::MAX));
    let note = desk::duration_and_zone(&dates::duration(agenda.chosen.duration_min), &dates::zone(&agenda.zone));
    let choose = Callback::new(move |act: SlotAct| {
        if let Some(start) = start_of(&act) {
            holding.choose(start);
        }
    });
    let hours = move || {
        let chosen = holding.chosen_on(day.date);
        let groups = groups(&day.slots, chosen, holding.own_clock());
        view! {
            <SlotList heading=heading.clone() note=note.clone() groups=groups on_choose=choose />
        }
    };
    view! {
        <form id="creneaux" method="post" action=action on:submit=move |event: SubmitEvent| event.prevent_default()>
            <p class="visually-hidden" role="status">{said}</p>
            {hours}
        </form>
    }
    .into_any()
}

/// The free hours in the order of the day. The one this visitor holds is free for nobody else, so the agenda no longer
/// lists it: it is put back in its place.
fn groups(slots: &[refusal::SlotView], chosen: Chosen, clock: OwnClock) -> Vec<SlotGroup> {
    let mut starts: Vec<CivilInstant> = slots.iter().map(|slot| slot.starts).collect();
    if let Some(held) = chosen.held
        && !starts.iter().any(|start| start.at == held.at)
    {
        starts.push(held);
        starts.sort_by_key(|start| start.at);
    }
    hours_by_part(&starts, |start| hour_button(start, chosen.state_of(start.at), clock))
}

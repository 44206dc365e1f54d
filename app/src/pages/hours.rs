//! Free slots as buttons, on the booking page and beside the form.

use chrono::Timelike;
use contract::refusal::{Refusal, SlotView};
use domain::time::{CivilInstant, Timestamp};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{dates, desk, details};

use crate::{
    components::{self, SlotAct, SlotGroup, SlotList, SlotState},
    forms::{browser::on_own_clock, desk::START},
    paths,
    server_fns::AppError,
};

/// Whether the visitor's own clock can be read: only in a living page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OwnClock {
    /// Not yet, or on the server.
    Unknown,
    /// The page is alive.
    Known,
}

impl OwnClock {
    /// Known as soon as the page is alive.
    pub(super) fn signal() -> RwSignal<Self> {
        let clock = RwSignal::new(Self::Unknown);
        Effect::new(move |_| clock.set(Self::Known));
        clock
    }

    /// The visitor's own hour of that instant, when it differs.
    pub(super) fn hour(self, at: CivilInstant) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Known => {
                on_own_clock(at).map(|own| if own.date() == at.date() { dates::hour(own) } else { dates::day_and_hour(own) })
            }
        }
    }
}

/// One hour as a button that sends it; its name for readers says the day.
pub(super) fn hour_button(start: CivilInstant, state: SlotState, clock: OwnClock) -> components::SlotView {
    components::SlotView {
        label: dates::hour(start),
        accessible: format!("{}, {}", dates::hour(start), dates::day(start.date())),
        note: clock.hour(start).map(|own| desk::your_time(&own)),
        act: SlotAct::Send { name: START.to_owned(), value: paths::start_value(start.at) },
        state,
    }
}

/// One hour as a link that chooses it.
pub(super) fn open_hour(start: CivilInstant, state: SlotState, clock: OwnClock, href: String) -> components::SlotView {
    components::SlotView { act: SlotAct::Open { href }, ..hour_button(start, state, clock) }
}

/// The hours of one day, by part of the day, in their order.
pub(super) fn hours_by_part(starts: &[CivilInstant], hour: impl Fn(CivilInstant) -> components::SlotView) -> Vec<SlotGroup> {
    let part = |title: &str, from: u32, until: u32| SlotGroup {
        title: title.to_owned(),
        slots: starts.iter().filter(|start| (from..until).contains(&start.time().hour())).map(|start| hour(*start)).collect(),
    };
    vec![part(desk::MORNING, 0, 12), part(desk::AFTERNOON, 12, 18), part(desk::EVENING, 18, 24)]
}

/// The start that a button names.
pub(super) fn start_of(act: &SlotAct) -> Option<Timestamp> {
    match act {
        SlotAct::Send { value, .. } => value.parse().ok().map(Timestamp::from_epoch),
        SlotAct::Open { .. } => None,
    }
}

/// Where a chosen alternative goes without JavaScript.
pub(super) enum SentTo {
    /// To a booking page.
    Desk(String),
    /// With the form of that id, and all that was typed in it.
    Form(&'static str),
}

/// The nearest free slots that came with a refusal, each a button; nothing for another refusal.
pub(super) fn alternatives(error: &AppError, sent_to: SentTo, clock: OwnClock, choose: Callback<Timestamp>) -> Option<AnyView> {
    let slots = match error {
        AppError::Refused(Refusal::Conflict { alternatives }) if !alternatives.is_empty() => alternatives,
        AppError::Refused(_) | AppError::Transport | AppError::Outdated => return None,
    };
    let groups = by_day(slots, clock);
    let choose = Callback::new(move |act: SlotAct| {
        if let Some(start) = start_of(&act) {
            choose.run(start);
        }
    });
    Some(match sent_to {
        SentTo::Desk(action) => view! {
            <form id="autres-creneaux" method="post" action=action on:submit=move |event: SubmitEvent| event.prevent_default()>
                <SlotList heading=details::ALTERNATIVES groups=groups on_choose=choose />
            </form>
        }
        .into_any(),
        SentTo::Form(form) => view! {
            <div id="autres-creneaux">
                <SlotList heading=details::ALTERNATIVES groups=groups form=form on_choose=choose />
            </div>
        }
        .into_any(),
    })
}

fn by_day(slots: &[SlotView], clock: OwnClock) -> Vec<SlotGroup> {
    let mut starts: Vec<CivilInstant> = slots.iter().map(|slot| slot.starts).collect();
    starts.sort_by_key(|start| start.at);
    let mut groups: Vec<SlotGroup> = Vec::new();
    for start in starts {
        let title = dates::day(start.date());
        let button = hour_button(start, SlotState::Free, clock);
        match groups.last_mut() {
            Some(group) if group.title == title => group.slots.push(button),
            Some(_) | None => groups.push(SlotGroup { title, slots: vec![button] }),
        }
    }
    groups
}

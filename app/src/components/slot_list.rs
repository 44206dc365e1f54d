//! The hours of one day, by part of the day. Each hour leads on or sends the form it stands in.

use leptos::{ev::MouseEvent, prelude::*};

/// What choosing an hour does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotAct {
    /// Leads to an address.
    Open {
        /// The address.
        href: String,
    },
    /// Sends the form around the list, with this name and value.
    Send {
        /// Name in the form.
        name: String,
        /// What the form sends.
        value: String,
    },
}

/// Whether the hour is the one chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlotState {
    /// Can be chosen.
    #[default]
    Free,
    /// Is chosen.
    Chosen,
}

/// One hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotView {
    /// The hour, as shown.
    pub label: String,
    /// Name for readers, which holds the label and the day.
    pub accessible: String,
    /// A few words under the hour: seats left, the visitor's own hour.
    pub note: Option<String>,
    /// What choosing does.
    pub act: SlotAct,
    /// Whether it is the one chosen.
    pub state: SlotState,
}

/// A part of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotGroup {
    /// Its name.
    pub title: String,
    /// Its hours; a group without any is not shown.
    pub slots: Vec<SlotView>,
}

/// The hours of a day.
#[component]
pub fn SlotList(
    /// The day.
    #[prop(into)]
    heading: String,
    /// How long, and in which zone.
    #[prop(optional, into)]
    note: Option<String>,
    /// The parts of the day, in their order.
    groups: Vec<SlotGroup>,
    /// The form that an hour sends, when the list stands outside of it.
    #[prop(optional)]
    form: Option<&'static str>,
    /// Called with the act of the hour that was pressed, before it happens.
    #[prop(optional, into)]
    on_choose: Option<Callback<SlotAct>>,
    /// What stands under the hours: the ways out when none suits.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let groups = groups
        .into_iter()
        .filter(|group| !group.slots.is_empty())
        .map(|group| {
            let slots =
                group.slots.into_iter().map(|slot| view! { <li>{slot_button(slot, form, on_choose)}</li> }).collect_view();
            view! {
                <div class="slots__group">
                    <h3>{group.title}</h3>
                    <ul class="slots__list">{slots}</ul>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="slots">
            <div class="slots__head">
                <h2 tabindex="-1">{heading}</h2>
                {note.map(|note| view! { <p class="slots__note">{note}</p> })}
            </div>
            {groups}
            {children.map(|children| view! { <p class="small">{children()}</p> })}
        </div>
    }
}

fn slot_button(slot: SlotView, form: Option<&'static str>, on_choose: Option<Callback<SlotAct>>) -> AnyView {
    let chosen = slot.state == SlotState::Chosen;
    let act = slot.act.clone();
    let choose = move |_: MouseEvent| {
        if let Some(on_choose) = on_choose {
            on_choose.run(act.clone());
        }
    };
    // Whoever listens acts instead of the form, which may be gone by the time the browser would send it.
    let send = {
        let choose = choose.clone();
        move |event: MouseEvent| {
            if on_choose.is_some() {
                event.prevent_default();
            }
            choose(event);
        }
    };
    let inside = view! {
        {slot.label}
        {slot.note.map(|note| view! { <span class="slot__note">{note}</span> })}
    };
    match slot.act {
        SlotAct::Open { href } => view! {
            <a class="slot" href=href aria-label=slot.accessible aria-current=chosen.then_some("true") on:click=choose>
                {inside}
            </a>
        }
        .into_any(),
        SlotAct::Send { name, value } => view! {
            <button
                class="slot"
                type="submit"
                form=form
                name=name
                value=value
                aria-label=slot.accessible
                aria-pressed=if chosen { "true" } else { "false" }
                on:click=send
            >
                {inside}
            </button>
        }
        .into_any(),
    }
}

//! The three ways to reach a centre, as links: each has its own address.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, IconSize};

/// Whether a way is open and taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayState {
    /// Can be taken.
    Open {
        /// Its address.
        href: String,
    },
    /// The one this page is about.
    Chosen {
        /// Its address.
        href: String,
    },
    /// The centre does not offer it; its note says so.
    Closed,
}

/// One way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayCard {
    /// Its shape.
    pub glyph: Glyph,
    /// What one does.
    pub name: String,
    /// When an answer comes.
    pub note: String,
    /// Whether it is open and taken.
    pub state: WayState,
}

/// The ways side by side, one under the other on a phone.
#[component]
pub fn WayPicker(
    /// The question, for readers.
    #[prop(into)]
    label: String,
    /// The ways, in their order.
    ways: Vec<WayCard>,
) -> impl IntoView {
    let ways = ways.into_iter().map(|way| view! { <li>{way_card(way)}</li> }).collect_view();
    view! {
        <nav aria-label=label>
            <ul class="ways">{ways}</ul>
        </nav>
    }
}

fn way_card(way: WayCard) -> AnyView {
    let inside = view! {
        <Icon glyph=way.glyph size=IconSize::Block />
        <span class="way__text">
            <span class="way__name">{way.name}</span>
            <span class="way__note">{way.note}</span>
        </span>
    };
    match way.state {
        WayState::Open { href } => view! { <a class="way" href=href>{inside}</a> }.into_any(),
        WayState::Chosen { href } => view! { <a class="way" href=href aria-current="true">{inside}</a> }.into_any(),
        WayState::Closed => view! { <span class="way way--closed">{inside}</span> }.into_any(),
    }
}

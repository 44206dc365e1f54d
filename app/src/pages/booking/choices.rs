//! What for, and how to meet.

use contract::booking::{DeskAgenda, DeskView};
use domain::appointment::Mode;
use leptos::prelude::*;
use locales::fr::{dates, desk};

use super::Links;
use crate::components::{Glyph, WayCard, WayPicker, WayState};

/// The appointment types, when there is a choice.
pub(super) fn types(view: &DeskView, agenda: &DeskAgenda, links: &Links) -> Option<AnyView> {
    let items = view
        .types
        .iter()
        .map(|kind| {
            let current = (kind.slug == agenda.chosen.slug).then_some("true");
            let label = format!("{} ({})", kind.name, dates::duration(kind.duration_min));
            view! { <li><a class="filter" href=links.to_type(&kind.slug) aria-current=current data-noscroll="">{label}</a></li> }
        })
        .collect_view();
    (view.types.len() > 1).then(|| {
        view! {
            <nav class="stack stack--tight" aria-labelledby="motifs">
                <h2 id="motifs">{desk::TYPE}</h2>
                <ul class="filters">{items}</ul>
            </nav>
        }
        .into_any()
    })
}

/// The ways to meet, when there is a choice.
pub(super) fn modes(agenda: &DeskAgenda, links: &Links) -> Option<AnyView> {
    let modes = &agenda.chosen.modes;
    (modes.len() > 1).then(|| {
        let ways = modes
            .iter()
            .map(|mode| {
                let href = links.to(|choice| choice.mode = Some(*mode));
                let state = if *mode == agenda.mode { WayState::Chosen { href } } else { WayState::Open { href } };
                WayCard {
                    glyph: glyph(*mode),
                    name: desk::mode::name(*mode).to_owned(),
                    note: desk::mode::note(*mode).to_owned(),
                    state,
                }
            })
            .collect();
        view! { <WayPicker label=desk::MODE ways=ways /> }.into_any()
    })
}

/// The drawing of a way to meet.
pub(super) const fn glyph(mode: Mode) -> Glyph {
    match mode {
        Mode::OnSite => Glyph::Pin,
        Mode::Phone => Glyph::Phone,
        Mode::Video => Glyph::Video,
    }
}

//! What wants a look, each with the way to do something about it.

use contract::agendas::{Attention, BouncedOf};
use leptos::prelude::*;
use locales::fr::staff::today as words;

use crate::{
    components::{Glyph, Icon},
    paths::staff as paths,
};

/// The list, or that there is nothing.
pub(super) fn attention(all: &[Attention], centre: &str) -> AnyView {
    let body = if all.is_empty() {
        view! { <p class="muted">{words::ALL_WELL}</p> }.into_any()
    } else {
        let lines = all.iter().map(|one| line(one, centre)).collect_view();
        view! { <ul class="attention">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack stack--tight" aria-labelledby="a-regarder">
            <h2 id="a-regarder">{words::ATTENTION}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn line(one: &Attention, centre: &str) -> AnyView {
    let href = match one {
        Attention::NoHours { .. } | Attention::Away { .. } => paths::hours(centre),
        Attention::Unserved { slug, .. } => paths::type_settings(centre, slug),
        Attention::Closed { .. } => paths::closures(centre),
        Attention::Bounced { of: BouncedOf::Centre | BouncedOf::Trainings(_), .. } => paths::settings(centre),
        Attention::Bounced { of: BouncedOf::Colleague(_), .. } => paths::team(centre),
    };
    let glyph = match one {
        Attention::NoHours { .. } | Attention::Unserved { .. } | Attention::Bounced { .. } => Glyph::Alert,
        Attention::Closed { .. } | Attention::Away { .. } => Glyph::Calendar,
    };
    view! {
        <li>
            <Icon glyph />
            <span>
                {words::attention(one)} " " <a href=href>{words::attention_link(one)}</a>
            </span>
        </li>
    }
    .into_any()
}

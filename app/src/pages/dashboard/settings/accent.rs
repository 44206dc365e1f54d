//! The colour of the embedded pages: typed or picked, shown as it would be by day and by night, with a darker one at hand
//! when it is too light. The sample is drawn, because the content policy forbids style attributes.

use domain::settings::{Accent, CentreField, Rgb, Shades, Surfaces};
use leptos::prelude::*;
use locales::fr::staff::settings::{self as words, centre as own};

use crate::{
    components::{Button, ButtonKind, ButtonTone, TextField},
    forms::places::centre_name,
};

/// What stands for the house's own colour where one must be shown.
const OURS: &str = "#0b5c4a";

pub(super) fn accent(typed: RwSignal<String>, error: MaybeProp<String>) -> AnyView {
    let id = centre_name(CentreField::Accent);
    let picked = move || typed.with(|text| Rgb::parse(text).map_or_else(|_| OURS.to_owned(), Rgb::hex));
    let darker = move || {
        typed.with(|text| {
            let colour = Rgb::parse(text).ok()?;
            let nearest = Accent::nearest(colour).colour();
            (nearest != colour).then(|| {
                let hex = nearest.hex();
                let words = own::darker(&hex);
                view! {
                    <Button
                        tone=ButtonTone::Link
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| typed.set(hex.clone()))
                    >
                        {words}
                    </Button>
                }
            })
        })
    };
    let sample = move || typed.with(|text| Accent::parse(text).ok()).map(sample);
    view! {
        <div class="accent">
            <TextField
                id=id
                name=id
                label=own::label(CentreField::Accent)
                live=typed
                help=own::ACCENT_HELP
                error=error
                optional_word=words::OPTIONAL
                autocomplete="off"
            />
            <input
                class="accent__pick"
                type="color"
                aria-label=own::PICK
                prop:value=picked
                on:input:target=move |event| typed.set(event.target().value())
            />
        </div>
        <div role="status">{darker}</div>
        {sample}
    }
    .into_any()
}

/// A button and a link on both grounds.
fn sample(accent: Accent) -> AnyView {
    view! {
        <figure class="sample">
            <svg viewBox="0 0 480 84" role="img" aria-label=own::SAMPLE>
                {half(0, accent.light(), Surfaces::LIGHT)}
                {half(240, accent.dark(), Surfaces::DARK)}
            </svg>
            <figcaption class="small muted">{own::SAMPLE}</figcaption>
        </figure>
    }
    .into_any()
}

fn half(left: i32, shades: Shades, surfaces: Surfaces) -> AnyView {
    let at = |offset: i32| (left + offset).to_string();
    view! {
        <g>
            <rect x=at(0) y="0" width="240" height="84" fill=surfaces.bg.hex() />
            <rect x=at(12) y="12" width="216" height="60" rx="12" fill=shades.tint.hex() />
            <rect x=at(24) y="24" width="96" height="36" rx="18" fill=shades.primary.hex() />
            <text x=at(72) y="47" text-anchor="middle" font-size="15" font-weight="600" fill=shades.on_primary.hex()>
                {own::SAMPLE_BUTTON}
            </text>
            <text x=at(132) y="47" font-size="14" fill=shades.primary.hex() text-decoration="underline">
                {own::SAMPLE_LINK}
            </text>
        </g>
    }
    .into_any()
}

//! A small label.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The colour of a label: it only repeats what the word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipTone {
    /// Open, ours.
    #[default]
    Tint,
    /// Wants attention soon.
    Accent,
    /// Waits for somebody.
    Warn,
    /// Failed.
    Danger,
    /// Done.
    Ok,
    /// Good to know.
    Info,
    /// Said in passing.
    Plain,
}

impl ChipTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Tint => "chip",
            Self::Accent => "chip chip--accent",
            Self::Warn => "chip chip--warn",
            Self::Danger => "chip chip--danger",
            Self::Ok => "chip chip--ok",
            Self::Info => "chip chip--info",
            Self::Plain => "chip chip--plain",
        }
    }
}

/// A small label, with a shape when one is given.
#[component]
pub fn Chip(
    /// Its colour.
    #[prop(optional)]
    tone: ChipTone,
    /// Its shape.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=tone.class()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </span>
    }
}

//! The state of a request or an appointment: a shape, a word, a colour, in this order.

use leptos::prelude::*;

use super::{
    chip::{Chip, ChipTone},
    icon::Glyph,
};

/// The few shapes that every state of the product falls into. The page maps its states to them; the word stays its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusShape {
    /// Nobody has acted yet.
    New,
    /// Waits for an answer or a confirmation.
    Waiting,
    /// Stands: booked, confirmed.
    Settled,
    /// Is over, as wished.
    Done,
    /// Did not happen: absent, not reached.
    Missed,
    /// Was called off.
    Cancelled,
}

impl StatusShape {
    const fn look(self) -> (ChipTone, Glyph) {
        match self {
            Self::New => (ChipTone::Accent, Glyph::Info),
            Self::Waiting => (ChipTone::Warn, Glyph::Clock),
            Self::Settled => (ChipTone::Tint, Glyph::Calendar),
            Self::Done => (ChipTone::Ok, Glyph::Check),
            Self::Missed => (ChipTone::Danger, Glyph::Alert),
            Self::Cancelled => (ChipTone::Plain, Glyph::Close),
        }
    }
}

/// A state, said by its word.
#[component]
pub fn StatusBadge(
    /// The shape it falls into.
    shape: StatusShape,
    /// The word.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let (tone, glyph) = shape.look();
    view! {
        <Chip tone glyph>
            {label}
        </Chip>
    }
}

//! A word in the margin of the page: an icon and a word first, then the sentence.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, IconSize};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    Info,
    /// It is done.
    Ok,
    /// Look before you go on.
    Warn,
    /// It failed: what happened, what was kept, what to do.
    Danger,
}

impl NoticeTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice--info",
            Self::Ok => "notice notice--ok",
            Self::Warn => "notice notice--warn",
            Self::Danger => "notice notice--danger",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Info,
            Self::Ok => Glyph::Check,
            Self::Warn | Self::Danger => Glyph::Alert,
        }
    }
}

/// Whether readers hear the notice when it appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announce {
    /// It is part of the page.
    #[default]
    Silent,
    /// It answers an act: said when the reader pauses.
    Politely,
    /// Something failed under the reader's hands: said at once.
    AtOnce,
}

impl Announce {
    const fn role(self) -> Option<&'static str> {
        match self {
            Self::Silent => None,
            Self::Politely => Some("status"),
            Self::AtOnce => Some("alert"),
        }
    }
}

/// A notice: icon, title, and what follows.
#[component]
pub fn Notice(
    /// What it is about.
    tone: NoticeTone,
    /// The word that says it without the colour.
    #[prop(into)]
    title: String,
    /// Whether readers hear it when it appears.
    #[prop(optional)]
    announce: Announce,
    /// The sentence, and what to do next.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=tone.class() role=announce.role()>
            <Icon glyph=tone.glyph() size=IconSize::Block />
            <div class="notice__body">
                <p class="notice__title">{title}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

//! Our own small set of drawings, on a grid of 24, stroke 1.75.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// A month on the wall.
    Calendar,
    /// A receiver.
    Phone,
    /// An envelope.
    Mail,
    /// A place on a map.
    Pin,
    /// A clock.
    Clock,
    /// Done, yes, right.
    Check,
    /// Something wants attention.
    Alert,
    /// Back, before.
    ArrowLeft,
    /// On, after.
    ArrowRight,
    /// Up, earlier in an order.
    ArrowUp,
    /// Down, later in an order.
    ArrowDown,
    /// Two sheets: the same again.
    Copy,
    /// One more.
    Plus,
    /// A magnifying glass.
    Search,
    /// Leads to another site.
    External,
    /// A camera.
    Video,
    /// Two people.
    People,
    /// An arrow into a tray.
    Download,
    /// Close, cancelled.
    Close,
    /// Good to know.
    Info,
}

impl Glyph {
    /// The outline, as SVG path data on a grid of 24.
    pub const fn outline(self) -> &'static str {
        match self {
            Self::Calendar => {
                "M4 7.5A2.5 2.5 0 0 1 6.5 5h11A2.5 2.5 0 0 1 20 7.5v10a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5zM4 10h16M8 3v4M16 3v4"
            }
            Self::Phone => {
                "M8.5 4H6a2 2 0 0 0-2 2.2C4.7 13.5 10.5 19.3 17.8 20a2 2 0 0 0 2.2-2v-2.5l-4-1.5-1.7 2a12.5 12.5 0 0 1-5.8-5.8l2-1.7z"
            }
            Self::Mail => {
                "M4 7.5A1.5 1.5 0 0 1 5.5 6h13A1.5 1.5 0 0 1 20 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5zM4.5 7l7.5 6 7.5-6"
            }
            Self::Pin => {
                "M12 21c4-4.5 7-8 7-11.5a7 7 0 0 0-14 0C5 13 8 16.5 12 21zM12 7.3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4"
            }
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Alert => "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
            Self::ArrowLeft => "M15 5l-7 7 7 7",
            Self::ArrowRight => "M9 5l7 7-7 7",
            Self::ArrowUp => "M12 19V5M6 11l6-6 6 6",
            Self::ArrowDown => "M12 5v14M6 13l6 6 6-6",
            Self::Copy => {
                "M9 9.5A1.5 1.5 0 0 1 10.5 8h8A1.5 1.5 0 0 1 20 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 18.5zM15 4.5H5.5A1.5 1.5 0 0 0 4 6v9.5"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5",
            Self::External => {
                "M10 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5V14M14 4h6v6M20 4l-9 9"
            }
            Self::Video => {
                "M3.5 8A1.5 1.5 0 0 1 5 6.5h9A1.5 1.5 0 0 1 15.5 8v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16zM15.5 11l5-3v8l-5-3"
            }
            Self::People => {
                "M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5M3 19.5c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M16 5.3a3 3 0 0 1 0 5.8M17.5 14.3c2.2.6 3.5 2.4 3.5 5.2"
            }
            Self::Download => "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.7v.1",
        }
    }
}

/// The side of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 20 px, beside text.
    #[default]
    Text,
    /// 24 px, on its own or at the head of a block.
    Block,
}

impl IconSize {
    /// Pixels, as the attribute wants them.
    const fn pixels(self) -> &'static str {
        match self {
            Self::Text => "20",
            Self::Block => "24",
        }
    }
}

/// A drawing beside a word. It is always hidden from readers: the word says it.
#[component]
pub fn Icon(
    /// What is drawn.
    glyph: Glyph,
    /// How large; 20 px when not said.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    view! {
        <svg
            class="icon"
            width=size.pixels()
            height=size.pixels()
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false"
        >
            <path d=glyph.outline() />
        </svg>
    }
}

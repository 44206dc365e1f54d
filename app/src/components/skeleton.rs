//! The room an answer will take, kept while it comes.

use leptos::prelude::*;

/// What is awaited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// Lines of text.
    #[default]
    Text,
    /// A title, then lines.
    Title,
    /// Rows of a list.
    Rows,
    /// Hours of a day.
    Slots,
    /// Days of a month.
    Days,
}

impl SkeletonShape {
    const fn class(self) -> &'static str {
        match self {
            Self::Text => "skeleton",
            Self::Title => "skeleton skeleton--title",
            Self::Rows => "skeleton skeleton--rows",
            Self::Slots => "skeleton skeleton--slots",
            Self::Days => "skeleton skeleton--days",
        }
    }
}

/// Grey shapes in the place of what is awaited, and a sentence for readers.
#[component]
pub fn Skeleton(
    /// What is awaited.
    #[prop(optional)]
    shape: SkeletonShape,
    /// How many shapes.
    #[prop(default = 3)]
    n: u16,
    /// What readers hear.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let shapes = (0..n).map(|_| view! { <i></i> }).collect_view();
    view! {
        <div role="status">
            <span class="visually-hidden">{label}</span>
            <div class=shape.class() aria-hidden="true">
                {shapes}
            </div>
        </div>
    }
}

//! Where we are in a task: a rule with as many graduations as there are steps.

use leptos::prelude::*;

/// The head of a step: its place, its title, and what comes after.
#[component]
pub fn Steps(
    /// The place, in words.
    #[prop(into)]
    position: String,
    /// What this step asks.
    #[prop(into)]
    title: String,
    /// This step, from 1.
    here: u8,
    /// How many steps.
    total: u8,
    /// What comes after.
    #[prop(optional, into)]
    next: Option<String>,
) -> impl IntoView {
    let marks = (1..=total)
        .map(|step| view! { <i data-done=(step < here).then_some("") data-here=(step == here).then_some("")></i> })
        .collect_view();
    view! {
        <div class="steps">
            <p class="steps__where">{position}</p>
            <h1 class="steps__title" tabindex="-1">
                {title}
            </h1>
            <div class="steps__rule" aria-hidden="true">
                {marks}
            </div>
            {next.map(|next| view! { <p class="steps__next">{next}</p> })}
        </div>
    }
}

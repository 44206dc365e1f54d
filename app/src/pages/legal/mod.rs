//! What the site owes its readers: the notice on personal data, the accessibility statement.

use leptos::prelude::*;
use locales::fr::legal::{self, Part};

use super::frame::Tab;
use crate::components::PageHeader;

/// `/donnees-personnelles`
#[component]
pub fn PrivacyPage() -> impl IntoView {
    notice(legal::privacy::TITLE, legal::privacy::LEAD, legal::privacy::PARTS)
}

/// `/accessibilite`
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    notice(legal::accessibility::TITLE, legal::accessibility::LEAD, legal::accessibility::PARTS)
}

fn notice(title: &'static str, lead: &'static str, parts: &'static [Part]) -> AnyView {
    let parts = parts
        .iter()
        .map(|part| {
            let lines = part.lines.iter().map(|line| view! { <li>{*line}</li> }).collect_view();
            view! {
                <section class="stack stack--tight">
                    <h2>{part.title}</h2>
                    <ul>{lines}</ul>
                </section>
            }
        })
        .collect_view();
    view! {
        <div class="page page--narrow">
            <Tab title=title />
            <PageHeader title=title lead=lead />
            <div class="stack stack--loose">{parts}</div>
        </div>
    }
    .into_any()
}

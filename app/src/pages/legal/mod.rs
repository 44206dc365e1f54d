//! What the site owes its readers: the notice on personal data, the accessibility statement.

use leptos::prelude::*;
use locales::fr::{
    legal::{self, Part},
    own_requests,
};

use super::frame::Tab;
use crate::{
    components::{Notice, NoticeTone, PageHeader},
    paths,
};

/// `/donnees-personnelles`
#[component]
pub fn PrivacyPage() -> impl IntoView {
    use legal::privacy::{ACT, ACT_BODY, LEAD, PARTS, TITLE};
    let act = view! {
        <Notice tone=NoticeTone::Info title=ACT>
            <p>{ACT_BODY} " " <a href=paths::OWN_REQUESTS>{own_requests::LINK}</a></p>
        </Notice>
    };
    notice(TITLE, LEAD, (Some(act.into_any()), PARTS))
}

/// `/accessibilite`
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    notice(legal::accessibility::TITLE, legal::accessibility::LEAD, (None, legal::accessibility::PARTS))
}

/// What one can do first, then what is to be known.
fn notice(title: &'static str, lead: &'static str, (act, parts): (Option<AnyView>, &'static [Part])) -> AnyView {
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
            <div class="stack stack--loose">{act} {parts}</div>
        </div>
    }
    .into_any()
}

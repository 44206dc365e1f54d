//! Why there is no slot: the day, with the reason of each hole.

use leptos::prelude::*;
use locales::fr::staff::hours as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/pourquoi`
#[component]
pub fn WhyPage() -> impl IntoView {
    view! {
        <Tab title=words::WHY_TITLE />
        <PageHeader title=words::WHY_TITLE />
    }
}

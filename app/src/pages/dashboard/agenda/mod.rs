//! The agenda: day, week, month, list.

use leptos::prelude::*;
use locales::fr::staff::agenda as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/agenda`
#[component]
pub fn AgendaPage() -> impl IntoView {
    view! {
        <Tab title=words::AGENDA_TITLE />
        <PageHeader title=words::AGENDA_TITLE />
    }
}

//! The settings of an appointment type, new or not.

use leptos::prelude::*;
use locales::fr::staff::types as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/motifs/{type}`
#[component]
pub fn TypePage() -> impl IntoView {
    view! {
        <Tab title=words::TYPE_SETTINGS_TITLE />
        <PageHeader title=words::TYPE_SETTINGS_TITLE />
    }
}

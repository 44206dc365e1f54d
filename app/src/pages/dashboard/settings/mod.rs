//! What describes the centre.

use leptos::prelude::*;
use locales::fr::staff::settings as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/reglages`
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <Tab title=words::SETTINGS_TITLE />
        <PageHeader title=words::SETTINGS_TITLE />
    }
}

//! The sites of the centre.

use leptos::prelude::*;
use locales::fr::staff::settings as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/sites`
#[component]
pub fn SitesPage() -> impl IntoView {
    view! {
        <Tab title=words::SITES_TITLE />
        <PageHeader title=words::SITES_TITLE />
    }
}

//! The hours of an advisor: every week, special days, absences.

use leptos::prelude::*;
use locales::fr::staff::hours as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/horaires`
#[component]
pub fn HoursPage() -> impl IntoView {
    view! {
        <Tab title=words::HOURS_TITLE />
        <PageHeader title=words::HOURS_TITLE />
    }
}

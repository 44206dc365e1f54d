//! The closures of the centre and its public holidays.

use leptos::prelude::*;
use locales::fr::staff::hours as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/fermetures`
#[component]
pub fn ClosuresPage() -> impl IntoView {
    view! {
        <Tab title=words::CLOSURES_TITLE />
        <PageHeader title=words::CLOSURES_TITLE />
    }
}

//! The appointment types, in the order shown.

use leptos::prelude::*;
use locales::fr::staff::types as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/motifs`
#[component]
pub fn TypesPage() -> impl IntoView {
    view! {
        <Tab title=words::TYPES_TITLE />
        <PageHeader title=words::TYPES_TITLE />
    }
}

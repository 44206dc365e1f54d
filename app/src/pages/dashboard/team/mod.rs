//! Who works for the centre.

use leptos::prelude::*;
use locales::fr::staff::team as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/gestion/{centre}/equipe`
#[component]
pub fn TeamPage() -> impl IntoView {
    view! {
        <Tab title=words::TEAM_TITLE />
        <PageHeader title=words::TEAM_TITLE />
    }
}

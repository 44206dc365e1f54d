//! Signing in.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/connexion`
#[component]
pub fn LogInPage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::LOG_IN_TITLE />
                <PageHeader title=words::LOG_IN_TITLE />
            </div>
        </main>
    }
}

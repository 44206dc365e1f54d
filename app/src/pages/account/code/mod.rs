//! The second step of signing in: a one-time code.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/connexion/code`
#[component]
pub fn CodePage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::CODE_TITLE />
                <PageHeader title=words::CODE_TITLE />
            </div>
        </main>
    }
}

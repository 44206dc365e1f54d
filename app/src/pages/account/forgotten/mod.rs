//! A link to choose another password is asked for.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/mot-de-passe`
#[component]
pub fn ForgottenPage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::FORGOTTEN_TITLE />
                <PageHeader title=words::FORGOTTEN_TITLE />
            </div>
        </main>
    }
}

//! Another password is chosen.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/mot-de-passe/{token}`
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::NEW_PASSWORD_TITLE />
                <PageHeader title=words::NEW_PASSWORD_TITLE />
            </div>
        </main>
    }
}

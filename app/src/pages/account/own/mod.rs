//! One's own account: password, one-time codes, devices.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/compte`
#[component]
pub fn AccountPage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::OWN_TITLE />
                <PageHeader title=words::OWN_TITLE />
            </div>
        </main>
    }
}

//! An invitation is accepted: a name and a password.

use leptos::prelude::*;
use locales::fr::staff::account as words;

use crate::{components::PageHeader, pages::frame::Tab};

/// `/invitation/{token}`
#[component]
pub fn InvitationPage() -> impl IntoView {
    view! {
        <main id="content" tabindex="-1">
            <div class="page page--narrow">
                <Tab title=words::INVITATION_TITLE />
                <PageHeader title=words::INVITATION_TITLE />
            </div>
        </main>
    }
}

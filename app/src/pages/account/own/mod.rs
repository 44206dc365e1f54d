//! One's own account: name, password, one-time codes, devices.

mod codes;
mod devices;
mod identity;

use contract::accounts::AccountView;
use leptos::prelude::*;
use locales::fr::staff::account as words;

use super::{frame::AccountFrame, log_out_form};
use crate::{
    components::{Announce, ButtonLink, ButtonTone, Notice, NoticeTone, PageHeader},
    forms::browser::focus_on,
    pages::{
        frame::Tab,
        loading::{Answered, answer_to, loaded},
    },
    paths::staff as paths,
    server_fns::accounts::show_account,
};
use codes::codes_section;
use devices::devices_section;
use identity::{name_section, password_section};

/// `/compte`
#[component]
pub fn AccountPage() -> impl IntoView {
    let own = Own::new();
    view! { <AccountFrame>{loaded(own.account, move |account| own_view(&account, own))}</AccountFrame> }
}

/// What the page knows beside the account itself; it stays while the account is shown anew.
#[derive(Clone, Copy)]
struct Own {
    account: Answered<AccountView>,
    /// What was just done.
    said: RwSignal<Option<&'static str>>,
}

impl Own {
    fn new() -> Self {
        Self { account: answer_to(|| (), |()| show_account()), said: RwSignal::new(None) }
    }

    /// Shows the account as it is now, and says what was done.
    fn done(self, account: AccountView, said: &'static str) {
        self.said.set(Some(said));
        self.account.set(Some(Ok(account)));
        request_animation_frame(|| focus_on("#fait"));
    }
}

fn own_view(account: &AccountView, own: Own) -> AnyView {
    let said = move || {
        own.said.get().map(|said| {
            view! {
                <div id="fait" tabindex="-1">
                    <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely />
                </div>
            }
        })
    };
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=words::OWN_TITLE />
            <PageHeader title=words::OWN_TITLE context=account.email.clone()>
                <ButtonLink tone=ButtonTone::Quiet href=paths::HOME>
                    {words::GO_ON}
                </ButtonLink>
                {log_out_form()}
            </PageHeader>
            {said}
            {name_section(account, own)}
            {password_section(account, own)}
            {codes_section(account, own)}
            {devices_section(account, own)}
        </div>
    }
    .into_any()
}

//! The messages that were written to a folder instead of being sent. Its words are for developers, hence not in
//! `locales`.

use contract::outbox::{MailSummary, MailView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::PageHeader,
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths,
    server_fns::outbox::{list_mails, read_mail},
};

/// The list, newest first.
#[component]
pub fn MailsPage() -> impl IntoView {
    let mails = answer_to(|| (), |()| list_mails());
    loaded(mails, |mails: Vec<MailSummary>| {
        let lines = mails
            .into_iter()
            .map(|mail| {
                view! {
                    <li>
                        <a href=paths::mail(&mail.id)>{mail.subject}</a>
                        " → "
                        {mail.to}
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="page">
                <Tab title="Courriels" />
                <PageHeader title="Courriels" />
                <ul>{lines}</ul>
            </div>
        }
        .into_any()
    })
}

/// One message.
#[component]
pub fn MailPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let mail = answer_to(move || id.get(), read_mail);
    loaded(mail, |mail: MailView| {
        let links = mail
            .links
            .into_iter()
            .map(|link| view! { <li><a href=link.clone() rel="external">{link.clone()}</a></li> })
            .collect_view();
        view! {
            <div class="page">
                <Tab title=mail.summary.subject.clone() />
                <PageHeader title=mail.summary.subject context=mail.summary.to />
                <pre>{mail.text}</pre>
                <ul>{links}</ul>
                <p>{mail.attachments.join(", ")}</p>
            </div>
        }
        .into_any()
    })
}

//! A link to choose another password is asked for. The answer is the same for everybody.

use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::staff::account as words;

use super::{form::Form, frame::AccountFrame};
use crate::{
    components::{Announce, Button, Entry, Notice, NoticeTone, PageHeader, TextField},
    forms::{browser::focus_on, entrance::name_of, pairs::text_of},
    pages::frame::Tab,
    paths::staff as paths,
    replay::StaffReplay,
    server_fns::accounts::ask_reset,
};

/// `/mot-de-passe`
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let replay = StaffReplay::taken();
    let form = Form::of_replay("", &replay);
    let sent = RwSignal::new(replay.done.then(|| replay.email.clone()));
    let email = RwSignal::new(replay.email);
    view! {
        <AccountFrame>
            <div class="page page--narrow stack">
                <Tab title=words::FORGOTTEN_TITLE />
                <PageHeader title=words::FORGOTTEN_TITLE lead=words::FORGOTTEN_LEAD />
                {move || match sent.get() {
                    Some(email) => said(&email),
                    None => asked(form, email, sent),
                }}
                <p>
                    <a href=paths::LOG_IN>{words::BACK_TO_LOG_IN}</a>
                </p>
            </div>
        </AccountFrame>
    }
}

fn asked(form: Form, email: RwSignal<String>, sent: RwSignal<Option<String>>) -> AnyView {
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let typed = text_of(&pairs, name_of(Field::Email));
        form.send(ask_reset(typed.clone()), move |()| {
            sent.set(Some(typed.trim().to_owned()));
            request_animation_frame(|| focus_on("#parti"));
        });
    };
    let label = move || if form.pending.get() { words::SENDING_LINK } else { words::SEND_LINK };
    view! {
        <form class="form" method="post" action=paths::FORGOTTEN novalidate on:submit=submit>
            {form.head()}
            <TextField
                id=form.id(Field::Email)
                name=name_of(Field::Email)
                label=words::EMAIL
                entry=Entry::Email
                autocomplete="username"
                live=email
                error=form.error(Field::Email)
            />
            <div class="actions">
                <Button busy=form.pending>{label}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn said(email: &str) -> AnyView {
    let body = words::link_sent_body(email);
    view! {
        <div id="parti" tabindex="-1">
            <Notice tone=NoticeTone::Ok title=words::LINK_SENT announce=Announce::Politely>
                <p>{body}</p>
            </Notice>
        </div>
    }
    .into_any()
}

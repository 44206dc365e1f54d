//! Signing in.

use contract::accounts::Step;
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use locales::fr::staff::account as words;

use super::{form::Form, frame::AccountFrame, log_out_form};
use crate::{
    components::{Button, ButtonLink, Entry, Notice, NoticeTone, PageHeader, TextField},
    forms::{
        entrance::{self as read, name_of},
        pairs::{parse_pairs, text_of, value_of},
    },
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    replay::StaffReplay,
    server_fns::accounts::{log_in, show_door},
};

/// `/connexion`
#[component]
pub fn LogInPage() -> impl IntoView {
    let door = answer_to(|| (), |()| show_door());
    let replay = StaffReplay::taken();
    let form = Form::of_replay("", &replay);
    let email = RwSignal::new(replay.email);
    view! {
        <AccountFrame>
            {loaded(
                door,
                move |name| match name {
                    Some(name) => signed_in(&name),
                    None => at_the_door(form, email),
                },
            )}
        </AccountFrame>
    }
}

fn at_the_door(form: Form, email: RwSignal<String>) -> AnyView {
    let location = use_location();
    let query = location.search.with_untracked(|search| parse_pairs(search));
    let changed = value_of(&query, paths::CHANGED).map(|_| {
        view! {
            <Notice tone=NoticeTone::Ok title=words::CHANGED>
                <p>{words::CHANGED_BODY}</p>
            </Notice>
        }
    });
    let action = with_search(&location.pathname.get_untracked(), &location.search.get_untracked());
    let target = paths::after_log_in(&text_of(&query, paths::BACK));
    let gone = onwards();
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let target = target.clone();
        form.send(log_in(read::log_in(&pairs)), move |step| {
            gone.run(match step {
                Step::In => target,
                Step::Code { ticket } => paths::code_then(&ticket, &target),
            });
        });
    };
    let label = move || if form.pending.get() { words::LOGGING_IN } else { words::LOG_IN };
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::LOG_IN_TITLE />
            <PageHeader title=words::LOG_IN_TITLE lead=words::LOG_IN_LEAD />
            {changed}
            <form class="form" method="post" action=action novalidate on:submit=submit>
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
                <TextField
                    id=form.id(Field::PresentPassword)
                    name=name_of(Field::PresentPassword)
                    label=words::PASSWORD
                    entry=Entry::CurrentPassword
                    error=form.error(Field::PresentPassword)
                />
                <div class="actions">
                    <Button busy=form.pending>{label}</Button>
                </div>
            </form>
            <p>
                <a href=paths::FORGOTTEN>{words::FORGOTTEN}</a>
            </p>
            <p class="small muted">{words::NO_ACCOUNT}</p>
        </div>
    }
    .into_any()
}

fn signed_in(name: &str) -> AnyView {
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::LOG_IN_TITLE />
            <PageHeader title=words::LOG_IN_TITLE lead=words::signed_in_as(name) />
            <div class="actions">
                <ButtonLink href=paths::HOME>{words::GO_ON}</ButtonLink>
                {log_out_form()}
            </div>
        </div>
    }
    .into_any()
}

/// A page's own address.
pub(super) fn with_search(path: &str, search: &str) -> String {
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

/// Leaves for another page of this side; the form that was sent is not come back to.
pub(super) fn onwards() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    })
}

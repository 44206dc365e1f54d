//! Another password is chosen, by a link.

use contract::refusal::Refusal;
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_params_map;
use locales::fr::staff::account as words;

use super::{form::Form, frame::AccountFrame, log_in::onwards};
use crate::{
    components::{Button, ButtonLink, Entry, Fault, PageHeader, TextField},
    forms::entrance::{self as read, name_of},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    replay::StaffReplay,
    server_fns::{
        AppError,
        accounts::{reset_password, show_reset},
    },
};

/// `/mot-de-passe/{token}`
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let reset = answer_to(
        move || token.get(),
        |token| async move {
            match show_reset(token).await {
                Ok(email) => Ok(Some(email)),
                // A link that is over is an answer here: the page says what to do.
                Err(AppError::Refused(Refusal::NotFound)) => Ok(None),
                Err(error) => Err(error),
            }
        },
    );
    let form = Form::of_replay("", &StaffReplay::taken());
    view! {
        <AccountFrame>
            {loaded(
                reset,
                move |email| match email {
                    Some(email) => choice(&email, token.get_untracked(), form),
                    None => over(),
                },
            )}
        </AccountFrame>
    }
}

fn choice(email: &str, token: String, form: Form) -> AnyView {
    let action = paths::new_password(&token);
    let gone = onwards();
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        form.send(reset_password(read::reset_password(token.clone(), &pairs)), move |()| gone.run(paths::log_in_again()));
    };
    let label = move || if form.pending.get() { words::SAVING } else { words::SAVE_PASSWORD };
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::NEW_PASSWORD_TITLE />
            <PageHeader title=words::NEW_PASSWORD_TITLE lead=words::new_password_for(email) />
            <form class="form" method="post" action=action novalidate on:submit=submit>
                {form.head()}
                // Tells programs that keep passwords whose this one is.
                <input type="hidden" name="identifiant" autocomplete="username" value=email.to_owned() />
                <TextField
                    id=form.id(Field::NewPassword)
                    name=name_of(Field::NewPassword)
                    label=words::NEW_PASSWORD
                    entry=Entry::NewPassword
                    help=words::NEW_PASSWORD_HELP
                    error=form.error(Field::NewPassword)
                />
                <div class="actions">
                    <Button busy=form.pending>{label}</Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn over() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=words::RESET_OVER />
            <Fault title=words::RESET_OVER text=words::RESET_OVER_BODY>
                <ButtonLink href=paths::FORGOTTEN>{words::ASK_AGAIN}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}

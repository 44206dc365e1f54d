//! Name and password.

use contract::accounts::{AccountView, ChangePassword, Hidden};
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{dates, staff::account as words};

use super::Own;
use crate::{
    components::{Button, ButtonTone, Entry, TextField},
    forms::{entrance::name_of, pairs::text_of},
    pages::account::form::Form,
    paths::staff as paths,
    server_fns::accounts::{change_password, rename},
};

pub(super) fn name_section(account: &AccountView, own: Own) -> AnyView {
    let form = Form::new("identite-");
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        form.send(rename(text_of(&pairs, name_of(Field::Name))), move |account| own.done(account, words::SAVED));
    };
    view! {
        <section class="stack" aria-labelledby="identite">
            <h2 id="identite">{words::IDENTITY}</h2>
            <form class="form" method="post" action=paths::ACCOUNT novalidate on:submit=submit>
                {form.head()}
                <TextField
                    id=form.id(Field::Name)
                    name=name_of(Field::Name)
                    label=words::NAME
                    help=words::NAME_HELP
                    autocomplete="name"
                    value=account.name.clone()
                    error=form.error(Field::Name)
                />
                <div class="actions">
                    <Button tone=ButtonTone::Quiet busy=form.pending>
                        {words::SAVE}
                    </Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn password_section(account: &AccountView, own: Own) -> AnyView {
    let form = Form::new("passe-");
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let typed = |field| Hidden(text_of(&pairs, name_of(field)));
        let ask = ChangePassword { present: typed(Field::PresentPassword), password: typed(Field::NewPassword) };
        form.send(change_password(ask), move |account| own.done(account, words::PASSWORD_CHANGED));
    };
    let since =
        account.password_set_at.map(|at| view! { <p class="muted">{words::password_since(&dates::full_day_and_hour(at))}</p> });
    let label = move || if form.pending.get() { words::SAVING } else { words::SAVE_PASSWORD };
    view! {
        <section class="stack" aria-labelledby="mot-de-passe">
            <h2 id="mot-de-passe">{words::PASSWORD_HEADING}</h2>
            {since}
            <details class="disclosure disclosure--marked">
                <summary>{words::SAVE_PASSWORD}</summary>
                <form class="form" method="post" action=paths::ACCOUNT novalidate on:submit=submit>
                    {form.head()}
                    <p class="small muted">{words::PASSWORD_LEAD}</p>
                    <input type="hidden" name="identifiant" autocomplete="username" value=account.email.clone() />
                    <TextField
                        id=form.id(Field::PresentPassword)
                        name=name_of(Field::PresentPassword)
                        label=words::PRESENT_PASSWORD
                        entry=Entry::CurrentPassword
                        error=form.error(Field::PresentPassword)
                    />
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
            </details>
        </section>
    }
    .into_any()
}

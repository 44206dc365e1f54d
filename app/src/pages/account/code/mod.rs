//! The second step of signing in: a one-time code.

use contract::accounts::SecondStep;
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_location;
use locales::fr::staff::account as words;

use super::{
    form::Form,
    frame::AccountFrame,
    log_in::{onwards, with_search},
};
use crate::{
    components::{Button, ButtonLink, Entry, Fault, PageHeader, TextField},
    forms::{
        entrance::{self as read, name_of},
        pairs::{parse_pairs, text_of},
    },
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    replay::StaffReplay,
    server_fns::{
        AppError,
        accounts::{enter_code, show_second_step},
    },
};
use contract::refusal::Refusal;

/// `/connexion/code?suite=…`
#[component]
pub fn CodePage() -> impl IntoView {
    let location = use_location();
    let ticket = Memo::new(move |before: Option<&String>| match before {
        // While the visitor leaves, the address is already another page's: the old question stands.
        Some(before) if location.pathname.with(|path| path != paths::CODE) => before.clone(),
        Some(_) | None => location.search.with(|search| text_of(&parse_pairs(search), paths::TICKET)),
    });
    let step = answer_to(move || ticket.get(), show_second_step);
    let form = Form::of_replay("", &StaffReplay::taken());
    view! {
        <AccountFrame>
            {loaded(
                step,
                move |step| match step {
                    SecondStep::Open => code_form(form),
                    SecondStep::Over => over(),
                },
            )}
        </AccountFrame>
    }
}

fn code_form(form: Form) -> AnyView {
    let location = use_location();
    let query = location.search.with_untracked(|search| parse_pairs(search));
    let action = with_search(&location.pathname.get_untracked(), &location.search.get_untracked());
    let target = paths::after_log_in(&text_of(&query, paths::BACK));
    let gone = onwards();
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let (target, ask) = (target.clone(), read::enter_code(&query, &pairs));
        let answer = async move {
            match enter_code(ask).await {
                // The ticket is over: the way in begins again.
                Err(AppError::Refused(Refusal::NotFound)) => Ok(contract::accounts::Outcome::Done(paths::log_in_then(&target))),
                Ok(contract::accounts::Outcome::Done(())) => Ok(contract::accounts::Outcome::Done(target)),
                Ok(contract::accounts::Outcome::Wrong(wrong)) => Ok(contract::accounts::Outcome::Wrong(wrong)),
                Err(error) => Err(error),
            }
        };
        form.send(answer, move |target| gone.run(target));
    };
    let label = move || if form.pending.get() { words::CHECKING } else { words::ENTER_CODE };
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::CODE_TITLE />
            <PageHeader title=words::CODE_TITLE lead=words::CODE_LEAD />
            <form class="form" method="post" action=action novalidate on:submit=submit>
                {form.head()}
                <TextField
                    id=form.id(Field::Code)
                    name=name_of(Field::Code)
                    label=words::CODE
                    entry=Entry::OneTimeCode
                    help=words::CODE_HELP
                    error=form.error(Field::Code)
                />
                <div class="actions">
                    <Button busy=form.pending>{label}</Button>
                </div>
            </form>
            <p>
                <a href=paths::LOG_IN>{words::BACK_TO_LOG_IN}</a>
            </p>
        </div>
    }
    .into_any()
}

fn over() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=words::CODE_OVER />
            <Fault title=words::CODE_OVER text=words::CODE_OVER_BODY>
                <ButtonLink href=paths::LOG_IN>{words::LOG_IN}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}

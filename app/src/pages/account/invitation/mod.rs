//! An invitation is accepted: a name and a password, the password of an account, or a yes.

use contract::{
    accounts::{Accepted, InvitationView, Invited, Step},
    refusal::Refusal,
};
use domain::account::Field;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_params_map;
use locales::fr::staff::{self, account as words};

use super::{form::Form, frame::AccountFrame, log_in::onwards, log_out_form};
use crate::{
    components::{Button, Card, Entry, Fact, Facts, Fault, Notice, NoticeTone, PageHeader, TextField},
    forms::entrance::{self as read, name_of},
    pages::{
        frame::Tab,
        loading::{answer_to, loaded},
    },
    paths::staff as paths,
    replay::StaffReplay,
    server_fns::{
        AppError,
        accounts::{accept_invitation, show_invitation},
    },
};

/// `/invitation/{token}`
#[component]
pub fn InvitationPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let invitation = answer_to(
        move || token.get(),
        |token| async move {
            match show_invitation(token).await {
                Ok(view) => Ok(Some(view)),
                // A link that is over is an answer here: the page says what to do.
                Err(AppError::Refused(Refusal::NotFound)) => Ok(None),
                Err(error) => Err(error),
            }
        },
    );
    let replay = StaffReplay::taken();
    let form = Form::of_replay("", &replay);
    let name = RwSignal::new(replay.name);
    view! {
        <AccountFrame>
            {loaded(
                invitation,
                move |view| match view {
                    Some(view) => offer(view, token.get_untracked(), (form, name)),
                    None => over(),
                },
            )}
        </AccountFrame>
    }
}

fn offer(view: InvitationView, token: String, (form, name): (Form, RwSignal<String>)) -> AnyView {
    if name.with_untracked(String::is_empty) {
        name.set(view.name.clone());
    }
    let answer = answer(&view, token, (form, name));
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::INVITATION_TITLE />
            <PageHeader title=words::INVITATION_TITLE lead=words::invited_to(&view.centre) />
            <Card>
                <Facts>
                    <Fact term=words::CENTRE>{view.centre}</Fact>
                    <Fact term=words::ROLE>{staff::role(view.role)}</Fact>
                    <Fact term=words::EMAIL>{view.email}</Fact>
                </Facts>
            </Card>
            {answer}
        </div>
    }
    .into_any()
}

/// What is left to do, by who holds the link.
fn answer(view: &InvitationView, token: String, (form, name): (Form, RwSignal<String>)) -> AnyView {
    let (lead, fields, button) = match &view.invited {
        Invited::Newcomer => (words::NEWCOMER_LEAD, newcomer_fields(view, (form, name)), words::OPEN_ACCOUNT),
        Invited::HasAccount => (words::HAS_ACCOUNT_LEAD, password_field(view, form), words::ACCEPT),
        Invited::SignedIn => (words::SIGNED_IN_LEAD, ().into_any(), words::ACCEPT),
        Invited::SomebodyElse { name } => {
            return view! {
                <Notice tone=NoticeTone::Warn title=words::somebody_else(name, &view.email)>
                    <p>{words::SOMEBODY_ELSE_BODY}</p>
                    {log_out_form()}
                </Notice>
            }
            .into_any();
        }
    };
    let action = paths::invitation(&token);
    let gone = onwards();
    let submit = move |event: SubmitEvent| {
        let Some(pairs) = Form::taken(&event) else { return };
        let back = paths::invitation(&token);
        let ask = read::accept_invitation(token.clone(), &pairs);
        form.send(accept_invitation(ask), move |Accepted { slug, step }| {
            gone.run(match step {
                Step::In => paths::today(&slug),
                Step::Code { ticket } => paths::code_then(&ticket, &back),
            });
        });
    };
    let label = move || if form.pending.get() { words::ACCEPTING } else { button };
    view! {
        <form class="form" method="post" action=action novalidate on:submit=submit>
            {form.head()}
            <p>{lead}</p>
            {fields}
            <div class="actions">
                <Button busy=form.pending>{label}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn newcomer_fields(view: &InvitationView, (form, name): (Form, RwSignal<String>)) -> AnyView {
    view! {
        <TextField
            id=form.id(Field::Name)
            name=name_of(Field::Name)
            label=words::NAME
            help=words::NAME_HELP
            autocomplete="name"
            live=name
            error=form.error(Field::Name)
        />
        // Tells programs that keep passwords whose this one is.
        <input type="hidden" name="identifiant" autocomplete="username" value=view.email.clone() />
        <TextField
            id=form.id(Field::NewPassword)
            name=name_of(Field::NewPassword)
            label=words::PASSWORD
            entry=Entry::NewPassword
            help=words::NEW_PASSWORD_HELP
            error=form.error(Field::NewPassword)
        />
    }
    .into_any()
}

fn password_field(view: &InvitationView, form: Form) -> AnyView {
    view! {
        <input type="hidden" name="identifiant" autocomplete="username" value=view.email.clone() />
        <TextField
            id=form.id(Field::PresentPassword)
            name=name_of(Field::PresentPassword)
            label=words::PASSWORD
            entry=Entry::CurrentPassword
            error=form.error(Field::PresentPassword)
        />
    }
    .into_any()
}

fn over() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=words::INVITATION_OVER />
            <Fault title=words::INVITATION_OVER text=words::INVITATION_OVER_BODY>
                <a href=paths::LOG_IN>{words::BACK_TO_LOG_IN}</a>
            </Fault>
        </div>
    }
    .into_any()
}

//! "Where are my requests?": an address is given, the links go to it. The answer is the same for everybody.

use domain::candidate::Field;
use leptos::prelude::*;
use locales::fr::{details, fields, own_requests as words, refusals};

use super::{frame::Tab, refused::act_refused};
use crate::{
    components::{Button, Entry, ErrorSummary, FieldFault, Notice, NoticeTone, PageHeader, TextField},
    forms::details::name_of,
    paths,
    replay::Replay,
    server_fns::AppError,
};

/// `/mes-demandes`
#[component]
pub fn OwnRequestsPage() -> impl IntoView {
    let replay = Replay::taken();
    let email = replay.draft.as_ref().map(|draft| draft.email.clone()).unwrap_or_default();
    let body = if replay.done { said(&email) } else { asked(&replay, email) };
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::TITLE />
            <PageHeader title=words::TITLE lead=words::LEAD />
            {body}
        </div>
    }
}

fn asked(replay: &Replay, email: String) -> AnyView {
    let name = name_of(Field::Email);
    let wrong = replay.wrong().of(Field::Email).map(refusals::at_field);
    let faults: Vec<FieldFault> = wrong
        .iter()
        .map(|problem| FieldFault { field_id: name.clone(), sentence: details::fault(fields::EMAIL, problem) })
        .collect();
    let trouble = replay.trouble().map(|refusal| act_refused(&AppError::Refused(refusal.clone()), None));
    view! {
        {trouble}
        <form class="form" method="post" action=paths::OWN_REQUESTS novalidate>
            <ErrorSummary title=details::ERRORS faults=faults />
            <TextField
                id=name.clone()
                name=name
                label=fields::EMAIL
                entry=Entry::Email
                help=words::EMAIL_HELP
                value=email
                error=MaybeProp::from(wrong)
            />
            <div class="actions">
                <Button>{words::SEND}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn said(email: &str) -> AnyView {
    let body = words::sent_body(email.trim());
    view! {
        <div id="parti" tabindex="-1" autofocus>
            <Notice tone=NoticeTone::Ok title=words::SENT>
                <p>{body}</p>
            </Notice>
        </div>
    }
    .into_any()
}

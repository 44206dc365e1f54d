//! What the author of a call-back or a message may still do: complete it, take it back, say whether an answer came. Each is a
//! form that is posted.

use contract::manage::ContactManageView;
use domain::{
    candidate::{AS_SOON_AS_POSSIBLE, CandidateDraft, Field},
    request::Way,
};
use leptos::prelude::*;
use locales::fr::{contacting as words, details, fields, refusals};

use crate::{
    components::{Button, ButtonTone, Entry, ErrorSummary, TextArea, TextField},
    forms::details::name_of,
    pages::candidate_form::{faults, wanted_group},
    paths,
    replay::Replay,
};

/// Names the button of "were you contacted?".
const SAID: &str = "reponse";
/// Its values.
const YES: &str = "oui";
const NO: &str = "non";

/// How and when to be called, and one more message; with what was typed when it was refused.
pub(super) fn complete(view: &ContactManageView, token: &str, replay: &Replay) -> AnyView {
    let is_refused = replay.draft.is_some();
    let typed = replay.draft.clone().unwrap_or_else(|| known(view));
    let wrong = replay.wrong();
    let at = |field| wrong.of(field).map(refusals::at_field);
    let error = |field| MaybeProp::from(at(field));
    let (phone, message) = (name_of(Field::Phone), name_of(Field::Message));
    let when = (view.way == Way::Callback).then(|| wanted_group(&view.half_days, &typed.wanted, error(Field::Wanted)));
    let number = match view.way {
        Way::Callback => view! {
            <TextField
                id=phone.clone()
                name=phone
                label=fields::PHONE
                entry=Entry::Phone
                help=fields::PHONE_HELP_CALL
                value=typed.phone
                error=error(Field::Phone)
            />
        }
        .into_any(),
        Way::Enquiry | Way::Appointment => view! {
            <TextField
                id=phone.clone()
                name=phone
                label=fields::PHONE
                entry=Entry::Phone
                optional_word=details::OPTIONAL
                value=typed.phone
                error=error(Field::Phone)
            />
        }
        .into_any(),
    };
    let found = faults(&wrong);
    view! {
        <details class="cancel" id="completer" open=is_refused>
            <summary>{words::COMPLETE}</summary>
            <form class="form" method="post" action=paths::complete(token) novalidate>
                <ErrorSummary title=details::ERRORS faults=found />
                <TextArea
                    id=message.clone()
                    name=message
                    label=words::MORE
                    help=words::MORE_HELP
                    optional_word=details::OPTIONAL
                    value=typed.message
                    error=error(Field::Message)
                />
                {number}
                {when}
                <div class="actions">
                    <Button>{words::SAVE}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The question that takes it back.
pub(super) fn withdraw(token: &str) -> AnyView {
    view! {
        <details class="cancel" id="retirer">
            <summary>{words::WITHDRAW}</summary>
            <form class="form" method="post" action=paths::withdraw(token) novalidate>
                <p>{words::WITHDRAW_BODY}</p>
                <div class="actions">
                    <Button tone=ButtonTone::Danger>{words::WITHDRAW_NOW}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Whether an answer came: the mail's button says which, the page asks before it counts.
pub(super) fn contacted(token: &str, said: &str) -> AnyView {
    let form = |value: &'static str, label: &'static str| {
        let tone = if said == value { ButtonTone::Primary } else { ButtonTone::Quiet };
        view! {
            <form method="post" action=paths::say_contacted(token)>
                <input type="hidden" name=SAID value=value />
                <Button tone=tone>{label}</Button>
            </form>
        }
    };
    let (yes, no) = (form(YES, words::CONTACTED_YES), form(NO, words::CONTACTED_NO));
    view! {
        <section class="stack" aria-labelledby="contacte">
            <h2 id="contacte">{words::CONTACTED}</h2>
            <div class="actions">{yes} {no}</div>
        </section>
    }
    .into_any()
}

/// What the form begins with: the number, and the moments that have not passed.
fn known(view: &ContactManageView) -> CandidateDraft {
    let mut wanted: Vec<String> =
        view.wanted.iter().filter(|half| view.half_days.contains(half)).map(|half| half.code()).collect();
    if wanted.is_empty() {
        wanted.push(AS_SOON_AS_POSSIBLE.to_owned());
    }
    CandidateDraft { phone: view.phone.clone().unwrap_or_default(), wanted, ..CandidateDraft::default() }
}

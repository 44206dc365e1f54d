//! Cancelling: a question that is opened, a reason if one likes, then the button.

use contract::manage::ManageView;
use leptos::prelude::*;
use locales::fr::{dates, details, managing};

use crate::{
    components::{Button, ButtonTone, Notice, NoticeTone, TextArea},
    pages::place::phone_link,
    paths,
    replay::Replay,
};

/// The field of the reason.
const REASON: &str = "motif";

/// The form, with what was typed when it was refused, or why it is too late.
pub(super) fn cancel_form(view: &ManageView, token: &str, replay: &Replay) -> AnyView {
    let Some(until) = view.cancellable_until else {
        let call = view.centre.phone.as_ref().map(|phone| view! { <p>{managing::CANCEL_CALL} " " {phone_link(phone)}</p> });
        return view! { <Notice tone=NoticeTone::Info title=managing::CANCEL_LATE>{call}</Notice> }.into_any();
    };
    view! {
        <details class="cancel" id="annuler" open=replay.refusal.is_some()>
            <summary>{managing::CANCEL_TITLE}</summary>
            <form class="form" method="post" action=paths::cancel(token) novalidate>
                <p>{managing::cancel_until(&dates::full_day_and_hour(until))}</p>
                <TextArea
                    id=REASON
                    name=REASON
                    label=managing::REASON
                    help=managing::REASON_HELP
                    optional_word=details::OPTIONAL
                    rows=3
                    value=replay.reason.clone().unwrap_or_default()
                />
                <div class="actions">
                    <Button tone=ButtonTone::Danger>{managing::CANCEL}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

//! Calling off, and refusing what waits: both for good, so both ask first.

use contract::agendas::{CallOff, Settle, Verdict};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details::OPTIONAL, staff::appointment as words};

use super::{acting::Acting, acts::button};
use crate::{
    components::{Button, ButtonKind, ButtonTone, Dialog, TextArea},
    forms::{
        appointment::REASON,
        browser::{form_of, read_form},
        pairs::text_of,
    },
    server_fns::agendas::{call_off as call_off_now, settle_appointment},
};

/// The words of a question.
#[derive(Clone, Copy)]
struct Words {
    id: &'static str,
    open: &'static str,
    title: &'static str,
    now: &'static str,
}

/// The button that calls it off, with its question.
pub(super) fn call_off(acting: Acting, sequence: i32) -> AnyView {
    let words = Words { id: "annuler", open: words::CALL_OFF, title: words::CALL_OFF_TITLE, now: words::CALL_OFF_NOW };
    let go = Callback::new(move |reason: String| {
        let ask = CallOff { which: acting.which.get_untracked(), sequence, reason };
        acting.send(move |_| call_off_now(ask.clone()), words::DONE);
    });
    question(acting, words, go)
}

/// The button that refuses it, with its question.
pub(super) fn refuse(acting: Acting, sequence: i32) -> AnyView {
    let words = Words { id: "refuser", open: words::REFUSE, title: words::REFUSE_TITLE, now: words::REFUSE_NOW };
    let go = Callback::new(move |reason: String| {
        let ask = Settle { which: acting.which.get_untracked(), sequence, verdict: Verdict::Refused, reason };
        acting.send(move |_| settle_appointment(ask.clone()), words::DONE);
    });
    question(acting, words, go)
}

fn question(acting: Acting, own: Words, go: Callback<String>) -> AnyView {
    let open = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form_of(&event) {
            open.set(false);
            go.run(text_of(&read_form(&form), REASON));
        }
    };
    view! {
        {button(acting, (own.open, ButtonTone::Danger), Callback::new(move |()| open.set(true)))}
        <Dialog id=own.id title=own.title close_label=words::KEEP open=open>
            <form class="form" method="post" novalidate on:submit=submit>
                <p>{words::CALL_OFF_BODY}</p>
                <TextArea
                    id=format!("{}-raison", own.id)
                    name=REASON
                    label=words::CALL_OFF_REASON
                    help=words::CALL_OFF_REASON_HELP
                    optional_word=OPTIONAL
                    rows=3
                />
                <div class="actions">
                    <Button tone=ButtonTone::Danger busy=acting.pending>
                        {own.now}
                    </Button>
                    <Button
                        tone=ButtonTone::Quiet
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| open.set(false))
                    >
                        {words::KEEP}
                    </Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}

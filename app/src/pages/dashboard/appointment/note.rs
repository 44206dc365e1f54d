//! A word among colleagues.

use contract::agendas::{AppointmentDetails, WriteNote};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details::OPTIONAL, staff::appointment as words};

use super::acting::Acting;
use crate::{
    components::{Button, ButtonTone, TextArea},
    forms::{
        appointment::NOTE,
        browser::{form_of, read_form},
        pairs::text_of,
    },
    server_fns::agendas::write_note,
};

/// The note, to read and to change.
pub(super) fn form(details: &AppointmentDetails, acting: Acting) -> AnyView {
    let seen = details.note.clone();
    let first = seen.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        let note = text_of(&read_form(&form), NOTE);
        let ask = WriteNote { which: acting.which.get_untracked(), seen: seen.clone(), note };
        acting.send(move |_| write_note(ask.clone()), words::NOTE_SAVED);
    };
    view! {
        <form class="form" method="post" novalidate on:submit=submit>
            <TextArea
                id=NOTE
                name=NOTE
                label=words::NOTE
                help=words::NOTE_HELP
                optional_word=OPTIONAL
                rows=3
                value=first
            />
            <div class="actions">
                <Button tone=ButtonTone::Quiet busy=acting.pending>
                    {words::NOTE_SAVE}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

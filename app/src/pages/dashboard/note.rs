//! A word among colleagues, about an appointment or a request.

use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{details::OPTIONAL, staff::appointment as words};

use crate::{
    components::{Button, ButtonTone, TextArea},
    forms::{
        appointment::NOTE,
        browser::{form_of, read_form},
        pairs::text_of,
    },
};

/// The note, to read and to change; `save` gets what was typed.
pub(super) fn note_form(seen: &str, pending: RwSignal<bool>, save: Callback<String>) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event) else { return };
        save.run(text_of(&read_form(&form), NOTE));
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
                value=seen.to_owned()
            />
            <div class="actions">
                <Button tone=ButtonTone::Quiet busy=pending>
                    {words::NOTE_SAVE}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

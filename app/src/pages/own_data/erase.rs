//! Erasing: a question that is opened, what happens, then the button.

use contract::own_data::OwnDataView;
use leptos::prelude::*;
use locales::fr::{dates, own_data as words};

use crate::{
    components::{Button, ButtonTone},
    paths,
    replay::Replay,
};

/// The form, open again when it was refused.
pub(super) fn erase_form(view: &OwnDataView, token: &str, replay: &Replay) -> AnyView {
    let off = view.requests.iter().filter_map(|line| {
        let when = dates::full_day_and_hour(line.calls_off?);
        Some(view! { <p><strong>{words::calls_off(&line.centre, &when)}</strong></p> })
    });
    let off = off.collect_view();
    view! {
        <details class="cancel" id="effacer" open=replay.refusal.is_some()>
            <summary>{words::ERASE_TITLE}</summary>
            <form class="form" method="post" action=paths::own_data(token) novalidate>
                {off}
                <p>{words::ERASE_BODY}</p>
                <p>{words::ERASE_MAILS}</p>
                <p>{words::ERASE_FINAL}</p>
                <div class="actions">
                    <Button tone=ButtonTone::Danger>{words::ERASE}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

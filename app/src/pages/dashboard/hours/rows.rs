//! The buttons of one line of a list.

use leptos::prelude::*;

use crate::components::{Button, ButtonKind, ButtonTone};

/// A button of a line: readers hear which line it is about.
pub(in crate::pages::dashboard) fn line_button(
    tone: ButtonTone,
    verb: impl Into<String>,
    line: &str,
    press: impl Fn(()) + Send + Sync + 'static,
) -> AnyView {
    let (verb, about) = (verb.into(), format!(" : {line}"));
    view! {
        <Button tone=tone kind=ButtonKind::Plain on_press=press>
            {verb}
            <span class="visually-hidden">{about}</span>
        </Button>
    }
    .into_any()
}

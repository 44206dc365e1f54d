//! The keyboard: j and k go from line to line, a answers, p proposes, ? shows all of it. Never while something is typed.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys};
use locales::fr::staff::requests as words;

use super::Queue;
use crate::{components::Dialog, forms::browser::focus_on};

/// Listens while the page stands.
pub(super) fn listen(_queue: Queue) {
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, |event| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(&event) {
                return;
            }
            match event.key().as_str() {
                "j" => step(1),
                "k" => step(-1),
                "a" => go(&event, "#reponse"),
                "p" => go(&event, "#creneau"),
                "?" => go(&event, "#raccourcis-bouton"),
                _ => {}
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// The list of keys, and its button.
pub(super) fn help() -> AnyView {
    let open = RwSignal::new(false);
    let lines = words::KEY_LIST
        .into_iter()
        .map(|(key, what)| {
            view! {
                <li>
                    <kbd>{key}</kbd>
                    " "
                    {what}
                </li>
            }
        })
        .collect_view();
    view! {
        <button class="button button--link small" id="raccourcis-bouton" type="button" on:click=move |_| open.set(true)>
            {words::KEYS}
        </button>
        <Dialog id="raccourcis" title=words::KEYS close_label=words::CLOSE open=open>
            <ul class="stack stack--tight">{lines}</ul>
        </Dialog>
    }
    .into_any()
}

fn go(event: &ev::KeyboardEvent, selector: &str) {
    // Else the letter would be typed into the field that takes the focus.
    event.prevent_default();
    focus_on(selector);
}

/// Somebody writes into a field, or reads a dialog.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.closest("input, textarea, select, dialog, [contenteditable]").ok().flatten().is_some())
}

/// The focus goes to the next line, or the one before.
fn step(by: i32) {
    let Ok(lines) = document().query_selector_all(".request-row") else { return };
    let focused = document().active_element();
    let count = lines.length().cast_signed();
    let outside = is_elsewhere(focused.as_ref());
    let line_at = |rank: i32| lines.item(rank.cast_unsigned()).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    // Where the focus is; from outside of the list, the line of the open request.
    let is_here = |rank: &i32| {
        line_at(*rank).is_some_and(|line| {
            if outside { line.has_attribute("aria-current") } else { focused.as_ref() == Some(line.as_ref()) }
        })
    };
    let here = (0..count).find(is_here);
    let next = here.map_or(0, |rank| (rank + by).clamp(0, count - 1));
    if let Some(line) = line_at(next) {
        // A refused focus leaves the reader where they were.
        let _ = line.focus();
    }
}

fn is_elsewhere(focused: Option<&web_sys::Element>) -> bool {
    focused.is_none_or(|element| element.closest(".request-rows").ok().flatten().is_none())
}

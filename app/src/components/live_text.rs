//! What is typed and what the page knows, kept the same without ever losing a letter.

use leptos::prelude::*;

/// The value of an entry at the moment it is first drawn.
pub(super) fn first_value(value: String, live: Option<RwSignal<String>>) -> String {
    live.map_or(value, |live| live.get_untracked())
}

/// Keeps `live` and the entry alike. What was typed before the page came alive (or restored by the browser) wins over
/// the first value of `live`; later changes of `live` are written into the entry.
pub(super) fn keep_alike(live: RwSignal<String>, read: impl Fn() -> Option<String> + 'static, write: impl Fn(&str) + 'static) {
    Effect::new(move |met: Option<bool>| {
        let wanted = live.get();
        let Some(shown) = read() else { return false };
        if shown != wanted {
            if met == Some(true) {
                write(&wanted);
            } else {
                live.set(shown);
            }
        }
        true
    });
}

/// Tells `live` and the listener what was typed.
pub(super) fn report(typed: String, live: Option<RwSignal<String>>, on_input: Option<Callback<String>>) {
    if let Some(on_input) = on_input {
        on_input.run(typed.clone());
    }
    if let Some(live) = live {
        live.set(typed);
    }
}

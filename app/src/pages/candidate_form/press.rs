//! Whether something is being pressed: a page that moves meanwhile takes the target away from under the finger.

use leptos::{ev, prelude::*};
use std::time::Duration;

/// True from when a finger, a pen or a button of the mouse goes down until the click that follows has been delivered.
pub(super) fn pressing() -> ReadSignal<bool> {
    let (down, set_down) = signal(false);
    // The click comes after the release, in the same turn.
    let release = move || {
        set_timeout(
            move || {
                // The page may be gone by then.
                let _ = set_down.try_set(false);
            },
            Duration::ZERO,
        );
    };
    Effect::new(move |_| {
        let listeners = [
            window_event_listener(ev::pointerdown, move |_| set_down.set(true)),
            window_event_listener(ev::pointerup, move |_| release()),
            window_event_listener(ev::pointercancel, move |_| release()),
        ];
        on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    });
    down
}

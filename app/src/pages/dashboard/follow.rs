//! A page that hears of what others change: a tiny question now and then, the whole answer only when something is new.

use contract::agendas::{Pulse, ShowAgenda};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

use crate::server_fns::agendas::agenda_pulse;

/// Between two questions.
const EVERY: Duration = Duration::from_secs(15);

/// What is followed.
#[derive(Clone, Copy)]
pub(super) struct Followed {
    /// Which page of the agenda.
    pub ask: StoredValue<ShowAgenda>,
    /// What it shows now.
    pub pulse: StoredValue<Pulse>,
    /// Not now: something is under the reader's hands.
    pub is_busy: Callback<(), bool>,
    /// Something is new.
    pub changed: Callback<()>,
}

/// Asks while the page is there and in sight, and when the reader comes back to it.
pub(super) fn follow(followed: Followed) {
    Effect::new(move |_| {
        if let Ok(handle) = set_interval_with_handle(move || look(followed), EVERY) {
            on_cleanup(move || handle.clear());
        }
        let back = window_event_listener(leptos::ev::focus, move |_| look(followed));
        on_cleanup(move || back.remove());
    });
}

fn look(followed: Followed) {
    if document().hidden() || followed.is_busy.run(()) {
        return;
    }
    let Some(ask) = followed.ask.try_get_value() else { return };
    spawn_local(async move {
        // An answer that did not come is asked for again: nothing is said of it.
        let Ok(pulse) = agenda_pulse(ask).await else { return };
        let is_new = followed.pulse.try_update_value(|known| core::mem::replace(known, pulse) != pulse);
        if is_new == Some(true) && !followed.is_busy.run(()) {
            followed.changed.run(());
        }
    });
}

//! The word among colleagues about an appointment.

use contract::agendas::{AppointmentDetails, WriteNote};
use leptos::prelude::*;
use locales::fr::staff::appointment as words;

use super::acting::Acting;
use crate::{pages::dashboard::note::note_form, server_fns::agendas::write_note};

/// The note, to read and to change.
pub(super) fn form(details: &AppointmentDetails, acting: Acting) -> AnyView {
    let seen = details.note.clone();
    let save = Callback::new({
        let seen = seen.clone();
        move |note| {
            let ask = WriteNote { which: acting.which.get_untracked(), seen: seen.clone(), note };
            acting.send(move |_| write_note(ask.clone()), words::NOTE_SAVED);
        }
    });
    note_form(&seen, acting.pending, save)
}

//! What can be done with the appointment now, each a button.

use contract::agendas::{AppointmentDetails, MarkAppointment, Settle, Verdict};
use domain::{
    attendance::{Mark, Standing},
    time::CivilInstant,
};
use leptos::prelude::*;
use locales::fr::staff::appointment as words;

use super::{acting::Acting, call_off};
use crate::{
    components::{Button, ButtonKind, ButtonTone},
    server_fns::agendas::{mark_appointment, settle_appointment},
};

/// The buttons that fit where it stands.
pub(super) fn acts(details: &AppointmentDetails, acting: Acting) -> AnyView {
    let sequence = details.entry.sequence;
    let has_begun = details.now >= details.entry.starts.at;
    let is_the_day = CivilInstant { at: details.now, ..details.entry.starts }.date() >= details.entry.starts.date();
    let mark = |mark: Mark, label: &'static str, tone: ButtonTone| mark_button(acting, (sequence, mark), label, tone);
    let buttons = match details.entry.state {
        Standing::Pending => vec![confirm(acting, sequence), call_off::refuse(acting, sequence)],
        Standing::Booked | Standing::Arrived => {
            let is_there = details.entry.state == Standing::Arrived;
            let arrival = match (is_there, is_the_day) {
                (true, _) => Some(mark(Mark::NotArrived, words::NOT_ARRIVED, ButtonTone::Quiet)),
                (false, true) if !has_begun => Some(mark(Mark::Arrived, words::ARRIVED, ButtonTone::Primary)),
                (false, true) => Some(mark(Mark::Arrived, words::ARRIVED, ButtonTone::Quiet)),
                (false, false) => None,
            };
            let came = has_begun.then(|| mark(Mark::Attended, words::ATTENDED, ButtonTone::Primary));
            let absent = has_begun.then(|| mark(Mark::NoShow, words::NO_SHOW, ButtonTone::Quiet));
            let off = call_off::call_off(acting, sequence);
            [came, absent, arrival, Some(off)].into_iter().flatten().collect()
        }
        Standing::Attended | Standing::NoShow => vec![mark(Mark::Unsettled, words::UNSETTLED, ButtonTone::Quiet)],
        Standing::Cancelled => Vec::new(),
    };
    if buttons.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack stack--tight not-print" aria-labelledby="que-faire">
            <h2 id="que-faire">{words::ACTS}</h2>
            <div class="actions">{buttons}</div>
        </section>
    }
    .into_any()
}

fn confirm(acting: Acting, sequence: i32) -> AnyView {
    let press = Callback::new(move |()| {
        let which = acting.which.get_untracked();
        let ask = Settle { which, sequence, verdict: Verdict::Confirmed, reason: String::new() };
        acting.send(move |_| settle_appointment(ask.clone()), words::DONE);
    });
    button(acting, (words::CONFIRM, ButtonTone::Primary), press)
}

fn mark_button(acting: Acting, (sequence, mark): (i32, Mark), label: &'static str, tone: ButtonTone) -> AnyView {
    let press = Callback::new(move |()| {
        let which = acting.which.get_untracked();
        acting.send(
            move |accepted| mark_appointment(MarkAppointment { which: which.clone(), sequence, mark, accepted }),
            words::DONE,
        );
    });
    button(acting, (label, tone), press)
}

/// A button that says that it was pressed until the answer is there.
pub(super) fn button(acting: Acting, (label, tone): (&'static str, ButtonTone), press: Callback<()>) -> AnyView {
    view! {
        <Button tone=tone kind=ButtonKind::Plain busy=acting.pending on_press=press>
            {label}
        </Button>
    }
    .into_any()
}

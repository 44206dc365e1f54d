//! The page around the form: what was refused, the slot, the button in reach of the thumb.

use contract::booking::HoldView;
use leptos::prelude::*;
use locales::fr::{dates, details, refusals};

use super::{
    kept_slot,
    submit::{Booking, asked},
};
use crate::{
    components::{BottomBar, Button},
    forms::details::HOLD,
    pages::{
        candidate_form::{FORM, Form, form_view, leave},
        hours::{SentTo, alternatives},
        refused::act_refused,
    },
    paths::Desk,
};

/// Slot, refusal, form, button.
pub(super) fn booking_view(hold: HoldView, booking: Booking) -> AnyView {
    let what = format!("{}, {}", dates::day(hold.slot.starts.date()), dates::hour(hold.slot.starts));
    let label = move || if booking.form.pending.get() { details::BOOKING } else { details::BOOK };
    let slot = kept_slot::kept_slot(&hold, booking);
    let trouble = trouble(&hold, booking);
    let gone = leave();
    let kept = StoredValue::new(hold.clone());
    let form = Form {
        asked: asked(&hold),
        ticket: hold.ticket,
        key: (HOLD, hold.token),
        send: Callback::new(move |(pairs, asked)| booking.send((&pairs, asked), kept, gone)),
    };
    view! {
        {trouble}
        {slot}
        {form_view(form, booking.form)}
        <BottomBar what=what note=details::FREE>
            <Button form=FORM busy=booking.form.pending>
                {label}
            </Button>
        </BottomBar>
    }
    .into_any()
}

/// Why the form was refused as a whole, with the nearest free slots when the slot went to somebody else.
fn trouble(hold: &HoldView, booking: Booking) -> AnyView {
    let gone = leave();
    let hold = StoredValue::new(hold.clone());
    let choose = Callback::new(move |start| booking.choose(start, hold, gone));
    (move || {
        booking.form.trouble.get().map(|error| {
            let slots = alternatives(&error, SentTo::Form(FORM), booking.form.clock.get(), choose);
            let after = view! {
                <p>{refusals::KEPT}</p>
                {slots}
            };
            act_refused(&error, Some(after.into_any()))
        })
    })
    .into_any()
}

/// The booking page that the hold came from.
pub(super) fn desk_of(hold: &HoldView) -> Desk {
    let type_slug = hold.chosen.slug.clone();
    match &hold.training {
        Some(training) => Desk::Training { key: training.key.clone(), type_slug: Some(type_slug) },
        None => Desk::Type { centre: hold.centre.slug.clone(), type_slug },
    }
}

//! The form as a whole: what was refused, what is asked, the button in reach of the thumb.

use contract::booking::HoldView;
use domain::candidate::{Field, FieldErrors};
use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::hooks::use_location;
use locales::fr::{dates, details, refusals};

use super::{
    identity, kept_slot,
    questions::{questions, restriction},
    subjects,
    submit::{FormState, leave, restore},
};
use crate::{
    components::{BottomBar, Button, ErrorSummary, FieldFault},
    forms::{
        browser::{form_of, read_form},
        details::{HOLD, TICKET, TRAP, name_of},
    },
    pages::{
        hours::{SentTo, alternatives},
        refused::act_refused,
    },
    paths::{self, Desk},
};

/// The id of the form: its button stands outside of it, in the bar.
const FORM: &str = "coordonnees";

/// Slot, refusal, form, button.
pub(super) fn form_view(hold: HoldView, state: FormState) -> AnyView {
    let what = format!("{}, {}", dates::day(hold.slot.starts.date()), dates::hour(hold.slot.starts));
    let label = move || if state.pending.get() { details::BOOKING } else { details::BOOK };
    let slot = kept_slot::kept_slot(&hold, state);
    let trouble = trouble(&hold, state);
    let fields = fields(hold, state);
    view! {
        {trouble}
        {slot}
        {fields}
        <BottomBar what=what note=details::FREE>
            <Button form=FORM busy=state.pending>
                {label}
            </Button>
        </BottomBar>
    }
    .into_any()
}

fn fields(hold: HoldView, state: FormState) -> AnyView {
    let location = use_location();
    let action = format!("{}?{}", location.pathname.get_untracked(), location.search.get_untracked());
    let (token, ticket) = (hold.token.clone(), hold.ticket.clone());
    let parts = (identity::identity(&hold, state), subjects::subjects(state), questions(&hold, state), restriction(&hold, state));
    let hold = StoredValue::new(hold);
    let form = NodeRef::<html::Form>::new();
    restore(form, hold);
    let gone = leave();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form_of(&event) {
            state.send(&read_form(&form), hold, gone);
        }
    };
    let faults = Signal::derive(move || state.summary.with(faults));
    view! {
        <form
            class="form"
            id=FORM
            method="post"
            action=action
            novalidate
            node_ref=form
            on:submit=submit
            on:input=move |event| FormState::typed(&event, hold)
            on:change=move |event| state.changed(&event, hold)
        >
            <ErrorSummary title=details::ERRORS faults=faults />
            <input type="hidden" name=HOLD value=token />
            <input type="hidden" name=TICKET value=ticket />
            <div class="trap" aria-hidden="true">
                <label for=TRAP>{details::TRAP}</label>
                <input id=TRAP name=TRAP type="text" tabindex="-1" autocomplete="off" />
            </div>
            <p class="small muted">{details::REQUIRED}</p>
            {parts.0}
            {parts.1}
            {parts.2}
            {parts.3}
            <p class="small">
                {details::NOTICE} " " <a href=paths::PRIVACY target="_blank" rel="noopener">{details::NOTICE_LINK}</a> "."
            </p>
        </form>
    }
    .into_any()
}

/// Each error leads to its entry.
fn faults(errors: &FieldErrors) -> Vec<FieldFault> {
    errors
        .0
        .iter()
        .map(|error| FieldFault {
            field_id: name_of(error.field),
            sentence: details::fault(label_of(error.field), &refusals::at_field(error.problem)),
        })
        .collect()
}

fn label_of(field: Field) -> &'static str {
    use locales::fr::fields;
    match field {
        Field::Asker => fields::ASKER,
        Field::ProfessionalName => fields::PROFESSIONAL_NAME,
        Field::ProfessionalEmail => fields::PROFESSIONAL_EMAIL,
        Field::FirstName => fields::FIRST_NAME,
        Field::LastName => fields::LAST_NAME,
        Field::Email => fields::EMAIL,
        Field::Phone => fields::PHONE,
        Field::Subjects => fields::SUBJECTS,
        Field::SubjectOther => fields::SUBJECT_OTHER,
        Field::Message => fields::MESSAGE,
        Field::Answer(_) => fields::QUESTION,
        Field::Restriction => fields::RESTRICTION,
    }
}

/// Why the form was refused as a whole, with the nearest free slots when the slot went to somebody else.
fn trouble(hold: &HoldView, state: FormState) -> AnyView {
    let gone = leave();
    let hold = StoredValue::new(hold.clone());
    let choose = Callback::new(move |start| state.choose(start, hold, gone));
    (move || {
        state.trouble.get().map(|error| {
            let slots = alternatives(&error, SentTo::Form(FORM), state.clock.get(), choose);
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

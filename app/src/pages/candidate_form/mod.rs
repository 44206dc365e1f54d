//! The candidate's form, the same for the three ways: who asks, for whom, about what.

mod fields;
mod identity;
mod press;
mod questions;
mod state;
mod subjects;
mod wanted;

use domain::candidate::{Field, FieldErrors};
use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::hooks::use_location;
use locales::fr::{details, refusals};

use crate::{
    components::{ErrorSummary, FieldFault},
    forms::{
        browser::{form_of, read_form},
        details::{TICKET, TRAP, name_of},
        pairs::Pairs,
    },
    paths,
};
pub(super) use state::{Asked, FormState, leave};
pub(super) use wanted::wanted_group;

/// The id of the form: its button stands outside of it, in the bar.
pub(super) const FORM: &str = "coordonnees";

/// A form to draw.
pub(super) struct Form {
    /// What it asks.
    pub asked: Asked,
    /// When it was handed out.
    pub ticket: String,
    /// Its name: a field of its own, and its value.
    pub key: (&'static str, String),
    /// Called when it is sent in a living page.
    pub send: Callback<(Pairs, StoredValue<Asked>)>,
}

/// Every field, the notice, what is wrong at the head. It is posted to its own page's address.
pub(super) fn form_view(form: Form, state: FormState) -> AnyView {
    let location = use_location();
    let action = format!("{}?{}", location.pathname.get_untracked(), location.search.get_untracked());
    let Form { asked, ticket, key: (key_name, key), send } = form;
    let parts = (
        identity::identity(&asked, state),
        wanted::wanted(&asked, state),
        subjects::subjects(state),
        questions::questions(&asked, state),
        questions::restriction(&asked, state),
    );
    let asked = StoredValue::new(asked);
    let node = NodeRef::<html::Form>::new();
    state::restore(node, asked);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form_of(&event) {
            send.run((read_form(&form), asked));
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
            node_ref=node
            on:submit=submit
            on:input=move |event| FormState::typed(&event, asked)
            on:change=move |event| state.changed(&event, asked)
        >
            <ErrorSummary title=details::ERRORS faults=faults />
            <input type="hidden" name=key_name value=key />
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
            {parts.4}
            <p class="small">
                {details::NOTICE} " " <a href=paths::PRIVACY target="_blank" rel="noopener">{details::NOTICE_LINK}</a> "."
            </p>
        </form>
    }
    .into_any()
}

/// Each error leads to its entry.
pub(super) fn faults(errors: &FieldErrors) -> Vec<FieldFault> {
    errors
        .0
        .iter()
        .map(|error| FieldFault {
            field_id: name_of(error.field),
            sentence: details::fault(label_of(error.field), &refusals::at_field(error.problem)),
        })
        .collect()
}

/// What an entry is called.
pub(super) fn label_of(field: Field) -> &'static str {
    use locales::fr::{contacting, fields};
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
        Field::Wanted => contacting::WANTED,
    }
}

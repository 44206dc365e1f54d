//! Who asks, for whom, and how to answer them.

use domain::{
    candidate::{CandidateDraft, Field, PhoneNeed},
    request::Asker,
};
use leptos::prelude::*;
use locales::fr::fields;

use super::{
    fields::{Line, Need, email_line, line},
    state::{Asked, FormState},
};
use crate::{
    components::{Choice, ChoiceGroup, ChoiceKind, ChoiceState, Entry},
    forms::details::name_of,
};

/// Who asks, the professional's own fields, then the young person's.
pub(super) fn identity(asked: &Asked, state: FormState) -> AnyView {
    let first = state.first();
    view! {
        {asker(&first, state)}
        {professional(&first, state)}
        {person(&first, state)}
        {email_line(
            Line {
                field: Field::Email,
                label: fields::EMAIL.to_owned(),
                entry: Entry::Email,
                help: Some(asked.email_help.to_owned()),
                need: Need::Required,
            },
            state.email,
            state,
        )}
        {phone(asked, &first, state)}
    }
    .into_any()
}

fn asker(first: &CandidateDraft, state: FormState) -> AnyView {
    let chosen = Asker::from_code(&first.asker).unwrap_or(Asker::Candidate);
    let choices = Asker::ALL
        .iter()
        .map(|asker| Choice {
            value: asker.code().to_owned(),
            label: fields::asker(*asker).to_owned(),
            hint: None,
            state: if *asker == chosen { ChoiceState::Chosen } else { ChoiceState::Free },
        })
        .collect();
    let name = name_of(Field::Asker);
    view! {
        <ChoiceGroup
            id=name.clone()
            name=name
            kind=ChoiceKind::One
            legend=fields::ASKER
            choices=choices
            error=state.error(Field::Asker)
        />
    }
    .into_any()
}

/// Shown by the style sheet when a professional asks, so that it needs no script.
fn professional(first: &CandidateDraft, state: FormState) -> AnyView {
    let name = Line {
        field: Field::ProfessionalName,
        label: fields::PROFESSIONAL_NAME.to_owned(),
        entry: Entry::Text,
        help: None,
        need: Need::Required,
    };
    let email = Line {
        field: Field::ProfessionalEmail,
        label: fields::PROFESSIONAL_EMAIL.to_owned(),
        entry: Entry::Email,
        help: None,
        need: Need::Required,
    };
    view! {
        <div class="form form__if-professional">
            {line(name, first.professional_name.clone(), state)}
            {email_line(email, state.professional_email, state)}
        </div>
    }
    .into_any()
}

fn person(first: &CandidateDraft, state: FormState) -> AnyView {
    let first_name = Line {
        field: Field::FirstName,
        label: fields::FIRST_NAME.to_owned(),
        entry: Entry::GivenName,
        help: Some(fields::YOUNG_PERSON.to_owned()),
        need: Need::Required,
    };
    let last_name = Line {
        field: Field::LastName,
        label: fields::LAST_NAME.to_owned(),
        entry: Entry::FamilyName,
        help: None,
        need: Need::Required,
    };
    view! {
        {line(first_name, first.first_name.clone(), state)}
        {line(last_name, first.last_name.clone(), state)}
    }
    .into_any()
}

fn phone(asked: &Asked, first: &CandidateDraft, state: FormState) -> AnyView {
    let (help, need) = match asked.phone {
        PhoneNeed::Required => (fields::PHONE_HELP_CALL, Need::Required),
        PhoneNeed::Optional => (fields::PHONE_HELP, Need::Optional),
    };
    let phone =
        Line { field: Field::Phone, label: fields::PHONE.to_owned(), entry: Entry::Phone, help: Some(help.to_owned()), need };
    line(phone, first.phone.clone(), state)
}

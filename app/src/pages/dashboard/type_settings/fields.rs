//! One field of a type, tied to the settings as they came and to what is wrong with it.

use domain::settings::{SpanDraft, SpanUnit, TypeField};
use leptos::prelude::*;
use locales::fr::staff::{type_form as words, types};

use super::form::TypeForm;
use crate::{
    components::{AmountField, Choice, ChoiceKind, ChoiceLayout, Entry, SelectOption},
    forms::type_settings::unit_of,
    pages::dashboard::setting_fields::{self, Asked},
};

/// Whether a field must be answered.
#[derive(Clone, Copy)]
pub(super) enum Need {
    Required,
    Optional,
}

/// A field with its own label.
pub(super) fn asked(form: TypeForm, field: TypeField, value: String, help: Option<&str>, need: Need) -> Asked {
    Asked {
        id: form.id_of(field),
        label: words::label(field).to_owned(),
        help: help.map(ToOwned::to_owned),
        optional: match need {
            Need::Required => None,
            Need::Optional => Some(words::OPTIONAL),
        },
        value,
        entry: Entry::Text,
        error: form.error(field),
    }
}

/// A whole number.
pub(super) fn number(form: TypeForm, field: TypeField, value: String, help: Option<&str>, need: Need) -> AnyView {
    let asked = Asked { entry: Entry::Count, ..asked(form, field, value, help, need) };
    view! { <div class="field--number">{setting_fields::line(asked)}</div> }.into_any()
}

/// A date.
pub(super) fn date(form: TypeForm, field: TypeField, value: String) -> AnyView {
    setting_fields::line(Asked { entry: Entry::Date, ..asked(form, field, value, None, Need::Required) })
}

/// A length of time with its unit.
pub(super) fn span(form: TypeForm, field: TypeField, value: &SpanDraft, help: &'static str) -> AnyView {
    let units = SpanUnit::ALL
        .into_iter()
        .map(|unit| SelectOption { value: unit.code().to_owned(), label: types::unit(unit).to_owned() })
        .collect();
    let id = form.id_of(field);
    view! {
        <AmountField
            unit_name=unit_of(&id)
            name=id.clone()
            id=id
            label=words::label(field)
            value=value.amount.clone()
            unit_label=words::UNIT
            units=units
            unit=value.unit.code()
            help=help
            error=form.error(field)
        />
    }
    .into_any()
}

/// A question with radio buttons, none of whose answers can be wrong.
pub(super) fn one_of(name: &str, legend: &'static str, choices: Vec<Choice>, layout: ChoiceLayout) -> AnyView {
    let asked = Asked { id: name.to_owned(), label: legend.to_owned(), ..Asked::default() };
    setting_fields::group(asked, ChoiceKind::One, layout, choices)
}

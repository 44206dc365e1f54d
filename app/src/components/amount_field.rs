//! A number and its unit, under one label.

use leptos::prelude::*;

use super::{
    field_frame::{FieldFrame, described_by},
    select_field::SelectOption,
};

/// A whole number of something that the reader chooses: three hours, two days.
#[component]
pub fn AmountField(
    /// Unique in the page; the error summary links to it.
    #[prop(into)]
    id: String,
    /// Name of the number in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// First number.
    #[prop(into)]
    value: String,
    /// Name of the unit in the form.
    #[prop(into)]
    unit_name: String,
    /// What the unit is, for readers.
    unit_label: &'static str,
    /// The units, in their order.
    units: Vec<SelectOption>,
    /// The unit chosen first.
    unit: &'static str,
    /// How to answer.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let helped = help.is_some();
    let described_id = id.clone();
    let unit_label = format!("{label}, {unit_label}");
    let lines = units
        .into_iter()
        .map(|line| {
            let selected = line.value == unit;
            view! { <option value=line.value selected=selected>{line.label}</option> }
        })
        .collect_view();
    view! {
        <FieldFrame id=id.clone() label help error optional_word=None>
            <div class="amount">
                <input
                    class="field__input"
                    id=id
                    name=name
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value=value
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || described_by(&described_id, helped, error.get().is_some())
                />
                <select class="field__input" name=unit_name aria-label=unit_label>
                    {lines}
                </select>
            </div>
        </FieldFrame>
    }
}

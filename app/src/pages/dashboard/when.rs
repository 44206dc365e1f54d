//! What is wrong with the time of an appointment, at its field and at the head of the form.

use leptos::prelude::*;
use locales::fr::staff::appointment as words;

use crate::{components::FieldFault, forms::appointment::WhenFault};

/// What is wrong at a field.
pub(super) fn error_at(wrong: RwSignal<Vec<WhenFault>>, field: &'static str) -> MaybeProp<String> {
    MaybeProp::derive(move || wrong.with(|wrong| wrong.iter().find(|fault| fault.field() == field).map(|fault| sentence(*fault))))
}

/// The head of the form.
pub(super) fn faults(wrong: RwSignal<Vec<WhenFault>>) -> Signal<Vec<FieldFault>> {
    Signal::derive(move || wrong.with(|wrong| wrong.iter().map(|fault| fault_line(*fault)).collect()))
}

/// A line of that head.
pub(super) fn fault_line(fault: WhenFault) -> FieldFault {
    FieldFault { field_id: fault.field().to_owned(), sentence: sentence(fault) }
}

fn sentence(fault: WhenFault) -> String {
    match fault {
        WhenFault::Date => words::WRONG_DATE.to_owned(),
        WhenFault::Hour => words::WRONG_HOUR.to_owned(),
        WhenFault::Length(bounds) => words::wrong_length(bounds.min, bounds.max),
        WhenFault::Advisor => words::WRONG_ADVISOR.to_owned(),
        WhenFault::Kind => words::WRONG_KIND.to_owned(),
        WhenFault::Mode => words::WRONG_MODE.to_owned(),
    }
}

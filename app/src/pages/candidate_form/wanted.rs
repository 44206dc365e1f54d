//! When to call: any time, or half-days of the next opening days.

use domain::{
    callback::HalfDay,
    candidate::{AS_SOON_AS_POSSIBLE, Field},
};
use leptos::prelude::*;
use locales::fr::contacting as words;

use super::state::{Asked, FormState};
use crate::{
    components::{Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState},
    forms::details::name_of,
};

/// The choices of a call-back; nothing where it is not asked.
pub(super) fn wanted(asked: &Asked, state: FormState) -> Option<AnyView> {
    let offered = asked.half_days.as_ref()?;
    Some(wanted_group(offered, &state.first().wanted, state.error(Field::Wanted)))
}

/// The group of boxes, those of `chosen` ticked.
pub(in crate::pages) fn wanted_group(offered: &[HalfDay], chosen: &[String], error: MaybeProp<String>) -> AnyView {
    let choice = |value: String, label: String| Choice {
        state: if chosen.contains(&value) { ChoiceState::Chosen } else { ChoiceState::Free },
        value,
        label,
        hint: None,
    };
    let any_time = choice(AS_SOON_AS_POSSIBLE.to_owned(), words::AS_SOON_AS_POSSIBLE.to_owned());
    let halves = offered.iter().map(|half| choice(half.code(), words::coming_half_day(*half)));
    let choices = [any_time].into_iter().chain(halves).collect();
    let help = if offered.is_empty() { words::CLOSED } else { words::WANTED_HELP };
    let name = name_of(Field::Wanted);
    view! {
        <ChoiceGroup
            id=name.clone()
            name=name
            kind=ChoiceKind::Several
            legend=words::WANTED
            help=help
            choices=choices
            layout=ChoiceLayout::Row
            error=error
        />
    }
    .into_any()
}

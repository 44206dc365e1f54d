//! Which trainings a type serves: all, or some of a list that can be narrowed.

use contract::appointment_types::TrainingChoice;
use domain::{
    settings::{Selection, TypeField},
    text::light_fold,
};
use leptos::prelude::*;
use locales::fr::staff::type_form::{self as words, help};

use super::{fields::one_of, form::TypeForm};
use crate::{
    components::{ChoiceLayout, Glyph, Icon},
    forms::type_settings as names,
    pages::dashboard::setting_fields::answer,
};

/// From how many on the list can be narrowed.
const MANY: usize = 8;

/// The question, and the list behind it.
pub(super) fn trainings(form: TypeForm) -> AnyView {
    let (all, selection) = form.first(|settings| (settings.trainings.clone(), settings.draft.trainings.clone()));
    let (some, chosen) = match selection {
        Selection::All => (false, Vec::new()),
        Selection::Only(ids) => (true, ids),
    };
    if all.is_empty() {
        return ().into_any();
    }
    let which =
        vec![answer(names::ALL, words::ALL_TRAININGS, None, !some), answer(names::SOME, words::SOME_TRAININGS, None, some)];
    let wanted = RwSignal::new(String::new());
    let folded = Memo::new(move |_| light_fold(wanted.read().trim()));
    let total = all.len();
    let texts: Vec<String> = all.iter().map(|training| light_fold(&format!("{} {}", training.title, training.city))).collect();
    let texts = StoredValue::new(texts);
    let none = move || {
        let none = folded.with(|wanted| texts.with_value(|texts| !texts.iter().any(|text| text.contains(wanted.as_str()))));
        none.then(|| view! { <p class="muted">{words::NO_MATCH}</p> })
    };
    let n_chosen = move || {
        form.typed.with(|draft| match &draft.trainings {
            Selection::All => 0,
            Selection::Only(ids) => ids.len(),
        })
    };
    let id = form.id_of(TypeField::Trainings);
    let lines = all
        .into_iter()
        .enumerate()
        .map(|(rank, training)| {
            let hidden = move || !folded.with(|wanted| texts.with_value(|texts| texts[rank].contains(wanted.as_str())));
            let own = if rank == 0 { id.clone() } else { format!("{id}-{rank}") };
            let ticked = chosen.contains(&training.id);
            training_line((own, id.clone()), training, ticked, hidden)
        })
        .collect_view();
    let error = form.error(TypeField::Trainings);
    let problem = move || {
        error.get().map(|sentence| {
            view! {
                <p class="field__error">
                    <Icon glyph=Glyph::Alert />
                    <span>{sentence}</span>
                </p>
            }
        })
    };
    view! {
        {one_of(names::SERVED, words::SERVED, which, ChoiceLayout::Row)}
        <div class="depends depends--trainings">
            <fieldset class="choices" class:field--invalid=move || form.error(TypeField::Trainings).get().is_some()>
                <legend>{words::label(TypeField::Trainings)}</legend>
                {(total >= MANY).then(|| search(wanted))}
                <p class="small muted" role="status">
                    {move || words::chosen(n_chosen(), total)}
                </p>
                <div class="choices__list choices__list--long">{lines}</div>
                {none}
                {problem}
            </fieldset>
        </div>
    }
    .into_any()
}

fn search(wanted: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for="chercher-formation">
                {words::FILTER}
            </label>
            // Not a field of the form: it has no name, and what is typed there changes no setting.
            <input
                class="field__input"
                id="chercher-formation"
                type="search"
                autocomplete="off"
                on:input:target=move |event| {
                    event.stop_propagation();
                    wanted.set(event.target().value());
                }
            />
        </div>
    }
    .into_any()
}

fn training_line(
    (id, name): (String, String),
    training: TrainingChoice,
    ticked: bool,
    hidden: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    let hint = if training.published { training.city } else { format!("{}, {}", training.city, help::UNPUBLISHED) };
    view! {
        <label class="choice" hidden=hidden>
            <input type="checkbox" id=id name=name value=training.id.to_string() checked=ticked />
            <span class="choice__label">{training.title}</span>
            <span class="choice__hint">{hint}</span>
        </label>
    }
    .into_any()
}

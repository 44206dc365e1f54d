//! Giving colleagues the hours of every week.

use contract::hours::{AdvisorHoursView, AdvisorName, CopyHow, HoursView};
use domain::{hours::HoursField, ids::AdvisorId};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::staff::hours::{self as words, copy as said};

use super::{
    acts::{Opened, Wish},
    editor::Editor,
};
use crate::{
    components::{Button, ButtonKind, ButtonTone, Choice, ChoiceGroup, ChoiceKind, ChoiceState},
    forms::hours::field_id,
};

/// Heading and form; nothing for who sees one agenda only.
pub(super) fn section(view: &HoursView, shown: &AdvisorHoursView, editor: Editor) -> AnyView {
    let others: Vec<AdvisorName> = view.advisors.iter().filter(|name| name.id != shown.advisor.id).cloned().collect();
    if others.is_empty() || shown.series.is_empty() {
        return ().into_any();
    }
    let from = shown.advisor.id;
    let form = move || (editor.acts.opened.get() == Opened::Copy).then(|| form(editor, from, &others));
    let open = move |()| editor.acts.open(Opened::Copy);
    view! {
        <section class="stack" aria-labelledby="copier">
            <div class="cluster cluster--between">
                <h2 id="copier">{said::TITLE}</h2>
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=open attr:id="ouvrir-copie">
                    {said::OPEN}
                </Button>
            </div>
            <p class="small muted">{said::LEAD}</p>
            {form}
        </section>
    }
    .into_any()
}

fn form(editor: Editor, from: AdvisorId, others: &[AdvisorName]) -> AnyView {
    let acts = editor.acts;
    let to = RwSignal::new(Vec::<AdvisorId>::new());
    let how = RwSignal::new(CopyHow::Add);
    let check = Callback::new(move |(id, state): (String, ChoiceState)| {
        let Ok(id) = id.parse().map(AdvisorId) else { return };
        to.update(|to| {
            to.retain(|known| *known != id);
            if state == ChoiceState::Chosen {
                to.push(id);
            }
        });
    });
    let choose = Callback::new(move |(value, _): (String, ChoiceState)| {
        how.set(if value == "remplacer" { CopyHow::Replace } else { CopyHow::Add });
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.send(Wish::Copy(from, to.get_untracked(), how.get_untracked()));
    };
    let person = |name: &AdvisorName| Choice { value: name.id.to_string(), label: name.name.clone(), ..Choice::default() };
    let ways = vec![
        Choice {
            value: "ajouter".to_owned(),
            label: said::ADD.to_owned(),
            hint: Some(said::ADD_HINT.to_owned()),
            state: ChoiceState::Chosen,
        },
        Choice {
            value: "remplacer".to_owned(),
            label: said::REPLACE.to_owned(),
            hint: Some(said::REPLACE_HINT.to_owned()),
            state: ChoiceState::Free,
        },
    ];
    view! {
        <form class="card form editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {said::TITLE}
            </h3>
            {acts.summary()}
            <ChoiceGroup
                id=field_id(HoursField::Targets)
                name="vers"
                kind=ChoiceKind::Several
                legend=said::TO
                choices=others.iter().map(person).collect()
                on_change=check
                error=acts.error(HoursField::Targets)
            />
            <ChoiceGroup id="comment" name="comment" kind=ChoiceKind::One legend=said::HOW choices=ways on_change=choose />
            <div class="actions">
                <Button busy=acts.pending>{acts.label(said::SAVE)}</Button>
                <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close("#ouvrir-copie")>
                    {words::CANCEL}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

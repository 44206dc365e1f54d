//! What stands against taking an advisor's time, and the question whether to go on.

use contract::agendas::{Objection, PersonName};
use domain::ids::AdvisorId;
use leptos::prelude::*;
use locales::fr::staff::agenda as words;

use crate::components::{Button, ButtonKind, ButtonTone, Dialog};

/// An act that was held back.
#[derive(Clone)]
pub(super) struct Insist {
    /// What stands against it.
    pub objections: Vec<Objection>,
    /// Goes on, these objections accepted.
    pub go: Callback<Vec<Objection>>,
    /// Does not.
    pub leave: Callback<()>,
}

/// The question, while there is one.
pub(super) fn insisting(held: RwSignal<Option<Insist>>, people: StoredValue<Vec<PersonName>>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(held.with(Option::is_some)));
    // Closed by Escape, or by its own button: left.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            answer(held, false);
        }
        is
    });
    let lines = move || {
        let objections = held.with(|held| held.as_ref().map(|held| held.objections.clone())).unwrap_or_default();
        objections
            .into_iter()
            .map(|objection| view! { <li>{words::objection(&objection, &name_of(people, advisor_of(&objection)))}</li> })
            .collect_view()
    };
    view! {
        <Dialog id="insister" title=words::INSIST_TITLE close_label=words::CLOSE open=open>
            <ul class="stack stack--tight">{lines}</ul>
            <p class="muted">{words::INSIST_BODY}</p>
            <div class="actions">
                <Button kind=ButtonKind::Plain on_press=Callback::new(move |()| answer(held, true))>
                    {words::INSIST}
                </Button>
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=Callback::new(move |()| answer(held, false))>
                    {words::INSIST_NOT}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn answer(held: RwSignal<Option<Insist>>, goes_on: bool) {
    let Some(insist) = held.try_update(Option::take).flatten() else { return };
    if goes_on {
        insist.go.run(insist.objections);
    } else {
        insist.leave.run(());
    }
}

const fn advisor_of(objection: &Objection) -> AdvisorId {
    match objection {
        Objection::Taken { advisor, .. } | Objection::Shut { advisor, .. } | Objection::NotTheirs { advisor } => *advisor,
    }
}

fn name_of(people: StoredValue<Vec<PersonName>>, advisor: AdvisorId) -> String {
    people
        .with_value(|people| people.iter().find(|person| person.id == advisor).map(|person| person.name.clone()))
        .unwrap_or_default()
}

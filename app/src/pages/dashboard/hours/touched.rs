//! Live appointments that hours, an absence or a closure touch: the question before a change is saved, and the list of those
//! that were left where they are.

use contract::hours::{Decision, TouchedView};
use domain::ids::AppointmentId;
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    dates,
    staff::hours::{self as words, touched as said},
};

use super::acts::Acts;
use crate::{
    components::{Button, ButtonKind, ButtonTone, Choice, ChoiceGroup, ChoiceKind, ChoiceState, TextArea},
    forms::browser::focus_on,
    paths::staff as paths,
};

/// The question before a change is saved; nothing while there is none.
pub(in crate::pages::dashboard) fn question(acts: Acts) -> AnyView {
    (move || {
        let touched = acts.touching.get();
        (!touched.is_empty()).then(|| asked(acts, &touched))
    })
    .into_any()
}

fn asked(acts: Acts, touched: &[TouchedView]) -> AnyView {
    let seen: Vec<AppointmentId> = touched.iter().map(|one| one.id).collect();
    let chosen = Chosen::all(touched);
    let all = seen.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (cancelled, reason) = (chosen.checked.get_untracked(), chosen.reason.get_untracked());
        acts.decide(Decision { seen: all.clone(), cancelled, reason });
    };
    let leave = move |()| acts.decide(Decision { seen: seen.clone(), ..Decision::default() });
    let back = move |()| {
        acts.touching.set(Vec::new());
        request_animation_frame(|| focus_on("#formulaire"));
    };
    view! {
        <section class="card asking" aria-labelledby="concernes">
            <h2 id="concernes" tabindex="-1">
                {said::question(touched.len())}
            </h2>
            <p>{said::LEAD}</p>
            <form class="form" novalidate on:submit=submit>
                {chosen.fields(touched, "question", acts.reason_error(None))}
                <div class="actions">
                    <Button tone=ButtonTone::Danger busy=acts.pending>
                        {acts.label(said::CANCEL)}
                    </Button>
                    <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=leave>
                        {said::LEAVE}
                    </Button>
                    <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=back>
                        {said::BACK}
                    </Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Those that were left where they are, and one step to call them off. `list` names them in the page; nothing when there is
/// none.
pub(in crate::pages::dashboard) fn left(
    acts: Acts,
    centre: &str,
    (list, title): (&str, String),
    touched: &[TouchedView],
) -> AnyView {
    if touched.is_empty() {
        return ().into_any();
    }
    let lines = touched.iter().map(|one| line(centre, one)).collect_view();
    let chosen = Chosen::all(touched);
    let name = list.to_owned();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.tell(name.clone(), chosen.checked.get_untracked(), chosen.reason.get_untracked());
    };
    view! {
        <div class="left" id=list.to_owned()>
            <h3>{title}</h3>
            <p class="small">{said::OUTSIDE_LEAD}</p>
            <ul class="left__list">{lines}</ul>
            <details class="disclosure">
                <summary>{said::TELL}</summary>
                <form class="form" novalidate on:submit=submit>
                    {chosen.fields(touched, list, acts.reason_error(Some(list.to_owned())))}
                    <div class="actions">
                        <Button tone=ButtonTone::Danger busy=acts.pending>
                            {acts.label(said::TELL_NOW)}
                        </Button>
                    </div>
                </form>
            </details>
        </div>
    }
    .into_any()
}

/// Which of a list are called off, and with which words.
#[derive(Clone, Copy)]
struct Chosen {
    checked: RwSignal<Vec<AppointmentId>>,
    reason: RwSignal<String>,
}

impl Chosen {
    fn all(touched: &[TouchedView]) -> Self {
        Self { checked: RwSignal::new(touched.iter().map(|one| one.id).collect()), reason: RwSignal::new(String::new()) }
    }

    fn fields(self, touched: &[TouchedView], list: &str, wrong: MaybeProp<String>) -> AnyView {
        let choices = touched.iter().map(choice).collect();
        let check = Callback::new(move |(id, state): (String, ChoiceState)| {
            let Ok(id) = id.parse().map(AppointmentId) else { return };
            self.checked.update(|checked| {
                checked.retain(|known| *known != id);
                if state == ChoiceState::Chosen {
                    checked.push(id);
                }
            });
        });
        view! {
            <ChoiceGroup
                id=format!("{list}-rdv")
                name=format!("{list}-rdv")
                kind=ChoiceKind::Several
                legend=said::WHICH
                choices=choices
                on_change=check
            />
            <TextArea
                id=format!("{list}-message")
                name=format!("{list}-message")
                label=said::REASON
                help=said::REASON_HELP
                rows=3
                live=self.reason
                error=wrong
            />
        }
        .into_any()
    }
}

fn choice(one: &TouchedView) -> Choice {
    Choice {
        value: one.id.to_string(),
        label: format!("{}, {}", dates::day_and_hour(one.slot.starts), one.candidate),
        hint: Some(about(one)),
        state: ChoiceState::Chosen,
    }
}

/// `Entretien, par téléphone, avec Nadia Benali, pendant une absence`.
fn about(one: &TouchedView) -> String {
    let mut said = format!("{}, {}", one.purpose, words::mode(one.mode));
    let names: Vec<&str> = one.advisors.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        said = format!("{said}, {}", said::with(&names.join(", ")));
    }
    match one.because {
        Some(reason) => format!("{said}, {}", words::because(reason)),
        None => said,
    }
}

fn line(centre: &str, one: &TouchedView) -> AnyView {
    view! {
        <li>
            <a href=paths::appointment(centre, one.id)>
                {format!("{}, {}", dates::full_day_and_hour(one.slot.starts), one.candidate)}
            </a>
            <span class="small muted">{about(one)}</span>
        </li>
    }
    .into_any()
}

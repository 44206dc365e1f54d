//! The hours of every week, as sentences, with what can be done to each.

use contract::hours::{AdvisorHoursView, HoursEdit, HoursView};
use domain::{
    hours::{ScopeKind, Series, WeeklyDraft},
    ids::AdvisorId,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::staff::{
    hours::{self as words, series as said},
    opening,
};

use super::{
    acts::{Opened, Wish},
    editor::Editor,
    rows::line_button,
    weekly_form::{self, Choices, reach_fields},
};
use crate::components::{Button, ButtonKind, ButtonTone};

/// The button that opens the blank form: where the focus goes back to.
const OPENER: &str = "#ajouter-heures";

/// Heading, form, list.
pub(super) fn section(view: &HoursView, shown: &AdvisorHoursView, editor: Editor) -> AnyView {
    let advisor = shown.advisor.id;
    let choices = Choices::of(view);
    let lines = shown.series.iter().map(|series| line(series, &choices, editor)).collect_view();
    let list = if shown.series.is_empty() {
        view! { <p class="muted">{said::NONE}</p> }.into_any()
    } else {
        view! { <ul class="rules">{lines}</ul> }.into_any()
    };
    let all = StoredValue::new(shown.series.clone());
    let form = move || {
        let found = |id| all.with_value(|all| all.iter().find(|series| series.id == id).cloned());
        match editor.acts.opened.get() {
            Opened::NewSeries => Some(weekly_form::form(editor, advisor, &choices, None)),
            Opened::Series(id) => found(id).map(|series| weekly_form::form(editor, advisor, &choices, Some(series))),
            Opened::Removal(id) => found(id).map(|series| removal(editor, advisor, series)),
            Opened::Nothing | Opened::Day | Opened::Absence(_) | Opened::Copy | Opened::Closure(_) => None,
        }
    };
    let add = move |()| {
        editor.weekly.fill(&WeeklyDraft::default());
        editor.acts.open(Opened::NewSeries);
    };
    view! {
        <section class="stack" aria-labelledby="chaque-semaine">
            <div class="cluster cluster--between">
                <h2 id="chaque-semaine">{said::TITLE}</h2>
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=add attr:id="ajouter-heures">
                    {said::ADD}
                </Button>
            </div>
            {form}
            {list}
        </section>
    }
    .into_any()
}

fn line(series: &Series, choices: &Choices, editor: Editor) -> AnyView {
    let sentence = opening::series(&series.hours);
    let limits = choices.limits(&series.hours).map(|limits| view! { <span class="small muted">{limits}</span> });
    let (id, hours) = (series.id, series.hours.clone());
    let change = move |()| {
        editor.weekly.fill(&WeeklyDraft::of(&hours));
        editor.acts.open(Opened::Series(id));
    };
    let remove = move |()| {
        editor.weekly.fill(&WeeklyDraft::default());
        editor.acts.open(Opened::Removal(id));
    };
    view! {
        <li class="rule">
            <div class="rule__text">
                <span>{sentence.clone()}</span>
                {limits}
            </div>
            <div class="actions">
                {line_button(ButtonTone::Quiet, said::CHANGE, &sentence, change)}
                {line_button(ButtonTone::Link, said::REMOVE, &sentence, remove)}
            </div>
        </li>
    }
    .into_any()
}

/// The question before a series goes: how far.
fn removal(editor: Editor, advisor: AdvisorId, series: Series) -> AnyView {
    let (acts, form) = (editor.acts, editor.weekly);
    let sentence = opening::series(&series.hours);
    let one_date = series.hours.weekly.starting.is_some() && series.hours.weekly.starting == series.hours.weekly.until;
    let reach = (!one_date).then(|| reach_fields(editor, said::REACH_REMOVE));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let scope = untrack(|| form.scope());
        acts.send(Wish::Hours(advisor, HoursEdit::Remove { id: series.id, was: series.hours.clone(), scope }));
    };
    form.reach.set(ScopeKind::All);
    view! {
        <form class="card form editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {said::FORM_REMOVE}
            </h3>
            {acts.summary()}
            <p>{sentence}</p>
            {reach}
            <div class="actions">
                <Button tone=ButtonTone::Danger busy=acts.pending>
                    {acts.label(said::REMOVE_NOW)}
                </Button>
                <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close(OPENER)>
                    {words::CANCEL}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

//! Time away: a list, and the form of one absence.

use contract::hours::{AbsenceView, AdvisorHoursView, HoursEdit, TypeChoice};
use domain::{
    hours::{HoursField, SpanDraft},
    ids::{AbsenceId, AdvisorId},
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::staff::{
    hours::{self as words, absence as said, series},
    opening,
};

use super::{
    acts::{Opened, Wish},
    editor::Editor,
    preview,
    rows::line_button,
    spans::span_fields,
};
use crate::{
    components::{Button, ButtonKind, ButtonTone, TextField},
    forms::hours::field_id,
};

/// Heading, form, list.
pub(super) fn section(shown: &AdvisorHoursView, editor: Editor, types: &[TypeChoice]) -> AnyView {
    let advisor = shown.advisor.id;
    let lines = shown.absences.iter().map(|absence| line(absence, advisor, editor)).collect_view();
    let list = if shown.absences.is_empty() {
        view! { <p class="muted">{said::NONE}</p> }.into_any()
    } else {
        view! { <ul class="rules">{lines}</ul> }.into_any()
    };
    let types = types.to_vec();
    let form = move || match editor.acts.opened.get() {
        Opened::Absence(id) => Some(form(editor, (advisor, id), &types)),
        Opened::Nothing
        | Opened::NewSeries
        | Opened::Series(_)
        | Opened::Removal(_)
        | Opened::Day
        | Opened::Copy
        | Opened::Closure(_) => None,
    };
    let add = move |()| {
        editor.absence.fill(&SpanDraft::default(), None);
        editor.acts.open(Opened::Absence(None));
    };
    view! {
        <section class="stack" id="absences" aria-labelledby="absences-titre">
            <div class="cluster cluster--between">
                <h2 id="absences-titre">{said::TITLE}</h2>
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=add attr:id="ajouter-absence">
                    {said::ADD}
                </Button>
            </div>
            <p class="small muted">{said::LEAD}</p>
            {form}
            {list}
        </section>
    }
    .into_any()
}

fn line(absence: &AbsenceView, advisor: AdvisorId, editor: Editor) -> AnyView {
    let when = opening::span(absence.span);
    let label = if absence.label.is_empty() { said::UNNAMED.to_owned() } else { absence.label.clone() };
    let (id, draft) = (absence.id, SpanDraft::of(absence.span, &absence.label));
    let change = move |()| {
        editor.absence.fill(&draft, None);
        editor.acts.open(Opened::Absence(Some(id)));
    };
    let remove = move |()| editor.acts.send(Wish::Hours(advisor, HoursEdit::RemoveAbsence(id)));
    view! {
        <li class="rule">
            <div class="rule__text">
                <span>{when.clone()}</span>
                <span class="small muted">{label}</span>
            </div>
            <div class="actions">
                {line_button(ButtonTone::Quiet, series::CHANGE, &when, change)}
                {line_button(ButtonTone::Link, said::REMOVE, &when, remove)}
            </div>
        </li>
    }
    .into_any()
}

fn form(editor: Editor, (advisor, id): (AdvisorId, Option<AbsenceId>), types: &[TypeChoice]) -> AnyView {
    let (acts, form) = (editor.acts, editor.absence);
    let edit = Signal::derive(move || {
        let draft = form.draft();
        match id {
            None => HoursEdit::AddAbsence(draft),
            Some(id) => HoursEdit::ChangeAbsence { id, to: draft },
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.send(Wish::Hours(advisor, edit.get_untracked()));
    };
    view! {
        <form class="card editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {said::FORM}
            </h3>
            {acts.summary()}
            <div class="columns">
                <div class="form">
                    {span_fields(acts, form)}
                    <TextField
                        id=field_id(HoursField::Label)
                        name="pourquoi"
                        label=said::LABEL
                        optional_word=words::OPTIONAL
                        help=said::LABEL_HELP
                        live=form.label
                        error=acts.error(HoursField::Label)
                    />
                    <div class="actions">
                        <Button busy=acts.pending>{acts.label(said::SAVE)}</Button>
                        <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close("#ajouter-absence")>
                            {words::CANCEL}
                        </Button>
                    </div>
                </div>
                <aside>{preview::panel(editor.preview, advisor, types, edit)}</aside>
            </div>
        </form>
    }
    .into_any()
}

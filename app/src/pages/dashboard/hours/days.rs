//! Special days: a list, and the form of one.

use contract::hours::{AdvisorHoursView, HoursEdit};
use domain::{
    agenda::AvailabilityOverride,
    hours::{HoursField, MAX_WINDOWS, SpecialDayDraft},
    ids::AdvisorId,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    dates,
    staff::{
        hours::{self as words, day as said, series},
        opening,
    },
};

use super::{
    acts::{Opened, Wish},
    editor::Editor,
    preview,
    rows::line_button,
};
use crate::{
    components::{
        Button, ButtonKind, ButtonTone, Chip, ChipTone, Choice, ChoiceGroup, ChoiceKind, ChoiceState, Entry, TextField,
    },
    forms::hours::{day_draft, field_id},
};

/// Heading, form, list.
pub(super) fn section(shown: &AdvisorHoursView, editor: Editor, types: &[contract::hours::TypeChoice]) -> AnyView {
    let advisor = shown.advisor.id;
    let lines = shown.days.iter().map(|day| line(day, advisor, editor)).collect_view();
    let list = if shown.days.is_empty() {
        view! { <p class="muted">{said::NONE}</p> }.into_any()
    } else {
        view! { <ul class="rules">{lines}</ul> }.into_any()
    };
    let types = types.to_vec();
    let form = move || (editor.acts.opened.get() == Opened::Day).then(|| form(editor, advisor, &types));
    let add = move |()| {
        editor.day.fill(&SpecialDayDraft::default());
        editor.acts.open(Opened::Day);
    };
    view! {
        <section class="stack" aria-labelledby="jours-particuliers">
            <div class="cluster cluster--between">
                <h2 id="jours-particuliers">{said::TITLE}</h2>
                <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=add attr:id="ajouter-jour">
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

fn line(day: &AvailabilityOverride, advisor: AdvisorId, editor: Editor) -> AnyView {
    let hours = if day.windows.is_empty() { said::CLOSED.to_owned() } else { opening::windows(&day.windows) };
    let sentence = said::line(day.date, &hours);
    let worked = day.opens_holiday.then(|| view! { <Chip tone=ChipTone::Info>{said::WORKED}</Chip> });
    let (date, draft) = (day.date, day_draft(day));
    let name = dates::full_day(date);
    let change = move |()| {
        editor.day.fill(&draft);
        editor.acts.open(Opened::Day);
    };
    let clear = move |()| editor.acts.send(Wish::Hours(advisor, HoursEdit::ClearDay(date)));
    view! {
        <li class="rule">
            <div class="rule__text">
                <span>{sentence}</span>
                {worked}
            </div>
            <div class="actions">
                {line_button(ButtonTone::Quiet, series::CHANGE, &name, change)}
                {line_button(ButtonTone::Link, said::CLEAR, &name, clear)}
            </div>
        </li>
    }
    .into_any()
}

fn form(editor: Editor, advisor: AdvisorId, types: &[contract::hours::TypeChoice]) -> AnyView {
    let (acts, form) = (editor.acts, editor.day);
    let edit = Signal::derive(move || HoursEdit::PutDay(form.draft()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.send(Wish::Hours(advisor, edit.get_untracked()));
    };
    let windows = move || (0..form.n_shown.get()).map(|rank| window_fields(editor, rank)).collect_view();
    let more = move || {
        (form.n_shown.get() < MAX_WINDOWS).then(|| {
            let add = move |()| form.n_shown.update(|n| *n += 1);
            view! {
                <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=add>
                    {said::MORE}
                </Button>
            }
        })
    };
    let worked = form.opens_holiday.get_untracked();
    let holiday = Choice {
        value: "oui".to_owned(),
        label: said::OPENS_HOLIDAY.to_owned(),
        hint: None,
        state: if worked { ChoiceState::Chosen } else { ChoiceState::Free },
    };
    let check = Callback::new(move |(_, state): (String, ChoiceState)| form.opens_holiday.set(state == ChoiceState::Chosen));
    view! {
        <form class="card editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {said::FORM}
            </h3>
            {acts.summary()}
            <div class="columns">
                <div class="form">
                    <TextField
                        id=field_id(HoursField::Date)
                        name="jour"
                        label=said::DATE
                        entry=Entry::Date
                        live=form.date
                        error=acts.error(HoursField::Date)
                    />
                    <p class="small muted">{said::WINDOWS_HELP}</p>
                    {windows}
                    {more}
                    <ChoiceGroup
                        id="ferie"
                        name="ferie"
                        kind=ChoiceKind::Several
                        legend=words::holiday::TITLE
                        choices=vec![holiday]
                        on_change=check
                    />
                    <div class="actions">
                        <Button busy=acts.pending>{acts.label(said::SAVE)}</Button>
                        <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close("#ajouter-jour")>
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

fn window_fields(editor: Editor, rank: u8) -> AnyView {
    let acts = editor.acts;
    let Some((from, to)) = editor.day.windows.get(usize::from(rank)).copied() else { return ().into_any() };
    view! {
        <fieldset class="window">
            <legend>{said::window(rank)}</legend>
            <div class="pair">
                <TextField
                    id=field_id(HoursField::WindowFrom(rank))
                    name=field_id(HoursField::WindowFrom(rank))
                    label=series::START
                    entry=Entry::ClockTime
                    optional_word=words::OPTIONAL
                    live=from
                    error=acts.error(HoursField::WindowFrom(rank))
                />
                <TextField
                    id=field_id(HoursField::WindowTo(rank))
                    name=field_id(HoursField::WindowTo(rank))
                    label=series::END
                    entry=Entry::ClockTime
                    optional_word=words::OPTIONAL
                    live=to
                    error=acts.error(HoursField::WindowTo(rank))
                />
            </div>
        </fieldset>
    }
    .into_any()
}

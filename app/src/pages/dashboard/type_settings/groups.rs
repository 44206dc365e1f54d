//! The groups of the form: what a new type needs first, the rest folded, each with a word on what it holds.

use contract::appointment_types::{AdvisorChoice, AdvisorHours, TypeUse};
use domain::{
    agenda::{Assignment, Grid},
    appointment::Mode,
    reminder::Reminders,
    settings::{Confirmation, HorizonForm, Selection, TypeColour, TypeDraft, TypeField, Visibility},
};
use leptos::prelude::*;
use locales::fr::{
    desk,
    staff::{
        type_form::{self as words, digest, group, help},
        types,
    },
};

use super::{
    fields::{Need, asked, date, number, one_of, span},
    form::TypeForm,
    questions, trainings,
};
use crate::{
    components::{ChoiceKind, ChoiceLayout, Fold, SelectOption},
    forms::type_settings as names,
    pages::dashboard::setting_fields::{self, Asked, answer},
};

/// Name, length, how one meets, who receives.
pub(super) fn essential(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let modes = Mode::ALL.map(|mode| {
        let chosen = draft.modes.contains(&mode);
        answer(mode.code(), desk::mode::name(mode), Some(desk::mode::note(mode).to_owned()), chosen)
    });
    let modes_asked = Asked { optional: None, ..asked(form, TypeField::Modes, String::new(), None, Need::Required) };
    let first = draft.first_mode.or(draft.modes.first().copied());
    let first_options =
        Mode::ALL.map(|mode| SelectOption { value: mode.code().to_owned(), label: desk::mode::name(mode).to_owned() }).to_vec();
    let first_asked = Asked {
        id: names::FIRST_MODE.to_owned(),
        label: words::FIRST_MODE.to_owned(),
        help: Some(help::FIRST_MODE.to_owned()),
        value: first.map(|mode| mode.code().to_owned()).unwrap_or_default(),
        ..Asked::default()
    };
    let link = asked(form, TypeField::VideoLink, draft.video_link.clone(), Some(help::VIDEO_LINK), Need::Required);
    view! {
        <section class="settings__group" aria-labelledby="essentiel">
            <h2 id="essentiel">{group::ESSENTIAL}</h2>
            {setting_fields::line(asked(form, TypeField::Name, draft.name.clone(), Some(help::NAME), Need::Required))}
            {number(form, TypeField::Duration, draft.duration.clone(), None, Need::Required)}
            {setting_fields::group(modes_asked, ChoiceKind::Several, ChoiceLayout::Row, modes.to_vec())}
            <div class="depends depends--several">{setting_fields::list(first_asked, first_options)}</div>
            <div class="depends depends--video">{setting_fields::line(link)}</div>
            {advisors(form, &draft)}
        </section>
    }
    .into_any()
}

fn advisors(form: TypeForm, draft: &TypeDraft) -> AnyView {
    let choices: Vec<_> = form.first(|settings| {
        settings
            .advisors
            .iter()
            .map(|advisor| answer(&advisor.id.to_string(), &advisor.name, about(advisor), draft.advisors.contains(&advisor.id)))
            .collect()
    });
    if choices.is_empty() {
        return view! { <p class="muted">{words::NO_ADVISORS}</p> }.into_any();
    }
    let asked = Asked {
        id: names::ADVISORS.to_owned(),
        label: words::ADVISORS.to_owned(),
        help: Some(help::ADVISORS.to_owned()),
        ..Asked::default()
    };
    setting_fields::group(asked, ChoiceKind::Several, ChoiceLayout::Row, choices)
}

fn about(advisor: &AdvisorChoice) -> Option<String> {
    match advisor.hours {
        AdvisorHours::Some => advisor.site.as_deref().map(words::only_at),
        AdvisorHours::None => Some(words::NO_HOURS.to_owned()),
        AdvisorHours::Left => Some(words::LEFT.to_owned()),
    }
}

/// How slots are cut.
pub(super) fn slots(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let grids = Grid::ALL.map(|grid| {
        let (label, example) = words::grid(grid);
        answer(grid.code(), label, Some(example.to_owned()), grid == draft.grid)
    });
    view! {
        <Fold title=group::SLOTS digest=Signal::derive(move || form.typed.with(digest::slots))>
            {number(form, TypeField::Step, draft.step.clone(), Some(help::STEP), Need::Optional)}
            {one_of(names::GRID, words::GRID, grids.to_vec(), ChoiceLayout::Column)}
            <div class="pair">
                {number(form, TypeField::BufferBefore, draft.buffer_before.clone(), None, Need::Optional)}
                {number(form, TypeField::BufferAfter, draft.buffer_after.clone(), None, Need::Optional)}
            </div>
            <p class="small muted">{help::BUFFERS}</p>
        </Fold>
    }
    .into_any()
}

/// Until when one may book, cancel, move; how far ahead.
pub(super) fn notices(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let horizons = HorizonForm::ALL.map(|kind| answer(kind.code(), words::horizon(kind), None, kind == draft.horizon));
    view! {
        <Fold title=group::NOTICES digest=Signal::derive(move || form.typed.with(digest::notices))>
            {span(form, TypeField::Notice, &draft.notice, help::NOTICE)}
            {one_of(names::HORIZON, words::HORIZON, horizons.to_vec(), ChoiceLayout::Column)}
            <div class="depends depends--days">
                {number(form, TypeField::HorizonDays, draft.horizon_days.clone(), None, Need::Required)}
            </div>
            <div class="depends depends--period pair">
                {date(form, TypeField::PeriodFrom, draft.period_from.clone())}
                {date(form, TypeField::PeriodTo, draft.period_to.clone())}
            </div>
            {span(form, TypeField::CancelNotice, &draft.cancel_notice, help::CHANGES)}
            {span(form, TypeField::MoveNotice, &draft.move_notice, help::CHANGES)}
        </Fold>
    }
    .into_any()
}

/// How many receive, where, for which trainings.
pub(super) fn for_whom(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let assignments = Assignment::ALL.map(|one| {
        let (label, meaning) = words::assignment(one);
        answer(one.code(), label, Some(meaning.to_owned()), one == draft.assignment)
    });
    view! {
        <Fold title=group::FOR_WHOM digest=Signal::derive(move || form.typed.with(digest::for_whom))>
            {one_of(names::ASSIGNMENT, words::ASSIGNMENT, assignments.to_vec(), ChoiceLayout::Column)}
            {places(form, &draft)}
            {trainings::trainings(form)}
        </Fold>
    }
    .into_any()
}

fn places(form: TypeForm, draft: &TypeDraft) -> AnyView {
    let some = matches!(draft.sites, Selection::Only(_));
    let which = vec![answer(names::ALL, words::ALL_SITES, None, !some), answer(names::SOME, words::SOME_SITES, None, some)];
    let chosen = |id| match &draft.sites {
        Selection::All => false,
        Selection::Only(ids) => ids.contains(&id),
    };
    let sites: Vec<_> = form.first(|settings| {
        let line = |site: &contract::appointment_types::SiteChoice| {
            answer(&site.id.to_string(), &site.name, Some(site.city.clone()), chosen(site.id))
        };
        settings.sites.iter().map(line).collect()
    });
    // One place or none leaves no choice.
    if sites.len() < 2 && !some {
        return ().into_any();
    }
    let sites_asked = asked(form, TypeField::Sites, String::new(), None, Need::Required);
    view! {
        {one_of(names::PLACES, words::PLACES, which, ChoiceLayout::Row)}
        <div class="depends depends--sites">
            {setting_fields::group(sites_asked, ChoiceKind::Several, ChoiceLayout::Row, sites)}
        </div>
    }
    .into_any()
}

/// Whether the centre confirms, what the candidate must know, what they are asked.
pub(super) fn asked_of_candidates(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let confirmations = Confirmation::ALL.map(|one| {
        let (label, meaning) = words::confirmation(one);
        answer(one.code(), label, Some(meaning.to_owned()), one == draft.confirmation)
    });
    let restriction = asked(form, TypeField::Restriction, draft.restriction.clone(), Some(help::RESTRICTION), Need::Optional);
    view! {
        <Fold title=group::FORM digest=Signal::derive(move || form.typed.with(|draft| digest::form(draft, form.questions.count())))>
            {one_of(names::CONFIRMATION, words::CONFIRMATION, confirmations.to_vec(), ChoiceLayout::Column)}
            {setting_fields::lines(restriction, 3)}
            {questions::questions(form)}
        </Fold>
    }
    .into_any()
}

/// Words before and after booking, reminders.
pub(super) fn said(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let reminders = Reminders::ALL.map(|one| answer(one.code(), words::reminders(one), None, one == draft.reminders));
    let before = asked(form, TypeField::InstructionsBefore, draft.instructions_before, Some(help::BEFORE), Need::Optional);
    let after = asked(form, TypeField::InstructionsAfter, draft.instructions_after, Some(help::AFTER), Need::Optional);
    view! {
        <Fold title=group::WORDS digest=Signal::derive(move || form.typed.with(digest::words))>
            {setting_fields::lines(before, 4)}
            {setting_fields::lines(after, 4)}
            {one_of(names::REMINDERS, words::REMINDERS, reminders.to_vec(), ChoiceLayout::Column)}
        </Fold>
    }
    .into_any()
}

/// Address, visibility, colour.
pub(super) fn look(form: TypeForm) -> AnyView {
    let draft = form.first(|settings| settings.draft.clone());
    let visibilities = Visibility::ALL.map(|one| {
        let (label, meaning) = words::visibility(one);
        answer(one.code(), label, Some(meaning.to_owned()), one == draft.visibility)
    });
    view! {
        <Fold title=group::LOOK digest=Signal::derive(move || form.typed.with(digest::look))>
            {address(form, &draft)}
            {one_of(names::VISIBILITY, words::VISIBILITY, visibilities.to_vec(), ChoiceLayout::Column)}
            {colours(draft.colour)}
        </Fold>
    }
    .into_any()
}

/// The end of the public address: fixed once somebody has used it.
fn address(form: TypeForm, draft: &TypeDraft) -> AnyView {
    let (start, used) = form.first(|settings| (settings.address_start.clone(), settings.used));
    match used {
        TypeUse::Unused => {
            let field = asked(form, TypeField::Slug, draft.slug.clone(), Some(help::SLUG), Need::Optional);
            view! {
                <div class="stack stack--tight">
                    {setting_fields::line(field)} <p class="small muted address__text">{start} {form.trial.slug()}</p>
                </div>
            }
            .into_any()
        }
        TypeUse::Used => view! {
            <div class="stack stack--tight">
                <p>
                    <span class="field__label">{words::label(TypeField::Slug)}</span>
                </p>
                <p class="address__text">{start} {draft.slug.clone()}</p>
                <p class="field__help">{help::SLUG_FIXED}</p>
                <input type="hidden" name=form.id_of(TypeField::Slug) value=draft.slug.clone() />
            </div>
        }
        .into_any(),
    }
}

/// The palette: a square and its name.
fn colours(chosen: TypeColour) -> AnyView {
    let lines = TypeColour::ALL
        .into_iter()
        .map(|colour| {
            view! {
                <label class="choice" data-colour=colour.code()>
                    <input
                        type="radio"
                        id=format!("{}-{}", names::COLOUR, colour.code())
                        name=names::COLOUR
                        value=colour.code()
                        checked=colour == chosen
                    />
                    <span class="choice__label">
                        <span class="swatch" aria-hidden="true"></span>
                        {types::colour(colour)}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices choices--row" aria-describedby="couleur-help">
            <legend>{words::COLOUR}</legend>
            <p class="field__help" id="couleur-help">
                {help::COLOUR}
            </p>
            <div class="choices__list">{lines}</div>
        </fieldset>
    }
    .into_any()
}

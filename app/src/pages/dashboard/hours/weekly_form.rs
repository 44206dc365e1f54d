//! The form of a series, with the slots it would give beside it.

use contract::hours::{HoursEdit, HoursView, SiteName, TypeChoice};
use domain::{
    agenda::WeekdaySet,
    appointment::Mode,
    hours::{HoursField, ScopeKind, Series, WeeklyHours},
    ids::{AdvisorId, AppointmentTypeId},
    time::Weekday,
};
use leptos::{ev::SubmitEvent, prelude::*};
use locales::fr::{
    dates, desk,
    staff::{
        hours::{self as words, series as said},
        opening,
    },
};

use super::{acts::Wish, editor::Editor, preview};
use crate::{
    components::{
        Button, ButtonKind, ButtonTone, Choice, ChoiceGroup, ChoiceKind, ChoiceLayout, ChoiceState, Entry, SelectField,
        SelectOption, TextField,
    },
    forms::hours::{WeeklyForm, field_id},
};

const DAYS: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
const REACHES: [ScopeKind; 3] = [ScopeKind::All, ScopeKind::From, ScopeKind::Only];
/// The rhythms offered, in weeks.
const RHYTHMS: [u16; 4] = [1, 2, 3, 4];

/// What the hours may be limited to.
#[derive(Clone)]
pub(super) struct Choices {
    pub types: Vec<TypeChoice>,
    sites: Vec<SiteName>,
}

impl Choices {
    pub(super) fn of(view: &HoursView) -> Self {
        Self { types: view.types.clone(), sites: view.sites.clone() }
    }

    /// To what a series is limited, in words.
    pub(super) fn limits(&self, hours: &WeeklyHours) -> Option<String> {
        let site = hours.site.and_then(|id| self.sites.iter().find(|site| site.id == id)).map(|site| site.name.as_str());
        let name = |id: &AppointmentTypeId| {
            let known = self.types.iter().find(|kind| kind.id == *id);
            known.map_or_else(|| said::ARCHIVED_TYPE.to_owned(), |kind| kind.summary.name.clone())
        };
        let types: Vec<String> = hours.types.iter().flatten().map(name).collect();
        opening::limits(hours.mode.map(words::mode), site, &types)
    }
}

/// New hours, or other ones for a series.
pub(super) fn form(editor: Editor, advisor: AdvisorId, choices: &Choices, series: Option<Series>) -> AnyView {
    let (acts, form) = (editor.acts, editor.weekly);
    let (title, button) = match &series {
        None => (said::FORM_ADD, said::SAVE),
        Some(_) => (said::FORM_CHANGE, said::SAVE),
    };
    let was = series.as_ref().map(|series| opening::series(&series.hours));
    let repeats = series.as_ref().is_some_and(|series| {
        let weekly = &series.hours.weekly;
        weekly.starting.is_none() || weekly.starting != weekly.until
    });
    let reach = repeats.then(|| reach_fields(editor, said::REACH));
    let edit = Signal::derive(move || edit_of(form, series.as_ref()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acts.send(Wish::Hours(advisor, edit.get_untracked()));
    };
    view! {
        <form class="card editing" novalidate on:submit=submit>
            <h3 id="formulaire" tabindex="-1">
                {title}
            </h3>
            {was.map(|was| view! { <p class="muted">{was}</p> })}
            {acts.summary()}
            <div class="columns">
                <div class="form">
                    {reach} {when_fields(editor)} {limit_fields(editor, choices)} <div class="actions">
                        <Button busy=acts.pending>{acts.label(button)}</Button>
                        <Button tone=ButtonTone::Link kind=ButtonKind::Plain on_press=move |()| acts.close("#ajouter-heures")>
                            {words::CANCEL}
                        </Button>
                    </div>
                </div>
                <aside>{preview::panel(editor.preview, advisor, &choices.types, edit)}</aside>
            </div>
        </form>
    }
    .into_any()
}

fn edit_of(form: WeeklyForm, series: Option<&Series>) -> HoursEdit {
    match series {
        None => HoursEdit::Add(form.draft()),
        Some(series) => HoursEdit::Change { id: series.id, was: series.hours.clone(), to: form.draft(), scope: form.scope() },
    }
}

/// How far the edit reaches, and its date.
pub(super) fn reach_fields(editor: Editor, legend: &'static str) -> AnyView {
    let (acts, form) = (editor.acts, editor.weekly);
    let choice = |reach: ScopeKind| {
        let (value, label, hint) = match reach {
            ScopeKind::All => ("toute", said::ALL, None),
            ScopeKind::From => ("partir", said::FROM, Some(said::FROM_HINT.to_owned())),
            ScopeKind::Only => ("date", said::ONLY, Some(said::ONLY_HINT.to_owned())),
        };
        let chosen = form.reach.get_untracked() == reach;
        let state = if chosen { ChoiceState::Chosen } else { ChoiceState::Free };
        Choice { value: value.to_owned(), label: label.to_owned(), hint, state }
    };
    let choose = Callback::new(move |(value, _): (String, ChoiceState)| {
        form.reach.set(match value.as_str() {
            "partir" => ScopeKind::From,
            "date" => ScopeKind::Only,
            _all => ScopeKind::All,
        });
    });
    let date = move || {
        (form.reach.get() != ScopeKind::All).then(|| {
            view! {
                <TextField
                    id=field_id(HoursField::ScopeDate)
                    name="portee-date"
                    label=said::DATE
                    entry=Entry::Date
                    live=form.date
                    error=acts.error(HoursField::ScopeDate)
                />
            }
        })
    };
    view! {
        <ChoiceGroup
            id="portee"
            name="portee"
            kind=ChoiceKind::One
            legend=legend
            choices=REACHES.into_iter().map(choice).collect()
            on_change=choose
        />
        {date}
    }
    .into_any()
}

/// Days, hours, rhythm, dates. One date has neither days nor rhythm.
fn when_fields(editor: Editor) -> AnyView {
    let (acts, form) = (editor.acts, editor.weekly);
    let days = move || {
        (form.reach.get() != ScopeKind::Only).then(|| {
            view! {
                <div class="weekdays">
                    <ChoiceGroup
                        id=field_id(HoursField::Days)
                        name="jours"
                        kind=ChoiceKind::Several
                        legend=said::DAYS
                        choices=day_choices(form.days.get_untracked())
                        layout=ChoiceLayout::Row
                        on_change=Callback::new(move |change| toggle_day(form.days, &change))
                        error=acts.error(HoursField::Days)
                    />
                </div>
            }
        })
    };
    let dates = move || {
        let reach = form.reach.get();
        let starting = (reach == ScopeKind::All).then(|| {
            view! {
                <TextField
                    id=field_id(HoursField::Starting)
                    name="des"
                    label=said::STARTING
                    entry=Entry::Date
                    optional_word=words::OPTIONAL
                    live=form.starting
                    error=acts.error(HoursField::Starting)
                />
            }
        });
        (reach != ScopeKind::Only).then(|| {
            view! {
                <SelectField
                    id=field_id(HoursField::EveryWeeks)
                    name="rythme"
                    label=said::EVERY
                    options=rhythms(&form.every_weeks.get_untracked())
                    live=form.every_weeks
                    error=acts.error(HoursField::EveryWeeks)
                />
                <div class="pair">
                    {starting}
                    <TextField
                        id=field_id(HoursField::Until)
                        name="jusque"
                        label=said::UNTIL
                        entry=Entry::Date
                        optional_word=words::OPTIONAL
                        live=form.until
                        error=acts.error(HoursField::Until)
                    />
                </div>
            }
        })
    };
    view! {
        {days}
        <div class="pair">
            <TextField
                id=field_id(HoursField::From)
                name="de"
                label=said::START
                entry=Entry::ClockTime
                help=said::TIME_HELP
                live=form.from
                error=acts.error(HoursField::From)
            />
            <TextField
                id=field_id(HoursField::To)
                name="a"
                label=said::END
                entry=Entry::ClockTime
                help=said::END_HELP
                live=form.to
                error=acts.error(HoursField::To)
            />
        </div>
        {dates}
    }
    .into_any()
}

fn day_choices(chosen: WeekdaySet) -> Vec<Choice> {
    let choice = |day: Weekday| Choice {
        value: day.num_days_from_monday().to_string(),
        label: dates::weekday(day).to_owned(),
        hint: None,
        state: if chosen.contains(day) { ChoiceState::Chosen } else { ChoiceState::Free },
    };
    DAYS.into_iter().map(choice).collect()
}

fn toggle_day(days: RwSignal<WeekdaySet>, (rank, state): &(String, ChoiceState)) {
    let Some(day) = rank.parse::<usize>().ok().and_then(|rank| DAYS.get(rank)).copied() else { return };
    days.update(|days| *days = if *state == ChoiceState::Chosen { days.with(day) } else { days.without(day) });
}

/// The rhythms offered, and the one that is there if it is another.
fn rhythms(now: &str) -> Vec<SelectOption> {
    let mut weeks: Vec<u16> = RHYTHMS.into_iter().chain(now.parse().ok()).filter(|weeks| *weeks > 0).collect();
    weeks.sort_unstable();
    weeks.dedup();
    weeks.into_iter().map(|n| SelectOption { value: n.to_string(), label: opening::rhythm_choice(n) }).collect()
}

/// What the hours serve: behind a fold, open when something is chosen there.
fn limit_fields(editor: Editor, choices: &Choices) -> AnyView {
    let (acts, form) = (editor.acts, editor.weekly);
    let limited =
        untrack(|| !form.site.with(String::is_empty) || !form.mode.with(String::is_empty) || !form.types.with(Vec::is_empty));
    let site = (!choices.sites.is_empty()).then(|| {
        view! {
            <SelectField
                id=field_id(HoursField::Site)
                name="site"
                label=said::SITE
                options=site_options(&choices.sites, said::ANY_SITE)
                live=form.site
                error=acts.error(HoursField::Site)
            />
        }
    });
    let types = form.types.get_untracked();
    let type_choice = |kind: &TypeChoice| Choice {
        value: kind.id.to_string(),
        label: kind.summary.name.clone(),
        hint: None,
        state: if types.contains(&kind.id) { ChoiceState::Chosen } else { ChoiceState::Free },
    };
    let check = Callback::new(move |(id, state): (String, ChoiceState)| {
        let Ok(id) = id.parse().map(AppointmentTypeId) else { return };
        form.types.update(|types| {
            types.retain(|known| *known != id);
            if state == ChoiceState::Chosen {
                types.push(id);
            }
        });
    });
    view! {
        <details class="disclosure" open=limited>
            <summary>{said::LIMITS}</summary>
            <div class="form">
                {site}
                <SelectField id="mode" name="mode" label=said::MODE options=mode_options() live=form.mode />
                <ChoiceGroup
                    id=field_id(HoursField::Types)
                    name="motifs"
                    kind=ChoiceKind::Several
                    legend=said::TYPES
                    help=said::TYPES_HELP
                    choices=choices.types.iter().map(type_choice).collect()
                    on_change=check
                    error=acts.error(HoursField::Types)
                />
            </div>
        </details>
    }
    .into_any()
}

/// The sites, after the word for all of them.
pub(in crate::pages::dashboard) fn site_options(sites: &[SiteName], any: &str) -> Vec<SelectOption> {
    let all = SelectOption { value: String::new(), label: any.to_owned() };
    let one = |site: &SiteName| SelectOption { value: site.id.to_string(), label: site.name.clone() };
    core::iter::once(all).chain(sites.iter().map(one)).collect()
}

fn mode_options() -> Vec<SelectOption> {
    let all = SelectOption { value: String::new(), label: said::ANY_MODE.to_owned() };
    let one = |mode: Mode| SelectOption { value: mode.code().to_owned(), label: desk::mode::name(mode).to_owned() };
    core::iter::once(all).chain(Mode::ALL.into_iter().map(one)).collect()
}

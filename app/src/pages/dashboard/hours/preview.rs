//! The slots that the open form would give, asked of the engine a moment after the last letter was typed.

use core::time::Duration;

use chrono::TimeDelta;
use contract::hours::{HoursEdit, PreviewAnswer, PreviewDay, PreviewHours, PreviewView, TypeChoice};
use domain::{appointment::Mode, ids::AdvisorId, time::NaiveDate};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::{
    dates, desk,
    staff::{
        hours::{preview as said, week},
        opening,
    },
};

use crate::{
    components::{Button, ButtonKind, ButtonTone, Glyph, Icon, SelectField, SelectOption},
    forms::hours::wrong_in_hours,
    server_fns::{AppError, hours::preview_hours},
};

/// How long the typing must rest before the engine is asked.
const REST: Duration = Duration::from_millis(300);

/// For what and when slots are shown, and what was answered last.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    centre: Memo<String>,
    type_slug: RwSignal<String>,
    mode: RwSignal<String>,
    week: RwSignal<Option<NaiveDate>>,
    state: RwSignal<State>,
    /// Counts the questions: only the answer to the last one is shown.
    turn: StoredValue<u64>,
}

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    /// What is typed is not whole yet.
    #[default]
    Waiting,
    /// The slots; older ones while newer are on their way.
    Shown(Box<PreviewView>),
    /// The engine could not be asked.
    Failed,
}

impl Preview {
    pub(super) fn new(centre: Memo<String>) -> Self {
        Self {
            centre,
            type_slug: RwSignal::new(String::new()),
            mode: RwSignal::new(String::new()),
            week: RwSignal::new(None),
            state: RwSignal::new(State::Waiting),
            turn: StoredValue::new(0),
        }
    }

    /// Asks once the typing rests.
    fn ask(self, ask: PreviewHours) {
        self.turn.update_value(|turn| *turn += 1);
        let own = self.turn.get_value();
        set_timeout(
            move || {
                if self.turn.try_get_value() == Some(own) {
                    spawn_local(async move {
                        let answer = preview_hours(ask).await;
                        if self.turn.try_get_value() == Some(own) {
                            self.state.set(shown(answer));
                        }
                    });
                }
            },
            REST,
        );
    }

    /// Nothing to ask: an answer on its way is not wanted any more.
    fn wait(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.state.set(State::Waiting);
    }
}

fn shown(answer: Result<PreviewAnswer, AppError>) -> State {
    match answer {
        Ok(PreviewAnswer::Shown(view)) => State::Shown(Box::new(view)),
        Ok(PreviewAnswer::Refused(_)) => State::Waiting,
        Err(_) => State::Failed,
    }
}

/// The panel beside a form.
pub(super) fn panel(preview: Preview, advisor: AdvisorId, types: &[TypeChoice], edit: Signal<HoursEdit>) -> AnyView {
    if types.is_empty() {
        return view! {
            <div class="preview">
                <h4>{said::TITLE}</h4>
                <p class="muted">{said::NO_TYPE}</p>
            </div>
        }
        .into_any();
    }
    Effect::new(move |_| {
        let edit = edit.get();
        let (type_slug, mode) = (preview.type_slug.get(), preview.mode.with(|mode| Mode::from_code(mode)));
        let (week, centre) = (preview.week.get(), preview.centre.get());
        if wrong_in_hours(&edit).0.is_empty() {
            let type_slug = (!type_slug.is_empty()).then_some(type_slug);
            preview.ask(PreviewHours { centre, advisor, edit: Some(edit), type_slug, mode, site: None, week });
        } else {
            preview.wait();
        }
    });
    let answer = move || match preview.state.get() {
        State::Waiting => view! { <p class="muted">{said::WAITING}</p> }.into_any(),
        State::Failed => view! { <p class="muted">{said::FAILED}</p> }.into_any(),
        State::Shown(view) => week_of(preview, &view),
    };
    view! {
        <div class="preview">
            <h4>{said::TITLE}</h4>
            {chooser(preview, types)}
            {answer}
        </div>
    }
    .into_any()
}

/// For which type and mode. Those that the advisor takes come first.
fn chooser(preview: Preview, types: &[TypeChoice]) -> AnyView {
    let taken: Vec<&TypeChoice> = types.iter().filter(|kind| kind.taken).collect();
    let offered: Vec<TypeChoice> = if taken.is_empty() { types.to_vec() } else { taken.into_iter().cloned().collect() };
    let first = || offered.first().map(|kind| kind.summary.slug.clone()).unwrap_or_default();
    if preview.type_slug.with_untracked(|slug| !offered.iter().any(|kind| kind.summary.slug == *slug)) {
        preview.type_slug.set(first());
    }
    let options =
        offered.iter().map(|kind| SelectOption { value: kind.summary.slug.clone(), label: kind.summary.name.clone() }).collect();
    let modes = move || {
        let slug = preview.type_slug.get();
        let modes =
            offered.iter().find(|kind| kind.summary.slug == slug).map(|kind| kind.summary.modes.clone()).unwrap_or_default();
        if !modes.iter().any(|mode| preview.mode.with_untracked(|chosen| chosen == mode.code())) {
            preview.mode.set(modes.first().map(|mode| mode.code().to_owned()).unwrap_or_default());
        }
        let option = |mode: Mode| SelectOption { value: mode.code().to_owned(), label: desk::mode::name(mode).to_owned() };
        (modes.len() > 1).then(|| {
            view! {
                <SelectField
                    id="apercu-mode"
                    name="apercu-mode"
                    label=said::MODE
                    options=modes.into_iter().map(option).collect()
                    live=preview.mode
                />
            }
        })
    };
    view! {
        <SelectField id="apercu-motif" name="apercu-motif" label=said::TYPE options=options live=preview.type_slug />
        {modes}
    }
    .into_any()
}

fn week_of(preview: Preview, view: &PreviewView) -> AnyView {
    let monday = view.monday;
    let days_of_week = view.days.iter().map(day).collect_view();
    let notes = view.notes.iter().map(|note| view! { <li>{said::note(*note)}</li> }).collect_view();
    let notes = (!view.notes.is_empty()).then(|| view! { <ul class="preview__notes">{notes}</ul> });
    let to = move |n: i64| Callback::new(move |()| preview.week.set(monday.checked_add_signed(TimeDelta::days(n * 7))));
    view! {
        <div class="preview__head">
            <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=to(-1)>
                <Icon glyph=Glyph::ArrowLeft />
                <span class="visually-hidden">{week::PREVIOUS}</span>
            </Button>
            <p class="preview__count" role="status">
                {said::count(view.n_slots, monday)}
            </p>
            <Button tone=ButtonTone::Quiet kind=ButtonKind::Plain on_press=to(1)>
                <Icon glyph=Glyph::ArrowRight />
                <span class="visually-hidden">{week::NEXT}</span>
            </Button>
        </div>
        {notes}
        <ul class="preview__days">{days_of_week}</ul>
    }
    .into_any()
}

fn day(day: &PreviewDay) -> AnyView {
    let hours: Vec<String> = day.slots.iter().map(|slot| dates::hour(*slot)).collect();
    let holiday = day.holiday.map(|holiday| view! { <span class="small muted">{opening::holiday(holiday)}</span> });
    let hours = (!hours.is_empty()).then(|| view! { <span class="preview__hours numbers">{hours.join(" · ")}</span> });
    view! {
        <li>
            <span class="preview__day">{dates::day(day.date)}</span>
            <span class="small muted">{said::of_day(day.slots.len())}</span>
            {holiday}
            {hours}
        </li>
    }
    .into_any()
}

//! What the settings would offer, asked of the engine while they are typed.

use std::time::Duration;

use contract::{
    appointment_types::{AdvisorChoice, PreviewType, PreviewView, TypePreview, TypeSettingsView},
    booking::FreeDay,
};
use domain::{
    ids::{AdvisorId, AppointmentTypeId},
    settings::{TypeDraft, TypeWarning},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use locales::fr::{dates, staff::type_form::preview as words};

use super::form::TypeForm;
use crate::{
    components::{Notice, NoticeTone},
    server_fns::appointment_types::preview_type,
};

/// How long nothing must be typed before the engine is asked.
const PAUSE: Duration = Duration::from_millis(350);

/// What is known of the draft.
#[derive(Clone, PartialEq)]
enum Known {
    /// The next two weeks.
    Weeks(Box<PreviewView>),
    /// It cannot be tried as it stands.
    Wrong,
    /// The call failed.
    Failed,
}

/// The trial of a draft. What was last known stays until more is.
#[derive(Clone, Copy)]
pub(super) struct Trial {
    id: Option<AppointmentTypeId>,
    known: RwSignal<Known>,
    waiting: RwSignal<bool>,
    asking: StoredValue<Asking>,
}

/// The questions to the engine.
struct Asking {
    centre: String,
    /// The one that is about to be asked.
    soon: Option<TimeoutHandle>,
    /// Which one was asked last: the answers of others come too late.
    turn: u32,
}

impl Trial {
    pub(super) fn new(centre: String, settings: &TypeSettingsView, first: Option<TypePreview>) -> Self {
        Self {
            id: settings.id,
            known: RwSignal::new(first.map_or(Known::Failed, known)),
            waiting: RwSignal::new(false),
            asking: StoredValue::new(Asking { centre, soon: None, turn: 0 }),
        }
    }

    /// The draft has changed: asks once nothing more is typed.
    pub(super) fn follow(self, draft: TypeDraft) {
        self.waiting.set(true);
        let handle = set_timeout_with_handle(move || self.ask(draft), PAUSE).ok();
        self.asking.update_value(|asking| {
            if let Some(soon) = std::mem::replace(&mut asking.soon, handle) {
                soon.clear();
            }
        });
    }

    fn ask(self, draft: TypeDraft) {
        // The page may have gone meanwhile.
        let begun = self.asking.try_update_value(|asking| {
            asking.turn += 1;
            (asking.turn, asking.centre.clone())
        });
        let Some((turn, centre)) = begun else { return };
        let ask = PreviewType { centre, id: self.id, draft };
        spawn_local(async move {
            let answer = preview_type(ask).await;
            if self.asking.try_with_value(|asking| asking.turn) == Some(turn) {
                self.waiting.set(false);
                self.known.set(answer.map_or(Known::Failed, known));
            }
        });
    }

    /// A few words beside the button.
    pub(super) fn note(self) -> MaybeProp<String> {
        MaybeProp::derive(move || {
            self.known.with(|known| match known {
                Known::Weeks(view) => Some(format!("{}, {}", words::count(first_count(view)), words::IN_TWO_WEEKS)),
                Known::Wrong | Known::Failed => None,
            })
        })
    }

    /// The type's own word of its address, as it would be.
    pub(super) fn slug(self) -> impl Fn() -> String + Copy + Send + Sync {
        move || {
            self.known.with(|known| match known {
                Known::Weeks(view) => view.slug.clone(),
                Known::Wrong | Known::Failed => String::new(),
            })
        }
    }
}

fn known(preview: TypePreview) -> Known {
    match preview {
        TypePreview::Shown(view) => Known::Weeks(view),
        TypePreview::Refused(_) => Known::Wrong,
    }
}

fn first_count(view: &PreviewView) -> u32 {
    view.modes.first().map_or(0, |mode| mode.n_slots)
}

/// The panel beside the form.
pub(super) fn trial(form: TypeForm) -> AnyView {
    let trial = form.trial;
    let shown = move || match trial.known.get() {
        Known::Weeks(view) => weeks(&view, form),
        Known::Wrong => view! { <p class="muted">{words::WRONG}</p> }.into_any(),
        Known::Failed => view! { <p class="muted">{words::FAILED}</p> }.into_any(),
    };
    view! {
        <div class="trial" aria-busy=move || trial.waiting.get().then_some("true")>
            <h2 id="apercu">{words::TITLE}</h2>
            <p class="small muted">{move || if trial.waiting.get() { words::WAITING } else { words::LEAD }}</p>
            {shown}
        </div>
    }
    .into_any()
}

fn weeks(view: &PreviewView, form: TypeForm) -> AnyView {
    let zone = dates::zone(&view.zone);
    let first = view.first_free.map(|slot| {
        view! { <p>{words::first(&dates::day_and_hour(slot.starts), &zone)}</p> }
    });
    let modes = (view.modes.len() > 1).then(|| {
        let lines = view.modes.iter().map(|mode| view! { <li>{words::by_mode(mode.mode, mode.n_slots)}</li> }).collect_view();
        view! { <ul class="small trial__modes">{lines}</ul> }
    });
    let never = (first_count(view) == 0 && view.first_free.is_none() && view.warnings.is_empty()).then(|| {
        view! { <Notice tone=NoticeTone::Warn title=words::NONE /> }
    });
    view! {
        <p class="trial__count" role="status">
            {words::count(first_count(view))}
        </p>
        {modes}
        {fortnight(&view.days)}
        {first}
        {never}
        {warnings(&view.warnings, form)}
    }
    .into_any()
}

/// Fourteen days, two weeks in two rows: how much each offers, by a number and a bar.
fn fortnight(days: &[FreeDay]) -> AnyView {
    let most = days.iter().map(|day| day.n_free).max().unwrap_or_default().max(1);
    let cells = days
        .iter()
        .map(|day| {
            let level = if day.n_free == 0 { 0 } else { 1 + (day.n_free - 1) * 4 / most };
            let (short, _) = dates::weekday_head(day.date);
            let name = words::day(&dates::day(day.date), day.n_free);
            view! {
                <li class="fortnight__day" data-level=level.min(4).to_string()>
                    <span class="visually-hidden">{name}</span>
                    <span aria-hidden="true">
                        <small>{short}</small>
                        <b>{day.n_free.to_string()}</b>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="fortnight">{cells}</ol> }.into_any()
}

fn warnings(found: &[TypeWarning], form: TypeForm) -> AnyView {
    found
        .iter()
        .map(|warning| {
            let (title, body) = words::warning(warning, &names(warning, form));
            view! {
                <Notice tone=NoticeTone::Warn title=title>
                    <p>{body}</p>
                </Notice>
            }
        })
        .collect_view()
        .into_any()
}

/// The names of those a warning speaks of.
fn names(warning: &TypeWarning, form: TypeForm) -> Vec<String> {
    let name = |id: &AdvisorId| {
        let found = |advisors: &[AdvisorChoice]| advisors.iter().find(|advisor| advisor.id == *id).map(|one| one.name.clone());
        form.first(|settings| found(&settings.advisors))
    };
    match warning {
        TypeWarning::WithoutHours(ids) => ids.iter().filter_map(name).collect(),
        TypeWarning::Nobody
        | TypeWarning::NoticeBeyondHorizon
        | TypeWarning::PeriodOver
        | TypeWarning::StepLonger { .. }
        | TypeWarning::BuffersLonger { .. } => Vec::new(),
    }
}

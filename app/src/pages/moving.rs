//! Moving an appointment: a month, a day, an hour, then one button. Month, day and hour are addresses, so the page needs no
//! JavaScript; nothing is changed before the button.

use contract::{
    manage::{ManageView, MoveByLink, MoveView},
    refusal::Refusal,
};
use domain::time::CivilInstant;
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use locales::fr::{dates, desk, managing, refusals};
use serde::{Deserialize, Serialize};

use super::{
    booking::{Links, month_view},
    frame::Tab,
    hours::{OwnClock, hours_by_part, open_hour},
    loading::{Answered, answer_to, loaded},
    manage::unknown_link,
    place::phone_link,
    refused::act_refused,
};
use crate::{
    components::{BottomBar, Button, ButtonLink, EmptyState, Fault, Glyph, PageHeader, SlotGroup, SlotList, SlotState},
    forms::{
        browser::{focus_on, replace_with},
        moving::MoveAsk,
    },
    paths,
    replay::Replay,
    server_fns::{
        AppError,
        managing::{move_by_link, show_move},
    },
};

/// `/suivi/{token}/deplacer`
#[component]
pub fn MovePage() -> impl IntoView {
    let location = use_location();
    let ask = Memo::new(move |before: Option<&MoveAsk>| {
        let now = location.pathname.with(|path| location.search.with(|search| MoveAsk::read(path, search)));
        // While the visitor leaves, the address is already another page's: the old question stands.
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let answered = answer_to(move || ask.with(|ask| ask.show.clone()), |show| async move { shown(show_move(show).await) });
    let moving = Moving::new(answered, Replay::taken());
    loaded(answered, move |shown| match shown {
        // The hour alone changes nothing of what was asked: the page is drawn again without asking.
        Shown::Places(view) => (move || move_view(&view, &ask.get(), moving)).into_any(),
        Shown::Not(refusal) => not_movable(&refusal, &ask.with_untracked(|ask| ask.show.token.clone())),
        Shown::UnknownLink => unknown_link(),
    })
}

/// What the page has to show.
#[derive(Clone, Serialize, Deserialize)]
enum Shown {
    /// Where the appointment could go.
    Places(Box<MoveView>),
    /// It may not be moved, or no more.
    Not(Refusal),
    /// Nobody knows the link.
    UnknownLink,
}

/// A rule that says no and a link that nobody knows are answers here: the page says what to do.
fn shown(answer: Result<MoveView, AppError>) -> Result<Shown, AppError> {
    match answer {
        Ok(view) => Ok(Shown::Places(Box::new(view))),
        Err(AppError::Refused(Refusal::NotFound)) => Ok(Shown::UnknownLink),
        Err(AppError::Refused(refusal @ Refusal::Rule(_))) => Ok(Shown::Not(refusal)),
        Err(error) => Err(error),
    }
}

fn not_movable(refusal: &Refusal, token: &str) -> AnyView {
    let (sentence, back) = (refusals::sentence(refusal), paths::manage(token));
    view! {
        <div class="page page--narrow">
            <Tab title=managing::MOVE_TITLE />
            <Fault title=managing::MOVE_TITLE text=sentence>
                <ButtonLink href=back>{managing::MOVE_SEE}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}

/// Where the move stands.
#[derive(Clone, Copy)]
struct Moving {
    answered: Answered<Shown>,
    pending: RwSignal<bool>,
    trouble: RwSignal<Option<AppError>>,
    clock: RwSignal<OwnClock>,
}

impl Moving {
    fn new(answered: Answered<Shown>, replay: Replay) -> Self {
        Self {
            answered,
            pending: RwSignal::new(false),
            trouble: RwSignal::new(replay.refusal.map(AppError::Refused)),
            clock: OwnClock::signal(),
        }
    }

    /// A second press while the first is on its way changes nothing.
    fn send(self, ask: MoveByLink, gone: Callback<()>) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = move_by_link(ask).await;
            self.pending.set(false);
            match answer {
                Ok(_) => gone.run(()),
                Err(error) => {
                    self.trouble.set(Some(error));
                    self.answered.refetch();
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

fn move_view(view: &MoveView, ask: &MoveAsk, moving: Moving) -> AnyView {
    let links = Links::of_move(&ask.show.token);
    let day = view.agenda.day.as_ref().map(|day| day.date);
    let chosen = other_starts(view).into_iter().find(|start| Some(start.at) == ask.start);
    let bar = chosen.map(|start| bar(view, (&ask.show.token, start), moving));
    let trouble = move || moving.trouble.get().map(|error| act_refused(&error, None));
    let now_on = managing::now_on(&dates::full_day_and_hour(view.managed.slot.starts));
    let hours = hours(view, ask, &links, moving);
    let reachable = !view.agenda.free_days.is_empty() || view.agenda.first_free.is_some();
    let picker = if reachable {
        view! {
            <div class="picker">
                {month_view(view.today, &view.agenda, &links)}
                {hours}
            </div>
        }
        .into_any()
    } else {
        none_at_all(&view.managed)
    };
    let back = paths::manage(&ask.show.token);
    view! {
        <div class="page stack stack--loose" data-day=day.map(|day| day.to_string())>
            <Tab title=managing::MOVE_TITLE />
            <PageHeader title=managing::MOVE_TITLE context=view.managed.centre.name.clone() lead=now_on />
            {trouble}
            {picker}
            <p>
                <a href=back rel="external">{managing::MOVE_BACK}</a>
            </p>
            {bar}
        </div>
    }
    .into_any()
}

/// The free starts of the day shown; the appointment's own time is free for itself, and no other.
fn other_starts(view: &MoveView) -> Vec<CivilInstant> {
    let own = view.managed.slot.starts.at;
    view.agenda.day.iter().flat_map(|day| &day.slots).map(|slot| slot.starts).filter(|start| start.at != own).collect()
}

fn hours(view: &MoveView, ask: &MoveAsk, links: &Links, moving: Moving) -> AnyView {
    let Some(day) = &view.agenda.day else {
        return view! { <p class="muted">{managing::MOVE_PICK}</p> }.into_any();
    };
    let starts = other_starts(view);
    if starts.is_empty() {
        return view! { <EmptyState glyph=Glyph::Calendar title=dates::day(day.date) text=desk::NONE_THIS_DAY /> }.into_any();
    }
    let (date, chosen, month_links) = (day.date, ask.start, links.clone());
    let note = desk::duration_and_zone(&dates::duration(view.agenda.chosen.duration_min), &dates::zone(&view.agenda.zone));
    let list = move || {
        let clock = moving.clock.get();
        let groups: Vec<SlotGroup> = hours_by_part(&starts, |start| {
            let state = if chosen == Some(start.at) { SlotState::Chosen } else { SlotState::Free };
            open_hour(start, state, clock, month_links.to_start(date, start.at))
        });
        view! { <SlotList heading=dates::day(date) note=note.clone() groups=groups /> }
    };
    view! { <div id="creneaux">{list}</div> }.into_any()
}

/// The chosen hour and the button that moves to it.
fn bar(view: &MoveView, (token, start): (&str, CivilInstant), moving: Moving) -> AnyView {
    let what = format!("{}, {}", dates::day(start.date()), dates::hour(start));
    let action = paths::moving(token);
    let back = paths::manage(token);
    let gone = Callback::new(move |()| replace_with(&back));
    let ask = MoveByLink { token: token.to_owned(), starts_at: start.at, sequence: view.managed.sequence };
    let wish = ask.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        moving.send(wish.clone(), gone);
    };
    let label = move || if moving.pending.get() { managing::MOVING } else { managing::MOVE };
    view! {
        <BottomBar what=what>
            <form method="post" action=action on:submit=submit>
                <input type="hidden" name=crate::forms::desk::START value=paths::start_value(ask.starts_at) />
                <input type="hidden" name=crate::forms::moving::SEQUENCE value=ask.sequence.to_string() />
                <Button busy=moving.pending>{label}</Button>
            </form>
        </BottomBar>
    }
    .into_any()
}

fn none_at_all(managed: &ManageView) -> AnyView {
    let call = managed.centre.phone.as_ref().map(|phone| view! { {desk::CALL} " " {phone_link(phone)} "." });
    view! {
        <EmptyState glyph=Glyph::Calendar title=desk::NONE_AT_ALL text=desk::COME_BACK>
            <p>{call}</p>
        </EmptyState>
    }
    .into_any()
}

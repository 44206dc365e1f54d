//! Holding the chosen slot in a living page: pressed at once, then kept or refused.

use contract::booking::{DeskView, HoldSlot, HoldView, ShowDesk};
use domain::time::{CivilInstant, NaiveDate, Timestamp};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::{dates, desk};

use crate::{
    components::{BottomBar, ButtonLink, SlotState},
    forms::{browser::focus_on, desk::DeskAsk, prefill::Prefill},
    pages::{
        hours::{OwnClock, SentTo, alternatives},
        loading::Answered,
        refused::act_refused,
    },
    paths,
    replay::Replay,
    server_fns::{
        AppError,
        booking::{hold_slot, show_desk},
    },
};

/// The hour that is chosen on a day.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    /// Pressed or held.
    pub(super) at: Option<Timestamp>,
    /// Held, on the agenda's clock.
    pub(super) held: Option<CivilInstant>,
}

impl Chosen {
    /// How the button of that start looks.
    pub(super) fn state_of(self, start: Timestamp) -> SlotState {
        if self.at == Some(start) { SlotState::Chosen } else { SlotState::Free }
    }
}

/// Where the choice of an hour stands.
#[derive(Clone, Copy)]
pub(super) struct Holding {
    ask: Memo<Option<DeskAsk>>,
    desk: Answered<DeskView>,
    /// Pressed, and not answered yet.
    pressed: RwSignal<Option<Timestamp>>,
    held: RwSignal<Option<HoldView>>,
    trouble: RwSignal<Option<AppError>>,
    clock: RwSignal<OwnClock>,
}

impl Holding {
    /// Nothing chosen yet; a refusal of a form sent without JavaScript is shown.
    pub(super) fn new(ask: Memo<Option<DeskAsk>>, desk: Answered<DeskView>, replay: Replay) -> Self {
        Self {
            ask,
            desk,
            pressed: RwSignal::new(None),
            held: RwSignal::new(None),
            trouble: RwSignal::new(replay.refusal.map(AppError::Refused)),
            clock: OwnClock::signal(),
        }
    }

    /// Keeps this start. A second press while the first is on its way changes nothing.
    pub(super) fn choose(self, start: Timestamp) {
        if self.pressed.get_untracked().is_some() || self.is_held(start) {
            return;
        }
        let Some(ask) = self.ask.get_untracked() else { return };
        let visitor = self.held.with_untracked(|held| held.as_ref().map(|held| held.visitor.clone())).or(ask.visitor.clone());
        self.pressed.set(Some(start));
        self.trouble.set(None);
        let wish = HoldSlot { visitor, ..ask.hold(start) };
        spawn_local(async move {
            let answer = hold_slot(wish).await;
            match answer {
                Ok(view) => self.held.set(Some(view)),
                Err(error) => self.refused(error, ask.show).await,
            }
            self.pressed.set(None);
        });
    }

    /// The month is read again first, because drawing it draws the refusal too: what takes the focus must be there to stay.
    async fn refused(self, error: AppError, shown: ShowDesk) {
        let fresh = show_desk(shown.clone()).await;
        if self.ask.with_untracked(|ask| ask.as_ref().is_some_and(|ask| ask.show == shown)) && fresh.is_ok() {
            self.desk.set(Some(fresh));
        }
        self.trouble.set(Some(error));
        request_animation_frame(|| request_animation_frame(|| focus_on("#refus")));
    }

    /// What is chosen, as far as that day is concerned.
    pub(super) fn chosen_on(self, day: NaiveDate) -> Chosen {
        let held = self.held.with(|held| held.as_ref().map(|held| held.slot.starts)).filter(|held| held.date() == day);
        Chosen { at: self.pressed.get().or(held.map(|held| held.at)), held }
    }

    /// Whether this visitor keeps an hour of that day now.
    pub(super) fn holds_on(self, day: NaiveDate) -> bool {
        self.held.with_untracked(|held| held.as_ref().is_some_and(|held| held.slot.starts.date() == day))
    }

    /// Whether the visitor's own clock can be read.
    pub(super) fn own_clock(self) -> OwnClock {
        self.clock.get()
    }

    /// What was refused, with the nearest free slots; without JavaScript they are sent to `action`.
    pub(super) fn trouble_view(self, action: String) -> AnyView {
        let choose = Callback::new(move |start| self.choose(start));
        (move || {
            self.trouble.get().map(|error| {
                let after = alternatives(&error, SentTo::Desk(action.clone()), self.own_clock(), choose);
                act_refused(&error, after)
            })
        })
        .into_any()
    }

    /// What was kept, and the way on.
    pub(super) fn bar(self, prefill: Prefill) -> AnyView {
        (move || {
            let pressed = self.pressed.get();
            let held = self.held.get();
            match (pressed, held) {
                (Some(_), _) => Some(view! { <BottomBar what=desk::HOLDING>""</BottomBar> }.into_any()),
                (None, Some(held)) => {
                    let what = format!("{}, {}", dates::day(held.slot.starts.date()), dates::hour(held.slot.starts));
                    let href = paths::details_with(&held.token, &prefill);
                    Some(
                        view! {
                            <BottomBar what=what note=desk::kept(held.seconds_left.div_ceil(60))>
                                <ButtonLink href=href>{desk::CONTINUE}</ButtonLink>
                            </BottomBar>
                        }
                        .into_any(),
                    )
                }
                (None, None) => None,
            }
        })
        .into_any()
    }

    fn is_held(self, start: Timestamp) -> bool {
        self.held.with_untracked(|held| held.as_ref().is_some_and(|held| held.slot.starts.at == start))
    }
}

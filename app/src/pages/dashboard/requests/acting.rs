//! An act on the open request: sent once, told when it is done, and taken back within ten seconds.

use contract::{
    answering::AnswerAct,
    refusal::Refusal,
    requests::{ActOnRequest, QueueLine, RequestAct, RequestRef, RequestView},
};
use domain::{
    candidate::FieldErrors,
    life::{RequestState, Step},
};
use leptos::{prelude::*, task::spawn_local};
use locales::fr::{answering, staff::requests as words};
use std::time::Duration;

use super::Queue;
use crate::{
    components::{Announce, Button, ButtonKind, ButtonTone, Notice, NoticeTone},
    forms::browser::{focus_on, now},
    pages::{loading::Answered, refused::act_refused},
    server_fns::{
        AppError,
        requests::{act_on_request, show_request},
    },
};

/// Where the acts of the page stand.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub which: Memo<RequestRef>,
    pub answered: Answered<RequestView>,
    pub pending: RwSignal<bool>,
    pub wrong: RwSignal<FieldErrors>,
    pub body: RwSignal<String>,
    /// Where the request stands; reading it changes this alone, so that what is being typed stays.
    pub state: RwSignal<RequestState>,
    queue: Queue,
    revision: StoredValue<i32>,
    trouble: RwSignal<Option<AppError>>,
    done: RwSignal<Option<&'static str>>,
    /// The last act may be taken back now.
    undoable: RwSignal<bool>,
}

impl Acting {
    pub(super) fn new(which: Memo<RequestRef>, answered: Answered<RequestView>, queue: Queue) -> Self {
        Self {
            which,
            answered,
            queue,
            pending: RwSignal::new(false),
            wrong: RwSignal::new(FieldErrors::default()),
            body: RwSignal::new(String::new()),
            state: RwSignal::new(RequestState::New),
            revision: StoredValue::new(0),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
            undoable: RwSignal::new(false),
        }
    }

    /// What the page shows now is what acts are decided upon.
    pub(super) fn seen(self, line: &QueueLine) {
        self.revision.set_value(line.revision);
        self.state.set(line.state);
    }

    /// An act of the shared forms.
    pub(super) fn answer(self, act: AnswerAct) {
        let (act, said) = match act {
            AnswerAct::Open => (RequestAct::Open, answering::NOTED),
            AnswerAct::Step(Step::Call(attempt)) => (RequestAct::Call(attempt), answering::NOTED),
            AnswerAct::Step(Step::GiveUp) => (RequestAct::GiveUp, answering::DONE),
            AnswerAct::Step(_) => (RequestAct::OtherChannel, answering::DONE),
            AnswerAct::Write { body } => (RequestAct::Write { body }, answering::DONE),
            AnswerAct::Propose { starts_at, mode, body } => (RequestAct::Propose { starts_at, mode, body }, answering::DONE),
        };
        self.send(act, said);
    }

    /// Sends an act; a second press while the first is on its way changes nothing.
    pub(super) fn send(self, act: RequestAct, said: &'static str) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.done.set(None);
        self.wrong.set(FieldErrors::default());
        let which = self.which.get_untracked();
        let ask = ActOnRequest { which: which.clone(), revision: self.revision.get_value(), act };
        spawn_local(async move {
            let answer = act_on_request(ask).await;
            self.pending.set(false);
            match answer {
                Ok(view) => self.succeeded(view, said),
                Err(AppError::Refused(Refusal::Invalid(wrong))) => {
                    self.wrong.set(wrong);
                    request_animation_frame(|| focus_on("#reponse"));
                }
                Err(error) => {
                    // What changed meanwhile is shown as it is now, too.
                    if let Ok(view) = show_request(which).await {
                        self.answered.set(Some(Ok(view)));
                    }
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    /// Notes that a person reads it, once, when nobody has.
    pub(super) fn open(self) {
        let ask = ActOnRequest { which: self.which.get_untracked(), revision: self.revision.get_value(), act: RequestAct::Open };
        spawn_local(async move {
            if let Ok(view) = act_on_request(ask).await {
                // The page may be gone by then.
                let _ = (self.revision.try_set_value(view.line.revision), self.state.try_set(view.line.state));
                self.queue.answered.refetch();
            }
        });
    }

    fn succeeded(self, view: RequestView, said: &'static str) {
        let left = view.undo_until.map_or(0, |until| until.since(view.now));
        self.undoable.set(left > 0);
        if let Ok(left) = u64::try_from(left)
            && left > 0
        {
            let until = now().plus_seconds(left.cast_signed());
            set_timeout(
                move || {
                    if now() >= until {
                        // The page may be gone by then.
                        let _ = self.undoable.try_set(false);
                    }
                },
                Duration::from_secs(left),
            );
        }
        self.body.set(String::new());
        self.done.set(Some(said));
        self.answered.set(Some(Ok(view)));
        self.queue.answered.refetch();
        request_animation_frame(|| focus_on("#fait"));
    }

    /// What became of the last act, with the way back.
    pub(super) fn said(self) -> AnyView {
        (move || match (self.done.get(), self.trouble.get()) {
            (_, Some(error)) => Some(act_refused(&error, None)),
            (Some(said), None) => Some(
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely>
                            <Show when=move || self.undoable.get()>{self.back()}</Show>
                        </Notice>
                    </div>
                }
                .into_any(),
            ),
            (None, None) => None,
        })
        .into_any()
    }

    fn back(self) -> AnyView {
        let press = Callback::new(move |()| self.send(RequestAct::Undo, words::UNDONE));
        view! {
            <Button kind=ButtonKind::Plain tone=ButtonTone::Quiet busy=self.pending on_press=press>
                {words::UNDO}
            </Button>
        }
        .into_any()
    }
}

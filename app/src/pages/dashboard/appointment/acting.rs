//! An act on the appointment: sent once, asked about when something stands against it, told when it is done.

use contract::agendas::{Acted, AppointmentDetails, AppointmentRef, Objection};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::{Announce, Notice, NoticeTone},
    forms::browser::focus_on,
    pages::{dashboard::insist::Insist, loading::Answered, refused::act_refused},
    server_fns::{AppError, agendas::show_appointment},
};

/// Where the acts of the page stand.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub which: Memo<AppointmentRef>,
    answered: Answered<AppointmentDetails>,
    pub pending: RwSignal<bool>,
    pub insist: RwSignal<Option<Insist>>,
    trouble: RwSignal<Option<AppError>>,
    done: RwSignal<Option<&'static str>>,
}

/// An act, sent again with what was objected and accepted.
pub(super) type Call = Callback<Vec<Objection>>;

impl Acting {
    pub(super) fn new(which: Memo<AppointmentRef>, answered: Answered<AppointmentDetails>) -> Self {
        Self {
            which,
            answered,
            pending: RwSignal::new(false),
            insist: RwSignal::new(None),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
        }
    }

    /// Sends an act; a second press while the first is on its way changes nothing.
    pub(super) fn send<Ask, Answer>(self, ask: Ask, said: &'static str)
    where
        Ask: Fn(Vec<Objection>) -> Answer + Clone + Send + Sync + 'static,
        Answer: Future<Output = Result<Acted, AppError>> + 'static,
    {
        self.send_accepting(ask, said, Vec::new());
    }

    fn send_accepting<Ask, Answer>(self, ask: Ask, said: &'static str, accepted: Vec<Objection>)
    where
        Ask: Fn(Vec<Objection>) -> Answer + Clone + Send + Sync + 'static,
        Answer: Future<Output = Result<Acted, AppError>> + 'static,
    {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.done.set(None);
        spawn_local(async move {
            let answer = ask(accepted).await;
            if let Ok(Acted::HeldBack(objections)) = &answer {
                self.pending.set(false);
                let again: Call = Callback::new(move |accepted| self.send_accepting(ask.clone(), said, accepted));
                self.insist.set(Some(Insist { objections: objections.clone(), go: again, leave: Callback::new(|()| ()) }));
                return;
            }
            // What changed meanwhile is shown as it is now, too.
            let shown = show_appointment(self.which.get_untracked()).await;
            self.pending.set(false);
            if let Ok(details) = &shown {
                self.answered.set(Some(Ok(details.clone())));
            }
            match answer.map(drop).and(shown.map(drop)) {
                Ok(()) => {
                    self.done.set(Some(said));
                    request_animation_frame(|| focus_on("#fait"));
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    /// What became of the last act.
    pub(super) fn said(self) -> AnyView {
        (move || match (self.done.get(), self.trouble.get()) {
            (_, Some(error)) => Some(act_refused(&error, None)),
            (Some(said), None) => Some(
                view! {
                    <div id="fait" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=said announce=Announce::Politely />
                    </div>
                }
                .into_any(),
            ),
            (None, None) => None,
        })
        .into_any()
    }
}

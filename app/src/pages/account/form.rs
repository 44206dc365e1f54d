//! A form of accounts or of a team: what is wrong in it, whether it is on its way, what became of it.

use contract::{accounts::Outcome, refusal::Refusal};
use domain::account::{Errors, Field};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::staff::account as words;

use crate::{
    components::{Announce, ErrorSummary, FieldFault, Notice, NoticeTone},
    forms::{
        browser::{focus_on, form_of, read_form},
        entrance::name_of,
        pairs::Pairs,
    },
    pages::refused::sentence,
    replay::StaffReplay,
    server_fns::AppError,
};

/// Where a form stands.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Form {
    /// Begins the ids of its fields, where a page has several forms.
    prefix: &'static str,
    /// Which of several alike.
    n: Option<i64>,
    /// On its way to the server.
    pub(in crate::pages) pending: RwSignal<bool>,
    wrong: RwSignal<Errors>,
    trouble: RwSignal<Option<AppError>>,
}

impl Form {
    /// Nothing typed yet.
    pub(in crate::pages) fn new(prefix: &'static str) -> Self {
        Self { prefix, n: None, pending: RwSignal::new(false), wrong: RwSignal::default(), trouble: RwSignal::new(None) }
    }

    /// One of several alike: about the `n`-th thing.
    pub(in crate::pages) fn about(prefix: &'static str, n: i64) -> Self {
        Self { n: Some(n), ..Self::new(prefix) }
    }

    /// What a form sent without JavaScript was answered.
    pub(in crate::pages) fn of_replay(prefix: &'static str, replay: &StaffReplay) -> Self {
        let form = Self::new(prefix);
        form.wrong.set(replay.wrong.clone());
        form.trouble.set(replay.refusal.clone().map(AppError::Refused));
        form
    }

    /// The id of a field.
    pub(in crate::pages) fn id(self, field: Field) -> String {
        self.own_id(name_of(field))
    }

    /// An id that no other form of the page has.
    pub(in crate::pages) fn own_id(self, name: &str) -> String {
        self.n.map_or_else(|| format!("{}{name}", self.prefix), |n| format!("{}{n}-{name}", self.prefix))
    }

    /// What is wrong at a field, in words.
    pub(in crate::pages) fn error(self, field: Field) -> MaybeProp<String> {
        let wrong = self.wrong;
        MaybeProp::derive(move || wrong.with(|wrong| wrong.of(field)).map(words::at_field))
    }

    /// Why the form was refused: its head, which takes the focus.
    pub(in crate::pages) fn head(self) -> AnyView {
        let faults = Signal::derive(move || {
            let lines = self.wrong.with(words::faults);
            lines.into_iter().map(|(field, sentence)| FieldFault { field_id: self.id(field), sentence }).collect::<Vec<_>>()
        });
        let trouble_id = self.trouble_id();
        view! {
            <ErrorSummary title=words::ERRORS faults=faults prefix=self.own_id("") />
            {move || {
                self.trouble
                    .get()
                    .map(|error| {
                        view! {
                            <div id=trouble_id.clone() tabindex="-1">
                                <Notice tone=NoticeTone::Danger title=refusal(&error) announce=Announce::AtOnce />
                            </div>
                        }
                    })
            }}
        }
        .into_any()
    }

    /// What stands in the form that an event comes from; the browser does not send it itself.
    pub(in crate::pages) fn taken(event: &SubmitEvent) -> Option<Pairs> {
        event.prevent_default();
        form_of(event).map(|form| read_form(&form))
    }

    /// Sends; a second press while the first is on its way changes nothing.
    pub(in crate::pages) fn send<T: 'static>(
        self,
        answer: impl Future<Output = Result<Outcome<T>, AppError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.clear();
        spawn_local(async move {
            let answer = answer.await;
            self.pending.set(false);
            match answer {
                Ok(Outcome::Done(done)) => then(done),
                Ok(Outcome::Wrong(wrong)) => self.wrong.set(wrong),
                Err(error) => self.refuse(error),
            }
        });
    }

    /// As [`Self::send`], for what has no field to be wrong.
    pub(in crate::pages) fn act<T: 'static>(
        self,
        answer: impl Future<Output = Result<T, AppError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.send(async move { answer.await.map(Outcome::Done) }, then);
    }

    /// Nothing is wrong any more.
    pub(in crate::pages) fn clear(self) {
        self.wrong.set(Errors::default());
        self.trouble.set(None);
    }

    fn refuse(self, error: AppError) {
        self.trouble.set(Some(error));
        let id = self.trouble_id();
        request_animation_frame(move || focus_on(&format!("[id='{id}']")));
    }

    fn trouble_id(self) -> String {
        self.own_id("refus")
    }
}

/// Why, in the words of these forms.
fn refusal(error: &AppError) -> String {
    match error {
        AppError::Refused(Refusal::TooMany { retry_after_s, .. }) => words::too_often(*retry_after_s),
        AppError::Refused(_) | AppError::Transport | AppError::Outdated => sentence(error),
    }
}

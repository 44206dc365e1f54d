//! How was it? Did you enrol? The mail's button says which answer, the page asks before it counts.

use contract::manage::{GiveFeedback, ManageView, ManagedView};
use domain::{appointment::AppointmentState, feedback::Question};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;
use locales::fr::managing as words;

use crate::{
    components::{Announce, Button, ButtonTone, Notice, NoticeTone},
    forms::browser::focus_on,
    pages::{loading::Answered, refused::act_refused},
    paths,
    server_fns::{AppError, managing::give_feedback},
};

/// Where the answer stands.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    managed: Answered<Option<ManagedView>>,
    pending: RwSignal<bool>,
    said: RwSignal<Option<Result<(), AppError>>>,
}

impl Asking {
    pub(super) fn new(managed: Answered<Option<ManagedView>>) -> Self {
        Self { managed, pending: RwSignal::new(false), said: RwSignal::new(None) }
    }

    /// The question that the address names, with its two answers; nothing for an appointment that did not take place.
    pub(super) fn question(self, view: &ManageView, token: &str) -> Option<AnyView> {
        let asked = use_query_map().with_untracked(|query| {
            Question::ALL.into_iter().find_map(|question| Some((question, query.get_str(question.code())? == "oui")))
        });
        let (question, leans_to_yes) = asked?;
        if !matches!(view.state, AppointmentState::Attended { .. }) {
            return None;
        }
        let form = |yes: bool| self.form((question, yes), token, yes == leans_to_yes);
        let said = move || {
            self.said.get().map(|said| match said {
                Ok(()) => view! {
                    <div id="avis-dit" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=words::THANKS announce=Announce::Politely />
                    </div>
                }
                .into_any(),
                Err(error) => act_refused(&error, None),
            })
        };
        Some(
            view! {
                <section class="stack" aria-labelledby="avis">
                    <h2 id="avis">{words::question(question)}</h2>
                    {said}
                    <div class="actions">{form(true)} {form(false)}</div>
                </section>
            }
            .into_any(),
        )
    }

    fn form(self, (question, yes): (Question, bool), token: &str, is_likely: bool) -> AnyView {
        let action = paths::feedback(token);
        let token = token.to_owned();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.send(GiveFeedback { token: token.clone(), question, yes });
        };
        let (value, label) = if yes { ("oui", words::YES) } else { ("non", words::NO) };
        let tone = if is_likely { ButtonTone::Primary } else { ButtonTone::Quiet };
        view! {
            <form method="post" action=action on:submit=submit>
                <input type="hidden" name="question" value=question.code() />
                <input type="hidden" name="reponse" value=value />
                <Button tone=tone busy=self.pending>
                    {label}
                </Button>
            </form>
        }
        .into_any()
    }

    fn send(self, ask: GiveFeedback) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        spawn_local(async move {
            let answer = give_feedback(ask).await;
            self.pending.set(false);
            match answer {
                Ok(view) => {
                    self.said.set(Some(Ok(())));
                    self.managed.set(Some(Ok(Some(ManagedView::Appointment(Box::new(view))))));
                    request_animation_frame(|| focus_on("#avis-dit"));
                }
                Err(error) => {
                    self.said.set(Some(Err(error)));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

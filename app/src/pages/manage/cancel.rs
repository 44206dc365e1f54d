//! Cancelling: a question that is opened, a reason if one likes, then the button.

use contract::manage::{CancelByLink, ManageView, ManagedView};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::{dates, details, managing};

use crate::{
    components::{Announce, Button, ButtonTone, Notice, NoticeTone, TextArea},
    forms::{browser::focus_on, browser::form_of, browser::read_form, pairs::text_of},
    pages::{loading::Answered, place::phone_link, refused::act_refused},
    paths,
    replay::Replay,
    server_fns::{AppError, managing::cancel_by_link},
};

/// The field of the reason.
const REASON: &str = "motif";

/// Where the cancellation stands.
#[derive(Clone, Copy)]
pub(super) struct Cancelling {
    managed: Answered<Option<ManagedView>>,
    pending: RwSignal<bool>,
    done: RwSignal<bool>,
    trouble: RwSignal<Option<AppError>>,
    reason: RwSignal<String>,
}

impl Cancelling {
    /// Nothing done yet, or what a form sent without JavaScript was answered.
    pub(super) fn new(managed: Answered<Option<ManagedView>>, replay: Replay) -> Self {
        Self {
            managed,
            pending: RwSignal::new(false),
            done: RwSignal::new(replay.done),
            trouble: RwSignal::new(replay.refusal.map(AppError::Refused)),
            reason: RwSignal::new(replay.reason.unwrap_or_default()),
        }
    }

    /// What became of it.
    pub(super) fn said(self) -> AnyView {
        (move || match (self.done.get(), self.trouble.get()) {
            (true, _) => Some(
                view! {
                    <div id="annule" tabindex="-1">
                        <Notice tone=NoticeTone::Ok title=managing::CANCELLED_DONE announce=Announce::Politely />
                    </div>
                }
                .into_any(),
            ),
            (false, Some(error)) => Some(act_refused(&error, None)),
            (false, None) => None,
        })
        .into_any()
    }

    /// The form, or why it is too late.
    pub(super) fn form(self, view: &ManageView, token: &str) -> AnyView {
        let Some(until) = view.cancellable_until else {
            let call = view.centre.phone.as_ref().map(|phone| view! { <p>{managing::CANCEL_CALL} " " {phone_link(phone)}</p> });
            return view! { <Notice tone=NoticeTone::Info title=managing::CANCEL_LATE>{call}</Notice> }.into_any();
        };
        let label = move || if self.pending.get() { managing::CANCELLING } else { managing::CANCEL };
        let action = paths::cancel(token);
        let token = token.to_owned();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(form) = form_of(&event) {
                self.send(token.clone(), text_of(&read_form(&form), REASON));
            }
        };
        // Opened again when the page comes back from a refusal.
        let open = self.trouble.with_untracked(Option::is_some);
        view! {
            <details class="cancel" id="annuler" open=open>
                <summary>{managing::CANCEL_TITLE}</summary>
                <form class="form" method="post" action=action novalidate on:submit=submit>
                    <p>{managing::cancel_until(&dates::full_day_and_hour(until))}</p>
                    <TextArea
                        id=REASON
                        name=REASON
                        label=managing::REASON
                        help=managing::REASON_HELP
                        optional_word=details::OPTIONAL
                        rows=3
                        live=self.reason
                    />
                    <div class="actions">
                        <Button tone=ButtonTone::Danger busy=self.pending>
                            {label}
                        </Button>
                    </div>
                </form>
            </details>
        }
        .into_any()
    }

    /// A second press while the first is on its way changes nothing.
    fn send(self, token: String, reason: String) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = cancel_by_link(CancelByLink { token, reason }).await;
            self.pending.set(false);
            match answer {
                Ok(view) => {
                    self.done.set(true);
                    self.managed.set(Some(Ok(Some(ManagedView::Appointment(Box::new(view))))));
                    request_animation_frame(|| focus_on("#annule"));
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

//! Erasing: a question that is opened, what happens, then the button.

use contract::own_data::OwnDataView;
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::{dates, own_data as words};

use crate::{
    components::{Button, ButtonTone},
    forms::browser::focus_on,
    pages::refused::act_refused,
    paths,
    replay::Replay,
    server_fns::{AppError, own_data::erase_own_data},
};

/// Where it stands.
#[derive(Clone, Copy)]
pub(super) struct Erasing {
    pending: RwSignal<bool>,
    done: RwSignal<bool>,
    trouble: RwSignal<Option<AppError>>,
}

impl Erasing {
    /// Nothing done yet, or what a form sent without JavaScript was answered.
    pub(super) fn new(replay: Replay) -> Self {
        Self {
            pending: RwSignal::new(false),
            done: RwSignal::new(false),
            trouble: RwSignal::new(replay.refusal.map(AppError::Refused)),
        }
    }

    /// It is erased.
    pub(super) fn is_done(self) -> bool {
        self.done.get()
    }

    /// Why it was refused.
    pub(super) fn said(self) -> AnyView {
        (move || self.trouble.get().map(|error| act_refused(&error, None))).into_any()
    }

    /// The form.
    pub(super) fn form(self, view: &OwnDataView, token: &str) -> AnyView {
        let label = move || if self.pending.get() { words::ERASING } else { words::ERASE };
        let action = paths::own_data(token);
        let token = token.to_owned();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.send(token.clone());
        };
        let off = view.requests.iter().filter_map(|line| {
            let when = dates::full_day_and_hour(line.calls_off?);
            Some(view! { <p><strong>{words::calls_off(&line.centre, &when)}</strong></p> })
        });
        let off = off.collect_view();
        view! {
            <details class="cancel" id="effacer" open=self.trouble.with_untracked(Option::is_some)>
                <summary>{words::ERASE_TITLE}</summary>
                <form class="form" method="post" action=action novalidate on:submit=submit>
                    {off}
                    <p>{words::ERASE_BODY}</p>
                    <p>{words::ERASE_MAILS}</p>
                    <p>{words::ERASE_FINAL}</p>
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
    fn send(self, token: String) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = erase_own_data(token).await;
            self.pending.set(false);
            match answer {
                Ok(()) => {
                    self.done.set(true);
                    request_animation_frame(|| focus_on("#efface"));
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

//! What the author of a call-back or a message may still do: complete it, take it back, say whether an answer came. Each is a
//! form that works without JavaScript too.

use contract::{
    manage::{CompleteByLink, ContactManageView, ManagedView, WasContacted},
    refusal::Refusal,
};
use domain::{
    candidate::{AS_SOON_AS_POSSIBLE, CandidateDraft, Field, FieldErrors},
    request::Way,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::{contacting as words, details, fields, refusals};

use crate::{
    components::{Announce, Button, ButtonTone, Entry, ErrorSummary, Notice, NoticeTone, TextArea, TextField},
    forms::{
        browser::{focus_on, form_of, read_form},
        details::{draft_from_pairs, name_of},
    },
    pages::{
        candidate_form::{faults, wanted_group},
        loading::Answered,
        refused::act_refused,
    },
    paths,
    replay::Replay,
    server_fns::{
        AppError,
        managing::{complete_by_link, say_contacted, withdraw_by_link},
    },
};

/// Names the button of "were you contacted?".
const SAID: &str = "reponse";
/// Its values.
const YES: &str = "oui";
const NO: &str = "non";

/// Where the acts of the page stand.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    managed: Answered<Option<ManagedView>>,
    pending: RwSignal<bool>,
    wrong: RwSignal<FieldErrors>,
    trouble: RwSignal<Option<AppError>>,
    done: RwSignal<Option<&'static str>>,
    /// What was typed and refused without JavaScript.
    typed: StoredValue<Option<CandidateDraft>>,
}

impl Acting {
    /// Nothing done yet, or what a form sent without JavaScript was answered.
    pub(super) fn new(managed: Answered<Option<ManagedView>>, replay: &Replay) -> Self {
        let (wrong, trouble) = match replay.refusal.clone() {
            Some(Refusal::Invalid(wrong)) => (wrong, None),
            other => (FieldErrors::default(), other.map(AppError::Refused)),
        };
        Self {
            managed,
            pending: RwSignal::new(false),
            wrong: RwSignal::new(wrong),
            trouble: RwSignal::new(trouble),
            done: RwSignal::new(None),
            typed: StoredValue::new(replay.draft.clone()),
        }
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

    /// How and when to be called, and one more message.
    pub(super) fn complete(self, view: &ContactManageView, token: &str) -> AnyView {
        let typed = self.typed.get_value();
        let is_refused = typed.is_some();
        let typed = typed.unwrap_or_else(|| known(view));
        let error = |field| MaybeProp::derive(move || self.wrong.with(|wrong| wrong.of(field)).map(refusals::at_field));
        let (phone, message) = (name_of(Field::Phone), name_of(Field::Message));
        let when = (view.way == Way::Callback).then(|| wanted_group(&view.half_days, &typed.wanted, error(Field::Wanted)));
        let number = match view.way {
            Way::Callback => view! {
                <TextField
                    id=phone.clone()
                    name=phone
                    label=fields::PHONE
                    entry=Entry::Phone
                    help=fields::PHONE_HELP_CALL
                    value=typed.phone
                    error=error(Field::Phone)
                />
            }
            .into_any(),
            Way::Enquiry | Way::Appointment => view! {
                <TextField
                    id=phone.clone()
                    name=phone
                    label=fields::PHONE
                    entry=Entry::Phone
                    optional_word=details::OPTIONAL
                    value=typed.phone
                    error=error(Field::Phone)
                />
            }
            .into_any(),
        };
        let action = paths::complete(token);
        let token = token.to_owned();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = form_of(&event) else { return };
            let draft = draft_from_pairs(&read_form(&form));
            let ask = CompleteByLink { token: token.clone(), phone: draft.phone, wanted: draft.wanted, message: draft.message };
            self.send(complete_by_link(ask), words::COMPLETED);
        };
        let open = is_refused || self.wrong.with_untracked(|wrong| !wrong.0.is_empty());
        view! {
            <details class="cancel" id="completer" open=open>
                <summary>{words::COMPLETE}</summary>
                <form class="form" method="post" action=action novalidate on:submit=submit>
                    <ErrorSummary title=details::ERRORS faults=Signal::derive(move || self.wrong.with(faults)) />
                    <TextArea
                        id=message.clone()
                        name=message
                        label=words::MORE
                        help=words::MORE_HELP
                        optional_word=details::OPTIONAL
                        value=typed.message
                        error=error(Field::Message)
                    />
                    {number}
                    {when}
                    <div class="actions">
                        <Button busy=self.pending>{words::SAVE}</Button>
                    </div>
                </form>
            </details>
        }
        .into_any()
    }

    /// The question that takes it back.
    pub(super) fn withdraw(self, token: &str) -> AnyView {
        let action = paths::withdraw(token);
        let token = token.to_owned();
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.send(withdraw_by_link(token.clone()), words::WITHDRAWN);
        };
        view! {
            <details class="cancel" id="retirer">
                <summary>{words::WITHDRAW}</summary>
                <form class="form" method="post" action=action novalidate on:submit=submit>
                    <p>{words::WITHDRAW_BODY}</p>
                    <div class="actions">
                        <Button tone=ButtonTone::Danger busy=self.pending>
                            {words::WITHDRAW_NOW}
                        </Button>
                    </div>
                </form>
            </details>
        }
        .into_any()
    }

    /// Whether an answer came: the mail's button says which, the page asks before it counts.
    pub(super) fn contacted(self, token: &str, said: &str) -> AnyView {
        let action = paths::say_contacted(token);
        let token = token.to_owned();
        let form = |(value, label, tone): (&'static str, &'static str, ButtonTone)| {
            let (action, token) = (action.clone(), token.clone());
            let submit = move |event: SubmitEvent| {
                event.prevent_default();
                let (said, words) = match value {
                    YES => (WasContacted::Yes, words::CONTACTED_THANKS),
                    _ => (WasContacted::Remind, words::CONTACTED_REMINDED),
                };
                self.send(say_contacted(token.clone(), said), words);
            };
            view! {
                <form method="post" action=action on:submit=submit>
                    <input type="hidden" name=SAID value=value />
                    <Button tone=tone busy=self.pending>
                        {label}
                    </Button>
                </form>
            }
        };
        let tone = |value| if said == value { ButtonTone::Primary } else { ButtonTone::Quiet };
        let yes = form((YES, words::CONTACTED_YES, tone(YES)));
        let no = form((NO, words::CONTACTED_NO, tone(NO)));
        view! {
            <section class="stack" aria-labelledby="contacte">
                <h2 id="contacte">{words::CONTACTED}</h2>
                <div class="actions">{yes} {no}</div>
            </section>
        }
        .into_any()
    }

    /// A second press while the first is on its way changes nothing.
    fn send(self, answer: impl Future<Output = Result<ContactManageView, AppError>> + 'static, said: &'static str) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.done.set(None);
        self.wrong.set(FieldErrors::default());
        spawn_local(async move {
            let answer = answer.await;
            self.pending.set(false);
            match answer {
                Ok(view) => {
                    self.typed.set_value(None);
                    self.done.set(Some(said));
                    self.managed.set(Some(Ok(Some(ManagedView::Contact(Box::new(view))))));
                    request_animation_frame(|| focus_on("#fait"));
                }
                Err(AppError::Refused(Refusal::Invalid(wrong))) => self.wrong.set(wrong),
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }
}

/// What the form begins with: the number, and the moments that have not passed.
fn known(view: &ContactManageView) -> CandidateDraft {
    let mut wanted: Vec<String> =
        view.wanted.iter().filter(|half| view.half_days.contains(half)).map(|half| half.code()).collect();
    if wanted.is_empty() {
        wanted.push(AS_SOON_AS_POSSIBLE.to_owned());
    }
    CandidateDraft { phone: view.phone.clone().unwrap_or_default(), wanted, ..CandidateDraft::default() }
}

//! The centre's link from its mailbox: the request, and what may be answered, without an account.

mod appointment;

use contract::{
    answering::{ActByLink, AnswerAct, AnswerView, AppointmentAct, LinkAct},
    refusal::Refusal,
};
use domain::{
    candidate::FieldErrors,
    life::{RequestState, Step},
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::{use_params_map, use_query_map};
use locales::fr::{answering as words, dates, staff::requests};

use super::{
    account::AccountFrame,
    frame::Tab,
    loading::{Answered, answer_to, loaded},
    refused::act_refused,
    request_sheet::{Asked, Sheet, acts, history, person, proposals, thread},
};
use crate::{
    components::{Announce, ButtonLink, Fault, Notice, NoticeTone, PageHeader, StatusBadge, StatusShape},
    forms::{browser::focus_on, done::DONE},
    paths,
    replay::Replay,
    server_fns::{
        AppError,
        answering::{act_by_link, show_answer},
    },
};

/// Where the acts of the page stand.
#[derive(Clone, Copy)]
struct Acting {
    token: Memo<String>,
    answered: Answered<Option<AnswerView>>,
    pending: RwSignal<bool>,
    wrong: RwSignal<FieldErrors>,
    trouble: RwSignal<Option<AppError>>,
    done: RwSignal<Option<&'static str>>,
    body: RwSignal<String>,
}

/// `/reponse/{token}`
#[component]
pub fn AnswerPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let answered = answer_to(
        move || token.get(),
        |token| async move {
            match show_answer(token).await {
                Ok(view) => Ok(Some(view)),
                // An unknown link is an answer here: the page says what to do.
                Err(AppError::Refused(Refusal::NotFound)) => Ok(None),
                Err(error) => Err(error),
            }
        },
    );
    let acting = Acting::new(token, answered, Replay::taken());
    acting.note_a_person();
    view! {
        <AccountFrame>
            {loaded(answered, move |view| match view {
                Some(view) => answer_view(view, acting),
                None => unknown_link(),
            })}
        </AccountFrame>
    }
}

impl Acting {
    fn new(token: Memo<String>, answered: Answered<Option<AnswerView>>, replay: Replay) -> Self {
        let was_done = use_query_map().with_untracked(|query| query.get(DONE).is_some());
        let (wrong, trouble) = (replay.wrong(), replay.trouble().cloned().map(AppError::Refused));
        Self {
            token,
            answered,
            pending: RwSignal::new(false),
            wrong: RwSignal::new(wrong),
            trouble: RwSignal::new(trouble),
            done: RwSignal::new((was_done && replay.refusal.is_none()).then_some(words::NOTED)),
            body: RwSignal::new(replay.reason.unwrap_or_default()),
        }
    }

    /// A program that follows the links of a mail presses nothing and types nothing: only a person has opened the request.
    fn note_a_person(self) {
        Effect::new(move |_| {
            let told = StoredValue::new(false);
            let tell = move || {
                if told.try_get_value() == Some(false) {
                    told.set_value(true);
                    let token = self.token.get_untracked();
                    spawn_local(async move {
                        // Told again at the next act; the page needs no answer.
                        let _ = act_by_link(ActByLink { token, act: LinkAct::Answer(AnswerAct::Open) }).await;
                    });
                }
            };
            let listeners = [
                window_event_listener(ev::pointerdown, move |_| tell()),
                window_event_listener(ev::keydown, move |_| tell()),
                window_event_listener(ev::touchstart, move |_| tell()),
            ];
            on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
        });
    }

    fn send(self, act: LinkAct) {
        if self.pending.get_untracked() {
            return;
        }
        let said = match act {
            LinkAct::Answer(AnswerAct::Open | AnswerAct::Step(Step::Call(_)))
            | LinkAct::Appointment { act: AppointmentAct::Attended | AppointmentAct::NoShow, .. } => words::NOTED,
            LinkAct::Answer(AnswerAct::Step(_) | AnswerAct::Write { .. } | AnswerAct::Propose { .. })
            | LinkAct::Appointment {
                act: AppointmentAct::Confirm | AppointmentAct::Refuse { .. } | AppointmentAct::CallOff { .. },
                ..
            } => words::DONE,
        };
        self.pending.set(true);
        self.trouble.set(None);
        self.done.set(None);
        self.wrong.set(FieldErrors::default());
        let token = self.token.get_untracked();
        spawn_local(async move {
            let answer = act_by_link(ActByLink { token, act }).await;
            self.pending.set(false);
            match answer {
                Ok(view) => {
                    self.body.set(String::new());
                    self.done.set(Some(said));
                    self.answered.set(Some(Ok(Some(view))));
                    request_animation_frame(|| focus_on("#fait"));
                }
                Err(AppError::Refused(Refusal::Invalid(wrong))) => {
                    self.wrong.set(wrong);
                    request_animation_frame(|| focus_on("#reponse, #raison"));
                }
                Err(error) => {
                    self.trouble.set(Some(error));
                    request_animation_frame(|| focus_on("#refus"));
                }
            }
        });
    }

    fn said(self) -> AnyView {
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

fn answer_view(view: AnswerView, acting: Acting) -> AnyView {
    let name = format!("{} {}", view.candidate.first_name, view.candidate.last_name);
    let context = words::context(view.way, &dates::full_day_and_hour(view.asked_at));
    let asked = Asked { way: view.way, training: view.training.clone(), wanted: view.wanted.clone() };
    let sheet = Sheet {
        action: paths::answer(&acting.token.get_untracked()),
        pending: acting.pending,
        wrong: acting.wrong,
        body: acting.body,
        act: Callback::new(move |act| acting.send(LinkAct::Answer(act))),
    };
    let is_over = Step::Answer.after(view.way, view.state).is_err();
    let (badge, facts, forms) = if let Some(asked) = &view.appointment {
        (appointment::badge(asked), Some(appointment::facts(asked, &view.zone)), appointment::acts(&view, asked, acting))
    } else {
        let badge = view! { <StatusBadge shape=shape(view.state) label=requests::state(view.state) /> }.into_any();
        (badge, None, (!is_over).then(|| acts(view.way, &view.free, Vec::new(), view.n_attempts, &sheet)))
    };
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=name.clone() />
            <PageHeader title=name.clone() context=context>
                {badge}
            </PageHeader>
            {acting.said()}
            {facts}
            {person(&view.candidate, &asked)}
            {thread(&view.messages, &name)}
            {proposals(&view.proposals)}
            {forms}
            {history(view.history)}
            <p class="small muted">{words::no_account(&view.centre)}</p>
        </div>
    }
    .into_any()
}

/// The shape of where a request stands.
pub(in crate::pages) const fn shape(state: RequestState) -> StatusShape {
    match state {
        RequestState::New => StatusShape::New,
        RequestState::Read | RequestState::InProgress | RequestState::Reopened | RequestState::Pending => StatusShape::Waiting,
        RequestState::Answered | RequestState::Attended => StatusShape::Done,
        RequestState::Booked | RequestState::Merged => StatusShape::Settled,
        RequestState::Unreachable | RequestState::NoShow => StatusShape::Missed,
        RequestState::Withdrawn | RequestState::Cancelled => StatusShape::Cancelled,
    }
}

/// Nobody knows the link, or it has ended.
fn unknown_link() -> AnyView {
    view! {
        <div class="page page--narrow">
            <Tab title=words::UNKNOWN />
            <Fault title=words::UNKNOWN text=words::UNKNOWN_BODY>
                <ButtonLink href=paths::staff::HOME>{words::DASHBOARD}</ButtonLink>
            </Fault>
        </div>
    }
    .into_any()
}

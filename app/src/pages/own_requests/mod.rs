//! "Where are my requests?": an address is given, the links go to it. The answer is the same for everybody.

use contract::{manage::AskLinks, refusal::Refusal};
use domain::candidate::{Field, FieldErrors};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use locales::fr::{details, fields, own_requests as words, refusals};

use super::{frame::Tab, refused::act_refused};
use crate::{
    components::{Announce, Button, Entry, ErrorSummary, FieldFault, Notice, NoticeTone, PageHeader, TextField},
    forms::{
        browser::{focus_on, form_of, read_form},
        details::name_of,
        pairs::text_of,
    },
    paths,
    replay::Replay,
    server_fns::{AppError, managing::send_links},
};

/// What became of the form.
#[derive(Clone, Copy)]
struct Asking {
    email: RwSignal<String>,
    wrong: RwSignal<FieldErrors>,
    trouble: RwSignal<Option<AppError>>,
    pending: RwSignal<bool>,
    /// To which address the links are on their way.
    sent: RwSignal<Option<String>>,
}

/// `/mes-demandes`
#[component]
pub fn OwnRequestsPage() -> impl IntoView {
    let asking = Asking::new(Replay::taken());
    view! {
        <div class="page page--narrow stack">
            <Tab title=words::TITLE />
            <PageHeader title=words::TITLE lead=words::LEAD />
            {move || match asking.sent.get() {
                Some(email) => said(&email),
                None => asked(asking),
            }}
        </div>
    }
}

impl Asking {
    fn new(replay: Replay) -> Self {
        let email = replay.draft.map(|draft| draft.email).unwrap_or_default();
        let (wrong, trouble) = match replay.refusal {
            Some(Refusal::Invalid(wrong)) => (wrong, None),
            other => (FieldErrors::default(), other.map(AppError::Refused)),
        };
        Self {
            sent: RwSignal::new(replay.done.then(|| email.clone())),
            email: RwSignal::new(email),
            wrong: RwSignal::new(wrong),
            trouble: RwSignal::new(trouble),
            pending: RwSignal::new(false),
        }
    }

    fn send(self, email: String) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        self.trouble.set(None);
        self.wrong.set(FieldErrors::default());
        spawn_local(async move {
            let answer = send_links(AskLinks { email: email.clone() }).await;
            self.pending.set(false);
            match answer {
                Ok(()) => {
                    self.sent.set(Some(email.trim().to_owned()));
                    request_animation_frame(|| focus_on("#parti"));
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

fn asked(asking: Asking) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = form_of(&event) {
            asking.send(text_of(&read_form(&form), &name_of(Field::Email)));
        }
    };
    let error = MaybeProp::derive(move || asking.wrong.with(|wrong| wrong.of(Field::Email)).map(refusals::at_field));
    let faults = Signal::derive(move || {
        let sentence = |problem| details::fault(fields::EMAIL, &refusals::at_field(problem));
        let wrong = asking.wrong.with(|wrong| wrong.of(Field::Email));
        wrong
            .map(|problem| FieldFault { field_id: name_of(Field::Email), sentence: sentence(problem) })
            .into_iter()
            .collect::<Vec<_>>()
    });
    let label = move || if asking.pending.get() { words::SENDING } else { words::SEND };
    let name = name_of(Field::Email);
    view! {
        {move || asking.trouble.get().map(|error| act_refused(&error, None))}
        <form class="form" method="post" action=paths::OWN_REQUESTS novalidate on:submit=submit>
            <ErrorSummary title=details::ERRORS faults=faults />
            <TextField
                id=name.clone()
                name=name
                label=fields::EMAIL
                entry=Entry::Email
                help=words::EMAIL_HELP
                live=asking.email
                error=error
            />
            <div class="actions">
                <Button busy=asking.pending>{label}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn said(email: &str) -> AnyView {
    let body = words::sent_body(email);
    view! {
        <div id="parti" tabindex="-1">
            <Notice tone=NoticeTone::Ok title=words::SENT announce=Announce::Politely>
                <p>{body}</p>
            </Notice>
        </div>
    }
    .into_any()
}

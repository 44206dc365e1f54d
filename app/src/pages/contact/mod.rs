//! Being called back, and writing: the form.

mod sending;

use contract::{
    contacting::ContactView,
    refusal::{Refusal, Rule},
};
use domain::{
    candidate::{CandidateDraft, PhoneNeed},
    request::Way,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::fr::{contacting as words, details, managing, own_requests};

use super::{
    candidate_form::{Asked, FORM, Form, FormState, form_view, leave},
    frame::Tab,
    loading::{answer_to, loaded},
    place::{one_line, phone_link},
    refused::act_refused,
};
use crate::{
    components::{BottomBar, Button, Card, Fact, Facts, FactsLayout, PageHeader},
    forms::{
        contact::{ContactAsk, read_contact},
        details::KEY,
        pairs::parse_pairs,
    },
    paths,
    replay::Replay,
    server_fns::{self, AppError, contacting::show_contact},
};
use sending::Sending;

/// `/rappel` and `/message`
#[component]
pub fn ContactPage() -> impl IntoView {
    let location = use_location();
    let ask = Memo::new(move |before: Option<&Option<ContactAsk>>| {
        let now = location.pathname.with(|path| location.search.with(|search| read_contact(path, &parse_pairs(search))));
        // While the visitor leaves, the address is already another page's: the old question stands.
        now.or_else(|| before.cloned().flatten())
    });
    let answered = answer_to(
        move || ask.get().map(|ask| ask.show),
        |show| async move {
            match show {
                Some(show) => show_contact(show).await,
                None => Err(server_fns::unknown()),
            }
        },
    );
    let known = ask.with_untracked(|ask| ask.as_ref().map_or_else(CandidateDraft::default, |ask| ask.prefill.draft()));
    let sending = Sending { answered, form: FormState::new(known, &Replay::taken()) };
    loaded(answered, move |view| match ask.get_untracked() {
        Some(ask) => contact_view(view, ask, sending),
        None => super::not_found::nothing_here(),
    })
}

fn contact_view(view: ContactView, ask: ContactAsk, sending: Sending) -> AnyView {
    let way = view.way;
    let title = words::title(way);
    let context = view.training.as_ref().map_or_else(|| view.centre.name.clone(), |training| training.title.clone());
    let to = centre_facts(&view);
    let trouble = trouble(&view, sending);
    let label = move || if sending.form.pending.get() { words::SENDING } else { words::send(way) };
    let gone = leave();
    let form = Form {
        asked: asked(&view),
        ticket: view.ticket,
        key: (KEY, view.key),
        send: Callback::new({
            let page = ask.show;
            move |(pairs, asked)| sending.send((&pairs, asked), &page, gone)
        }),
    };
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=title />
            <PageHeader title=title context=context lead=words::lead(way) />
            {trouble}
            {to}
            {form_view(form, sending.form)}
            <BottomBar what=view.centre.name note=words::FREE>
                <Button form=FORM busy=sending.form.pending>
                    {label}
                </Button>
            </BottomBar>
        </div>
    }
    .into_any()
}

/// What the form of this way asks.
fn asked(view: &ContactView) -> Asked {
    let (phone, half_days) = match view.way {
        Way::Callback => (PhoneNeed::Required, Some(view.half_days.clone())),
        Way::Enquiry | Way::Appointment => (PhoneNeed::Optional, None),
    };
    let about = view.chosen.as_ref().map(|kind| kind.slug.clone()).unwrap_or_default();
    Asked {
        phone,
        questions: view.questions.clone(),
        restriction: String::new(),
        half_days,
        email_help: words::EMAIL_HELP,
        // The same key as the form of a slot: who changes from one way to another finds what they typed.
        kept_as: format!("rdv:{}:{about}", view.centre.slug),
    }
}

/// To whom it goes.
fn centre_facts(view: &ContactView) -> AnyView {
    let training = view.training.as_ref().map(|training| training.title.clone());
    let at = one_line(&view.address);
    let (name, phone) = (view.centre.name.clone(), view.centre.phone.clone());
    view! {
        <section class="stack" aria-labelledby="destinataire">
            <Card>
                <h2 id="destinataire">{words::TO}</h2>
                <Facts layout=FactsLayout::Columns>
                    <Fact term=managing::CENTRE>{name}</Fact>
                    {training.map(|title| view! { <Fact term=words::ABOUT>{title}</Fact> })}
                    {(!at.is_empty()).then(|| view! { <Fact term=managing::WHERE>{at}</Fact> })}
                    {phone.map(|phone| view! { <Fact term=managing::PHONE>{phone_link(&phone)}</Fact> })}
                </Facts>
            </Card>
        </section>
    }
    .into_any()
}

/// Why it was refused as a whole, with what to do instead.
fn trouble(view: &ContactView, sending: Sending) -> AnyView {
    let phone = view.centre.phone.clone();
    (move || {
        sending.form.trouble.get().map(|error| {
            let after = match &error {
                AppError::Refused(Refusal::Duplicate { .. }) => view! {
                    <p>
                        <a href=paths::OWN_REQUESTS rel="external">{words::RECEIVE_LINK}</a>
                    </p>
                }
                .into_any(),
                AppError::Refused(Refusal::Rule(Rule::NotOpen)) => view! {
                    {phone.clone().map(|phone| view! { <p>{words::call(&phone)}</p> })}
                    <p>
                        <a href=paths::OWN_REQUESTS rel="external">{own_requests::LINK}</a>
                    </p>
                }
                .into_any(),
                AppError::Refused(_) | AppError::Transport | AppError::Outdated => view! { <p>{details::KEPT}</p> }.into_any(),
            };
            act_refused(&error, Some(after))
        })
    })
    .into_any()
}

//! A call-back or a message as its author follows it: where it stands, what was said, what may be done.

use contract::manage::{ContactManageView, MessageView, ProposalView};
use domain::{appointment::Party, life::RequestState, request::Way};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::fr::{contacting as words, dates, desk, fields, managing};

use super::{
    contact_acts::{complete, contacted, withdraw},
    history,
    outcome::outcome,
    own_data,
};
use crate::{
    components::{ButtonLink, Card, Fact, Facts, PageHeader, StatusBadge, StatusShape},
    forms::done::Done,
    pages::{
        frame::Tab,
        place::{phone_link, place},
    },
    paths,
    replay::Replay,
};

/// Query: what a mail's button already says.
const SAID: &str = "reponse";

pub(super) fn contact_view(view: ContactManageView, token: &str, replay: &Replay) -> AnyView {
    let title = words::managed(view.way);
    let outcome = outcome(replay, |done| match done {
        Done::Withdrawn => view.state == RequestState::Withdrawn,
        Done::Completed | Done::Contacted | Done::Reminded => view.is_open,
        Done::Cancelled | Done::GaveFeedback => false,
    });
    let facts = contact_facts(&view);
    let asked = use_query_map().with_untracked(|query| query.get_str(SAID).map(str::to_owned));
    let contacted = asked.filter(|_| view.is_open && view.state.waits()).map(|said| contacted(token, &said));
    let proposals = view.proposals.iter().map(|one| proposal(one, &view.zone)).collect_view();
    let proposals = (!view.proposals.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="proposition">
                <h2 id="proposition">{words::PROPOSALS}</h2>
                {proposals}
            </section>
        }
    });
    let messages = messages(&view);
    let complete = view.is_open.then(|| complete(&view, token, replay));
    let withdraw = view.is_open.then(|| withdraw(token));
    let again = (!view.is_open).then(|| {
        let href = view.training_key.as_ref().map_or_else(|| paths::centre(&view.centre.slug), |key| paths::training(key, None));
        view! { <div class="actions"><ButtonLink href=href>{words::AGAIN}</ButtonLink></div> }
    });
    view! {
        <div class="page page--narrow stack stack--loose">
            <Tab title=title />
            <PageHeader title=title context=managing::for_whom(&view.first_name) />
            {outcome}
            {contacted}
            {proposals}
            <Card>
                <StatusBadge shape=shape(view.state) label=words::state(view.state) />
                {facts}
            </Card>
            {messages}
            {again}
            {complete}
            {withdraw}
            {own_data(token)}
            {history(view.history)}
        </div>
    }
    .into_any()
}

/// Whom, about what, how and when to be called.
pub(in crate::pages) fn contact_facts(view: &ContactManageView) -> AnyView {
    let subjects: Vec<&str> = view.subjects.iter().map(|subject| fields::subject(*subject)).collect();
    let when = (view.way == Way::Callback).then(|| words::wanted(&view.wanted));
    let centre = view.centre.clone();
    let training = view.training_title.clone();
    let own = view.phone.clone();
    let message = (!view.message.is_empty()).then(|| view.message.clone());
    let address = place(&view.address);
    view! {
        <Facts>
            <Fact term=managing::CENTRE>
                <a href=paths::centre(&centre.slug)>{centre.name}</a>
            </Fact>
            {training.map(|title| view! { <Fact term=words::ABOUT>{title}</Fact> })}
            {when.map(|when| view! { <Fact term=words::WHEN>{when}</Fact> })}
            {own.map(|phone| view! { <Fact term=words::PHONE>{phone.replace(' ', "\u{a0}")}</Fact> })}
            <Fact term=words::SUBJECTS>{subjects.join(", ")}</Fact>
            {message.map(|message| view! { <Fact term=fields::MESSAGE><span class="lines">{message}</span></Fact> })}
            <Fact term=managing::WHERE>{address}</Fact>
            {centre.phone.map(|phone| view! { <Fact term=managing::PHONE>{phone_link(&phone)}</Fact> })}
        </Facts>
    }
    .into_any()
}

fn proposal(proposal: &ProposalView, zone: &str) -> AnyView {
    let when = format!("{} ({})", dates::full_day_and_hour(proposal.slot.starts), dates::zone(zone));
    let what = format!("{}, {}", proposal.purpose, desk::mode::name(proposal.mode).to_lowercase());
    let until = words::kept_until(&dates::full_day_and_hour(proposal.until));
    let href = paths::details(&proposal.hold);
    view! {
        <Card>
            <p>
                <strong>{when}</strong>
                <br />
                {what}
            </p>
            <p class="small muted">{until}</p>
            <div class="actions">
                <ButtonLink href=href>{words::TAKE}</ButtonLink>
            </div>
        </Card>
    }
    .into_any()
}

/// What was written since the form, in order.
fn messages(view: &ContactManageView) -> Option<AnyView> {
    let lines = view.messages.iter().map(message).collect_view();
    (!view.messages.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="messages">
                <h2 id="messages">{words::MESSAGES}</h2>
                <ol class="messages">{lines}</ol>
            </section>
        }
        .into_any()
    })
}

fn message(message: &MessageView) -> AnyView {
    let who = match message.author {
        Party::Candidate => words::YOU.to_owned(),
        Party::Centre => words::centre_said(message.name.as_deref()),
    };
    let class = match message.author {
        Party::Candidate => "message",
        Party::Centre => "message message--theirs",
    };
    view! {
        <li class=class>
            <p class="small muted">
                {who} ", " <time datetime=message.at.to_rfc3339()>{dates::day_and_hour(message.at)}</time>
            </p>
            <p class="lines">{message.body.clone()}</p>
        </li>
    }
    .into_any()
}

const fn shape(state: RequestState) -> StatusShape {
    match state {
        RequestState::New => StatusShape::New,
        RequestState::Read | RequestState::InProgress | RequestState::Reopened | RequestState::Pending => StatusShape::Waiting,
        RequestState::Answered | RequestState::Attended => StatusShape::Done,
        RequestState::Booked | RequestState::Merged => StatusShape::Settled,
        RequestState::Unreachable | RequestState::NoShow => StatusShape::Missed,
        RequestState::Withdrawn | RequestState::Cancelled => StatusShape::Cancelled,
    }
}

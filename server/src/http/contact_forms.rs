//! Forms of call-backs and messages, of browsers without JavaScript: the candidate's, and the centre's by its link.

use super::{
    Surface,
    fault::Fault,
    forms::{Posted, address_of},
    render,
};
use app::{
    forms::{
        contact::read_contact,
        details::{KEY, TICKET, TRAP, draft_from_pairs},
        done::Done,
        pairs::{parse_pairs, text_of},
        requests::{BODY, REASON, read_link_act},
    },
    paths,
    replay::Replay,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};
use contract::{
    Answer,
    answering::ActByLink,
    contacting::SendContact,
    manage::{CompleteByLink, ContactManageView, GiveFeedback, WasContacted},
    scope::RequestScope,
};
use domain::{candidate::CandidateDraft, feedback::Question};
use std::sync::Arc;

/// The form to be called back, or to write.
pub async fn send(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    address: Uri,
    Posted(form): Posted,
) -> Response {
    let query = parse_pairs(address.query().unwrap_or_default());
    let Some(page) = read_contact(address.path(), &query) else { return Fault::NotOurForm.problem() };
    let draft = draft_from_pairs(&form);
    let ask = SendContact {
        page: page.show,
        key: text_of(&form, KEY),
        ticket: text_of(&form, TICKET),
        trap: text_of(&form, TRAP),
        draft: draft.clone(),
    };
    match surface.ports.contacting.send_contact(&scope, ask).await {
        Ok(sent) => Redirect::to(&paths::confirmation(&sent.manage_token)).into_response(),
        Err(refusal) => {
            let replay = Replay { refusal: Some(refusal), draft: Some(draft), ..Replay::default() };
            render::replay(&surface, scope, address, replay).await
        }
    }
}

/// The candidate completes a request.
pub async fn complete(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let draft = draft_from_pairs(&form);
    let ask = CompleteByLink {
        token: token.clone(),
        phone: draft.phone.clone(),
        wanted: draft.wanted.clone(),
        message: draft.message.clone(),
    };
    let answer = surface.ports.managing.complete(&scope, ask).await;
    shown(&surface, scope, (&token, answer), (Done::Completed, draft)).await
}

/// The candidate takes a request back.
pub async fn withdraw(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(_form): Posted,
) -> Response {
    let answer = surface.ports.managing.withdraw(&scope, token.clone()).await;
    shown(&surface, scope, (&token, answer), (Done::Withdrawn, CandidateDraft::default())).await
}

/// The candidate says whether an answer came.
pub async fn say_contacted(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let (said, done) = match text_of(&form, "reponse").as_str() {
        "oui" => (WasContacted::Yes, Done::Contacted),
        "non" => (WasContacted::Remind, Done::Reminded),
        _ => return Fault::NotOurForm.problem(),
    };
    let answer = surface.ports.managing.say_contacted(&scope, token.clone(), said).await;
    shown(&surface, scope, (&token, answer), (done, CandidateDraft::default())).await
}

/// The candidate says how an appointment was.
pub async fn give_feedback(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let yes = match text_of(&form, "reponse").as_str() {
        "oui" => true,
        "non" => false,
        _ => return Fault::NotOurForm.problem(),
    };
    let Some(question) = Question::from_code(&text_of(&form, "question")) else { return Fault::NotOurForm.problem() };
    let (address, done) = (paths::manage(&token), paths::managed_after(&token, Done::GaveFeedback));
    match surface.ports.managing.give_feedback(&scope, GiveFeedback { token, question, yes }).await {
        Ok(_) => Redirect::to(&done).into_response(),
        Err(refusal) => {
            let replay = Replay { refusal: Some(refusal), ..Replay::default() };
            render::replay(&surface, scope, address_of(&address), replay).await
        }
    }
}

/// The candidate's page again, or the refusal on it with what was typed.
async fn shown(
    surface: &Surface,
    scope: RequestScope,
    (token, answer): (&str, Answer<ContactManageView>),
    (done, draft): (Done, CandidateDraft),
) -> Response {
    let address = paths::manage(token);
    match answer {
        Ok(_) => Redirect::to(&paths::managed_after(token, done)).into_response(),
        Err(refusal) => {
            let draft = (draft != CandidateDraft::default()).then_some(draft);
            let replay = Replay { refusal: Some(refusal), draft, ..Replay::default() };
            render::replay(surface, scope, address_of(&address), replay).await
        }
    }
}

/// The centre answers by its link.
pub async fn answer(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let Some(act) = read_link_act(&form) else { return Fault::NotOurForm.problem() };
    let address = paths::answer(&token);
    match surface.ports.answering.act(&scope, ActByLink { token: token.clone(), act }).await {
        Ok(_) => Redirect::to(&paths::answered(&token)).into_response(),
        Err(refusal) => {
            let typed = [BODY, REASON].map(|name| text_of(&form, name)).concat(); // a form has one of the two
            let replay = Replay { refusal: Some(refusal), reason: Some(typed), ..Replay::default() };
            render::replay(&surface, scope, address_of(&address), replay).await
        }
    }
}

//! Forms of browsers without JavaScript. Each comes back to its own page's address: done, it redirects; refused, the page is
//! shown again with the refusal's status and what was typed.

use super::{Surface, fault::Fault, render};
use app::{
    forms::{
        desk::{hold_instead, read_desk, read_start},
        details::{HOLD, RENEW, TICKET, TRAP, draft_from_pairs, name_of},
        done::Done,
        moving::SEQUENCE,
        pairs::{Pairs, parse_pairs, text_of, value_of},
    },
    paths,
    replay::Replay,
};
use axum::{
    Extension,
    extract::{FromRequest, Path, Request, State},
    http::{Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use contract::{
    booking::{BookAppointment, HoldStatus},
    manage::{AskLinks, CancelByLink, MoveByLink},
    scope::RequestScope,
};
use domain::{
    candidate::{CandidateDraft, Field},
    time::Timestamp,
};
use std::sync::Arc;

/// A posted form: its fields, in their order.
pub struct Posted(pub Pairs);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Fault::NotOurForm.problem());
        }
        let text = String::from_request(request, state).await.map_err(|_| Fault::NotOurForm.problem())?;
        Ok(Self(parse_pairs(&text)))
    }
}

/// A slot is chosen on a booking page: it is held, and the form follows.
pub async fn choose_slot(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    address: Uri,
    Posted(form): Posted,
) -> Response {
    let query = parse_pairs(address.query().unwrap_or_default());
    let (Some(desk), Some(starts_at)) = (read_desk(address.path(), &query), read_start(&form)) else {
        return Fault::NotOurForm.problem();
    };
    match surface.ports.booking.hold_slot(&scope, desk.hold(starts_at)).await {
        Ok(hold) => Redirect::to(&paths::details_with(&hold.token, &desk.prefill)).into_response(),
        Err(refusal) => render::replay(&surface, scope, address, Replay { refusal: Some(refusal), ..Replay::default() }).await,
    }
}

/// The candidate's form: booked, or the hold prolonged by its other button.
pub async fn book(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    address: Uri,
    Posted(form): Posted,
) -> Response {
    let query = parse_pairs(address.query().unwrap_or_default());
    let Some(hold) = value_of(&form, HOLD).or_else(|| value_of(&query, HOLD)).map(str::to_owned) else {
        return Fault::NotOurForm.problem();
    };
    let draft = draft_from_pairs(&form);
    if value_of(&form, RENEW).is_some() {
        return renew(&surface, scope, hold, draft).await;
    }
    if let Some(start) = read_start(&form) {
        return take_instead(&surface, scope, (hold, start), draft).await;
    }
    let address = paths::details(&hold);
    let ask = BookAppointment { hold, ticket: text_of(&form, TICKET), trap: text_of(&form, TRAP), draft: draft.clone() };
    match surface.ports.booking.book(&scope, ask).await {
        Ok(booked) => Redirect::to(&paths::confirmation(&booked.manage_token)).into_response(),
        Err(refusal) => {
            let replay = Replay { refusal: Some(refusal), draft: Some(draft), ..Replay::default() };
            render::replay(&surface, scope, address_of(&address), replay).await
        }
    }
}

/// The candidate cancels by the manage link.
pub async fn cancel(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let reason = text_of(&form, "motif");
    let (address, done) = (paths::manage(&token), paths::managed_after(&token, Done::Cancelled));
    match surface.ports.managing.cancel(&scope, CancelByLink { token, reason: reason.clone() }).await {
        Ok(_) => Redirect::to(&done).into_response(),
        Err(refusal) => {
            let replay = Replay { refusal: Some(refusal), reason: Some(reason), ..Replay::default() };
            render::replay(&surface, scope, address_of(&address), replay).await
        }
    }
}

/// The candidate moves the appointment by the manage link.
pub async fn move_to(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Response {
    let (Some(starts_at), Ok(sequence)) = (read_start(&form), text_of(&form, SEQUENCE).parse()) else {
        return Fault::NotOurForm.problem();
    };
    let address = paths::moving(&token);
    match surface.ports.managing.move_to(&scope, MoveByLink { token: token.clone(), starts_at, sequence }).await {
        Ok(_) => Redirect::to(&paths::manage(&token)).into_response(),
        Err(refusal) => {
            let replay = Replay { refusal: Some(refusal), ..Replay::default() };
            render::replay(&surface, scope, address_of(&address), replay).await
        }
    }
}

/// The links to one's requests are asked for.
pub async fn send_links(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Posted(form): Posted,
) -> Response {
    let email = text_of(&form, &name_of(Field::Email));
    let refusal = surface.ports.managing.send_links(&scope, AskLinks { email: email.clone() }).await.err();
    let draft = CandidateDraft { email, ..CandidateDraft::default() };
    let replay = Replay { done: refusal.is_none(), refusal, draft: Some(draft), ..Replay::default() };
    render::replay(&surface, scope, address_of(paths::OWN_REQUESTS), replay).await
}

/// Whoever types the address that only a form uses is shown the page it belongs to.
pub async fn back_to_managing(Path(token): Path<String>) -> Redirect {
    Redirect::to(&paths::manage(&token))
}

/// The hold is prolonged. What was typed meanwhile is shown again, so no redirection then: it would lose it.
async fn renew(surface: &Surface, scope: RequestScope, hold: String, draft: CandidateDraft) -> Response {
    let address = paths::details(&hold);
    let refusal = surface.ports.booking.renew_hold(&scope, hold).await.err();
    if refusal.is_none() && draft == CandidateDraft::default() {
        return Redirect::to(&address).into_response();
    }
    render::replay(surface, scope, address_of(&address), Replay { refusal, draft: Some(draft), ..Replay::default() }).await
}

/// Another slot is chosen instead of the one that was lost, with everything that was typed. It is shown at once rather than
/// by a redirection, which would lose it or write it into an address.
async fn take_instead(
    surface: &Surface,
    scope: RequestScope,
    (hold, start): (String, Timestamp),
    draft: CandidateDraft,
) -> Response {
    let booking = &surface.ports.booking;
    let taken = match booking.show_hold(&scope, hold.clone()).await {
        Ok(HoldStatus::Booked(booked)) => return Redirect::to(&paths::confirmation(&booked.manage_token)).into_response(),
        Ok(HoldStatus::Open(view)) => booking.hold_slot(&scope, hold_instead(&view, start)).await,
        Err(refusal) => Err(refusal),
    };
    let (shown, refusal) = match taken {
        Ok(other) => (other.token, None),
        Err(refusal) => (hold, Some(refusal)),
    };
    let replay = Replay { refusal, draft: Some(draft), ..Replay::default() };
    render::replay(surface, scope, address_of(&paths::details(&shown)), replay).await
}

/// Our own addresses are escaped, so they always parse; the search page stands in for one that would not.
pub(super) fn address_of(path: &str) -> Uri {
    path.parse().unwrap_or_default()
}

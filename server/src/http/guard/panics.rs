//! A defect becomes a 500 with an incident's identifier: the request's own, so that every line of the journal about it is found.

use crate::http::{Surface, fault::Fault};
use axum::{
    Extension,
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use contract::scope::RequestScope;
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc};

/// Catches a panic of whatever answers.
pub async fn catch(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers().clone();
    if let Ok(response) = AssertUnwindSafe(next.run(request)).catch_unwind().await {
        return response;
    }
    // What the panic says may hold what a person typed: the hook has logged its place, no more is said.
    tracing::error!(incident = scope.request_id, "a handler panicked");
    Fault::Panic { incident: scope.request_id }.answer(&headers, surface.site.style())
}

//! What every server function needs on the server: the scope, a port, and the status of a refusal.

use super::AppError;
use contract::{
    refusal::{Refusal, Rule},
    scope::{RequestScope, StaffScope},
};
use http::{HeaderName, HeaderValue, StatusCode};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use std::sync::Arc;

/// The ports the composition root introduced, and who asks.
pub fn asked<Port: ?Sized + Send + Sync + 'static>() -> (RequestScope, Arc<Port>) {
    (expect_context::<RequestScope>(), expect_context::<Arc<Port>>())
}

/// Who asks on the centre's side, and a port of that side. Where that side is not served, nothing of it exists.
pub fn asked_by_staff<Port: ?Sized + Send + Sync + 'static>() -> Result<(StaffScope, Arc<Port>), AppError> {
    match (use_context::<StaffScope>(), use_context::<Arc<Port>>()) {
        (Some(scope), Some(port)) => Ok((scope, port)),
        (None, _) | (_, None) => Err(refused(Refusal::NotFound)),
    }
}

/// Who asks and a port that the composition root introduces only in development.
pub fn offered<Port: ?Sized + Send + Sync + 'static>() -> Result<(RequestScope, Arc<Port>), AppError> {
    match use_context::<Arc<Port>>() {
        Some(port) => Ok((expect_context::<RequestScope>(), port)),
        None => Err(refused(Refusal::NotFound)),
    }
}

/// Turns a refusal into the error that travels, and sets the status of the response: a typed error alone answers 500.
pub fn refused(refusal: Refusal) -> AppError {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status(&refusal));
        if let Some(seconds) = retry_after(&refusal) {
            response.insert_header(HeaderName::from_static("retry-after"), HeaderValue::from(seconds));
        }
    }
    AppError::Refused(refusal)
}

/// The HTTP status of a refusal.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Rule(Rule::TooManyLive { .. }) | Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Invalid(_) | Refusal::Rule(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::Forbidden => StatusCode::FORBIDDEN,
        Refusal::Conflict { .. } | Refusal::Duplicate { .. } => StatusCode::CONFLICT,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Seconds a client should wait before it asks again, for the refusals that pass with time.
pub fn retry_after(refusal: &Refusal) -> Option<u32> {
    match refusal {
        Refusal::TooMany { retry_after_s, .. } => Some(*retry_after_s),
        Refusal::Unavailable => Some(5),
        Refusal::Invalid(_)
        | Refusal::Rule(_)
        | Refusal::NotFound
        | Refusal::SignedOut
        | Refusal::Forbidden
        | Refusal::Conflict { .. }
        | Refusal::Duplicate { .. }
        | Refusal::Internal { .. } => None,
    }
}

//! No body larger than our forms.

use crate::http::{Surface, fault::Fault};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// Bytes. The largest form, every field full, takes about 20 kB once escaped.
pub const MAX_BODY: usize = 64 * 1024;

/// Reads the whole body first, within the limit, so that a refusal is one answer whatever reads it later.
pub async fn limit(State(surface): State<Arc<Surface>>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let (parts, body) = request.into_parts();
    let read = if announced.is_some_and(|length| length > MAX_BODY) { None } else { to_bytes(body, MAX_BODY).await.ok() };
    match read {
        Some(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        None => Fault::TooLarge.answer(&headers, surface.site.style()),
    }
}

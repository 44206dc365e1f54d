//! Nobody waits for ever, and no request holds its resources for ever.

use crate::http::{Surface, fault::Fault};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use std::{sync::Arc, time::Duration};

/// From the last byte of the head to the first of the answer, the body's arrival included.
pub const DEADLINE: Duration = Duration::from_secs(15);

/// Gives up with 503 when the deadline passes. What was committed stays: the form's key gives it back on the next try.
pub async fn keep(State(surface): State<Arc<Surface>>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    match tokio::time::timeout(DEADLINE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Fault::Late.answer(&headers, surface.site.style()),
    }
}

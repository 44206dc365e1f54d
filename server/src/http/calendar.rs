//! The appointment as a calendar file.

use super::{Surface, render};
use app::{paths, replay::Replay};
use axum::{
    Extension,
    extract::{Path, State},
    http::{Uri, header},
    response::{IntoResponse, Response},
};
use contract::scope::RequestScope;
use std::sync::Arc;

const HEADERS: [(header::HeaderName, &str); 3] = [
    (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
    (header::CONTENT_DISPOSITION, "attachment; filename=\"rendez-vous.ics\""),
    (header::CACHE_CONTROL, "no-store"),
];

/// `GET /suivi/{token}/rendez-vous.ics`: the file, or the page that says why there is none.
pub async fn file(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
) -> Response {
    match surface.ports.managing.calendar_file(&scope, token.clone()).await {
        Ok(file) => (HEADERS, file.body).into_response(),
        Err(refusal) => {
            let address = paths::manage(&token).parse::<Uri>().unwrap_or_default();
            render::replay(&surface, scope, address, Replay { refusal: Some(refusal), ..Replay::default() }).await
        }
    }
}

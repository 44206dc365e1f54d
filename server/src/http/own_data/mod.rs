//! What is kept about a candidate: the file they take along, and the form that erases without JavaScript.

mod file;

use super::{Surface, forms::Posted, render};
use app::{paths, replay::Replay};
use axum::{
    Extension,
    extract::{Path, State},
    http::{Uri, header},
    response::{IntoResponse, Response},
};
use contract::{refusal::Refusal, scope::RequestScope};
use locales::fr::own_data::file as words;
use std::sync::Arc;

/// `GET /suivi/{token}/donnees.json`: the file, or the page that says why there is none. It changes nothing.
pub async fn download(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
) -> Response {
    let answer = surface.ports.own_data.download(&scope, token.clone()).await;
    let body = answer.and_then(|kept| {
        file::written(&kept).map_err(|error| {
            tracing::error!(incident = %scope.request_id, %error, "the file of somebody's data cannot be written");
            Refusal::Internal { incident: scope.request_id.clone() }
        })
    });
    match body {
        Ok(body) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", words::NAME)),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, body).into_response()
        }
        Err(refusal) => shown_again(&surface, scope, &token, Replay { refusal: Some(refusal), ..Replay::default() }).await,
    }
}

/// `POST /suivi/{token}/donnees`: erased, the page says so at once; there is nothing left to lead to.
pub async fn erase(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    Path(token): Path<String>,
    _form: Posted,
) -> Response {
    let refusal = surface.ports.own_data.erase(&scope, token.clone()).await.err();
    let replay = Replay { done: refusal.is_none(), refusal, ..Replay::default() };
    shown_again(&surface, scope, &token, replay).await
}

async fn shown_again(surface: &Surface, scope: RequestScope, token: &str, replay: Replay) -> Response {
    let address = paths::own_data(token).parse::<Uri>().unwrap_or_default();
    render::replay(surface, scope, address, replay).await
}

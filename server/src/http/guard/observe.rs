//! One line in the journal for each request: which route, how it ended, how long it took. Never the path (it may hold a
//! secret), never the query (it may hold a name), never who asked.

use super::address;
use crate::{clock::random_hex, http::Surface};
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::Next,
    response::Response,
};
use contract::scope::RequestScope;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Instant,
};
use tracing::Instrument as _;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request its identifier and its scope, and writes the line.
pub async fn observe(State(surface): State<Arc<Surface>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = random_hex::<8>(surface.chance.as_ref());
    let peer =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
    let address = address::visitor(peer, request.headers(), &surface.guard.trusted_proxies);
    let scope = RequestScope { address_key: address::limit_key(address), request_id: request_id.clone() };
    request.extensions_mut().insert(scope);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "(other)".to_owned(), |path| path.as_str().to_owned());

    let span = tracing::info_span!("request", id = request_id);
    let mut response = next.run(request).instrument(span).await;

    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let status = response.status();
    if method == Method::POST && !status.is_server_error() {
        surface.work_left.notify_one();
    }
    let ms = started.elapsed().as_micros() as f64 / 1000.0;
    if status.is_server_error() {
        tracing::error!(%method, route, status = status.as_u16(), ms, id = request_id, "answered");
    } else if is_quiet(&route) {
        tracing::debug!(%method, route, status = status.as_u16(), ms, id = request_id, "answered");
    } else {
        tracing::info!(%method, route, status = status.as_u16(), ms, id = request_id, "answered");
    }
    response
}

/// Files and probes: many, and of no interest while they go well.
fn is_quiet(route: &str) -> bool {
    matches!(route, "/pkg/{file}" | "/healthz" | "/readyz")
}

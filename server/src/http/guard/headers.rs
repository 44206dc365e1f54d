//! What protects the reader of an answer.

use crate::http::Surface;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// For every answer.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Where the address itself is a secret.
const SECRET_ADDRESSES: [&str; 9] = [
    "/suivi/",
    "/rdv/confirmation",
    "/rdv/coordonnees",
    "/dev/courriels",
    "/invitation/",
    "/mot-de-passe/",
    // Between the two steps of the way in, the address says who passed the first.
    "/connexion",
    // What a colleague sees stays out of the caches of a shared machine.
    "/gestion",
    "/compte",
];

/// Adds the headers; a page's own Content-Security-Policy, with its nonce, stays.
pub async fn protect(State(surface): State<Arc<Surface>>, request: Request, next: Next) -> Response {
    let secret = SECRET_ADDRESSES.iter().any(|start| request.uri().path().starts_with(start));
    let changes = !request.method().is_safe();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let referrer = if secret { "no-referrer" } else { "strict-origin-when-cross-origin" };
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    if surface.guard.public_url.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    let keep = if secret || changes { "no-store" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    response
}

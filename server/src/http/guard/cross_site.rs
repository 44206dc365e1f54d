//! What another site sends is refused: `Sec-Fetch-Site` first, `Origin` against `Host` for browsers that lack it.

use crate::http::fault::Fault;
use axum::response::Response;
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// How a refused request is answered.
type Refuse = fn(ProtectionError) -> Response;

/// The layer. Our own public address is trusted even where a proxy rewrites `Host`.
pub fn layer(public_url: &str) -> CsrfLayer<Refuse> {
    let layer = CsrfLayer::new().add_trusted_origin(public_url).unwrap_or_else(|error| {
        tracing::warn!(%error, "PUBLIC_URL is no origin: forms need a proxy that keeps the Host header");
        CsrfLayer::new()
    });
    layer.with_rejection_response(refuse as Refuse)
}

fn refuse(_: ProtectionError) -> Response {
    Fault::CrossSite.problem()
}

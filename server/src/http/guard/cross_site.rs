//! What another site sends is refused: `Sec-Fetch-Site` first, `Origin` against `Host` for browsers that lack it. Signed
//! reports of other programs are let through.

use crate::http::{fault::Fault, hooks};
use axum::{
    http::{Method, Uri},
    response::Response,
};
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// How a refused request is answered.
type Refuse = fn(ProtectionError) -> Response;

/// The layer. Our own public address is trusted even where a proxy rewrites `Host`.
pub fn layer(public_url: &str) -> CsrfLayer<Refuse> {
    let layer = CsrfLayer::new().add_trusted_origin(public_url).unwrap_or_else(|error| {
        tracing::warn!(%error, "PUBLIC_URL is no origin: forms need a proxy that keeps the Host header");
        CsrfLayer::new()
    });
    layer.with_insecure_bypass(is_signed).with_rejection_response(refuse as Refuse)
}

/// What other programs post is believed for its signature, not for where it comes from; no cookie and no session is read there.
fn is_signed(method: &Method, address: &Uri) -> bool {
    method == Method::POST && address.path() == hooks::MAIL
}

fn refuse(_: ProtectionError) -> Response {
    Fault::CrossSite.problem()
}

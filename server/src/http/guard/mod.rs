//! What every request passes before somebody is asked, and every answer on its way out. One file per rule.
//!
//! | order, from outside | rule |
//! |---|---|
//! | [`observe`] | the request gets its identifier and its scope; one line in the journal, without path or query |
//! | [`headers`] | the answer gets what protects its reader |
//! | [`panics`] | a defect becomes a 500 with an incident's identifier |
//! | [`cross_site`] | what another site sends is refused |
//! | [`rate`] | an address that asks too often waits |
//! | [`deadline`] | nobody waits for ever |
//! | [`body`] | nothing larger than our forms |

pub mod address;
mod body;
mod cross_site;
mod deadline;
mod headers;
mod observe;
mod panics;
pub mod rate;

use super::Surface;
use axum::{Router, middleware::from_fn_with_state};
use std::sync::Arc;

pub use body::MAX_BODY;

/// Puts the rules around `routes`.
pub fn wrap(routes: Router<Arc<Surface>>, surface: &Arc<Surface>) -> Router<Arc<Surface>> {
    // The last layer added is the outermost.
    routes
        .layer(from_fn_with_state(Arc::clone(surface), body::limit))
        .layer(from_fn_with_state(Arc::clone(surface), deadline::keep))
        .layer(from_fn_with_state(Arc::clone(surface), rate::keep))
        .layer(cross_site::layer(&surface.guard.public_url))
        .layer(from_fn_with_state(Arc::clone(surface), panics::catch))
        .layer(from_fn_with_state(Arc::clone(surface), headers::protect))
        .layer(from_fn_with_state(Arc::clone(surface), observe::observe))
}

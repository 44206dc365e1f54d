//! What a server function answers when it does not answer a view.

use super::text::TextEncoding;
use contract::refusal::Refusal;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// A refusal of the use case, or a call that never arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The use case said no.
    Refused(Refusal),
    /// The network, the proxy or the encoding failed; nothing is known of what happened on the server.
    Transport,
}

impl FromServerFnError for AppError {
    type Encoder = TextEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        // The text of the underlying error may carry internals: it is not shown.
        Self::Transport
    }
}

//! What a server function answers when it does not answer a view.

use crate::wire::WireEncoding;
use contract::refusal::Refusal;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// A refusal of the use case, or a call that never arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The use case said no.
    Refused(Refusal),
    /// The network or the proxy failed; nothing is known of what happened on the server.
    Transport,
    /// The page was opened before an update: the two halves no longer understand each other.
    Outdated,
}

impl FromServerFnError for AppError {
    type Encoder = WireEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        // The text of the underlying error may carry internals: it is not shown.
        match error {
            ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::Args(_) => Self::Outdated,
            _ => Self::Transport,
        }
    }
}

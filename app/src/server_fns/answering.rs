//! The centre's link from its mailbox.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::answering::Answering;
use contract::answering::{ActByLink, AnswerView};
use leptos::prelude::*;

/// See [`contract::answering::Answering::show`].
#[server(name = ShowAnswerCall, prefix = "/fn", endpoint = "show_answer", input = Wire, output = Wire)]
pub async fn show_answer(token: String) -> Result<AnswerView, AppError> {
    let (scope, port) = ssr::asked::<dyn Answering>();
    port.show(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::answering::Answering::act`].
#[server(name = ActByLinkCall, prefix = "/fn", endpoint = "act_by_link", input = Wire, output = Wire)]
pub async fn act_by_link(ask: ActByLink) -> Result<AnswerView, AppError> {
    let (scope, port) = ssr::asked::<dyn Answering>();
    port.act(&scope, ask).await.map_err(ssr::refused)
}

//! The candidate's manage link.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::manage::Managing;
use contract::manage::{ManageView, ManagedView, MoveByLink, MoveView, ShowMove};
use leptos::prelude::*;

/// See [`contract::manage::Managing::show`].
#[server(name = ShowManagedCall, prefix = "/fn", endpoint = "show_managed", input = Wire, output = Wire)]
pub async fn show_managed(token: String) -> Result<ManagedView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.show(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::show_move`].
#[server(name = ShowMoveCall, prefix = "/fn", endpoint = "show_move", input = Wire, output = Wire)]
pub async fn show_move(ask: ShowMove) -> Result<MoveView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.show_move(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::move_to`].
#[server(name = MoveByLinkCall, prefix = "/fn", endpoint = "move_by_link", input = Wire, output = Wire)]
pub async fn move_by_link(ask: MoveByLink) -> Result<ManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.move_to(&scope, ask).await.map_err(ssr::refused)
}

//! The candidate's manage link.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::manage::Managing;
use contract::manage::{
    AskLinks, CancelByLink, CompleteByLink, ContactManageView, GiveFeedback, ManageView, ManagedView, MoveByLink, MoveView,
    ShowMove, WasContacted,
};
use leptos::prelude::*;

/// See [`contract::manage::Managing::show`].
#[server(name = ShowManagedCall, prefix = "/fn", endpoint = "show_managed", input = Wire, output = Wire)]
pub async fn show_managed(token: String) -> Result<ManagedView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.show(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::cancel`].
#[server(name = CancelByLinkCall, prefix = "/fn", endpoint = "cancel_by_link", input = Wire, output = Wire)]
pub async fn cancel_by_link(ask: CancelByLink) -> Result<ManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.cancel(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::give_feedback`].
#[server(name = GiveFeedbackCall, prefix = "/fn", endpoint = "give_feedback", input = Wire, output = Wire)]
pub async fn give_feedback(ask: GiveFeedback) -> Result<ManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.give_feedback(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::complete`].
#[server(name = CompleteByLinkCall, prefix = "/fn", endpoint = "complete_by_link", input = Wire, output = Wire)]
pub async fn complete_by_link(ask: CompleteByLink) -> Result<ContactManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.complete(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::withdraw`].
#[server(name = WithdrawByLinkCall, prefix = "/fn", endpoint = "withdraw_by_link", input = Wire, output = Wire)]
pub async fn withdraw_by_link(token: String) -> Result<ContactManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.withdraw(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::manage::Managing::say_contacted`].
#[server(name = SayContactedCall, prefix = "/fn", endpoint = "say_contacted", input = Wire, output = Wire)]
pub async fn say_contacted(token: String, said: WasContacted) -> Result<ContactManageView, AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.say_contacted(&scope, token, said).await.map_err(ssr::refused)
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

/// See [`contract::manage::Managing::send_links`].
#[server(name = SendLinksCall, prefix = "/fn", endpoint = "send_links", input = Wire, output = Wire)]
pub async fn send_links(ask: AskLinks) -> Result<(), AppError> {
    let (scope, port) = ssr::asked::<dyn Managing>();
    port.send_links(&scope, ask).await.map_err(ssr::refused)
}

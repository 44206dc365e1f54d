//! Be called back, write.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::contacting::Contacting;
use contract::contacting::{ContactView, SendContact, SentView, ShowContact};
use leptos::prelude::*;

/// See [`contract::contacting::Contacting::show_contact`].
#[server(name = ShowContactCall, prefix = "/fn", endpoint = "show_contact", input = Wire, output = Wire)]
pub async fn show_contact(ask: ShowContact) -> Result<ContactView, AppError> {
    let (scope, port) = ssr::asked::<dyn Contacting>();
    port.show_contact(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::contacting::Contacting::send_contact`].
#[server(name = SendContactCall, prefix = "/fn", endpoint = "send_contact", input = Wire, output = Wire)]
pub async fn send_contact(ask: SendContact) -> Result<SentView, AppError> {
    let (scope, port) = ssr::asked::<dyn Contacting>();
    port.send_contact(&scope, ask).await.map_err(ssr::refused)
}

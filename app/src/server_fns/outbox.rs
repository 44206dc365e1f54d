//! The messages that were written instead of sent; refused outside development.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::outbox::Outbox;
use contract::outbox::{MailSummary, MailView};
use leptos::prelude::*;

/// See [`contract::outbox::Outbox::list`].
#[server(name = ListMailsCall, prefix = "/fn", endpoint = "list_mails", input = Wire, output = Wire)]
pub async fn list_mails() -> Result<Vec<MailSummary>, AppError> {
    let (scope, port) = ssr::offered::<dyn Outbox>()?;
    port.list(&scope).await.map_err(ssr::refused)
}

/// See [`contract::outbox::Outbox::read`].
#[server(name = ReadMailCall, prefix = "/fn", endpoint = "read_mail", input = Wire, output = Wire)]
pub async fn read_mail(id: String) -> Result<MailView, AppError> {
    let (scope, port) = ssr::offered::<dyn Outbox>()?;
    port.read(&scope, id).await.map_err(ssr::refused)
}

//! The queue of a centre.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::requests::Requests;
use contract::requests::{
    ActOnMany, ActOnRequest, ChangeTemplates, ChangeViews, ManyDone, QueueView, RequestRef, RequestView, ShowQueue, TemplateView,
    ViewName,
};
use leptos::prelude::*;

/// See [`contract::requests::Requests::queue`].
#[server(name = ShowQueueCall, prefix = "/fn", endpoint = "show_queue", input = Wire, output = Wire)]
pub async fn show_queue(ask: ShowQueue) -> Result<QueueView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.queue(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::request`].
#[server(name = ShowRequestCall, prefix = "/fn", endpoint = "show_request", input = Wire, output = Wire)]
pub async fn show_request(which: RequestRef) -> Result<RequestView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.request(&scope, which).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::act`].
#[server(name = ActOnRequestCall, prefix = "/fn", endpoint = "act_on_request", input = Wire, output = Wire)]
pub async fn act_on_request(ask: ActOnRequest) -> Result<RequestView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.act(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::act_on_many`].
#[server(name = ActOnManyCall, prefix = "/fn", endpoint = "act_on_many", input = Wire, output = Wire)]
pub async fn act_on_many(ask: ActOnMany) -> Result<ManyDone, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.act_on_many(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::change_views`].
#[server(name = ChangeViewsCall, prefix = "/fn", endpoint = "change_views", input = Wire, output = Wire)]
pub async fn change_views(ask: ChangeViews) -> Result<Vec<ViewName>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.change_views(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::templates`].
#[server(name = ShowTemplatesCall, prefix = "/fn", endpoint = "show_templates", input = Wire, output = Wire)]
pub async fn show_templates(centre: String) -> Result<Vec<TemplateView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.templates(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::requests::Requests::change_templates`].
#[server(name = ChangeTemplatesCall, prefix = "/fn", endpoint = "change_templates", input = Wire, output = Wire)]
pub async fn change_templates(ask: ChangeTemplates) -> Result<Vec<TemplateView>, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Requests>()?;
    port.change_templates(&scope, ask).await.map_err(ssr::refused)
}

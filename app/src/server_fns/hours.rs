//! When a centre and its advisors receive.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::hours::Hours;
use contract::hours::{
    AskWhy, ClosuresView, CopyHours, EditClosure, EditHours, HoursAnswer, HoursView, PreviewAnswer, PreviewHours, ShowHours,
    TellTouched, WhyView,
};
use leptos::prelude::*;

/// See [`contract::hours::Hours::show_hours`].
#[server(name = ShowHoursCall, prefix = "/fn", endpoint = "show_hours", input = Wire, output = Wire)]
pub async fn show_hours(ask: ShowHours) -> Result<HoursView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.show_hours(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::preview_hours`].
#[server(name = PreviewHoursCall, prefix = "/fn", endpoint = "preview_hours", input = Wire, output = Wire)]
pub async fn preview_hours(ask: PreviewHours) -> Result<PreviewAnswer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.preview_hours(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::edit_hours`].
#[server(name = EditHoursCall, prefix = "/fn", endpoint = "edit_hours", input = Wire, output = Wire)]
pub async fn edit_hours(ask: EditHours) -> Result<HoursAnswer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.edit_hours(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::copy_hours`].
#[server(name = CopyHoursCall, prefix = "/fn", endpoint = "copy_hours", input = Wire, output = Wire)]
pub async fn copy_hours(ask: CopyHours) -> Result<HoursAnswer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.copy_hours(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::show_closures`].
#[server(name = ShowClosuresCall, prefix = "/fn", endpoint = "show_closures", input = Wire, output = Wire)]
pub async fn show_closures(centre: String) -> Result<ClosuresView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.show_closures(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::edit_closure`].
#[server(name = EditClosureCall, prefix = "/fn", endpoint = "edit_closure", input = Wire, output = Wire)]
pub async fn edit_closure(ask: EditClosure) -> Result<HoursAnswer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.edit_closure(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::tell_touched`].
#[server(name = TellTouchedCall, prefix = "/fn", endpoint = "tell_touched", input = Wire, output = Wire)]
pub async fn tell_touched(ask: TellTouched) -> Result<HoursAnswer, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.tell_touched(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::hours::Hours::explain_day`].
#[server(name = ExplainDayCall, prefix = "/fn", endpoint = "explain_day", input = Wire, output = Wire)]
pub async fn explain_day(ask: AskWhy) -> Result<WhyView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Hours>()?;
    port.explain_day(&scope, ask).await.map_err(ssr::refused)
}

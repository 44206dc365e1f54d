//! Take a slot.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::booking::Booking;
use contract::booking::{BookAppointment, BookedView, DeskView, HoldSlot, HoldStatus, HoldView, ShowDesk};
use leptos::prelude::*;

/// See [`contract::booking::Booking::show_desk`].
#[server(name = ShowDeskCall, prefix = "/fn", endpoint = "show_desk", input = Wire, output = Wire)]
pub async fn show_desk(ask: ShowDesk) -> Result<DeskView, AppError> {
    let (scope, port) = ssr::asked::<dyn Booking>();
    port.show_desk(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::booking::Booking::hold_slot`].
#[server(name = HoldSlotCall, prefix = "/fn", endpoint = "hold_slot", input = Wire, output = Wire)]
pub async fn hold_slot(ask: HoldSlot) -> Result<HoldView, AppError> {
    let (scope, port) = ssr::asked::<dyn Booking>();
    port.hold_slot(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::booking::Booking::show_hold`].
#[server(name = ShowHoldCall, prefix = "/fn", endpoint = "show_hold", input = Wire, output = Wire)]
pub async fn show_hold(token: String) -> Result<HoldStatus, AppError> {
    let (scope, port) = ssr::asked::<dyn Booking>();
    port.show_hold(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::booking::Booking::renew_hold`].
#[server(name = RenewHoldCall, prefix = "/fn", endpoint = "renew_hold", input = Wire, output = Wire)]
pub async fn renew_hold(token: String) -> Result<HoldView, AppError> {
    let (scope, port) = ssr::asked::<dyn Booking>();
    port.renew_hold(&scope, token).await.map_err(ssr::refused)
}

/// See [`contract::booking::Booking::book`].
#[server(name = BookCall, prefix = "/fn", endpoint = "book", input = Wire, output = Wire)]
pub async fn book(ask: BookAppointment) -> Result<BookedView, AppError> {
    let (scope, port) = ssr::asked::<dyn Booking>();
    port.book(&scope, ask).await.map_err(ssr::refused)
}

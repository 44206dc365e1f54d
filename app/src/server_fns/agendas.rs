//! The agenda of a centre: what is booked, and what staff do with it.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::agendas::Agendas;
use contract::agendas::{
    Acted, AgendaFrame, AgendaView, AppointmentDetails, AppointmentRef, BookFor, CallOff, MarkAppointment, NewAppointmentView,
    Pulse, Reschedule, Settle, ShowAgenda, TakeBack, TodayView, WriteNote,
};
use leptos::prelude::*;

/// See [`contract::agendas::Agendas::show_frame`].
#[server(name = ShowAgendaFrameCall, prefix = "/fn", endpoint = "show_agenda_frame", input = Wire, output = Wire)]
pub async fn show_agenda_frame(centre: String) -> Result<AgendaFrame, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.show_frame(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::show_page`].
#[server(name = ShowAgendaCall, prefix = "/fn", endpoint = "show_agenda", input = Wire, output = Wire)]
pub async fn show_agenda(ask: ShowAgenda) -> Result<AgendaView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.show_page(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::pulse`].
#[server(name = AgendaPulseCall, prefix = "/fn", endpoint = "agenda_pulse", input = Wire, output = Wire)]
pub async fn agenda_pulse(ask: ShowAgenda) -> Result<Pulse, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.pulse(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::today`].
#[server(name = ShowTodayCall, prefix = "/fn", endpoint = "show_today", input = Wire, output = Wire)]
pub async fn show_today(centre: String) -> Result<TodayView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.today(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::appointment`].
#[server(name = ShowAppointmentCall, prefix = "/fn", endpoint = "show_appointment", input = Wire, output = Wire)]
pub async fn show_appointment(which: AppointmentRef) -> Result<AppointmentDetails, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.appointment(&scope, which).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::reschedule`].
#[server(name = RescheduleCall, prefix = "/fn", endpoint = "reschedule", input = Wire, output = Wire)]
pub async fn reschedule(ask: Reschedule) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.reschedule(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::take_back`].
#[server(name = TakeBackCall, prefix = "/fn", endpoint = "take_back", input = Wire, output = Wire)]
pub async fn take_back(ask: TakeBack) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.take_back(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::call_off`].
#[server(name = CallOffCall, prefix = "/fn", endpoint = "call_off", input = Wire, output = Wire)]
pub async fn call_off(ask: CallOff) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.call_off(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::settle`].
#[server(name = SettleAppointmentCall, prefix = "/fn", endpoint = "settle_appointment", input = Wire, output = Wire)]
pub async fn settle_appointment(ask: Settle) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.settle(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::mark`].
#[server(name = MarkAppointmentCall, prefix = "/fn", endpoint = "mark_appointment", input = Wire, output = Wire)]
pub async fn mark_appointment(ask: MarkAppointment) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.mark(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::write_note`].
#[server(name = WriteNoteCall, prefix = "/fn", endpoint = "write_note", input = Wire, output = Wire)]
pub async fn write_note(ask: WriteNote) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.write_note(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::show_new`].
#[server(name = ShowNewAppointmentCall, prefix = "/fn", endpoint = "show_new_appointment", input = Wire, output = Wire)]
pub async fn show_new_appointment(centre: String) -> Result<NewAppointmentView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.show_new(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::agendas::Agendas::book_for`].
#[server(name = BookForCall, prefix = "/fn", endpoint = "book_for", input = Wire, output = Wire)]
pub async fn book_for(ask: BookFor) -> Result<Acted, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn Agendas>()?;
    port.book_for(&scope, ask).await.map_err(ssr::refused)
}

//! The appointment types of a centre.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::appointment_types::AppointmentTypes;
use contract::appointment_types::{
    ActOnType, PlaceType, PreviewType, Removal, SaveType, SavedType, ShowType, TypePreview, TypeSettingsView, TypesView,
};
use leptos::prelude::*;

/// See [`contract::appointment_types::AppointmentTypes::list_types`].
#[server(name = ListTypesCall, prefix = "/fn", endpoint = "list_types", input = Wire, output = Wire)]
pub async fn list_types(centre: String) -> Result<TypesView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.list_types(&scope, centre).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::show_type`].
#[server(name = ShowTypeCall, prefix = "/fn", endpoint = "show_type", input = Wire, output = Wire)]
pub async fn show_type(ask: ShowType) -> Result<TypeSettingsView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.show_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::save_type`].
#[server(name = SaveTypeCall, prefix = "/fn", endpoint = "save_type", input = Wire, output = Wire)]
pub async fn save_type(ask: SaveType) -> Result<SavedType, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.save_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::preview_type`].
#[server(name = PreviewTypeCall, prefix = "/fn", endpoint = "preview_type", input = Wire, output = Wire)]
pub async fn preview_type(ask: PreviewType) -> Result<TypePreview, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.preview_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::place_type`].
#[server(name = PlaceTypeCall, prefix = "/fn", endpoint = "place_type", input = Wire, output = Wire)]
pub async fn place_type(ask: PlaceType) -> Result<TypesView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.place_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::archive_type`].
#[server(name = ArchiveTypeCall, prefix = "/fn", endpoint = "archive_type", input = Wire, output = Wire)]
pub async fn archive_type(ask: ActOnType) -> Result<TypesView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.archive_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::restore_type`].
#[server(name = RestoreTypeCall, prefix = "/fn", endpoint = "restore_type", input = Wire, output = Wire)]
pub async fn restore_type(ask: ActOnType) -> Result<TypesView, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.restore_type(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::appointment_types::AppointmentTypes::delete_type`].
#[server(name = DeleteTypeCall, prefix = "/fn", endpoint = "delete_type", input = Wire, output = Wire)]
pub async fn delete_type(ask: ActOnType) -> Result<Removal, AppError> {
    let (scope, port) = ssr::asked_by_staff::<dyn AppointmentTypes>()?;
    port.delete_type(&scope, ask).await.map_err(ssr::refused)
}

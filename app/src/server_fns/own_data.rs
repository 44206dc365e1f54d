//! What is kept about a candidate.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::own_data::OwnData;
use contract::own_data::OwnDataView;
use leptos::prelude::*;

/// See [`contract::own_data::OwnData::show`].
#[server(name = ShowOwnDataCall, prefix = "/fn", endpoint = "show_own_data", input = Wire, output = Wire)]
pub async fn show_own_data(token: String) -> Result<OwnDataView, AppError> {
    let (scope, port) = ssr::asked::<dyn OwnData>();
    port.show(&scope, token).await.map_err(ssr::refused)
}

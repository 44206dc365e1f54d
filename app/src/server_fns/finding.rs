//! Find a training or a centre.

use super::AppError;
#[cfg(feature = "ssr")]
use super::ssr;
use crate::wire::Wire;
#[cfg(feature = "ssr")]
use contract::find::Finding;
use contract::find::{CentreDetails, FindTrainings, TrainingDetails, TrainingName, TrainingPage};
use domain::request::Referrer;
use leptos::prelude::*;

/// See [`contract::find::Finding::find_trainings`].
#[server(name = FindTrainingsCall, prefix = "/fn", endpoint = "find_trainings", input = Wire, output = Wire)]
pub async fn find_trainings(ask: FindTrainings) -> Result<TrainingPage, AppError> {
    let (scope, port) = ssr::asked::<dyn Finding>();
    port.find_trainings(&scope, ask).await.map_err(ssr::refused)
}

/// See [`contract::find::Finding::show_training`].
#[server(name = ShowTrainingCall, prefix = "/fn", endpoint = "show_training", input = Wire, output = Wire)]
pub async fn show_training(name: TrainingName, referrer: Option<Referrer>) -> Result<TrainingDetails, AppError> {
    let (scope, port) = ssr::asked::<dyn Finding>();
    port.show_training(&scope, name, referrer).await.map_err(ssr::refused)
}

/// See [`contract::find::Finding::show_centre`].
#[server(name = ShowCentreCall, prefix = "/fn", endpoint = "show_centre", input = Wire, output = Wire)]
pub async fn show_centre(slug: String) -> Result<CentreDetails, AppError> {
    let (scope, port) = ssr::asked::<dyn Finding>();
    port.show_centre(&scope, slug).await.map_err(ssr::refused)
}

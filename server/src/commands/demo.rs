//! `server demo`: invented centres, trainings and hours, to look at.

use crate::{config::Raw, parts};
use anyhow::Result;
use services::{
    Services,
    demo::{self, DemoOutcome, DemoWhen},
};

/// Loads the demonstration and says what was done.
pub async fn load(settings: &Raw, when: DemoWhen) -> Result<()> {
    let services = parts::open_for_data(&settings.database_url()?).await?;
    load_into(&services, when).await
}

/// As [`load`], over use cases that are already built.
pub async fn load_into(services: &Services, when: DemoWhen) -> Result<()> {
    match demo::load(services, when).await? {
        DemoOutcome::Loaded { n_centres, n_trainings, n_appointments } => {
            println!("demonstration loaded: {n_centres} centres, {n_trainings} trainings, {n_appointments} appointments");
        }
        DemoOutcome::Kept => println!("the database is not empty: no demonstration loaded"),
    }
    Ok(())
}

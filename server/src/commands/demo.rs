//! `server demo`: invented centres, trainings and hours, to look at.

use crate::{
    config::{Raw, Stage},
    parts,
};
use anyhow::Result;
use app::paths::staff as paths;
use services::{
    Services,
    demo::{self, DemoLogin, DemoOutcome, DemoWhen},
};

/// Loads the demonstration, says what was done and which accounts there are. Their passwords hang on the installation's
/// secret, which is therefore needed.
pub async fn load(settings: &Raw, stage: Stage, when: DemoWhen) -> Result<()> {
    let services = parts::open_with_secret(settings, stage).await?;
    load_into(&services, when).await?;
    print_logins(&demo::logins(&services).await?);
    Ok(())
}

/// Whom one can be.
pub fn print_logins(logins: &[DemoLogin]) {
    for login in logins {
        let DemoLogin { email, password, role, centre, slug } = login;
        println!("  {:<10} {email}  {password}  ({centre}: {})", role.code(), paths::today(slug));
    }
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

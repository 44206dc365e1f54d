//! `server admin unblock`: lets mails go to an address again that the mail provider said takes none.

use crate::{
    config::{Raw, SettingError, Stage},
    parts,
};
use anyhow::Result;
use domain::contact::EmailAddress;

/// What `admin unblock` is given.
#[derive(clap::Args)]
pub struct Unblock {
    /// The address
    #[arg(long)]
    email: String,
}

/// Forgets what was reported of the address.
pub async fn unblock(settings: &Raw, stage: Stage, ask: &Unblock) -> Result<()> {
    let email = EmailAddress::parse(&ask.email).map_err(|error| SettingError::new("email", error.code()))?;
    let services = parts::open_with_secret(settings, stage).await?;
    if !services.unblock(email.as_str()).await? {
        return Err(SettingError::new("email", "mails to this address are not kept back").into());
    }
    println!("unblocked");
    Ok(())
}

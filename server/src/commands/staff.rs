//! `server admin invite` and `server admin unlock`: the first manager of a centre, and help for who cannot come in.

use crate::{
    config::{Raw, SettingError, Stage},
    parts,
};
use anyhow::Result;
use domain::{contact::EmailAddress, staff::Role};
use services::accounts::{CommandFault, InviteByCommand, UnlockCodes};

/// What `admin invite` is given.
#[derive(clap::Args)]
pub struct Invite {
    /// Address of the person
    #[arg(long)]
    email: String,
    /// SIRET of the centre, or its name in addresses
    #[arg(long)]
    centre: String,
    /// advisor, reception or manager
    #[arg(long)]
    role: String,
    /// Name of the person; they can change it
    #[arg(long, default_value = "")]
    name: String,
}

/// What `admin unlock` is given.
#[derive(clap::Args)]
pub struct Unlock {
    /// Address of the account
    #[arg(long)]
    email: String,
    /// Also turn their one-time codes off: the phone and the recovery codes are lost
    #[arg(long)]
    codes_off: bool,
}

/// Prints the link of an invitation. It is mailed to nobody.
pub async fn invite(settings: &Raw, stage: Stage, ask: &Invite) -> Result<()> {
    let role = Role::from_code(&ask.role);
    let role = role.ok_or_else(|| SettingError::new("role", "advisor, reception or manager expected"))?;
    let ask = InviteByCommand { email: address(&ask.email)?, name: ask.name.clone(), centre: ask.centre.clone(), role };
    let services = parts::open_with_secret(settings, stage).await?;
    let link = services.invite_by_command(&ask).await.map_err(wrong)?;
    println!("{link}");
    Ok(())
}

/// Lets somebody try again at once.
pub async fn unlock(settings: &Raw, stage: Stage, ask: &Unlock) -> Result<()> {
    let email = address(&ask.email)?;
    let services = parts::open_with_secret(settings, stage).await?;
    let codes = if ask.codes_off { UnlockCodes::TurnedOff } else { UnlockCodes::Kept };
    services.unlock(&email, codes).await.map_err(wrong)?;
    println!("unlocked");
    Ok(())
}

fn address(text: &str) -> Result<EmailAddress, SettingError> {
    EmailAddress::parse(text).map_err(|error| SettingError::new("email", error.code()))
}

fn wrong(fault: CommandFault) -> anyhow::Error {
    match fault {
        CommandFault::Store(error) => error.into(),
        CommandFault::UnknownCentre => SettingError::new("centre", fault.to_string()).into(),
        CommandFault::UnknownAccount | CommandFault::AlreadyMember => SettingError::new("email", fault.to_string()).into(),
    }
}

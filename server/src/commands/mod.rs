//! The words of the command line. One file per word that does more than call a part.
//!
//! How to add one: a variant of [`Command`], its arm in [`run`], its file here.

mod admin;
mod delivery;
mod demo;
mod import;
mod privacy;
mod serve;
mod staff;
mod statistics;

use crate::{
    config::{Raw, SettingError, Stage},
    parts, slots,
};
use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use services::demo::DemoWhen;
use std::{io::IsTerminal as _, process::ExitCode};
use tracing_subscriber::EnvFilter;

/// Appointments between candidates to apprenticeship and training centres.
#[derive(Parser)]
#[command(name = "server", version)]
pub struct Arguments {
    #[command(flatten)]
    settings: Raw,
    #[command(subcommand)]
    command: Command,
}

/// What the program can do.
#[derive(Subcommand)]
enum Command {
    /// Answer browsers and run the jobs, until stopped
    Serve,
    /// Bring the database's schema to this version
    Migrate,
    /// Read data from a file
    #[command(subcommand)]
    Import(Import),
    /// Set up what has no page yet
    #[command(subcommand)]
    Admin(Admin),
    /// What is kept about persons
    #[command(subcommand)]
    Privacy(Privacy),
    /// The figures of all centres together, without a name of anybody
    Statistics(statistics::Period),
    /// Load invented centres, trainings, hours and accounts; prints the accounts
    Demo {
        /// Even into a database that is not empty: its catalogue is replaced
        #[arg(long)]
        force: bool,
    },
    /// Answer a scenario of the slot engine: JSON in, JSON out
    Slots {
        /// The scenario; - for standard input
        file: String,
    },
}

/// What can be imported.
#[derive(Subcommand)]
enum Import {
    /// The national catalogue of trainings
    Catalogue(import::CatalogueFile),
}

/// What can be done about what is kept.
#[derive(Subcommand)]
enum Privacy {
    /// Delete now what was kept long enough, as the daily job does; prints how much of each kind
    Purge {
        /// Only count: nothing changes
        #[arg(long)]
        dry_run: bool,
    },
}

/// What can be set up.
#[derive(Subcommand)]
enum Admin {
    /// Give a centre its first agenda: types, advisors, hours, closures
    Agenda(admin::AgendaFile),
    /// Invite somebody to work for a centre; prints the link that they open
    Invite(staff::Invite),
    /// Forget what somebody tried wrongly at the way in
    Unlock(staff::Unlock),
    /// Let mails go again to an address that took none
    Unblock(delivery::Unblock),
}

/// Does what the arguments say. 0 when it went well, 2 when a setting or an input is wrong, 1 when something else failed; then
/// one line on standard error says why.
pub fn run(arguments: Arguments) -> ExitCode {
    if let Command::Slots { file } = &arguments.command {
        return slots::command(file);
    }
    match prepared(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("server: {}", format!("{error:#}").replace('\n', " "));
            if error.downcast_ref::<SettingError>().is_some() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn prepared(arguments: Arguments) -> Result<ExitCode> {
    // Mails and databases may both speak TLS: with two providers linked and none chosen, the first connection would panic.
    let _ = rustls::crypto::ring::default_provider().install_default(); // an error means that one is installed already
    let stage = arguments.settings.stage()?;
    start_log(&arguments.settings, stage)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads can be started")?;
    runtime.block_on(execute(arguments, stage))
}

async fn execute(arguments: Arguments, stage: Stage) -> Result<ExitCode> {
    let settings = &arguments.settings;
    match arguments.command {
        Command::Serve => serve::serve(settings, stage).await?,
        Command::Migrate => {
            parts::open_database(&settings.database_url()?).await?;
            println!("the schema is current");
        }
        Command::Import(Import::Catalogue(ask)) => return import::catalogue(settings, &ask).await,
        Command::Admin(Admin::Agenda(ask)) => admin::agenda(settings, &ask).await?,
        Command::Admin(Admin::Invite(ask)) => staff::invite(settings, stage, &ask).await?,
        Command::Admin(Admin::Unlock(ask)) => staff::unlock(settings, stage, &ask).await?,
        Command::Admin(Admin::Unblock(ask)) => delivery::unblock(settings, stage, &ask).await?,
        Command::Privacy(Privacy::Purge { dry_run }) => {
            let how = if dry_run { privacy::Purging::Rehearsed } else { privacy::Purging::Done };
            privacy::purge(settings, how).await?;
        }
        Command::Statistics(ask) => statistics::statistics(settings, &ask).await?,
        Command::Demo { force } => demo::load(settings, stage, if force { DemoWhen::Always } else { DemoWhen::Empty }).await?,
        Command::Slots { file } => return Ok(slots::command(&file)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Lines for people in development, JSON for machines in production; both on standard error. A panic's message is left out:
/// it may hold what somebody typed.
fn start_log(settings: &Raw, stage: Stage) -> Result<(), SettingError> {
    let filter = EnvFilter::try_new(settings.log_filter()).map_err(|error| SettingError::new("LOG", error.to_string()))?;
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
    // A second call, as in tests, keeps the first log.
    let _ = match stage {
        Stage::Development => log.compact().try_init(),
        Stage::Production => log.json().flatten_event(true).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
    Ok(())
}

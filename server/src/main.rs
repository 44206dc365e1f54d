//! The program `server`. Everything it does is said in [`server::commands`].

use clap::Parser;
use server::commands::{self, Arguments};
use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run(Arguments::parse())
}

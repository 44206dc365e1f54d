//! The program `server`. Everything it does is said in [`server::commands`].

use clap::Parser;
use mimalloc::MiMalloc;
use server::commands::{self, Arguments};
use std::process::ExitCode;

/// See `docs/performance.md`.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    commands::run(Arguments::parse())
}

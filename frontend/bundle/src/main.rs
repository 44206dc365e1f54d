//! Builds the site folder that the server sends: the browser program, the style sheet, the public files.
//!
//! Every file under `pkg/` carries a hash of its content in its name, so that it can be cached for ever; brotli and gzip
//! versions lie beside it; `manifest.json` tells the server which logical name became which address.
//!
//! Nothing is done twice: the browser program is optimised again only when rustc wrote other bytes, and a file whose name
//! (that is, whose content) is already in the folder is not compressed again.
//!
//! * [`program`]: cargo, wasm-bindgen, wasm-opt.
//! * [`prune`]: what the program never calls.
//! * [`css`]: joins the partials of the style sheet and strips what browsers ignore.
//! * [`site`]: names, copies, compressed versions, what is stale.
//! * [`fingerprint`]: content to name.
//! * [`manifest`]: the list for the server and the table for people.

mod css;
mod fingerprint;
mod manifest;
mod program;
mod prune;
mod site;

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use clap::Parser;

use crate::site::Site;

/// Style sheets: what a page of the candidate's side needs, and the same with what the centre's side adds.
const SHEETS: [(&str, &str); 2] = [("style/main.css", "style.css"), ("style/staff.css", "staff.css")];

/// Builds the site folder. Run it from the root of the repository.
#[derive(Parser)]
struct Arguments {
    /// Folder to write; `site` in cargo's target folder when absent.
    #[arg(long, env = "SITE_DIR")]
    out: Option<PathBuf>,
    /// Leave the browser program out: style sheet and public files only.
    #[arg(long)]
    no_wasm: bool,
    /// Keep the names of the browser program's functions, to see which weigh what. Not for people to download.
    #[arg(long)]
    names: bool,
    /// Cargo's target folder.
    #[arg(long, env = "CARGO_TARGET_DIR", default_value = "target")]
    target_dir: PathBuf,
    /// The wasm-opt program; the one that npm installed beside this package when absent.
    #[arg(long, env = "WASM_OPT")]
    wasm_opt: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    ensure!(
        PathBuf::from("frontend/bundle/Cargo.toml").exists(),
        "run the bundler from the root of the repository: frontend/ is not here"
    );
    let out = arguments.out.unwrap_or_else(|| arguments.target_dir.join("site"));
    let mut site = Site::open(&out)?;

    if !arguments.no_wasm {
        for (entry, program) in program::build(&arguments.target_dir, arguments.wasm_opt.as_deref(), arguments.names)? {
            site.add_hashed(&format!("{}.js", entry.name), &program.script)?;
            site.add_hashed(&format!("{}_bg.wasm", entry.name), &program.wasm)?;
        }
    }
    site.add_public("public".as_ref()).context("cannot copy public/")?;
    for (entry, name) in SHEETS {
        let sheet = css::join(entry.as_ref())?;
        let sheet = css::point_to_hashed(&css::strip(&sheet), |name| site.address(name))?;
        site.add_hashed(name, sheet.as_bytes())?;
    }

    let manifest = site.finish()?;
    print!("{}", manifest.table());
    println!("site in {}", out.display());
    Ok(())
}

//! The browser programs: cargo compiles them, wasm-bindgen writes their scripts, wasm-opt makes them smaller.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{fingerprint, prune};

/// Raise it when the same input shall be treated in another way, so that earlier results are not taken again.
const RECIPE: u32 = 5;
const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// What rustc uses since 1.82 on this target, and nothing newer: wasm-opt must not write what a browser of 2021 cannot read.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A package of the browser and the name of its files.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The package.
    package: &'static str,
    /// What cargo calls its library.
    library: &'static str,
    /// The name of the script and of the wasm (`app.js`, `app_bg.wasm`).
    pub name: &'static str,
}

/// Two programs, so that a candidate downloads nothing of the centre's side.
pub const ENTRIES: [Entry; 2] = [
    Entry { package: "frontend", library: "frontend", name: "app" },
    Entry { package: "frontend-staff", library: "frontend_staff", name: "staff" },
];

/// A browser program, ready to be served.
pub struct Program {
    /// The script, a module. Its default export takes `{ module_or_path }`, because the wasm's name is known to the page alone.
    pub script: Vec<u8>,
    /// The wasm.
    pub wasm: Vec<u8>,
}

/// Compiles the browser's packages and prepares them, in the order of [`ENTRIES`]. Results are kept by the hash of what
/// rustc wrote.
pub fn build(target_dir: &Path, wasm_opt: Option<&Path>, names: bool) -> Result<Vec<(Entry, Program)>> {
    compile(target_dir)?;
    let wasm_opt = find_wasm_opt(wasm_opt)?;
    ENTRIES.into_iter().map(|entry| Ok((entry, prepare(entry, target_dir, wasm_opt.as_deref(), names)?))).collect()
}

fn prepare(entry: Entry, target_dir: &Path, wasm_opt: Option<&Path>, names: bool) -> Result<Program> {
    let compiled = target_dir.join(TARGET).join(PROFILE).join(format!("{}.wasm", entry.library));
    let kept = target_dir.join("bundle").join(key(entry, &fs::read(&compiled)?, wasm_opt, names));
    let (script, wasm) = (kept.join(format!("{}.js", entry.name)), kept.join(format!("{}_bg.wasm", entry.name)));
    if !kept.join("done").exists() {
        bind(entry, &compiled, &kept, names)?;
        optimise(&wasm, wasm_opt, names)?;
        fs::write(kept.join("done"), "")?;
    }
    Ok(Program { script: fs::read(script)?, wasm: fs::read(wasm)? })
}

fn compile(target_dir: &Path) -> Result<()> {
    println!("compiling the browser programs");
    let mut cargo = Command::new("cargo");
    cargo.arg("build");
    for entry in ENTRIES {
        cargo.args(["--package", entry.package]);
    }
    let status = cargo
        .args(["--lib", "--target", TARGET, "--profile", PROFILE, "--target-dir"])
        .arg(target_dir)
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "the browser programs do not compile");
    Ok(())
}

/// wasm-opt as asked for, else the one that npm put beside this package, else none.
fn find_wasm_opt(asked: Option<&Path>) -> Result<Option<PathBuf>> {
    if let Some(path) = asked {
        ensure!(path.exists(), "WASM_OPT names {}, which does not exist", path.display());
        return Ok(Some(path.to_owned()));
    }
    let installed = PathBuf::from("frontend/bundle/node_modules/.bin/wasm-opt");
    Ok(installed.exists().then_some(installed))
}

fn key(entry: Entry, compiled: &[u8], wasm_opt: Option<&Path>, names: bool) -> String {
    fingerprint::of(&[entry.name.as_bytes(), &RECIPE.to_le_bytes(), &[u8::from(wasm_opt.is_some()), u8::from(names)], compiled])
}

fn bind(entry: Entry, compiled: &Path, folder: &Path, names: bool) -> Result<()> {
    println!("writing the script of {}", entry.name);
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let module = prune::read(&fs::read(compiled)?)?;
    Bindgen::new()
        .input_module(entry.name, module)
        .out_name(entry.name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(!names)
        .remove_producers_section(true)
        .generate(folder)?;
    ensure!(
        !folder.join("snippets").exists(),
        "a dependency of the browser program brings files of JavaScript, which the bundler does not name by content"
    );
    Ok(())
}

fn optimise(wasm: &Path, wasm_opt: Option<&Path>, names: bool) -> Result<()> {
    let Some(wasm_opt) = wasm_opt else {
        println!("wasm-opt is not installed: the browser program stays as rustc wrote it");
        return Ok(());
    };
    println!("optimising the browser program for size");
    let smaller = wasm.with_extension("small");
    let status = Command::new(wasm_opt)
        .arg("-Oz")
        .args(FEATURES)
        .args(names.then_some("--debuginfo"))
        .arg(wasm)
        .arg("-o")
        .arg(&smaller)
        .status()
        .with_context(|| format!("cannot start {}", wasm_opt.display()))?;
    ensure!(status.success(), "wasm-opt failed");
    fs::rename(&smaller, wasm)?;
    Ok(())
}

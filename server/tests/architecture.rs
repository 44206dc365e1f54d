//! The arrows of docs/architecture.md, held by cargo's own knowledge of the packages.
//!
//! A new arrow is drawn in the document first, then in the tables below.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Package → packages of ours that it may depend on.
const ARROWS: [(&str, &[&str]); 16] = [
    ("server", &["app", "contract", "domain", "locales", "services", "store", "mailer", "sms", "ical", "migrations"]),
    ("frontend", &["app"]),
    ("frontend-staff", &["app"]),
    ("bundle", &[]),
    ("app", &["contract", "domain", "locales"]),
    ("locales", &["contract", "domain"]),
    ("services", &["contract", "store", "ical", "domain"]),
    ("mailer", &["ical", "domain"]),
    ("sms", &["domain"]),
    ("store", &["entity", "domain"]),
    ("ical", &["domain"]),
    ("contract", &["domain"]),
    ("domain", &[]),
    ("entity", &[]),
    ("migrations", &[]),
    ("testkit", &["contract", "domain", "mailer", "migrations", "services", "store"]),
];

/// Crate of others (a final `*` stands for any ending) → packages of ours that may name it.
const PERMISSIONS: [(&str, &[&str]); 11] = [
    ("sea-orm", &["entity", "store", "testkit"]),
    ("sea-orm-migration", &["migrations"]),
    ("axum*", &["server"]),
    ("tower*", &["server"]),
    ("leptos*", &["app", "frontend", "frontend-staff", "server"]),
    ("lettre", &["mailer"]),
    ("hyper*", &["server", "sms"]),
    ("askama", &["mailer"]),
    ("tokio", &["server", "services", "store", "mailer", "sms", "testkit"]),
    ("icalendar", &["ical"]),
    ("calcard", &["ical"]),
];

/// Never in what the candidate downloads.
const NOT_IN_THE_BROWSER: [&str; 8] = ["tokio", "axum", "sea-orm", "sqlx", "hyper", "lettre", "rustls", "leptos_axum"];

/// Lines of a Rust file, tests included.
const LONGEST_FILE: usize = 400;

struct Dependency {
    from: String,
    to: String,
    for_tests: bool,
}

#[test]
fn our_packages_depend_on_each_other_only_along_the_declared_arrows() {
    let arrows = BTreeMap::from(ARROWS);
    let wrong: Vec<_> = dependencies()
        .into_iter()
        .filter(|edge| !edge.for_tests && arrows.contains_key(edge.to.as_str()))
        .filter(|edge| !arrows.get(edge.from.as_str()).is_some_and(|allowed| allowed.contains(&edge.to.as_str())))
        .map(|edge| format!("{} → {}", edge.from, edge.to))
        .collect();
    assert!(wrong.is_empty(), "undeclared arrows: {}", wrong.join(", "));
}

#[test]
fn every_package_of_the_workspace_has_its_row() {
    let rows: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(rows, ours().into_keys().collect());
}

#[test]
fn the_testkit_is_only_for_tests() {
    let wrong: Vec<_> =
        dependencies().into_iter().filter(|edge| edge.to == "testkit" && !edge.for_tests).map(|edge| edge.from).collect();
    assert!(wrong.is_empty(), "testkit is compiled into: {}", wrong.join(", "));
}

#[test]
fn a_test_reaches_no_higher_than_its_package_may_save_for_the_testkit_and_migrations() {
    let arrows = BTreeMap::from(ARROWS);
    let wrong: Vec<_> = dependencies()
        .into_iter()
        .filter(|edge| edge.for_tests && arrows.contains_key(edge.to.as_str()))
        // A package names itself to turn a feature on for its own tests.
        .filter(|edge| !matches!(edge.to.as_str(), "testkit" | "migrations") && edge.to != edge.from)
        .filter(|edge| !arrows.get(edge.from.as_str()).is_some_and(|allowed| allowed.contains(&edge.to.as_str())))
        .map(|edge| format!("{} → {}", edge.from, edge.to))
        .collect();
    assert!(wrong.is_empty(), "undeclared arrows in tests: {}", wrong.join(", "));
}

#[test]
fn a_crate_of_others_is_named_only_where_the_table_permits_it() {
    let mut wrong = Vec::new();
    for edge in dependencies().into_iter().filter(|edge| !edge.for_tests) {
        for (crates, allowed) in PERMISSIONS {
            // `leptos_axum` is leptos's: `app` has it on the server's side alone, which the browser's tree shows.
            if matches(crates, &edge.to) && !allowed.contains(&edge.from.as_str()) {
                wrong.push(format!("{} → {}", edge.from, edge.to));
            }
        }
    }
    assert!(wrong.is_empty(), "not permitted: {}", wrong.join(", "));
}

#[test]
fn the_browser_programs_contain_nothing_of_the_server() {
    let tree = cargo(&[
        "tree",
        "-p",
        "frontend",
        "-p",
        "frontend-staff",
        "--target",
        "wasm32-unknown-unknown",
        "-e",
        "normal",
        "--prefix",
        "none",
    ]);
    let found: BTreeSet<_> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(found.contains("leptos"), "the tree was not read");
    let wrong: Vec<_> = NOT_IN_THE_BROWSER.into_iter().filter(|name| found.contains(name)).collect();
    assert!(wrong.is_empty(), "in the browser's tree: {}", wrong.join(", "));
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let mut files = Vec::new();
    for folder in ["app", "frontend", "server", "migrations"] {
        rust_files(&root().join(folder), &mut files);
    }
    assert!(files.len() > 20, "the folders were not read");
    let long: Vec<_> = files
        .iter()
        .filter_map(|path| {
            let lines = fs::read_to_string(path).ok()?.lines().count();
            (lines > LONGEST_FILE).then(|| format!("{} ({lines})", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "over {LONGEST_FILE} lines: {}", long.join(", "));
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(name == pattern, |start| name.starts_with(start))
}

fn dependencies() -> Vec<Dependency> {
    let mut edges = Vec::new();
    for (from, package) in ours() {
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            edges.push(Dependency {
                from: from.clone(),
                to: dependency["name"].as_str().unwrap_or_default().to_owned(),
                for_tests: dependency["kind"] == "dev",
            });
        }
    }
    assert!(!edges.is_empty(), "cargo's metadata was not read");
    edges
}

/// The packages of the workspace by name, as cargo describes them.
fn ours() -> BTreeMap<String, Value> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (package["name"].as_str().unwrap().to_owned(), package.clone())).collect()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn root() -> PathBuf {
    // Where cargo runs the tests of a package. A path that was compiled in would be another clone's, since clones share
    // what is compiled.
    std::env::current_dir().unwrap().parent().unwrap().to_owned()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

//! A PostgreSQL server of the test's own, which it may stop and start again.

use std::{
    path::Path,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// The server; gone when it is dropped.
#[derive(Debug)]
pub struct Cluster {
    folder: TempDir,
    url: String,
}

impl Cluster {
    /// A running server whose commits survive its own crash.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = control("start", folder.path());
        Self { folder, url }
    }

    /// The address of its only database, the same after a stop.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops it at once: open transactions are lost, connections broken.
    pub fn stop(&self) {
        control("stop", self.folder.path());
    }

    /// Starts it again, with what was committed.
    pub fn start_again(&self) {
        assert_eq!(control("start", self.folder.path()), self.url);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the script says on its only line.
fn control(word: &str, folder: &Path) -> String {
    // From where the test runs, not where this file was compiled: several clones share what was compiled.
    let package = std::env::current_dir().expect("a package's folder");
    let script = package.ancestors().map(|folder| folder.join("scripts/postgres-server")).find(|script| script.exists());
    let script = script.expect("scripts/postgres-server");
    let told = Command::new(script).arg(word).arg(folder).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let told = told.expect("scripts/postgres-server");
    assert!(told.status.success(), "scripts/postgres-server {word}: {}", told.status);
    String::from_utf8(told.stdout).expect("an address").trim().to_owned()
}

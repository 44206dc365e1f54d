//! Everything that is logged while a test runs, and what must not be in it.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::MakeWriter;

/// What the libraries below us say at these levels is theirs; production logs from INFO on. Ours is held to silence at every
/// level.
const THEIRS: [&str; 6] = ["sqlx", "TRACE hyper", "TRACE h2", "TRACE mio", "DEBUG sea_orm", "TRACE sea_orm"];

#[derive(Clone, Default)]
struct Sheet(Arc<Mutex<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Sheet {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The log of this thread, at every level, from now on.
pub struct Captured {
    sheet: Sheet,
    _guard: DefaultGuard,
}

impl Captured {
    pub fn start() -> Self {
        let sheet = Sheet::default();
        let log =
            tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(sheet.clone()).finish();
        Self { sheet, _guard: tracing::subscriber::set_default(log) }
    }

    /// `told` was logged, and nothing of `kept` in any case of letters, whole or in part of a word.
    pub fn assert_tells_and_keeps(self, told: &[&str], kept: &[&str]) {
        let written = String::from_utf8(self.sheet.0.lock().unwrap().clone()).unwrap().to_lowercase();
        let theirs = THEIRS.map(str::to_lowercase);
        let lines: Vec<&str> = written.lines().filter(|line| !theirs.iter().any(|word| line.contains(word.as_str()))).collect();
        for word in told {
            let word = word.to_lowercase();
            assert!(lines.iter().any(|line| line.contains(&word)), "{word} is not in the log");
        }
        for secret in kept {
            let secret = secret.to_lowercase();
            let found: Vec<_> = lines.iter().filter(|line| line.contains(&secret)).collect();
            assert!(!secret.is_empty() && found.is_empty(), "{secret:?} is in the log: {found:?}");
        }
    }
}

//! `server import catalogue FILE`: the national catalogue becomes what is shown, or is refused whole.

use crate::{
    config::{Raw, SettingError},
    parts,
};
use anyhow::{Context as _, Result};
use domain::catalogue::Verdict;
use indicatif::{ProgressBar, ProgressStyle};
use locales::fr::imports as sentences;
use services::{
    Services,
    importing::{ImportCatalogue, ImportId, ImportOutcome, MissingGuard, REPORT_COLUMNS, write_report},
};
use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What `import catalogue` is given.
#[derive(clap::Args)]
pub struct CatalogueFile {
    /// The catalogue: a JSON array, or CSV with the same names as headers
    file: PathBuf,
    /// Apply it even when more than 20 % of the published trainings are missing
    #[arg(long)]
    force: bool,
    /// Write one line per record and finding to this CSV file
    #[arg(long, value_name = "FILE.csv")]
    report: Option<PathBuf>,
}

/// Imports, prints what became of the records, writes the report. 0 when applied, 1 when refused whole.
pub async fn catalogue(settings: &Raw, ask: &CatalogueFile) -> Result<ExitCode> {
    let input = File::open(&ask.file).map_err(|error| SettingError::new("FILE", format!("{}: {error}", ask.file.display())))?;
    let length = input.metadata().map_or(0, |facts| facts.len());
    let services = parts::open_for_data(&settings.database_url()?).await?;
    let bar = bar(length);
    let wanted = ImportCatalogue {
        source: ask.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        guard: if ask.force { MissingGuard::Lifted } else { MissingGuard::Kept },
    };
    let outcome = services
        .import_catalogue(wanted, input, |progress| {
            bar.set_position(progress.bytes);
            bar.set_message(format!("{} records", progress.n_read));
        })
        .await?;
    bar.finish_and_clear();
    tell(&outcome);
    if let Some(path) = &ask.report {
        write_whole_report(&services, outcome.id, path).await?;
    }
    Ok(if outcome.refusal.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{bar:32} {bytes}/{total_bytes}  {msg}") {
        bar.set_style(style);
    }
    bar
}

fn tell(outcome: &ImportOutcome) {
    println!("{} records read", outcome.n_read);
    for verdict in Verdict::ALL {
        println!("  {:<12} {}", verdict.code(), outcome.count(verdict));
    }
    match outcome.refusal {
        None => println!("applied"),
        Some(refusal) => println!("{}", sentences::refused(refusal.code())),
    }
}

/// Page by page: the report of a large catalogue is larger than what we keep in memory.
async fn write_whole_report(services: &Services, id: ImportId, path: &Path) -> Result<()> {
    let unwritable = || format!("the report {} cannot be written", path.display());
    let mut out = BufWriter::new(File::create(path).with_context(unwritable)?);
    out.write_all(REPORT_COLUMNS.as_bytes()).with_context(unwritable)?;
    let mut after = None;
    loop {
        let (rows, next) = services.import_report(id, after).await?;
        write_report(&mut out, &rows, |row| sentences::sentence(row.verdict, row.code.as_deref()).to_owned())
            .with_context(unwritable)?;
        if next.is_none() {
            return out.flush().with_context(unwritable);
        }
        after = next;
    }
}

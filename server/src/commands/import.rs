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
    importing::{ImportCatalogue, ImportFault, ImportId, ImportOutcome, MissingGuard, Progress, REPORT_COLUMNS, write_report},
};
use std::{
    fs::File,
    io::{self, BufWriter, Read, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What `import catalogue` is given.
#[derive(clap::Args)]
pub struct CatalogueFile {
    /// The catalogue: a JSON array, or CSV with the same names as headers; - for standard input
    file: PathBuf,
    /// Apply it even when more than 20 % of the published trainings are missing
    #[arg(long)]
    force: bool,
    /// Write one line per record and finding to this CSV file
    #[arg(long, value_name = "FILE.csv")]
    report: Option<PathBuf>,
}

/// Findings shown on the terminal; the others are in the report.
const SHOWN: usize = 20;

/// Imports, prints what became of the records, writes the report. 0 when applied, 1 when refused whole; a file that cannot be
/// read or written is a wrong setting.
pub async fn catalogue(settings: &Raw, ask: &CatalogueFile) -> Result<ExitCode> {
    let (input, length) = open(&ask.file)?;
    // First: a report that cannot be written is known before anything is imported.
    let report = ask.report.as_ref().map(|path| create(path)).transpose()?;
    let services = parts::open_for_data(&settings.database_url()?).await?;
    let bar = bar(length);
    let wanted = ImportCatalogue {
        source: ask.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        guard: if ask.force { MissingGuard::Lifted } else { MissingGuard::Kept },
    };
    let show = |progress: Progress| {
        bar.set_position(progress.bytes);
        bar.set_message(format!("{} records", progress.n_read));
    };
    let outcome = services.import_catalogue(wanted, input, show).await.map_err(|fault| match fault {
        ImportFault::Input(error) => SettingError::new("FILE", format!("{}: {error}", ask.file.display())).into(),
        ImportFault::Store(_) => anyhow::Error::from(fault),
    })?;
    bar.finish_and_clear();
    tell(&services, &outcome).await?;
    if let Some(report) = report {
        write_whole_report(&services, outcome.id, report).await.context("the report cannot be written")?;
    }
    Ok(if outcome.refusal.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The file and its length; that of standard input is not known.
fn open(path: &Path) -> Result<(Box<dyn Read + Send>, Option<u64>), SettingError> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin()), None));
    }
    let unreadable = |error: io::Error| SettingError::new("FILE", format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(unreadable)?;
    let facts = file.metadata().map_err(unreadable)?;
    if facts.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    Ok((Box::new(file), Some(facts.len())))
}

fn create(path: &Path) -> Result<BufWriter<File>, SettingError> {
    let file = File::create(path).map_err(|error| SettingError::new("report", format!("{}: {error}", path.display())))?;
    Ok(BufWriter::new(file))
}

/// On standard error, and only when that is a terminal.
fn bar(length: Option<u64>) -> ProgressBar {
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), "{bar:32} {bytes}/{total_bytes}  {msg}"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes}  {msg}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar, // the plain bar will do
    }
}

/// The counts, then the first findings.
async fn tell(services: &Services, outcome: &ImportOutcome) -> Result<()> {
    println!("{} records read", outcome.n_read);
    for verdict in Verdict::ALL {
        println!("{:>8} {:<12} {}", outcome.count(verdict), verdict.code(), sentences::counted(verdict));
    }
    let mut n_findings = 0;
    let mut after = None;
    loop {
        let (rows, next) = services.import_report(outcome.id, after).await?;
        for row in rows.iter().filter(|row| row.code.is_some()) {
            n_findings += 1;
            if n_findings <= SHOWN {
                let (key, field) = (row.key.as_deref().unwrap_or("?"), row.field.as_deref().unwrap_or("?"));
                let sentence = sentences::sentence(row.verdict, row.code.as_deref());
                println!("line {} {key} {}: {field}: {sentence}", row.line, row.verdict.code());
            }
        }
        if next.is_none() {
            break;
        }
        after = next;
    }
    if n_findings > SHOWN {
        println!("and {} more: --report FILE.csv writes them all", n_findings - SHOWN);
    }
    match outcome.refusal {
        None => println!("applied"),
        Some(refusal) => println!("{}", sentences::refused(refusal.code())),
    }
    Ok(())
}

/// Page by page: the report of a large catalogue is larger than what we keep in memory.
async fn write_whole_report(services: &Services, id: ImportId, mut out: BufWriter<File>) -> Result<()> {
    out.write_all(REPORT_COLUMNS.as_bytes())?;
    let mut after = None;
    loop {
        let (rows, next) = services.import_report(id, after).await?;
        write_report(&mut out, &rows, |row| sentences::sentence(row.verdict, row.code.as_deref()).to_owned())?;
        if next.is_none() {
            return Ok(out.flush()?);
        }
        after = next;
    }
}

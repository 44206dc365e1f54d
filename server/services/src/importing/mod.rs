//! The import of the national catalogue: read as a stream, staged in batches, swapped in by one transaction.
//!
//! [`input`] counts lines, [`json`] and [`table`] take a file apart record by record in a thread of their own, [`feed`] checks
//! each record and hands it over in batches through a bounded channel, [`staging`] writes them down, and the swap makes them
//! the catalogue. Memory holds a few batches and one short entry per key, whatever the size of the file.
//!
//! A training whose record is rejected counts as missing from the file: what cannot be trusted is not shown.

mod feed;
mod input;
mod json;
mod report;
mod slugs;
mod staged;
mod staging;
mod table;

pub use report::{REPORT_COLUMNS, ReportCursor, ReportRow, write_report};
pub use store::imports::ImportId;

use crate::Services;
use domain::catalogue::{RawRecord, Verdict};
use feed::{Outlet, ReadFault};
use staging::Staging;
use std::{
    collections::BTreeMap,
    io::{self, Read},
};
use store::{StoreError, imports};
use tokio::sync::mpsc;

/// Batches that may wait between the reader and the database.
const WAITING_BATCHES: usize = 4;
/// One published training in so many may be missing without anybody insisting: 20 %.
const MISSING_ONE_IN: u64 = 5;

/// An import to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportCatalogue {
    /// Where the file comes from, for the history: its name.
    pub source: String,
    /// What a file with many trainings missing does.
    pub guard: MissingGuard,
}

/// What happens when more than 20 % of the published trainings are missing from the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingGuard {
    /// The file is refused whole.
    Kept,
    /// Somebody insists: they are unpublished.
    Lifted,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records read and written to the stage.
    pub n_read: u64,
    /// Bytes of the file read.
    pub bytes: u64,
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOutcome {
    /// Which import, for its report.
    pub id: ImportId,
    /// Records in the file.
    pub n_read: u64,
    /// How many records met each verdict; a verdict nobody met is absent.
    pub counts: BTreeMap<Verdict, u64>,
    /// Why the file was refused whole; `None` when it is now the catalogue.
    pub refusal: Option<ImportRefusal>,
}

impl ImportOutcome {
    /// How many records met this verdict.
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.counts.get(&verdict).copied().unwrap_or(0)
    }
}

/// Why a file is refused whole, leaving the catalogue as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// Neither a JSON array to its end nor a CSV table with the expected columns.
    Unreadable {
        /// The line at which reading stopped, from 1.
        line: u64,
    },
    /// No record at all.
    Empty,
    /// Every record was rejected.
    NothingUsable,
    /// More than 20 % of the published trainings are missing.
    TooManyMissing {
        /// How many would be unpublished.
        missing: u64,
        /// Of how many published.
        published: u64,
    },
    /// Another import began meanwhile.
    Overtaken,
}

impl ImportRefusal {
    /// The stable code, as stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Empty => "empty",
            Self::NothingUsable => "nothing_usable",
            Self::TooManyMissing { .. } => "too_many_missing",
            Self::Overtaken => "overtaken",
        }
    }
}

/// What stops an import without a verdict on the file: nothing was applied, the same file may be tried again.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// The file could not be read to its end.
    #[error("the file cannot be read")]
    Input(#[source] io::Error),
    /// The database did not do what was asked.
    #[error("the database did not take the import")]
    Store(#[from] StoreError),
}

impl Services {
    /// Makes the records of `input` (a JSON array, or CSV with the same names as headers) the catalogue, or refuses them
    /// whole. `progress` is called after each batch.
    pub async fn import_catalogue(
        &self,
        ask: ImportCatalogue,
        input: impl Read + Send + 'static,
        progress: impl Fn(Progress) + Send + Sync,
    ) -> Result<ImportOutcome, ImportFault> {
        self.import_from(ask, move |outlet| feed::read_all(input, outlet), progress).await
    }

    /// As [`Self::import_catalogue`], with records that are not in a file: the n-th stands on line n.
    pub(crate) async fn import_records(
        &self,
        ask: ImportCatalogue,
        records: Vec<RawRecord>,
    ) -> Result<ImportOutcome, ImportFault> {
        self.import_from(ask, move |outlet| feed::give_all(records, outlet), |_| {}).await
    }

    async fn import_from(
        &self,
        ask: ImportCatalogue,
        read: impl FnOnce(&mut Outlet) -> Result<(), ReadFault> + Send + 'static,
        progress: impl Fn(Progress) + Send + Sync,
    ) -> Result<ImportOutcome, ImportFault> {
        let mut staging = Staging::begin(self.db(), &ask.source, self.now()).await?;
        let (sender, mut batches) = mpsc::channel(WAITING_BATCHES);
        let services = self.clone();
        let reader = tokio::task::spawn_blocking(move || {
            let mut outlet = Outlet::new(services, sender);
            read(&mut outlet).and_then(|()| outlet.finish())
        });
        while let Some(batch) = batches.recv().await {
            let bytes = batch.bytes;
            staging.take(self.db(), batch).await?;
            progress(Progress { n_read: staging.n_read(), bytes });
        }
        let refusal = match reader.await {
            Ok(Ok(())) if staging.n_read() == 0 => Some(ImportRefusal::Empty),
            Ok(Ok(())) if staging.n_usable() == 0 => Some(ImportRefusal::NothingUsable),
            Ok(Ok(())) => None,
            Ok(Err(ReadFault::Unreadable { line })) => Some(ImportRefusal::Unreadable { line }),
            Ok(Err(ReadFault::Input(error))) => return Err(ImportFault::Input(error)),
            // Only when this side closed the channel, which it does not before the last batch.
            Ok(Err(ReadFault::Stopped)) => return Err(ImportFault::Input(io::ErrorKind::Interrupted.into())),
            Err(panicked) => return Err(ImportFault::Input(io::Error::other(panicked))),
        };
        match refusal {
            Some(refusal) => self.refuse(&staging, refusal).await,
            None => self.decide(&staging, ask.guard).await,
        }
    }

    async fn refuse(&self, staging: &Staging, refusal: ImportRefusal) -> Result<ImportOutcome, ImportFault> {
        let outcome = staging.outcome(BTreeMap::new(), Some(refusal));
        let (now, ended) = (self.now(), &outcome);
        self.db().write(|tx| async move { finish(&tx, ended, now).await }).await?;
        Ok(outcome)
    }

    /// Weighs the stage against the catalogue and swaps it in, in one transaction: between the two nobody may change either.
    async fn decide(&self, staging: &Staging, guard: MissingGuard) -> Result<ImportOutcome, ImportFault> {
        let now = self.now();
        let outcome = self
            .db()
            .write(|tx| async move {
                let id = staging.id();
                let refusal = if imports::count_staged(tx.read(), id).await? == staging.n_keys() {
                    let missing = imports::weigh(tx.read(), id).await?.unpublished;
                    too_many(missing, imports::count_published(tx.read()).await?, guard)
                } else {
                    Some(ImportRefusal::Overtaken)
                };
                let mut verdicts = BTreeMap::new();
                if refusal.is_none() {
                    imports::swap(&tx, id, now).await?;
                    let counted = imports::count_verdicts(tx.read(), id).await?;
                    verdicts.extend(counted.into_iter().filter_map(|(code, n)| Some((Verdict::from_code(&code)?, n))));
                }
                let outcome = staging.outcome(verdicts, refusal);
                finish(&tx, &outcome, now).await?;
                Ok::<_, StoreError>(outcome)
            })
            .await?;
        Ok(outcome)
    }
}

fn too_many(missing: u64, published: u64, guard: MissingGuard) -> Option<ImportRefusal> {
    match guard {
        MissingGuard::Lifted => None,
        MissingGuard::Kept => {
            (missing * MISSING_ONE_IN > published).then_some(ImportRefusal::TooManyMissing { missing, published })
        }
    }
}

async fn finish(tx: &store::Tx, outcome: &ImportOutcome, now: domain::time::Timestamp) -> Result<(), StoreError> {
    let end = outcome.refusal.map_or(imports::ImportEnd::Applied, |refusal| imports::ImportEnd::Refused(refusal.code()));
    let counts: BTreeMap<&str, u64> = outcome.counts.iter().map(|(verdict, n)| (verdict.code(), *n)).collect();
    let counts = serde_json::to_string(&counts).map_err(|error| StoreError::Unexpected(Box::new(error)))?;
    imports::finish(tx, outcome.id, end, (outcome.n_read, &counts), now).await
}

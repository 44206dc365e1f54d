//! The stage of an import while it fills: what was read, what is wrong with it, which keys came twice.

use super::{
    ImportOutcome, ImportRefusal,
    feed::{Arrival, Batch},
    slugs::Slugs,
    staged::{Place, staged},
};
use domain::{
    catalogue::{CatalogueRecord, FindingCode, Reading, Verdict},
    time::Timestamp,
};
use std::collections::{BTreeMap, HashMap};
use store::{
    Db, StagedTraining, StoreError,
    imports::{self, Finding, ImportId},
};

/// The column of the key.
const KEY: &str = "cle_ministere_educatif";
/// The code of what is no record at all.
const MISSHAPEN: &str = "record_shape";

/// An import under way.
pub(super) struct Staging {
    id: ImportId,
    slugs: Slugs,
    /// The usable records so far: of two with one key the later one.
    seen: HashMap<String, Seen>,
    n_read: u64,
    n_rejected: u64,
    n_flagged: u64,
}

struct Seen {
    line: u64,
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Accepted,
    Flagged,
}

impl Staging {
    /// Begins; what an earlier import left staged is dropped.
    pub(super) async fn begin(db: &Db, source: &str, now: Timestamp) -> Result<Self, StoreError> {
        let slugs = Slugs::load(db).await?;
        let id = db.write(|tx| async move { imports::insert(&tx, source, now).await }).await?;
        Ok(Self { id, slugs, seen: HashMap::new(), n_read: 0, n_rejected: 0, n_flagged: 0 })
    }

    /// Which import.
    pub(super) const fn id(&self) -> ImportId {
        self.id
    }

    /// Records read.
    pub(super) const fn n_read(&self) -> u64 {
        self.n_read
    }

    /// Records that were not rejected.
    pub(super) const fn n_usable(&self) -> u64 {
        self.n_read - self.n_rejected
    }

    /// Records that the stage must hold.
    pub(super) fn n_keys(&self) -> u64 {
        self.seen.len() as u64
    }

    /// Writes a batch down in one transaction.
    pub(super) async fn take(&mut self, db: &Db, batch: Batch) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(batch.arrivals.len());
        let mut findings = Vec::new();
        for arrival in batch.arrivals {
            self.weigh(arrival, &mut rows, &mut findings)?;
        }
        let (id, rows, findings) = (self.id, &rows, &findings);
        db.write(|tx| async move {
            imports::stage(&tx, id, rows).await?;
            imports::insert_findings(&tx, id, findings).await
        })
        .await
    }

    /// The end, with what the swap found.
    pub(super) fn outcome(&self, mut counts: BTreeMap<Verdict, u64>, refusal: Option<ImportRefusal>) -> ImportOutcome {
        // A record with three findings has three lines in the report and is one record.
        counts.insert(Verdict::Rejected, self.n_rejected);
        counts.insert(Verdict::Flagged, self.n_flagged);
        counts.retain(|_, n| *n > 0);
        ImportOutcome { id: self.id, n_read: self.n_read, counts, refusal }
    }

    fn weigh(&mut self, arrival: Arrival, rows: &mut Vec<StagedTraining>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
        self.n_read += 1;
        let Arrival { line, key, reading } = arrival;
        let about = |verdict: Verdict, field: Option<&str>, code: &str| Finding {
            line: line.cast_signed(),
            key: key.clone(),
            verdict: verdict.code().to_owned(),
            field: field.map(ToOwned::to_owned),
            code: Some(code.to_owned()),
        };
        match reading {
            None => {
                self.n_rejected += 1;
                findings.push(about(Verdict::Rejected, None, MISSHAPEN));
            }
            Some(Reading::Unusable { findings: found }) => {
                self.n_rejected += 1;
                findings.extend(found.iter().map(|one| about(Verdict::Rejected, Some(one.field), one.code.code())));
            }
            Some(Reading::Usable { record, findings: found }) => {
                findings.extend(found.iter().map(|one| about(Verdict::Flagged, Some(one.field), one.code.code())));
                let standing = if found.is_empty() { Standing::Accepted } else { Standing::Flagged };
                self.use_record(*record, Seen { line, standing }, rows, findings)?;
            }
        }
        Ok(())
    }

    fn use_record(
        &mut self,
        record: CatalogueRecord,
        seen: Seen,
        rows: &mut Vec<StagedTraining>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StoreError> {
        let mut row = staged(record, Place { line: seen.line, position: self.n_read }, &mut self.slugs)?;
        row.flagged = seen.standing == Standing::Flagged;
        self.n_flagged += u64::from(row.flagged);
        if let Some(earlier) = self.seen.insert(row.key.clone(), seen) {
            self.n_flagged += u64::from(earlier.standing == Standing::Accepted);
            findings.push(Finding {
                line: earlier.line.cast_signed(),
                key: Some(row.key.clone()),
                verdict: Verdict::Flagged.code().to_owned(),
                field: Some(KEY.to_owned()),
                code: Some(FindingCode::DuplicateKey.code().to_owned()),
            });
        }
        rows.push(row);
        Ok(())
    }
}

//! Imports of the catalogue: staged in batches, weighed, then swapped in by one transaction. A crash before the swap's
//! commit leaves the catalogue as it was.

use crate::{
    db::Tx,
    error::StoreError,
    sql::{Reader, at, get, values},
    staged::StagedTraining,
};
use domain::time::Timestamp;
use sea_orm::Value;

/// An import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub i64);

/// A line of the report that is not the verdict of a staged record: rejected, flagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Line in the file, from 1; 0 for what is not in it.
    pub line: i64,
    /// Key of the record, if it could be read.
    pub key: Option<String>,
    /// Code of the verdict: created, updated, unchanged, unpublished, reappeared, rejected or flagged.
    pub verdict: String,
    /// The field concerned.
    pub field: Option<String>,
    /// Code of what was found.
    pub code: Option<String>,
}

/// What a swap would do, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Not known before.
    pub created: u64,
    /// Known, and different.
    pub updated: u64,
    /// Known, and the same.
    pub unchanged: u64,
    /// Unpublished before, published again.
    pub reappeared: u64,
    /// Published before, not in the file or withheld there.
    pub unpublished: u64,
}

/// An import and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Which.
    pub id: ImportId,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// Name of the file.
    pub source: String,
    /// Records read.
    pub n_read: u64,
    /// JSON counts by verdict.
    pub counts: String,
    /// Code of the refusal; `None` when applied or running.
    pub refusal: Option<String>,
}

/// How an import ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportEnd<'a> {
    /// Swapped in.
    Applied,
    /// Refused whole, for this reason.
    Refused(&'a str),
}

/// Begins an import; what an earlier one left staged is dropped.
pub async fn insert(tx: &Tx, source: &str, now: Timestamp) -> Result<ImportId, StoreError> {
    tx.run("DELETE FROM staged_training", values![]).await?;
    let sql = "INSERT INTO import_run (started_at, source, n_read, counts, applied) VALUES (?, ?, 0, '{}', FALSE) RETURNING id";
    let row = tx.read().one(sql, values![now.epoch(), source]).await?;
    row.map_or_else(|| Err(StoreError::corrupt("import", source)), |row| Ok(ImportId(at(&row, 0)?)))
}

/// Stages a batch; of two records with the same key the later one counts, in the batch and across batches.
pub async fn stage(tx: &Tx, import: ImportId, batch: &[StagedTraining]) -> Result<(), StoreError> {
    crate::staged::insert(tx, import.0, batch).await
}

/// Adds lines to the report. A staged record that is flagged has no line unless it is given here.
pub async fn insert_findings(tx: &Tx, import: ImportId, findings: &[Finding]) -> Result<(), StoreError> {
    for chunk in findings.chunks(500) {
        let sql = format!(
            "INSERT INTO import_finding (run_id, line, key, verdict, field, code) VALUES {}",
            vec!["(?, ?, ?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let bound: Vec<Value> = chunk
            .iter()
            .flat_map(|finding| {
                values![
                    import.0,
                    finding.line,
                    finding.key.clone(),
                    finding.verdict.as_str(),
                    finding.field.clone(),
                    finding.code.clone(),
                ]
            })
            .collect();
        tx.run(&sql, bound).await?;
    }
    Ok(())
}

/// What swapping the staged records in would do.
pub async fn weigh(reader: Reader<'_>, import: ImportId) -> Result<ImportCounts, StoreError> {
    let row = reader
        .one(
            "SELECT COALESCE(SUM(CASE WHEN t.id IS NULL THEN 1 ELSE 0 END), 0) AS created,
                    COALESCE(SUM(CASE WHEN t.published = TRUE AND t.fingerprint <> s.fingerprint THEN 1 ELSE 0 END), 0) AS updated,
                    COALESCE(SUM(CASE WHEN t.published = TRUE AND t.fingerprint = s.fingerprint THEN 1 ELSE 0 END), 0) AS unchanged,
                    COALESCE(SUM(CASE WHEN t.published = FALSE THEN 1 ELSE 0 END), 0) AS reappeared
             FROM staged_training s LEFT JOIN training t ON t.key = s.key WHERE s.run_id = ? AND s.withheld = FALSE",
            values![import.0],
        )
        .await?;
    let Some(row) = row else { return Ok(ImportCounts::default()) };
    let count = |name: &str| Ok::<_, StoreError>(get::<i64>(&row, name)?.unsigned_abs());
    let missing = reader
        .count(
            "SELECT COUNT(*) FROM training t WHERE t.published = TRUE
             AND NOT EXISTS (SELECT 1 FROM staged_training s WHERE s.run_id = ? AND s.key = t.key AND s.withheld = FALSE)",
            values![import.0],
        )
        .await?;
    Ok(ImportCounts {
        created: count("created")?,
        updated: count("updated")?,
        unchanged: count("unchanged")?,
        reappeared: count("reappeared")?,
        unpublished: missing,
    })
}

/// How many records are staged: fewer than the caller staged when another import began meanwhile and dropped them.
pub async fn count_staged(reader: Reader<'_>, import: ImportId) -> Result<u64, StoreError> {
    reader.count("SELECT COUNT(*) FROM staged_training WHERE run_id = ?", values![import.0]).await
}

/// The lines of an import's report by the code of their verdict.
pub async fn count_verdicts(reader: Reader<'_>, import: ImportId) -> Result<Vec<(String, u64)>, StoreError> {
    let sql = "SELECT verdict, COUNT(*) FROM import_finding WHERE run_id = ? GROUP BY verdict";
    let rows = reader.all(sql, values![import.0]).await?;
    rows.iter().map(|row| Ok((at(row, 0)?, at::<i64>(row, 1)?.unsigned_abs()))).collect()
}

/// How many trainings are published.
pub async fn count_published(reader: Reader<'_>) -> Result<u64, StoreError> {
    reader.count("SELECT COUNT(*) FROM training WHERE published = TRUE", values![]).await
}

/// Makes the staged records the catalogue, writes their verdicts into the report, and empties the stage. To be run alone in
/// its transaction, with [`finish`]: a few set-based statements, whatever the number of records.
pub async fn swap(tx: &Tx, import: ImportId, now: Timestamp) -> Result<(), StoreError> {
    crate::staged::swap(tx, import.0, now).await
}

/// Ends an import with its counts (JSON).
pub async fn finish(
    tx: &Tx,
    import: ImportId,
    end: ImportEnd<'_>,
    (n_read, counts): (u64, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (applied, refusal) = match end {
        ImportEnd::Applied => (true, None),
        ImportEnd::Refused(reason) => (false, Some(reason.to_owned())),
    };
    let sql = "UPDATE import_run SET finished_at = ?, n_read = ?, counts = ?, applied = ?, refusal = ? WHERE id = ?";
    tx.run(sql, values![now.epoch(), n_read as i64, counts, applied, refusal, import.0]).await?;
    tx.run("DELETE FROM staged_training WHERE run_id = ?", values![import.0]).await.map(drop)
}

/// The latest imports, latest first.
pub async fn list(reader: Reader<'_>, limit: u64) -> Result<Vec<ImportRow>, StoreError> {
    let sql = "SELECT id, started_at, finished_at, source, n_read, counts, refusal FROM import_run ORDER BY id DESC LIMIT ?";
    let rows = reader.all(sql, values![limit as i64]).await?;
    rows.iter()
        .map(|row| {
            Ok(ImportRow {
                id: ImportId(get(row, "id")?),
                started_at: Timestamp::from_epoch(get(row, "started_at")?),
                finished_at: get::<Option<i64>>(row, "finished_at")?.map(Timestamp::from_epoch),
                source: get(row, "source")?,
                n_read: get::<i64>(row, "n_read")?.unsigned_abs(),
                counts: get(row, "counts")?,
                refusal: get(row, "refusal")?,
            })
        })
        .collect()
}

/// Where the next page of a report begins: the line and the row of its last finding; the default is the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCursor {
    line: i64,
    row: i64,
}

/// A page of an import's report by line, after `after`, and where the next begins; `None` at the end.
pub async fn list_findings(
    reader: Reader<'_>,
    import: ImportId,
    after: Option<FindingCursor>,
    limit: u64,
) -> Result<(Vec<Finding>, Option<FindingCursor>), StoreError> {
    let from = after.unwrap_or(FindingCursor { line: -1, row: -1 });
    let rows = reader
        .all(
            "SELECT id, line, key, verdict, field, code FROM import_finding
             WHERE run_id = ? AND (line > ? OR (line = ? AND id > ?)) ORDER BY line, id LIMIT ?",
            values![import.0, from.line, from.line, from.row, limit as i64],
        )
        .await?;
    let next = match rows.last() {
        Some(last) if rows.len() as u64 == limit => Some(FindingCursor { line: get(last, "line")?, row: get(last, "id")? }),
        Some(_) | None => None,
    };
    let findings = rows.iter().map(|row| {
        Ok(Finding {
            line: get(row, "line")?,
            key: get(row, "key")?,
            verdict: get(row, "verdict")?,
            field: get(row, "field")?,
            code: get(row, "code")?,
        })
    });
    Ok((findings.collect::<Result<_, StoreError>>()?, next))
}

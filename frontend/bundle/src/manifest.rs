//! Which logical name became which address, and how heavy each file is.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Address on the site, absolute: `/pkg/app.0123456789abcdef.js`.
    pub path: String,
    /// Size as it lies, in bytes.
    pub bytes: u64,
    /// Size of the brotli version beside it; absent for what is already compressed.
    pub brotli: Option<u64>,
    /// Size of the gzip version beside it; absent for what is already compressed.
    pub gzip: Option<u64>,
}

/// Every file of the site by its logical name (`app.js`, `style.css`); written as `manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest(pub BTreeMap<String, Entry>);

impl Manifest {
    /// The sizes as a table for people; the total is what a browser that reads brotli downloads.
    pub fn table(&self) -> String {
        let mut table = String::new();
        let mut total = 0;
        let _ = writeln!(table, "{:<56} {:>10} {:>10} {:>10}", "file", "bytes", "gzip", "brotli");
        for (name, entry) in &self.0 {
            total += entry.brotli.unwrap_or(entry.bytes);
            let _ = writeln!(
                table,
                "{name:<56} {:>10} {:>10} {:>10}",
                entry.bytes,
                entry.gzip.map_or_else(|| "-".to_owned(), |size| size.to_string()),
                entry.brotli.map_or_else(|| "-".to_owned(), |size| size.to_string()),
            );
        }
        let _ = writeln!(table, "{:<56} {total:>32}", "all, as downloaded");
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_counts_the_brotli_version_and_the_plain_file_where_there_is_none() {
        let entry = |bytes, brotli| Entry { path: "/pkg/x".into(), bytes, brotli, gzip: brotli };
        let manifest =
            Manifest(BTreeMap::from([("app.js".to_owned(), entry(900, Some(200))), ("font.woff2".to_owned(), entry(34, None))]));
        let last = manifest.table().lines().last().map(str::to_owned);
        assert!(last.is_some_and(|line| line.ends_with(" 234")));
    }
}

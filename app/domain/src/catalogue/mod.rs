//! The national catalogue: a record as received, what can be used of it, what is wrong with it, what an import did.

pub mod cell;
mod finding;
mod fingerprint;
mod gather;
mod raw;
mod read;
mod read_place;
mod record;
mod verdict;

pub use finding::{Finding, FindingCode, Severity};
pub use fingerprint::{Fingerprint, fingerprint};
pub use raw::RawRecord;
pub use read::{Commune, CommuneTable, Reading, read};
pub use record::{
    CatalogueRecord, CentreRecord, Delivery, Level, ManagingBodyRecord, Position, Precision, Publication, SiteRecord,
};
pub use verdict::Verdict;

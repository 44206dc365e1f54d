//! What an import did with a record.

use serde::{Deserialize, Serialize};

/// What an import did with a record. Exactly one per record of the file, and one per training that the file left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A training that was not known.
    Created,
    /// A known training, with something new.
    Updated,
    /// A known training, with nothing new.
    Unchanged,
    /// Known, published, and absent from the file: no longer shown, nothing is deleted.
    Unpublished,
    /// Known, no longer shown, and back in the file.
    Reappeared,
    /// Not used: at least one finding forbids it.
    Rejected,
    /// Used without the values that findings name; counted apart from the accepted ones, import after import.
    Flagged,
}

impl Verdict {
    /// Every verdict, in the order of reports.
    pub const ALL: [Self; 7] =
        [Self::Created, Self::Updated, Self::Unchanged, Self::Unpublished, Self::Reappeared, Self::Rejected, Self::Flagged];

    /// The stable code, as reported, stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Unpublished => "unpublished",
            Self::Reappeared => "reappeared",
            Self::Rejected => "rejected",
            Self::Flagged => "flagged",
        }
    }

    /// The verdict of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

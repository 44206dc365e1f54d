//! French public holidays by territory.

use serde::{Deserialize, Serialize};

/// Whose public holidays apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Territory {
    /// Metropolitan France except Alsace-Moselle.
    #[default]
    Metropole,
    /// Départements 57, 67 and 68.
    AlsaceMoselle,
    /// Guadeloupe.
    Guadeloupe,
    /// Martinique.
    Martinique,
    /// Guyane.
    Guyane,
    /// La Réunion.
    Reunion,
    /// Mayotte.
    Mayotte,
    /// No public holiday at all.
    None,
}

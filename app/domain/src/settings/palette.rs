//! The colours an appointment type may have in the agenda: names of the style sheet's own, never values, so that their
//! contrast holds in every scheme.

use serde::{Deserialize, Serialize};

/// A colour of the palette. It only repeats what the name of the type says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TypeColour {
    /// The green of the house.
    #[default]
    Green,
    /// Terracotta.
    Terracotta,
    /// Blue.
    Blue,
    /// Ochre.
    Ochre,
    /// Plum.
    Plum,
    /// Grey.
    Grey,
}

impl TypeColour {
    /// Every colour, in the order shown.
    pub const ALL: [Self; 6] = [Self::Green, Self::Terracotta, Self::Blue, Self::Ochre, Self::Plum, Self::Grey];

    /// The stable code: as stored, in forms, and in the attribute `data-colour` that the style sheet reads.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Terracotta => "terracotta",
            Self::Blue => "blue",
            Self::Ochre => "ochre",
            Self::Plum => "plum",
            Self::Grey => "grey",
        }
    }

    /// The colour of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.code() == code)
    }

    /// What is stored for a type: nothing stands for the first colour.
    pub fn of_stored(code: &str) -> Self {
        Self::from_code(code).unwrap_or_default()
    }
}

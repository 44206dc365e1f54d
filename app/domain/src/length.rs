//! How long an appointment lasts.

use serde::{Deserialize, Serialize};

/// Minutes of elapsed time, 5 to 720. What the centre draws in its agenda; the lengths of types are their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Length(u16);

/// Shorter than five minutes or longer than half a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("an appointment lasts from {min} to {max} minutes")]
pub struct InvalidLength {
    /// The shortest.
    pub min: u16,
    /// The longest.
    pub max: u16,
}

impl Length {
    /// The shortest, in minutes.
    pub const MIN: u16 = 5;
    /// The longest, in minutes.
    pub const MAX: u16 = 720;

    /// A length in minutes.
    pub const fn new(minutes: u16) -> Result<Self, InvalidLength> {
        if minutes < Self::MIN || minutes > Self::MAX {
            return Err(InvalidLength { min: Self::MIN, max: Self::MAX });
        }
        Ok(Self(minutes))
    }

    /// The nearest length there is.
    pub fn nearest(minutes: i64) -> Self {
        Self(minutes.clamp(Self::MIN.into(), Self::MAX.into()) as u16)
    }

    /// What somebody typed: whole minutes.
    pub fn parse(text: &str) -> Result<Self, InvalidLength> {
        text.trim().parse().ok().map_or(Err(InvalidLength { min: Self::MIN, max: Self::MAX }), Self::new)
    }

    /// Minutes.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Seconds.
    pub const fn seconds(self) -> i64 {
        self.0 as i64 * 60
    }
}

impl TryFrom<u16> for Length {
    type Error = InvalidLength;

    fn try_from(minutes: u16) -> Result<Self, InvalidLength> {
        Self::new(minutes)
    }
}

impl From<Length> for u16 {
    fn from(length: Length) -> Self {
        length.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_minutes_to_half_a_day() {
        assert_eq!(Length::parse(" 45 ").map(Length::minutes), Ok(45));
        for wrong in ["4", "721", "", "-30", "1 h", "30,5"] {
            assert!(Length::parse(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!([-3, 30, 9000].map(|minutes| Length::nearest(minutes).minutes()), [5, 30, 720]);
    }
}

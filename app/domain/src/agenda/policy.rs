//! The settings of an appointment type that decide which instants are offered.

use crate::time::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the slots of one appointment type are cut and who must be free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotPolicy {
    /// Length of an appointment, in minutes of elapsed time. Zero or less gives no slot.
    pub duration_min: i32,
    /// Distance between two offered starts, in minutes. Independent of the duration. Zero or less gives no slot.
    pub step_min: i32,
    /// Minutes kept free before each appointment.
    pub buffer_before_min: i32,
    /// Minutes kept free after each appointment.
    pub buffer_after_min: i32,
    /// Minutes of elapsed time between now and the earliest start offered; equality is allowed.
    pub min_notice_min: i32,
    /// How far ahead one may book; `None` when unbounded.
    pub horizon: Option<Horizon>,
    /// Where the starts fall.
    pub grid: Grid,
    /// Whether one eligible advisor is enough.
    pub assignment: Assignment,
}

impl SlotPolicy {
    /// For questions about openings alone: an instant, no notice, no horizon, nothing kept free around.
    pub const OPENINGS: Self = Self {
        duration_min: 5,
        step_min: 5,
        buffer_before_min: 0,
        buffer_after_min: 0,
        min_notice_min: 0,
        horizon: None,
        grid: Grid::Anchored,
        assignment: Assignment::Any,
    };
}

/// How far ahead of today, in the agenda's zone, one may book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// Civil days counted from today: `Days(1)` reaches tomorrow.
    Days(u16),
    /// Working days counted from today, weekends and the territory's holidays skipped.
    WorkingDays(u16),
    /// A fixed period, both dates inclusive.
    Period {
        /// First date that may be booked.
        from: NaiveDate,
        /// Last date that may be booked.
        to: NaiveDate,
    },
}

/// Where the starts of slots fall inside an open window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grid {
    /// Every step of elapsed time from the start of the joined window; stays put when bookings come and go.
    #[default]
    Anchored,
    /// Starts anew after each busy interval, at its end plus the gap.
    Compact,
    /// Civil minutes of the hour that are multiples of the step (of the day, from a step of 60 on).
    Clock,
}

impl Grid {
    /// Every grid, in the order shown.
    pub const ALL: [Self; 3] = [Self::Anchored, Self::Compact, Self::Clock];

    /// The stable code, as stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anchored => "anchored",
            Self::Compact => "compact",
            Self::Clock => "clock",
        }
    }

    /// The grid of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grid| grid.code() == code)
    }
}

/// Who must be free for a slot to be offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignment {
    /// One eligible advisor is enough; the least loaded of the day takes it.
    #[default]
    Any,
    /// Every eligible advisor takes part.
    All,
}

impl Assignment {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Any, Self::All];

    /// The stable code, as stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::All => "all",
        }
    }

    /// The assignment of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|assignment| assignment.code() == code)
    }
}

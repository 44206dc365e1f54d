//! The form of a special day as typed.

use super::{HoursErrors, HoursField, HoursProblem, typed::read_date, weekly_draft::parse_window};
use crate::agenda::{AvailabilityOverride, TimeWindow};
use serde::{Deserialize, Serialize};

/// Most windows of one day.
pub const MAX_WINDOWS: u8 = 6;

/// The two ends of a window as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowDraft {
    /// From when.
    pub from: String,
    /// To when.
    pub to: String,
}

/// What was typed about one date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDayDraft {
    /// The date.
    pub date: String,
    /// Its windows; those left blank count for nothing, none at all closes the date for this advisor.
    pub windows: Vec<WindowDraft>,
    /// Opens the date although it is a public holiday.
    pub opens_holiday: bool,
}

impl SpecialDayDraft {
    /// Parses every field; all that is wrong is said at once, in the order of the form. Windows that overlap are refused,
    /// those that touch are joined.
    pub fn parse(&self) -> Result<AvailabilityOverride, HoursErrors> {
        let mut errors = HoursErrors::default();
        let date = errors.take(HoursField::Date, read_date(&self.date));
        if self.windows.len() > usize::from(MAX_WINDOWS) {
            errors.push(HoursField::Date, HoursProblem::TooMany { max: MAX_WINDOWS });
        }
        let mut windows: Vec<(TimeWindow, u8)> = Vec::new();
        for (rank, window) in (0..MAX_WINDOWS).zip(&self.windows) {
            if window.from.trim().is_empty() && window.to.trim().is_empty() {
                continue;
            }
            let fields = (HoursField::WindowFrom(rank), HoursField::WindowTo(rank));
            windows.extend(parse_window((&window.from, &window.to), fields, &mut errors).map(|window| (window, rank)));
        }
        windows.sort_unstable();
        for pair in windows.windows(2) {
            if let [(earlier, _), (later, rank)] = pair
                && later.from < earlier.to
            {
                errors.push(HoursField::WindowFrom(*rank), HoursProblem::Overlaps);
            }
        }
        match date {
            Some(date) if errors.0.is_empty() => {
                let windows = joined(windows.into_iter().map(|(window, _)| window).collect());
                Ok(AvailabilityOverride { date, windows, opens_holiday: self.opens_holiday })
            }
            Some(_) | None => Err(errors),
        }
    }
}

/// Sorted, those that touch or overlap as one.
pub(super) fn joined(mut windows: Vec<TimeWindow>) -> Vec<TimeWindow> {
    windows.sort_unstable();
    windows.dedup_by(|next, kept| {
        let joins = next.from <= kept.to;
        if joins {
            kept.to = kept.to.max(next.to);
        }
        joins
    });
    windows
}

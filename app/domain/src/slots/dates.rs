//! The civil dates of slots.

use super::{Slot, wall_clock::WallClock};
use crate::time::{DateRange, NaiveDate, Tz};

/// The civil date of each slot in `zone`; `slots` are in order of start, as the engine gives them. The zone is asked once for
/// each day, not for each slot.
pub fn dates_of(slots: &[Slot], zone: Tz) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else { return Vec::new() };
    let mut date = first.interval.start.date_in(zone);
    let last = last.interval.start.date_in(zone);
    let clock = WallClock::over(zone, DateRange::new(date, last.succ_opt().unwrap_or(last)));
    let after = |date: NaiveDate| date.succ_opt().map(|next| (next, clock.day_start(next)));
    let mut tomorrow = after(date);
    let of = |slot: &Slot| {
        while let Some((next, begins)) = tomorrow
            && begins <= slot.interval.start
        {
            date = next;
            tomorrow = after(next);
        }
        date
    };
    slots.iter().map(of).collect()
}

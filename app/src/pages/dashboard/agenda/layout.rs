//! Where everything stands in the grid: columns, hours, lanes. Pure: the same on the server and in the browser.

use chrono::Timelike;
use contract::agendas::{AgendaEntry, ShutView, Taken, TakenWhat};
use domain::{
    ids::AdvisorId,
    slots::Reason,
    span::Span,
    time::{CivilInstant, DateRange, NaiveDate, Weekday},
};

/// Minutes of a row.
pub(super) const ROW_MIN: u16 = 5;
/// Minutes of a day.
pub(super) const DAY_MIN: u16 = 24 * 60;
/// Shown even when nothing opens: nine to six.
const LEAST: (u16, u16) = (9 * 60, 18 * 60);
/// Shown around what opens and what is booked.
const AROUND_MIN: u16 = 60;

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Column {
    /// Its date.
    pub date: NaiveDate,
    /// Whose it is, where advisors stand side by side.
    pub advisor: Option<AdvisorId>,
}

/// From which minute of the day to which the grid reaches; whole hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    pub from: u16,
    pub until: u16,
}

/// An appointment in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub entry: AgendaEntry,
    pub place: Place,
}

/// Rows and lane of something in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// First row from the top of the grid.
    pub at: u16,
    /// How many rows.
    pub rows: u16,
    /// Which lane, from 0.
    pub lane: u16,
    /// How many lanes share the width.
    pub lanes: u16,
}

impl Place {
    /// The classes that put it there: `week.css`.
    pub(super) fn classes(self) -> String {
        let Self { at, rows, lane, lanes } = self;
        format!("at-{at} for-{rows} lane-{} lanes-{}", lane.min(15), lanes.min(16))
    }
}

impl Column {
    /// Whether an appointment stands in this column.
    pub(super) fn holds(self, entry: &AgendaEntry) -> bool {
        entry.starts.date() == self.date && self.advisor.is_none_or(|advisor| entry.advisors.contains(&advisor))
    }
}

impl Hours {
    /// The row of a minute of the day.
    pub(super) fn row(self, minute: u16) -> u16 {
        minute.clamp(self.from, self.until).saturating_sub(self.from) / ROW_MIN
    }

    /// How many rows there are.
    pub(super) const fn rows(self) -> u16 {
        (self.until - self.from) / ROW_MIN
    }

    /// Rows from one minute to another, at least one.
    pub(super) fn place(self, from: u16, until: u16) -> Place {
        let at = self.row(from).min(self.rows().saturating_sub(1));
        let rows = (self.row(until.saturating_add(ROW_MIN - 1)).saturating_sub(at)).max(1);
        Place { at, rows, lane: 0, lanes: 1 }
    }
}

/// The minute of the day that the wall clock reads.
pub(super) fn minute_of(at: CivilInstant) -> u16 {
    let time = at.time();
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or_default()
}

/// The last minute of an appointment in the day it begins.
pub(super) fn end_of(entry: &AgendaEntry) -> u16 {
    minute_of(entry.starts).saturating_add(entry.minutes).min(DAY_MIN)
}

/// The columns: an advisor each for a day, a date each for a week. Of a weekend that is shut and empty there is none.
pub(super) fn columns(
    (span, dates): (Span, DateRange),
    advisors: &[AdvisorId],
    (entries, shut): (&[AgendaEntry], &[ShutView]),
) -> Vec<Column> {
    if span == Span::Day {
        return advisors.iter().map(|advisor| Column { date: dates.from, advisor: Some(*advisor) }).collect();
    }
    let is_shut = |date| shut.iter().filter(|view| view.date == date).map(|view| view.until_min - view.from_min).sum::<u16>();
    let is_empty = |date| is_shut(date) >= DAY_MIN && !entries.iter().any(|entry| entry.starts.date() == date);
    let is_weekend = |date: NaiveDate| matches!(chrono::Datelike::weekday(&date), Weekday::Sat | Weekday::Sun);
    dates.dates().filter(|date| !is_weekend(*date) || !is_empty(*date)).map(|date| Column { date, advisor: None }).collect()
}

/// The hours shown: whatever is open or booked, an hour around it.
pub(super) fn hours(entries: &[AgendaEntry], shut: &[ShutView]) -> Hours {
    let (mut first, mut last) = LEAST;
    // What stands outside of every window tells where the windows are.
    for view in shut.iter().filter(|view| view.because == Reason::Outside) {
        match (view.from_min, view.until_min) {
            (0, DAY_MIN) => {}
            (0, opens) => first = first.min(opens.saturating_sub(AROUND_MIN)),
            (closes, DAY_MIN) => last = last.max(closes + AROUND_MIN),
            _pause => {}
        }
    }
    for entry in entries {
        first = first.min(minute_of(entry.starts));
        last = last.max(end_of(entry));
    }
    Hours { from: first / 60 * 60, until: (last.div_ceil(60) * 60).min(DAY_MIN) }
}

/// The appointments of a column side by side where they overlap.
pub(super) fn placed(column: Column, hours: Hours, entries: &[AgendaEntry]) -> Vec<Placed> {
    let mut own: Vec<&AgendaEntry> = entries.iter().filter(|entry| column.holds(entry)).collect();
    own.sort_by_key(|entry| (minute_of(entry.starts), core::cmp::Reverse(entry.minutes), entry.id));
    let mut all: Vec<Placed> = Vec::with_capacity(own.len());
    let mut group = 0;
    // The row after the last one in each lane of the group of appointments that overlap, and so share the width.
    let mut lanes: Vec<u16> = Vec::new();
    for entry in own {
        let place = hours.place(minute_of(entry.starts), end_of(entry));
        if lanes.iter().all(|end| *end <= place.at) {
            share(&mut all[group..], lanes.len());
            group = all.len();
            lanes.clear();
        }
        let lane = lanes.iter().position(|end| *end <= place.at).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(0);
        }
        lanes[lane] = place.at + place.rows;
        all.push(Placed { entry: entry.clone(), place: Place { lane: u16::try_from(lane).unwrap_or(u16::MAX), ..place } });
    }
    share(&mut all[group..], lanes.len());
    all
}

fn share(group: &mut [Placed], n_lanes: usize) {
    for placed in group {
        placed.place.lanes = u16::try_from(n_lanes).unwrap_or(u16::MAX).max(1);
    }
}

/// The most lanes of any column, rounded up: how wide the grid must be. One lane more seldom makes it wider, so that it does
/// not jump under the hand that moves an appointment.
pub(super) fn most_lanes<'a>(columns: impl Iterator<Item = &'a Vec<Placed>>) -> u16 {
    const WIDTHS: [u16; 8] = [1, 2, 3, 4, 6, 8, 12, 16];
    let most = columns.flatten().map(|placed| placed.place.lanes).max().unwrap_or(1);
    WIDTHS.into_iter().find(|width| *width >= most).unwrap_or(16)
}

/// The first minute of a column at which somebody could book, for who opens the form by keyboard.
pub(super) fn first_open(column: Column, hours: Hours, shut: &[ShutView]) -> u16 {
    let closed = |minute: u16| shut_at(column, minute, shut).is_some();
    (hours.from..hours.until).step_by(30).find(|minute| !closed(*minute)).unwrap_or(hours.from)
}

/// Why a column is shut at a minute.
fn shut_at(column: Column, minute: u16, shut: &[ShutView]) -> Option<&ShutView> {
    shut_of(column, shut).find(|view| view.from_min <= minute && minute < view.until_min)
}

/// Where a column is shut.
pub(super) fn shut_of(column: Column, shut: &[ShutView]) -> impl Iterator<Item = &ShutView> {
    shut.iter().filter(move |view| view.date == column.date && (view.advisor.is_none() || view.advisor == column.advisor))
}

/// What else takes time in a column: from, until, what. In a week, where advisors share a column, everybody's.
pub(super) fn taken_of(column: Column, taken: &[Taken]) -> Vec<(u16, u16, TakenWhat)> {
    let own = taken.iter().filter(|one| column.advisor.is_none_or(|advisor| advisor == one.advisor));
    own.filter_map(|one| within(column.date, one).map(|(from, until)| (from, until, one.what))).collect()
}

/// The minutes of a date that something takes.
fn within(date: NaiveDate, taken: &Taken) -> Option<(u16, u16)> {
    let starts = taken.starts.naive();
    let ends = starts + chrono::Duration::minutes(taken.minutes.into());
    let midnight = date.and_time(chrono::NaiveTime::MIN);
    let minute = |at: chrono::NaiveDateTime| {
        u16::try_from(at.signed_duration_since(midnight).num_minutes().clamp(0, DAY_MIN.into())).unwrap_or(DAY_MIN)
    };
    let (from, until) = (minute(starts), minute(ends));
    (from < until).then_some((from, until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        appointment::Mode,
        attendance::Standing,
        ids::{AppointmentId, AppointmentTypeId},
        time::Timestamp,
    };

    const HOURS: Hours = Hours { from: 8 * 60, until: 19 * 60 };

    fn monday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
    }

    /// Monday at `hour:minute`, in UTC.
    fn entry(id: i64, hour: i64, minute: i64, minutes: u16) -> AgendaEntry {
        let midnight = monday().and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let starts = CivilInstant { at: Timestamp::from_epoch(midnight + hour * 3600 + minute * 60), offset_seconds: 0 };
        AgendaEntry {
            id: AppointmentId(id),
            sequence: 0,
            starts,
            minutes,
            state: Standing::Booked,
            kind: AppointmentTypeId(1),
            mode: Mode::OnSite,
            site: None,
            first_name: "Inès".into(),
            last_name: "Martin".into(),
            phone: None,
            advisors: vec![AdvisorId(1)],
        }
    }

    fn shut(from_min: u16, until_min: u16) -> ShutView {
        ShutView { advisor: None, date: monday(), from_min, until_min, because: Reason::Outside, label: String::new() }
    }

    fn lanes(entries: &[AgendaEntry]) -> Vec<(i64, u16, u16)> {
        let column = Column { date: monday(), advisor: None };
        placed(column, HOURS, entries).iter().map(|one| (one.entry.id.0, one.place.lane, one.place.lanes)).collect()
    }

    #[test]
    fn what_overlaps_stands_side_by_side_and_what_follows_has_the_whole_width() {
        let day = [entry(1, 9, 0, 30), entry(2, 9, 15, 30), entry(3, 9, 30, 30), entry(4, 10, 0, 30)];
        assert_eq!(lanes(&day), [(1, 0, 2), (2, 1, 2), (3, 0, 2), (4, 0, 1)]);
    }

    #[test]
    fn ten_at_once_have_ten_lanes_and_no_two_the_same() {
        let day: Vec<_> = (1..=10).map(|id| entry(id, 9, 0, 30)).collect();
        let lanes = lanes(&day);
        assert!(lanes.iter().all(|(_, _, n)| *n == 10));
        assert_eq!(lanes.iter().map(|(_, lane, _)| *lane).collect::<std::collections::BTreeSet<_>>().len(), 10);
    }

    #[test]
    fn a_lane_more_seldom_makes_the_grid_wider_and_never_too_narrow() {
        let day = |n: i64| {
            placed(Column { date: monday(), advisor: None }, HOURS, &(1..=n).map(|id| entry(id, 9, 0, 30)).collect::<Vec<_>>())
        };
        let widths = [0, 1, 4, 5, 6, 10, 11, 20].map(|n| most_lanes([day(n)].iter()));
        assert_eq!(widths, [1, 1, 4, 6, 6, 12, 12, 16]);
    }

    #[test]
    fn rows_are_five_minutes_and_nothing_leaves_the_grid() {
        assert_eq!(HOURS.place(9 * 60, 9 * 60 + 30), Place { at: 12, rows: 6, lane: 0, lanes: 1 });
        assert_eq!(HOURS.place(9 * 60 + 2, 9 * 60 + 8).rows, 2, "a begun row is taken");
        let late = HOURS.place(23 * 60, 24 * 60);
        assert!(late.at + late.rows <= HOURS.rows());
    }

    #[test]
    fn the_grid_reaches_around_what_is_open_or_booked() {
        assert_eq!(hours(&[], &[]), Hours { from: 9 * 60, until: 18 * 60 });
        assert_eq!(hours(&[], &[shut(0, 510), shut(720, 800), shut(1050, 1440)]), Hours { from: 7 * 60, until: 19 * 60 });
        assert_eq!(hours(&[entry(1, 6, 40, 30), entry(2, 21, 0, 90)], &[]), Hours { from: 6 * 60, until: 23 * 60 });
    }

    #[test]
    fn a_weekend_that_is_shut_and_empty_has_no_column() {
        let dates = DateRange::lasting(monday(), 7);
        let of = |days: u64| ShutView { date: monday() + chrono::Days::new(days), ..shut(0, 1440) };
        let shut = [of(5), of(6), of(2)];
        assert_eq!(columns((Span::Week, dates), &[], (&[], &shut)).len(), 5);
        let mut saturday = entry(1, 9, 0, 30);
        saturday.starts.at = saturday.starts.at.plus_minutes(5 * 1440);
        assert_eq!(columns((Span::Week, dates), &[], (&[saturday], &shut)).len(), 6);
    }

    #[test]
    fn a_day_has_a_column_for_each_advisor() {
        let dates = DateRange::lasting(monday(), 1);
        let columns = columns((Span::Day, dates), &[AdvisorId(1), AdvisorId(2)], (&[], &[]));
        assert_eq!(columns.len(), 2);
        assert!(columns[0].holds(&entry(1, 9, 0, 30)) && !columns[1].holds(&entry(1, 9, 0, 30)));
    }

    #[test]
    fn the_first_open_half_hour_is_found() {
        let column = Column { date: monday(), advisor: None };
        assert_eq!(first_open(column, HOURS, &[shut(0, 570), shut(1020, 1440)]), 570);
        assert_eq!(first_open(column, HOURS, &[shut(0, 1440)]), HOURS.from);
    }
}

//! Random agendas, weighted towards clock changes, holidays and windows that touch midnight.

use crate::given::{Given, day};
use domain::{
    agenda::{
        AdvisorSchedule, Assignment, Availability, AvailabilityOverride, Busy, BusyKind, CivilSpan, Grid, Horizon, MinuteOfDay,
        TimeWindow, WeekdaySet,
    },
    holidays::Territory,
    ids::AdvisorId,
    slots::Audience,
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use proptest::{collection::vec, option, prelude::*};

/// Where and when: mostly clock changes, some with unusual offsets, some holidays, one day that never was.
pub const PLACES: [(Tz, Territory, &str); 14] = [
    (Tz::Europe__Paris, Territory::Metropole, "2027-03-28"),
    (Tz::Europe__Paris, Territory::AlsaceMoselle, "2027-03-28"),
    (Tz::Europe__Paris, Territory::Metropole, "2027-10-31"),
    (Tz::Europe__Paris, Territory::None, "2027-10-31"),
    (Tz::Europe__Paris, Territory::Metropole, "2027-05-07"),
    (Tz::Europe__Paris, Territory::AlsaceMoselle, "2027-12-25"),
    (Tz::Indian__Reunion, Territory::Reunion, "2027-12-20"),
    (Tz::America__Miquelon, Territory::None, "2027-03-14"),
    (Tz::America__New_York, Territory::None, "2027-11-07"),
    (Tz::Australia__Lord_Howe, Territory::None, "2027-04-04"),
    (Tz::Atlantic__Azores, Territory::None, "2027-10-31"),
    (Tz::Asia__Beirut, Territory::None, "2027-03-28"),
    (Tz::Pacific__Chatham, Territory::None, "2027-09-26"),
    (Tz::Pacific__Apia, Territory::None, "2011-12-30"),
];

/// One question: an agenda, the place it was made for, and the dates asked.
#[derive(Clone, Debug)]
pub struct Question {
    pub place: usize,
    pub given: Given,
    pub dates: DateRange,
}

pub fn questions() -> impl Strategy<Value = Question> {
    (0..PLACES.len()).prop_flat_map(|place| {
        let base = day(PLACES[place].2);
        let dates = (-2_i64..=1, 1_u16..=3).prop_map(move |(from, days)| DateRange::lasting(shift(base, from), days));
        (given(place, base), dates).prop_map(move |(given, dates)| Question { place, given, dates })
    })
}

fn given(place: usize, base: NaiveDate) -> impl Strategy<Value = Given> {
    let agenda = (prop_oneof![1 => Just(0_usize), 12 => Just(1), 8 => Just(2), 2 => Just(3)])
        .prop_flat_map(move |count| vec(schedule(base), count))
        .prop_flat_map(move |advisors| (Just(advisors), vec(civil_span(base), 0..=2)));
    let lengths =
        (prop_oneof![1 => Just(0), 20 => 1..=120, 3 => 120..=1800], prop_oneof![1 => Just(0), 20 => 1..=90, 4 => 60..=700]);
    let buffers = (-5..=30, -5..=30);
    let limits = (prop_oneof![Just(0), 0..=3000], option::weighted(0.7, horizon(base)), moment(base, -3, 1), 0_i64..60);
    let how = (grid(), assignment(), audience(), option::of(0_i64..3));
    (agenda, lengths, buffers, limits, how).prop_map(move |(agenda, lengths, buffers, limits, how)| {
        let (zone, territory, _) = PLACES[place];
        let mut given = Given::nobody().zone(zone, territory).lasting(lengths.0, lengths.1).buffers(buffers.0, buffers.1);
        (given.agenda.advisors, given.agenda.closures) = agenda;
        // Identities out of the order of the list.
        for (advisor, id) in given.agenda.advisors.iter_mut().zip([5, 2, 9]) {
            advisor.advisor = AdvisorId(id);
        }
        (given.policy.min_notice_min, given.policy.horizon) = (limits.0, limits.1);
        given.now = limits.2.plus_seconds(limits.3);
        (given.policy.grid, given.policy.assignment, given.audience, given.ignoring) = how;
        given
    })
}

fn schedule(base: NaiveDate) -> impl Strategy<Value = AdvisorSchedule> {
    let special = (-2_i64..=3, vec(hours(), 0..=2), any::<bool>())
        .prop_map(move |(days, windows, opens_holiday)| AvailabilityOverride { date: shift(base, days), windows, opens_holiday });
    let absences = prop_oneof![3 => Just(0_usize), 1 => Just(1)].prop_flat_map(move |count| vec(civil_span(base), count));
    (vec(weekly(base), 0..=3), vec(special, 0..=2), absences, vec(busy(base), 0..=5)).prop_map(
        |(weekly, overrides, absences, busy)| AdvisorSchedule { advisor: AdvisorId(0), weekly, overrides, absences, busy },
    )
}

fn weekly(base: NaiveDate) -> impl Strategy<Value = Availability> {
    let days = prop_oneof![3 => Just(127_u8), 2 => 1_u8..=127].prop_map(WeekdaySet::from_bits);
    let date = move || option::weighted(0.3, (-20_i64..=20).prop_map(move |days| shift(base, days)));
    let weeks = prop_oneof![4 => Just(1_u16), 1 => 2_u16..=3];
    (days, hours(), weeks, date(), date()).prop_map(|(days, window, every_weeks, starting, until)| Availability {
        days,
        window,
        every_weeks,
        starting,
        until,
    })
}

fn hours() -> impl Strategy<Value = TimeWindow> {
    let minute = || prop_oneof![1 => Just(0_u16), 4 => (0_u16..=96).prop_map(|quarter| quarter * 15), 2 => 0_u16..=1440, 2 => 60_u16..=240];
    let window = |(from, to)| TimeWindow { from: MinuteOfDay::new(from).unwrap(), to: MinuteOfDay::new(to).unwrap() };
    let ordered = (minute(), minute()).prop_map(|(one, other)| (one.min(other), one.max(other)));
    prop_oneof![2 => Just((0, 1440)), 1 => minute().prop_map(|to| (0, to)), 1 => minute().prop_map(|from| (from, 1440)), 8 => ordered, 1 => (minute(), minute())]
        .prop_map(window)
}

fn civil_span(base: NaiveDate) -> impl Strategy<Value = CivilSpan> {
    (-4 * 1440_i64..=4 * 1440, prop_oneof![3 => -30..=300_i64, 2 => 300..=3000_i64, 1 => Just(1440)], any::<bool>()).prop_map(
        move |(from, length, whole)| {
            let from = if whole { from.div_euclid(1440) * 1440 } else { from };
            let at = |minutes| base.and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::minutes(minutes);
            CivilSpan { from: at(from), until: at(from + length) }
        },
    )
}

fn busy(base: NaiveDate) -> impl Strategy<Value = Busy> {
    let kind = prop_oneof![Just(BusyKind::Appointment), Just(BusyKind::Session), Just(BusyKind::External)];
    let length = prop_oneof![1 => -10..=0_i64, 10 => 1..=180_i64, 1 => 180..=2000_i64];
    (moment(base, -4, 4), length, kind, 0..=40, 0..=40, option::of(0_i64..3)).prop_map(
        |(start, length, kind, before, after, id)| {
            let interval = Interval::new(start, start.plus_minutes(length));
            Busy { id, interval, kind, buffer_before_min: before, buffer_after_min: after }
        },
    )
}

fn horizon(base: NaiveDate) -> impl Strategy<Value = Horizon> {
    let period = (-3_i64..=3, -1_i64..=4)
        .prop_map(move |(from, days)| Horizon::Period { from: shift(base, from), to: shift(base, from + days) });
    prop_oneof![(0_u16..=6).prop_map(Horizon::Days), (0_u16..=5).prop_map(Horizon::WorkingDays), period]
}

/// A whole minute some days around the base.
fn moment(base: NaiveDate, from: i64, until: i64) -> impl Strategy<Value = Timestamp> {
    let midnight = base.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    (from * 1440..until * 1440).prop_map(move |minutes| Timestamp::from_epoch(midnight).plus_minutes(minutes))
}

fn grid() -> impl Strategy<Value = Grid> {
    prop_oneof![Just(Grid::Anchored), Just(Grid::Compact), Just(Grid::Clock)]
}

fn assignment() -> impl Strategy<Value = Assignment> {
    prop_oneof![2 => Just(Assignment::Any), 1 => Just(Assignment::All)]
}

fn audience() -> impl Strategy<Value = Audience> {
    prop_oneof![3 => Just(Audience::Candidate), 1 => Just(Audience::Staff)]
}

fn shift(date: NaiveDate, days: i64) -> NaiveDate {
    date + chrono::TimeDelta::days(days)
}

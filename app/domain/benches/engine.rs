//! What the engine costs: a month with 1 000 busy intervals, for one advisor and for many at once, submit, and the next slot.
#![expect(missing_docs, reason = "the macros of criterion define public items")]

use chrono::TimeDelta;
use criterion::{Criterion, criterion_group, criterion_main};
use domain::{
    agenda::{
        AdvisorSchedule, Agenda, Assignment, Availability, Busy, BusyKind, Grid, MinuteOfDay, SlotPolicy, TimeWindow, WeekdaySet,
    },
    holidays::Territory,
    ids::AdvisorId,
    slots::{Ask, Audience, next_free, open_slots, slot_at},
    time::{DateRange, Interval, NaiveDate, Timestamp, Tz},
};
use std::hint::black_box;

/// Intervals of 20 minutes every 43, from a little before March 2027 on: 1 000 of them last the month.
fn advisor(id: i64, from: Timestamp, n_busy: i64) -> AdvisorSchedule {
    let window = TimeWindow { from: MinuteOfDay::START, to: MinuteOfDay::END };
    let weekly = Availability { days: WeekdaySet::from_bits(127), window, every_weeks: 1, starting: None, until: None };
    let busy = |rank: i64| {
        let start = from.plus_minutes(rank * 43 + id);
        let kind = if rank % 3 == 0 { BusyKind::External } else { BusyKind::Appointment };
        Busy { id: Some(rank), interval: Interval::lasting(start, 1_200), kind, buffer_before_min: 0, buffer_after_min: 5 }
    };
    // In no order, as rows may come.
    let busy = (0..n_busy).map(|rank| busy(rank * 617 % n_busy)).collect();
    AdvisorSchedule { advisor: AdvisorId(id), weekly: vec![weekly], overrides: vec![], absences: vec![], busy }
}

fn engine(criterion: &mut Criterion) {
    let first = NaiveDate::default() + TimeDelta::days(20_878);
    let month = DateRange::lasting(first, 31);
    let start = Timestamp::from_epoch(20_878 * 86_400);
    let policy = SlotPolicy {
        duration_min: 15,
        step_min: 15,
        buffer_before_min: 0,
        buffer_after_min: 0,
        min_notice_min: 60,
        horizon: None,
        grid: Grid::Anchored,
        assignment: Assignment::Any,
    };
    for (count, n_busy, busy) in [(1, 1_000, "1 000"), (10, 1_000, "1 000"), (50, 200, "200")] {
        let advisors = (1..=count).map(|id| advisor(id, start, n_busy)).collect();
        let agenda = Agenda { zone: Tz::Europe__Paris, territory: Territory::Metropole, closures: vec![], advisors };
        let ask = Ask { agenda: &agenda, policy: &policy, now: start, ignoring: None, audience: Audience::Candidate };
        criterion.bench_function(&format!("month, {count} × {busy} busy"), |b| b.iter(|| open_slots(black_box(ask), month)));
        criterion.bench_function(&format!("submit, {count} × {busy} busy"), |b| {
            b.iter(|| slot_at(black_box(ask), start.plus_minutes(14 * 1_440)));
        });
        criterion.bench_function(&format!("next, {count} × {busy} busy"), |b| b.iter(|| next_free(black_box(ask), first)));
    }
}

criterion_group!(benches, engine);
criterion_main!(benches);

//! What is counted alike for one centre and for all of them.

use crate::Services;
use contract::statistics::{AnswerFigures, AppointmentFigures, ByWay, RequestFigures, TrainingFigures, WeekFigures};
use domain::{
    agenda::MinuteOfDay,
    appointment::Party,
    slots::instant_at,
    statistics::{median, weeks},
    time::{DateRange, Interval, Timestamp, Tz},
};
use store::{
    StoreError,
    statistics::{self, Whose},
};

/// How many trainings are told one by one.
pub(super) const MOST_TRAININGS: u32 = 20;

/// The days that are told, on the clock of a place.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub zone: Tz,
    pub dates: DateRange,
    /// From the first instant of the first date to the last of the last.
    pub instants: Interval,
}

impl Span {
    pub fn of(zone: Tz, dates: DateRange) -> Self {
        Self { zone, dates, instants: instants(zone, dates) }
    }
}

fn instants(zone: Tz, dates: DateRange) -> Interval {
    let start = |date| instant_at(zone, date, MinuteOfDay::START);
    Interval::new(start(dates.from), start(dates.until))
}

impl Services {
    /// `trainings` are those most asked about, most first.
    pub(super) async fn requests_of(
        &self,
        whose: Whose,
        span: Span,
        trainings: Vec<(String, u64)>,
    ) -> Result<RequestFigures, StoreError> {
        let reader = self.0.db.read();
        let days = weeks(span.dates);
        let spans: Vec<Interval> = days.iter().map(|week| instants(span.zone, *week)).collect();
        let mut figures = RequestFigures {
            weeks: days.into_iter().map(|days| WeekFigures { days, by_way: ByWay::default() }).collect(),
            referrers: statistics::referrers(reader, whose, span.instants).await?,
            ..RequestFigures::default()
        };
        for row in statistics::weeks(reader, whose, &spans).await? {
            figures.by_way.add(row.way, row.n);
            figures.no_training += row.no_training;
            if let Some(week) = figures.weeks.get_mut(row.week) {
                week.by_way.add(row.way, row.n);
            }
        }
        let named: u64 = trainings.iter().map(|(_, n)| n).sum();
        // A request may come between two statements: nothing goes below zero.
        figures.other_trainings = figures.by_way.total().saturating_sub(figures.no_training).saturating_sub(named);
        figures.trainings = trainings.into_iter().map(|(title, n)| TrainingFigures { title, n }).collect();
        Ok(figures)
    }

    pub(super) async fn answers_of(&self, whose: Whose, span: Span, by_way: ByWay) -> Result<AnswerFigures, StoreError> {
        let delays = statistics::delays(self.0.db.read(), whose, span.instants).await?;
        let answered = delays.to_answer.len() as u64;
        Ok(AnswerFigures {
            received: by_way.callbacks.saturating_add(by_way.enquiries).max(answered),
            answered,
            median_to_open: median(delays.to_open),
            median_to_answer: median(delays.to_answer),
        })
    }

    pub(super) async fn appointments_of(
        &self,
        whose: Whose,
        span: Span,
        now: Timestamp,
    ) -> Result<AppointmentFigures, StoreError> {
        let mut figures = AppointmentFigures::default();
        for row in statistics::appointments(self.0.db.read(), whose, span.instants, now).await? {
            match (row.state.as_str(), row.cancelled_by) {
                ("pending", _) => figures.pending += row.n,
                ("booked", _) => {
                    figures.booked += row.n;
                    figures.unsettled += row.over;
                }
                ("attended", _) => figures.attended += row.n,
                ("no_show", _) => figures.no_show += row.n,
                ("cancelled", Some(Party::Candidate)) => figures.cancelled_by_candidate += row.n,
                ("cancelled", Some(Party::Centre)) => figures.cancelled_by_centre += row.n,
                (state, _) => tracing::error!(state, "an appointment is in a state that nobody counts"),
            }
        }
        Ok(figures)
    }
}

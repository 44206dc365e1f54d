//! The figures of a centre. Counted by the store, in the same few statements whatever there is to count.

use crate::{Services, access::Member, fault::Fault};
use async_trait::async_trait;
use contract::{
    Answer,
    refusal::Refusal,
    scope::StaffScope,
    statistics::{
        AnswerFigures, AppointmentFigures, ByWay, RequestFigures, ShowStatistics, Statistics, StatisticsView, TrainingFigures,
        WeekFigures,
    },
};
use domain::{
    agenda::MinuteOfDay,
    appointment::Party,
    ids::CentreId,
    slots::instant_at,
    staff::Right,
    statistics::{median, period, weeks},
    time::{DateRange, Interval, Timestamp, Tz},
};
use store::{StoreError, journal, statistics};

/// How many trainings are told one by one.
const MOST_TRAININGS: u32 = 20;

#[async_trait]
impl Statistics for Services {
    async fn show(&self, scope: &StaffScope, ask: ShowStatistics) -> Answer<StatisticsView> {
        self.shown_figures(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }

    async fn export(&self, scope: &StaffScope, ask: ShowStatistics) -> Answer<StatisticsView> {
        self.exported_figures(scope, &ask).await.map_err(|fault| fault.refusal(&scope.request))
    }
}

impl Services {
    async fn shown_figures(&self, scope: &StaffScope, ask: &ShowStatistics) -> Result<StatisticsView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        if !member.role().may(Right::OwnRequests) {
            return Err(Refusal::Forbidden.into());
        }
        self.figures(&member, ask).await
    }

    async fn exported_figures(&self, scope: &StaffScope, ask: &ShowStatistics) -> Result<StatisticsView, Fault> {
        let member = self.member(scope, &ask.centre).await?;
        member.managing()?;
        let view = self.figures(&member, ask).await?;
        let (who, now) = ((member.staff(), member.centre().id), self.now());
        // Nobody is named in it: no person is counted.
        let noted: Result<(), StoreError> =
            self.0.db.write(|tx| async move { journal::record(&tx, who, ("statistics_exported", 0), now).await }).await;
        noted?;
        Ok(view)
    }

    async fn figures(&self, member: &Member, ask: &ShowStatistics) -> Result<StatisticsView, Fault> {
        let (now, centre, zone) = (self.now(), member.centre().id, member.centre().centre.zone);
        let period = period((ask.from, ask.to), now.date_in(zone));
        let within = instants(zone, period);
        let requests = self.requests_of((centre, zone), period, within).await?;
        Ok(StatisticsView {
            period,
            zone: zone.name().to_owned(),
            answers: self.answers_of(centre, within, requests.by_way).await?,
            appointments: self.appointments_of(centre, within, now).await?,
            requests,
            may_export: member.role().may(Right::Configure),
        })
    }

    async fn requests_of(
        &self,
        (centre, zone): (CentreId, Tz),
        period: DateRange,
        within: Interval,
    ) -> Result<RequestFigures, Fault> {
        let reader = self.0.db.read();
        let days = weeks(period);
        let spans: Vec<Interval> = days.iter().map(|week| instants(zone, *week)).collect();
        let mut figures = RequestFigures {
            weeks: days.into_iter().map(|days| WeekFigures { days, by_way: ByWay::default() }).collect(),
            referrers: statistics::referrers(reader, centre, within).await?,
            ..RequestFigures::default()
        };
        for row in statistics::weeks(reader, centre, &spans).await? {
            figures.by_way.add(row.way, row.n);
            figures.no_training += row.no_training;
            if let Some(week) = figures.weeks.get_mut(row.week) {
                week.by_way.add(row.way, row.n);
            }
        }
        let trainings = statistics::trainings(reader, centre, within, MOST_TRAININGS).await?;
        let named: u64 = trainings.iter().map(|(_, _, n)| n).sum();
        // A request may come between two statements: nothing goes below zero.
        figures.other_trainings = figures.by_way.total().saturating_sub(figures.no_training).saturating_sub(named);
        figures.trainings = trainings.into_iter().map(|(_, title, n)| TrainingFigures { title, n }).collect();
        Ok(figures)
    }

    async fn answers_of(&self, centre: CentreId, within: Interval, by_way: ByWay) -> Result<AnswerFigures, Fault> {
        let delays = statistics::delays(self.0.db.read(), centre, within).await?;
        let answered = delays.to_answer.len() as u64;
        Ok(AnswerFigures {
            received: by_way.callbacks.saturating_add(by_way.enquiries).max(answered),
            answered,
            median_to_open: median(delays.to_open),
            median_to_answer: median(delays.to_answer),
        })
    }

    async fn appointments_of(&self, centre: CentreId, within: Interval, now: Timestamp) -> Result<AppointmentFigures, Fault> {
        let mut figures = AppointmentFigures::default();
        for row in statistics::appointments(self.0.db.read(), centre, within, now).await? {
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

/// From the first instant of the first date to the last of the last.
fn instants(zone: Tz, dates: DateRange) -> Interval {
    let start = |date| instant_at(zone, date, MinuteOfDay::START);
    Interval::new(start(dates.from), start(dates.until))
}

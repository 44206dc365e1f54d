//! The figures of a centre, and of all centres together. Counted by the store, in the same few statements whatever there is
//! to count.

mod counting;
mod filling;
mod national;

use crate::{Services, access::Member, fault::Fault};
use async_trait::async_trait;
use contract::{
    Answer,
    refusal::Refusal,
    scope::StaffScope,
    statistics::{ShowStatistics, Statistics, StatisticsView},
};
use counting::{MOST_TRAININGS, Span};
use domain::{staff::Right, statistics::period};
use store::{
    StoreError, journal,
    statistics::{self, Whose},
};

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
        let (now, reader, centre) = (self.now(), self.0.db.read(), member.centre());
        let zone = centre.centre.zone;
        let span = Span::of(zone, period((ask.from, ask.to), now.date_in(zone)));
        let whose = Whose::Centre(centre.id);
        let trainings = statistics::trainings(reader, centre.id, span.instants, MOST_TRAININGS).await?;
        let requests = self.requests_of(whose, span, trainings).await?;
        Ok(StatisticsView {
            period: span.dates,
            zone: zone.name().to_owned(),
            answers: self.answers_of(whose, span, requests.by_way).await?,
            appointments: self.appointments_of(whose, span, now).await?,
            filling: self.filling_of(centre, span, now).await?,
            requests,
            may_export: member.role().may(Right::Configure),
        })
    }
}

//! The figures of all centres together, for the command line. Nobody is named, no centre either.

use super::counting::{MOST_TRAININGS, Span};
use crate::Services;
use contract::statistics::{CentreFigures, NationalFigures};
use domain::{
    statistics::period,
    time::{NaiveDate, Tz},
};
use store::{
    StoreError,
    statistics::{self, Whose},
};

/// Days are those of the mainland, whatever the clocks of the centres.
const ZONE: Tz = Tz::Europe__Paris;
/// A centre that lets nothing wait longer answers in time: a week holds five working days wherever it begins.
const IN_TIME_S: i64 = 7 * 24 * 3600;

impl Services {
    /// The figures of all centres between two days, both inside; which days they are otherwise says
    /// [`domain::statistics::period`]. As many statements whatever the number of centres.
    pub async fn national_figures(&self, days: (Option<NaiveDate>, Option<NaiveDate>)) -> Result<NationalFigures, StoreError> {
        let (now, reader) = (self.now(), self.0.db.read());
        let span = Span::of(ZONE, period(days, now.date_in(ZONE)));
        let titles = statistics::titles(reader, span.instants, MOST_TRAININGS).await?;
        let requests = self.requests_of(Whose::Every, span, titles).await?;
        let centres = statistics::centres(reader, span.instants, (IN_TIME_S, now)).await?;
        Ok(NationalFigures {
            period: span.dates,
            centres: CentreFigures {
                n: centres.n,
                n_asked: centres.n_asked,
                n_to_answer: centres.n_to_answer,
                n_in_time: centres.n_in_time,
            },
            answers: self.answers_of(Whose::Every, span, requests.by_way).await?,
            appointments: self.appointments_of(Whose::Every, span, now).await?,
            requests,
        })
    }
}

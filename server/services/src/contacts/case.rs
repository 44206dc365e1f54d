//! A request of any way with what surrounds it: about what, whom, where.

use crate::{Services, desk::Desk, fault::Fault};
use contract::refusal::Refusal;
use domain::{
    callback::{self, HalfDay},
    holidays::Territory,
    ids::RequestId,
    time::{DateRange, NaiveTime, Timestamp, Tz},
};
use store::{
    Reader, centres, closures,
    requests::{self, NewRequest, RequestRow},
    sites, trainings, types,
};

/// A request and what surrounds it.
pub(crate) struct Case {
    /// The request.
    pub request: RequestRow,
    /// About what, whom, where; the type whose questions were asked.
    pub desk: Desk,
}

impl Case {
    /// The zone of its hours.
    pub(crate) fn zone(&self) -> Tz {
        self.desk.zone()
    }

    /// The training's title.
    pub(crate) fn training(&self) -> Option<String> {
        self.desk.training.as_ref().map(|details| details.training.title.clone())
    }

    /// Where the centre is told of it, and where candidates' answers go: the training's contact, or the centre's address.
    pub(crate) fn contact(&self) -> Option<String> {
        let contact = self.desk.training.as_ref().and_then(|details| details.email.as_ref());
        contact.map(|contact| contact.value.clone()).or_else(|| self.desk.centre.centre.email.clone())
    }
}

impl Services {
    /// The request, whatever its way.
    pub(crate) async fn case(&self, id: RequestId) -> Result<Case, Fault> {
        let reader = self.0.db.read();
        let request = requests::find(reader, id).await?.ok_or(Refusal::NotFound)?;
        let desk = desk_of(reader, &request.request).await?;
        Ok(Case { request, desk })
    }

    /// When the centre behind a desk may be asked to call, as things stand at `now`.
    pub(crate) async fn half_days(&self, desk: &Desk, now: Timestamp) -> Result<Vec<HalfDay>, Fault> {
        let today = now.date_in(desk.zone());
        let here = desk.site.as_ref().map(|site| site.id);
        let rows = closures::list(self.0.db.read(), desk.centre.id, today).await?;
        let closed: Vec<DateRange> = rows
            .iter()
            .filter(|row| row.closure.site.is_none() || row.closure.site == here)
            .map(|row| {
                let (from, until) = (row.closure.span.from, row.closure.span.until);
                // Only the dates that it takes whole.
                let first =
                    if from.time() == NaiveTime::MIN { from.date() } else { from.date().succ_opt().unwrap_or(from.date()) };
                DateRange::new(first, until.date())
            })
            .collect();
        Ok(callback::offered(now.in_zone(desk.zone()), territory(desk), &closed))
    }
}

/// Whose public holidays apply.
pub(crate) fn territory(desk: &Desk) -> Territory {
    desk.site.as_ref().map_or(desk.centre.centre.territory, |site| site.site.territory)
}

async fn desk_of(reader: Reader<'_>, asked: &NewRequest) -> Result<Desk, Fault> {
    let centre = centres::find(reader, asked.centre).await?.ok_or(Refusal::NotFound)?;
    let training = match asked.training {
        Some(training) => trainings::find_by_id(reader, training).await?,
        None => None,
    };
    let chosen = match asked.type_id {
        Some(kind) => types::find(reader, asked.centre, kind).await?,
        None => None,
    };
    let site = match asked.site {
        Some(site) => sites::find(reader, asked.centre, site).await?,
        None => None,
    };
    Ok(Desk { training, centre, site, types: Vec::new(), chosen })
}

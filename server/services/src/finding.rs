//! Find a training or a centre, show it.

use crate::{Services, desk::Desk, fault::Fault, gazetteer::Place, views};
use async_trait::async_trait;
use contract::{
    Answer,
    find::{
        CentreDetails, FindTrainings, Finding, PlaceReading, TrainingDetails, TrainingName, TrainingPage, TrainingSummary,
        WayView,
    },
    refusal::Refusal,
    scope::RequestScope,
};
use domain::{
    request::{Referrer, Way},
    text,
};
use store::{
    centres, training_search,
    training_search::{Near, SearchAsk, SearchRow},
    trainings::{self, Publication},
    types,
};

/// Results on a page.
const PER_PAGE: u32 = 20;
/// Kilometres around a place when nothing is said.
const DEFAULT_RADIUS_KM: u16 = 30;
/// The widest circle.
const MAX_RADIUS_KM: u16 = 200;
/// How many trainings are shown elsewhere when nothing lies in the radius.
const N_NEAREST: u64 = 5;
/// The most words of a search that count.
const MAX_WORDS: usize = 8;
/// The most trainings of a centre's page.
const MAX_OF_CENTRE: u64 = 200;

#[async_trait]
impl Finding for Services {
    async fn find_trainings(&self, scope: &RequestScope, ask: FindTrainings) -> Answer<TrainingPage> {
        self.search(&ask).await.map_err(|fault| fault.refusal(scope))
    }

    async fn show_training(
        &self,
        scope: &RequestScope,
        name: TrainingName,
        referrer: Option<Referrer>,
    ) -> Answer<TrainingDetails> {
        self.training_page(&name, referrer).await.map_err(|fault| fault.refusal(scope))
    }

    async fn show_centre(&self, scope: &RequestScope, slug: String) -> Answer<CentreDetails> {
        self.centre_page(&slug).await.map_err(|fault| fault.refusal(scope))
    }
}

impl Services {
    async fn search(&self, ask: &FindTrainings) -> Result<TrainingPage, Fault> {
        let radius_km = ask.radius_km.unwrap_or(DEFAULT_RADIUS_KM).clamp(1, MAX_RADIUS_KM);
        let page = ask.page.max(1);
        let (reading, near, departement) = self.read_place(&ask.place, radius_km);
        let folded = text::fold(&ask.text);
        let mut question = SearchAsk {
            words: folded.split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(ToOwned::to_owned).collect(),
            near,
            departement,
            level: ask.level.filter(|level| (3..=7).contains(level)),
            offset: u64::from(page - 1) * u64::from(PER_PAGE),
            limit: u64::from(PER_PAGE),
        };
        let found = training_search::search(self.0.db.read(), &question).await?;
        let nearest = if found.total == 0 && near.is_some() {
            question.offset = 0;
            training_search::nearest(self.0.db.read(), &question, N_NEAREST).await?
        } else {
            Vec::new()
        };
        Ok(TrainingPage {
            results: found.rows.iter().map(summary).collect(),
            n_total: found.total,
            page,
            n_pages: u32::try_from(found.total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX),
            place: reading,
            radius_km,
            nearest: nearest.iter().map(summary).collect(),
        })
    }

    /// What a typed place means: a circle, a département, nothing, or a name nobody knows.
    fn read_place(&self, typed: &str, radius_km: u16) -> (PlaceReading, Option<Near>, Option<String>) {
        if typed.trim().is_empty() {
            return (PlaceReading::Anywhere, None, None);
        }
        let places = self.0.gazetteer.find_place(typed);
        match places.first() {
            None => (PlaceReading::Unknown, None, None),
            Some(Place::Departement { code, name }) => {
                let reading = PlaceReading::Departement { code: code.clone(), name: name.clone() };
                (reading, None, Some(code.clone()))
            }
            Some(Place::Commune { name, departement, coordinates, .. }) => {
                let others = places.iter().skip(1).filter_map(other_label).take(4).collect();
                let reading = PlaceReading::Commune { name: name.clone(), departement: departement.clone(), others };
                match coordinates {
                    Some((latitude, longitude)) => {
                        let near = Near { latitude: *latitude, longitude: *longitude, radius_km: f64::from(radius_km) };
                        (reading, Some(near), None)
                    }
                    None => (reading, None, Some(departement.clone())),
                }
            }
        }
    }

    async fn training_page(&self, name: &TrainingName, referrer: Option<Referrer>) -> Result<TrainingDetails, Fault> {
        let desk = self.desk_of_training(name, None).await?;
        let now = self.now();
        let today = now.date_in(desk.zone());
        let ways = self.open_ways(&desk, now).await?;
        let Some(details) = &desk.training else { return Err(Refusal::NotFound.into()) };
        let row = &details.training;
        Ok(TrainingDetails {
            key: row.key.clone(),
            title: row.title.clone(),
            short_title: row.title.clone(),
            diploma: row.diploma.clone().unwrap_or_default(),
            level: row.level.unwrap_or(0),
            rncp: row.rncp.clone(),
            duration_years: views::years(row),
            capacity: row.capacity,
            starts_on: views::coming(&row.starts_on, today),
            remote: row.remote,
            site: desk.address(),
            centre: desk.centre_summary(),
            ways,
            referrer,
            published: matches!(row.publication, Publication::Published),
        })
    }

    async fn open_ways(&self, desk: &Desk, now: domain::time::Timestamp) -> Result<Vec<WayView>, Fault> {
        let asked = [Way::Callback, Way::Enquiry].map(|way| WayView { way, first_free: None });
        if desk.chosen.is_none() {
            return Ok(asked.into());
        }
        let chosen = desk.chosen(None)?;
        let first = self.first_free(&chosen, now).await?;
        let first_free = first.map(|slot| slot.interval.start.in_zone(desk.zone()));
        Ok([WayView { way: Way::Appointment, first_free }].into_iter().chain(asked).collect())
    }

    async fn centre_page(&self, slug: &str) -> Result<CentreDetails, Fault> {
        let reader = self.0.db.read();
        let row = centres::find_by_slug(reader, slug).await?.ok_or(Refusal::NotFound)?;
        let offered = types::list(reader, row.id).await?;
        let trainings = trainings::list_of_centre(reader, row.id, 0, MAX_OF_CENTRE).await?;
        let visible =
            |kind: &&types::TypeRow| kind.archived_at.is_none() && kind.settings.visibility == types::Visibility::Public;
        let bookable = offered.iter().any(|kind| visible(&kind));
        Ok(CentreDetails {
            centre: views::centre(&row, None),
            address: views::centre_address(&row.centre),
            types: offered.iter().filter(visible).map(views::appointment_type).collect(),
            trainings: trainings.iter().map(|training| of_centre(training, &row, bookable)).collect(),
        })
    }
}

fn other_label(place: &Place) -> Option<String> {
    match place {
        Place::Commune { name, departement, .. } => Some(format!("{name} ({departement})")),
        Place::Departement { .. } => None,
    }
}

fn summary(row: &SearchRow) -> TrainingSummary {
    TrainingSummary {
        key: row.key.clone(),
        title: row.title.clone(),
        diploma: row.diploma.clone().unwrap_or_default(),
        level: row.level.unwrap_or(0),
        centre_name: row.centre_name.clone(),
        postal_code: row.postal_code.clone(),
        city: row.city.clone(),
        distance_m: row.distance_km.map(|km| (km * 1_000.0).round() as u32),
        bookable: row.bookable,
    }
}

fn of_centre(row: &trainings::TrainingRow, centre: &centres::CentreRow, bookable: bool) -> TrainingSummary {
    TrainingSummary {
        key: row.key.clone(),
        title: row.title.clone(),
        diploma: row.diploma.clone().unwrap_or_default(),
        level: row.level.unwrap_or(0),
        centre_name: centre.centre.name.clone(),
        postal_code: centre.centre.postal_code.clone(),
        city: centre.centre.city.clone(),
        distance_m: None,
        bookable,
    }
}

//! Find a training or a centre, and show it.

use crate::{Answer, scope::RequestScope};
use async_trait::async_trait;
use domain::{
    appointment::Mode,
    request::{Referrer, Way},
    time::{CivilInstant, NaiveDate},
};
use serde::{Deserialize, Serialize};

/// What a visitor typed in the search form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindTrainings {
    /// Free text: title, trade, centre.
    pub text: String,
    /// A commune, a postal code or a département, as typed; empty for everywhere.
    pub place: String,
    /// Kilometres around the place; `None` for the default.
    pub radius_km: Option<u16>,
    /// 3 to 7; `None` for every level.
    pub level: Option<u8>,
    /// 1 for the first page.
    pub page: u32,
}

/// One page of results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingPage {
    /// Results of this page, by distance then title.
    pub results: Vec<TrainingSummary>,
    /// How many results there are in all.
    pub n_total: u64,
    /// The page shown, from 1.
    pub page: u32,
    /// How many pages there are.
    pub n_pages: u32,
    /// How the place was understood; `None` when none was given.
    pub place: PlaceReading,
    /// The radius in force, in kilometres.
    pub radius_km: u16,
    /// When nothing lies in the radius: the five nearest elsewhere.
    pub nearest: Vec<TrainingSummary>,
}

/// How a typed place was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceReading {
    /// No place was typed.
    Anywhere,
    /// A commune: results lie around it.
    Commune {
        /// Its name.
        name: String,
        /// Its département's code.
        departement: String,
        /// Others of the same name, to choose from (label as it may be typed again).
        others: Vec<String>,
    },
    /// A whole département.
    Departement {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
    /// Nothing of that name.
    Unknown,
}

/// A training in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingSummary {
    /// The key, as in addresses.
    pub key: String,
    /// Full title.
    pub title: String,
    /// Diploma, as the catalogue names it.
    pub diploma: String,
    /// 3 to 7.
    pub level: u8,
    /// Who trains.
    pub centre_name: String,
    /// Postal code of the place.
    pub postal_code: String,
    /// Town of the place.
    pub city: String,
    /// Metres from the asked place.
    pub distance_m: Option<u32>,
    /// A slot can be taken (the centre has an agenda for it).
    pub bookable: bool,
}

/// A training at its place, in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingDetails {
    /// The key, as in addresses.
    pub key: String,
    /// Full title.
    pub title: String,
    /// Short title.
    pub short_title: String,
    /// Diploma, as the catalogue names it.
    pub diploma: String,
    /// 3 to 7.
    pub level: u8,
    /// RNCP code, when known.
    pub rncp: Option<String>,
    /// Length in years.
    pub duration_years: Option<u8>,
    /// Places a year, when known.
    pub capacity: Option<u32>,
    /// Coming starts, from today on, in order.
    pub starts_on: Vec<NaiveDate>,
    /// Entirely at a distance.
    pub remote: bool,
    /// Where.
    pub site: AddressView,
    /// Who trains.
    pub centre: CentreSummary,
    /// The ways open to this visitor.
    pub ways: Vec<WayView>,
    /// Where the visitor comes from, as understood.
    pub referrer: Option<Referrer>,
    /// No longer in the catalogue: kept for history, not open.
    pub published: bool,
}

/// One way to reach the centre, as offered on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayView {
    /// Which way.
    pub way: Way,
    /// For appointments: the first free start.
    pub first_free: Option<CivilInstant>,
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddressView {
    /// Number and street; may be empty.
    pub street: String,
    /// Five digits.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Latitude and longitude in millionths of a degree, when known.
    pub coordinates: Option<(i32, i32)>,
}

/// A centre, as shown beside its trainings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreSummary {
    /// In addresses.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Public phone, for display, when known.
    pub phone: Option<String>,
    /// Town.
    pub city: String,
}

/// A centre's own page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CentreDetails {
    /// Who.
    pub centre: CentreSummary,
    /// Where.
    pub address: AddressView,
    /// What can be booked without naming a training.
    pub types: Vec<TypeSummary>,
    /// Its published trainings, by title.
    pub trainings: Vec<TrainingSummary>,
}

/// An appointment type in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeSummary {
    /// In addresses.
    pub slug: String,
    /// What the candidate reads.
    pub name: String,
    /// Minutes.
    pub duration_min: i32,
    /// How the parties may meet.
    pub modes: Vec<Mode>,
}

/// How a partner names a training in its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingName {
    /// The key ("clé ministère éducatif").
    Key(String),
    /// Parcoursup's number.
    Parcoursup(String),
    /// Onisep's "action de formation".
    Action(String),
}

/// Finding and showing what the catalogue holds.
#[async_trait]
pub trait Finding: Send + Sync {
    /// Searches the published trainings. An unknown place is an answer, not a refusal.
    async fn find_trainings(&self, scope: &RequestScope, ask: FindTrainings) -> Answer<TrainingPage>;

    /// One training with the ways open to who comes from `referrer`. [`NotFound`](crate::refusal::Refusal::NotFound) when unknown.
    async fn show_training(
        &self,
        scope: &RequestScope,
        name: TrainingName,
        referrer: Option<Referrer>,
    ) -> Answer<TrainingDetails>;

    /// One centre. [`NotFound`](crate::refusal::Refusal::NotFound) when unknown.
    async fn show_centre(&self, scope: &RequestScope, slug: String) -> Answer<CentreDetails>;
}

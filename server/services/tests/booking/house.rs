//! What these tests arrange with: the use cases over a scene, a clock and seeded chance.

use contract::{
    Answer,
    booking::{BookAppointment, BookedView, Booking, DeskTarget, HoldSlot, HoldView},
    scope::RequestScope,
};
use domain::{
    candidate::CandidateDraft,
    ids::{AdvisorId, AppointmentTypeId},
    time::{Interval, Timestamp},
};
use services::{Chance, Clock, Limits, Services, Setup};
use std::sync::Arc;
use store::{
    Db, StoreError,
    advisors::{self, NewAdvisor},
    appointments,
    appointments::AppointmentRow,
    centres, jobs, requests,
    requests::RequestRow,
    types::{self, NewType},
};
use testkit::{FixedClock, NOW, Scene, SeededRandom};

struct Stopped(FixedClock);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}

struct Seeded(SeededRandom);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// The use cases over one centre with one advisor and one type of half an hour.
pub struct House {
    pub services: Services,
    pub clock: FixedClock,
    pub scene: Scene,
    pub db: Db,
    pub centre_slug: String,
    pub type_slug: String,
}

impl House {
    /// Standing on Monday 1 March 2027, 9:00 in Paris.
    pub async fn new(db: &Db) -> Self {
        Self::with_limits(db, Limits::default()).await
    }

    pub async fn with_limits(db: &Db, limits: Limits) -> Self {
        let scene = Scene::new(db).await;
        Self::over(db, scene, scene.type_id, limits).await
    }

    /// With a second type of the same advisor, which becomes the one asked for.
    pub async fn with_type(db: &Db, change: impl FnOnce(&mut NewType)) -> Self {
        let scene = Scene::new(db).await;
        let mut kind = testkit::a_type(scene.centre);
        change(&mut kind);
        let kind = &kind;
        let id = db.write(|tx| async move { types::insert(&tx, kind, &[scene.advisor], &[]).await }).await.unwrap();
        Self::over(db, scene, id, Limits::default()).await
    }

    /// With a type that a second advisor takes too, who stands behind the first one in every order; and who that is.
    pub async fn with_colleague(db: &Db) -> (Self, AdvisorId) {
        let scene = Scene::new(db).await;
        let kind = &testkit::a_type(scene.centre);
        let colleague = &NewAdvisor { position: 1, ..testkit::an_advisor(scene.centre) };
        let added: Result<_, StoreError> = db
            .write(|tx| async move {
                let second = advisors::insert(&tx, colleague).await?;
                advisors::insert_availability(&tx, &testkit::weekly(second, "09:00", "17:00")).await?;
                Ok((types::insert(&tx, kind, &[scene.advisor, second], &[]).await?, second))
            })
            .await;
        let (id, second) = added.unwrap();
        (Self::over(db, scene, id, Limits::default()).await, second)
    }

    async fn over(db: &Db, scene: Scene, type_id: AppointmentTypeId, limits: Limits) -> Self {
        let clock = FixedClock::at(NOW);
        let services = Self::process(db, &clock, limits, 1);
        let centre = centres::find(db.read(), scene.centre).await.unwrap().unwrap();
        let kind = types::find(db.read(), scene.centre, type_id).await.unwrap().unwrap();
        Self { services, clock, scene, db: db.clone(), centre_slug: centre.centre.slug, type_slug: kind.settings.slug }
    }

    /// The use cases as another process has them, over its own connection to the same database.
    pub fn process(db: &Db, clock: &FixedClock, limits: Limits, seed: u64) -> Services {
        Services::new(Setup {
            db: db.clone(),
            clock: Arc::new(Stopped(clock.clone())),
            chance: Arc::new(Seeded(SeededRandom::new(seed))),
            secret: [7; 32],
            public_url: "https://rdv.example.org".to_owned(),
            limits,
        })
    }

    pub fn target(&self) -> DeskTarget {
        DeskTarget::Type { centre: self.centre_slug.clone(), type_slug: self.type_slug.clone() }
    }

    pub async fn hold_as(&self, visitor: Option<&str>, starts_at: Timestamp) -> Answer<HoldView> {
        let visitor = visitor.map(ToOwned::to_owned);
        let ask = HoldSlot { target: self.target(), referrer: None, mode: None, starts_at, visitor };
        self.services.hold_slot(&scope("visitor"), ask).await
    }

    pub async fn hold(&self, starts_at: Timestamp) -> Answer<HoldView> {
        self.hold_as(None, starts_at).await
    }

    /// Fills the form of a hold as a person does: slowly enough.
    pub async fn book(&self, hold: &HoldView, who: &str) -> Answer<BookedView> {
        self.clock.advance_seconds(5);
        self.services.book(&scope(who), Self::form(hold, who)).await
    }

    pub fn form(hold: &HoldView, who: &str) -> BookAppointment {
        BookAppointment { hold: hold.token.clone(), ticket: hold.ticket.clone(), trap: String::new(), draft: draft(who) }
    }

    /// Every appointment of the centre from a day before [`NOW`] on.
    pub async fn appointments(&self) -> Vec<AppointmentRow> {
        let range = Interval::new(NOW.plus_minutes(-24 * 60), NOW.plus_minutes(400 * 24 * 60));
        appointments::list(self.db.read(), self.scene.centre, range, 1000).await.unwrap()
    }

    pub async fn requests(&self) -> Vec<RequestRow> {
        requests::list_of_centre(self.db.read(), self.scene.centre, 0, 1000).await.unwrap()
    }

    pub async fn n_jobs(&self) -> u64 {
        jobs::state(self.db.read(), self.clock.now()).await.unwrap().n_queued
    }
}

pub fn scope(who: &str) -> RequestScope {
    RequestScope { address_key: format!("address of {who}"), request_id: "test".to_owned() }
}

pub fn draft(who: &str) -> CandidateDraft {
    CandidateDraft {
        first_name: "Lina".to_owned(),
        last_name: "Kaci".to_owned(),
        email: format!("{who}@example.org"),
        phone: "06 39 98 12 34".to_owned(),
        subjects: vec!["place".to_owned()],
        ..CandidateDraft::default()
    }
}

/// Hours and minutes of Monday 1 March 2027 in Paris (UTC+1), plus whole days.
pub fn at(days: i64, hour: i64, minute: i64) -> Timestamp {
    NOW.plus_minutes(days * 24 * 60 + (hour - 9) * 60 + minute)
}
